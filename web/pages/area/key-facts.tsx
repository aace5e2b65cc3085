/** In short: who lives here, how the main index stands and went, what is being done, and how fresh that is. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { filterOfPlace } from "#data/region/filter.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { landCode, type Profile, type ProfileFigure } from "#data/schema/profile.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { areaInitiativesQuery } from "../../api/initiatives.ts";
import { trendPath, trendScale } from "../../figures/area/trend-line.ts";
import { formatDate, formatNumber, words } from "../../labels/format.ts";
import { type ProfileWriter, profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { Fetched } from "../../ui/loading.tsx";

interface KeyFactsProps {
  profile: Profile;
  catalog: Catalog;
  manifest: Manifest;
}

export function KeyFacts({ profile, catalog, manifest }: KeyFactsProps) {
  const { inhabitants, code } = profile.area;
  return (
    <section className="key-facts" aria-labelledby="kort">
      <h2 id="kort" className="wb-hidden">
        {m.profile_facts()}
      </h2>
      <dl>
        <div>
          <dt>{m.profile_people()}</dt>
          <dd className="key-facts__big">{inhabitants === undefined ? m.profile_people_unknown() : formatNumber(inhabitants)}</dd>
        </div>
        <MainIndex profile={profile} catalog={catalog} />
        {filterOfPlace(code) ? (
          <div>
            <dt>{m.layer_area_title()}</dt>
            <dd>
              <Initiatives code={code} builtAt={manifest.builtAt} />
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

/** Class of the Leefbaarometer as it is now, and the course of the first of these that has more than one year. */
const index = "leefbaarometer-klasse";
const courses = ["leefbaarometer-score", "leefbaarometer-2-score", "goed-ervaren-gezondheid", "misdrijven"];

function MainIndex({ profile, catalog }: Pick<KeyFactsProps, "profile" | "catalog">) {
  const write = profileWriter(profile, catalog);
  const find = (id: string) => {
    const figure = profile.figures.find((one) => one.indicator === id);
    const indicator = catalog.indicators.find((one) => one.id === id);
    return figure && indicator ? { figure, indicator } : undefined;
  };
  const now = find(index);
  const course = courses.map(find).find((one) => one && new Set(one.figure.series.flatMap(({ value }) => value ?? [])).size > 1);
  return (
    <>
      {now ? (
        <div>
          <dt>{m.profile_livability()}</dt>
          <dd className="key-facts__big">
            <FigureText figure={write.here(now.indicator, now.figure)} />
            <span className="wb-small wb-soft"> {now.figure.year}</span>
          </dd>
        </div>
      ) : null}
      {course ? <Course {...course} write={write} /> : null}
    </>
  );
}

const box = { left: 3, right: 117, top: 4, bottom: 28 };

interface CourseProps {
  figure: ProfileFigure;
  indicator: PublishedIndicator;
  write: ProfileWriter;
}

/** A line as small as a word; its ends stand in words beside it, and the whole of it in its theme. */
function Course({ figure: { series }, indicator, write }: CourseProps) {
  const valued = series.filter(({ value }) => value !== null);
  const [first, last] = [valued[0], valued.at(-1)];
  const scale = trendScale([series], box);
  if (!first || !last || !scale) return null;
  const [from, to] = [write.here(indicator, first), write.here(indicator, last)];
  return (
    <div>
      <dt>{m.profile_trend_from({ name: words(indicator.short), from: String(first.year), to: String(last.year) })}</dt>
      <dd>
        <svg className="key-facts__course" viewBox="0 0 120 32" aria-hidden="true">
          <path d={trendPath(series, scale)} />
          {valued.map((one) => (
            <circle key={one.year} cx={scale.x(one.year)} cy={scale.y(one.value ?? 0)} r={one === last ? 3 : 2} />
          ))}
        </svg>
        <span className="wb-small">
          {m.profile_trend_first()} <FigureText figure={from} unit={false} said={from.marks} /> {m.profile_trend_last()}{" "}
          <FigureText figure={to} unit={false} />
        </span>
      </dd>
    </div>
  );
}
function Initiatives({ code, builtAt }: { code: string; builtAt: string }) {
  const area = code === landCode ? undefined : code;
  const found = useQuery(areaInitiativesQuery(area, {}, "-confirmed"));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ initiatives: [newest], numberMatched, numberActive, numberUnconfirmed }) => (
        <>
          {numberMatched === 0 ? (
            <p>{m.layer_area_none()}</p>
          ) : (
            <p className="key-facts__big">
              {formatNumber(numberMatched)}
              <span className="wb-small wb-soft">
                {" "}
                {m.layer_counts({ active: formatNumber(numberActive), unconfirmed: formatNumber(numberUnconfirmed) })}
              </span>
            </p>
          )}
          <p className="wb-small wb-soft">
            {newest?.verifiedOn === undefined ? null : (
              <>
                {m.profile_confirmed()}:{" "}
                <Link
                  to="/initiatieven/$id"
                  params={{ id: newest.id }}
                  search={(view) => ({ ...view, ...noFilter })}
                  className="nl-link"
                >
                  {newest.content.title}
                </Link>
                , {formatDate(`${newest.verifiedOn}T12:00:00Z`)} ·{" "}
              </>
            )}
            {m.profile_figures_of({ date: formatDate(builtAt) })}
          </p>
        </>
      )}
    </Fetched>
  );
}
