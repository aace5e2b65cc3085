/** Beside what is wrong: what is strong here, as Asset Based Community Development asks; and what is missing, each with its true reason. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { filterOfPlace } from "#data/region/filter.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { hasColumns, landCode, type Profile } from "#data/schema/profile.ts";
import { statuses } from "#data/schema/status.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { allInAreaQuery } from "../../api/initiatives.ts";
import { spineAt } from "../../figures/area/spine.tsx";
import { joinedWords } from "../../labels/comparable-words.ts";
import { levelsWord, statusReason, statusWordLong, words } from "../../labels/format.ts";
import { profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { Fetched } from "../../ui/loading.tsx";

interface PartProps {
  profile: Profile;
  catalog: Catalog;
}

/** From this place on the favourable side a figure is strong: the best quarter. */
const best = 75;
const mostNamed = 8;

export function Strong({ profile, catalog }: PartProps) {
  const write = profileWriter(profile, catalog);
  const areas = levelsWord(profile.positionsAmong ?? "gemeente");
  const strong = profile.figures
    .flatMap((figure) => {
      const indicator = catalog.indicators.find(({ id }) => id === figure.indicator);
      const { here } = figure.positions ?? {};
      if (!indicator || here === undefined || indicator.polarity === "neutral" || indicator.classMethod.labels || figure.old)
        return [];
      const at = spineAt(indicator.polarity, here);
      return at >= best ? [{ figure, indicator, at }] : [];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, mostNamed);
  return (
    <section aria-labelledby="sterk">
      <details className="fold">
        <summary>
          <h2 id="sterk">{m.profile_strong()}</h2>
        </summary>
        {strong.length === 0 ? (
          <p>{m.profile_strong_none({ areas })}</p>
        ) : (
          <>
            <h3>{m.profile_strong_figures({ areas })}</h3>
            <ul className="wb-list">
              {strong.map(({ figure, indicator }) => {
                const written = write.here(indicator, figure);
                return (
                  <li key={indicator.id}>
                    {words(indicator.name)}: <FigureText figure={written} />, {figure.year}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {profile.area.code === landCode || !filterOfPlace(profile.area.code) ? null : <StrongEntries code={profile.area.code} />}
      </details>
    </section>
  );
}

/** What is entered of facilities, and of residents who take part. */
function StrongEntries({ code }: { code: string }) {
  const found = useQuery(allInAreaQuery(code));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ initiatives }) => {
        const running = initiatives.filter(({ content }) => content.lifecycle !== "beeindigd");
        const places = running.filter(({ content }) => content.kind === "voorziening");
        const residents = running.filter(({ content }) => content.parties.some(({ role }) => role === "bewoners"));
        return (
          <>
            <h3>{m.profile_strong_places()}</h3>
            <Named entries={places} none={m.profile_strong_places_none()} />
            <h3>{m.profile_strong_residents()}</h3>
            <Named entries={residents} none={m.profile_strong_residents_none()} />
          </>
        );
      }}
    </Fetched>
  );
}

function Named({ entries, none }: { entries: readonly { id: string; content: { title: string } }[]; none: string }) {
  if (entries.length === 0) return <p className="wb-soft">{none}</p>;
  return (
    <ul className="wb-list">
      {entries.slice(0, mostNamed).map(({ id, content }) => (
        <li key={id}>
          <Link to="/initiatieven/$id" params={{ id }} search={(view) => ({ ...view, ...noFilter })} className="nl-link">
            {content.title}
          </Link>
        </li>
      ))}
      {entries.length > mostNamed ? <li>{m.matrix_more({ count: String(entries.length) })}</li> : null}
    </ul>
  );
}

export function MissingFigures({ profile, catalog }: PartProps) {
  const { figures, region } = profile;
  const named = (id: string) => catalog.indicators.find((one) => one.id === id);
  const byStatus = statuses.flatMap((status) => {
    const names = figures.flatMap((one) => (one.value === null && one.status === status ? (named(one.indicator) ?? []) : []));
    return names.length === 0 ? [] : [{ word: statusWordLong(status), reason: statusReason(status), names: namesOf(names) }];
  });
  const elsewhere = catalog.indicators.filter(({ id }) => !figures.some((one) => one.indicator === id));
  const old = figures.flatMap((one) => (one.old && one.value !== null ? (named(one.indicator) ?? []) : []));
  // What is put together lacks what cannot be added up, and what its parts have no figures of.
  const isNotAdded = ({ id }: PublishedIndicator) => region?.without.includes(id) ?? false;
  const notAdded = elsewhere.filter(isNotAdded);
  const notGiven = elsewhere.filter((one) => !isNotAdded(one));
  const levels = levelsOfParts(profile);
  return (
    <section aria-labelledby="ontbreekt">
      <details className="fold">
        <summary>
          <h2 id="ontbreekt">{m.profile_missing()}</h2>
        </summary>
        <dl className="reasons">
          {byStatus.map(({ word, reason, names }) => (
            <div key={word}>
              <dt>{`${m.profile_missing_here()}: ${word}`}</dt>
              <dd>
                {reason} {names}.
              </dd>
            </div>
          ))}
          {notAdded.length > 0 ? (
            <div>
              <dt>{m.region_missing()}</dt>
              <dd>
                {m.region_missing_why()} {namesOf(notAdded)}.
              </dd>
            </div>
          ) : null}
          {notGiven.length > 0 ? (
            <div>
              <dt>{m.profile_missing_level()}</dt>
              <dd>
                {m.profile_missing_level_why({ areas: levels })} {namesOf(notGiven)}.
              </dd>
            </div>
          ) : null}
          {old.length > 0 ? (
            <div>
              <dt>{m.profile_missing_old()}</dt>
              <dd>
                {m.year_old_legend()} {namesOf(old)}.
              </dd>
            </div>
          ) : null}
          {(catalog.absent ?? []).map(({ id, name, why, where }) => (
            <div key={id}>
              <dt>{`${m.profile_missing_open()}: ${words(name)}`}</dt>
              <dd>
                {m.profile_missing_because({ why: words(why) })} {words(where)}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

/** Levels that the figures of an area are given for: of what is put together those of its parts. */
function levelsOfParts({ area, region }: Profile): string {
  if (hasColumns(area.level)) return levelsWord(area.level);
  const parts = new Set(region?.parts.map(({ level }) => levelsWord(level)));
  return parts.size === 0 ? m.area_national() : joinedWords([...parts]);
}

const namesOf = (indicators: readonly PublishedIndicator[]): string => indicators.map(({ short }) => words(short)).join(", ");
