/** "Verloop en aanpak": a figure over the years with the initiatives of the area on the same axis, and all of it as a table. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, SeriesYear } from "#data/schema/profile.ts";
import { csvOf } from "#data/text/csv.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { allInAreaQuery } from "../../api/initiatives.ts";
import { mostLanes, TimeAxis } from "../../figures/area/time-axis.tsx";
import { type Lane, lanesOf } from "../../figures/area/time-lanes.ts";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { formatYears, unitOf, words } from "../../labels/format.ts";
import { agreementLine, fundingWords, periodWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";

interface Course {
  indicator: PublishedIndicator;
  series: readonly SeriesYear[];
}

interface ApproachProps {
  profile: Profile;
  catalog: Catalog;
}

export function Approach({ profile, catalog }: ApproachProps) {
  const [opened, setOpened] = useState(false);
  const found = useQuery({ ...allInAreaQuery(profile.area.code), enabled: opened });
  return (
    <section aria-labelledby="verloop">
      <details className="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <h2 id="verloop">{m.profile_axis()}</h2>
        </summary>
        {opened ? (
          <Fetched query={found} waiting={m.layer_loading()}>
            {({ initiatives }) => (
              <OneAxis
                profile={profile}
                catalog={catalog}
                lanes={lanesOf(initiatives)}
                without={initiatives.length - lanesOf(initiatives).length}
              />
            )}
          </Fetched>
        ) : null}
      </details>
    </section>
  );
}

function OneAxis({ profile, catalog, lanes, without }: ApproachProps & { lanes: readonly Lane[]; without: number }) {
  const courses = profile.figures.flatMap(({ indicator: id, series }): Course[] => {
    const indicator = catalog.indicators.find((one) => one.id === id);
    return indicator && series.filter(({ value }) => value !== null).length > 1 ? [{ indicator, series }] : [];
  });
  const longest = courses.toSorted((a, b) => b.series.length - a.series.length)[0];
  const usual = courses.find(({ indicator }) => indicator.id === "misdrijven") ?? longest;
  const [chosen, setChosen] = useState(usual?.indicator.id);
  const figure = courses.find(({ indicator }) => indicator.id === chosen);
  const name = `${profile.area.name}, ${figure ? words(figure.indicator.name) : m.profile_axis()}`;
  return (
    <figure>
      <p className="wb-soft">{m.profile_axis_help()}</p>
      <SelectField
        className="members__figure no-print"
        label={m.area_figure()}
        value={chosen}
        options={courses.map(({ indicator }) => ({ value: indicator.id, label: words(indicator.name) }))}
        onChoose={setChosen}
      />
      {figure ? (
        <figcaption>
          <strong>{words(figure.indicator.name)}</strong>
        </figcaption>
      ) : null}
      {lanes.length > 0 ? <TimeKey /> : null}
      {/* On a phone it is wider than the window, and can be scrolled with the keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="wb-scroll" tabIndex={0} aria-label={m.profile_axis()}>
        <TimeAxis figure={figure} lanes={lanes} />
      </section>
      {lanes.length > mostLanes ? (
        <p className="wb-small wb-soft">{m.profile_axis_more({ count: String(lanes.length - mostLanes) })}</p>
      ) : null}
      {lanes.length === 0 ? <p className="wb-soft">{m.profile_axis_none()}</p> : <LanesTable lanes={lanes} />}
      {without > 0 ? <p className="wb-small wb-soft">{m.profile_axis_without({ count: String(without) })}</p> : null}
      <ChartFiles
        name={name}
        csv={() => axisCsv(figure, lanes)}
        catalog={catalog}
        picture={{
          unit: figure ? unitOf(figure.indicator) : "",
          years: formatYears(figure?.series.flatMap(({ year, value }) => (value === null ? [] : year)) ?? []),
          keys: lanes.length > 0 ? m.chart_keys_axis() : "",
          sources: figure?.series.map(({ source }) => source) ?? [],
        }}
      />
    </figure>
  );
}

function TimeKey() {
  return (
    <p className="time-key wb-small wb-soft">
      <span>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <rect className="time-axis__period" x={0} y={5} width={22} height={5} />
        </svg>
        {m.profile_axis_key_period()}
      </span>
      <span>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <line className="time-axis__money" x1={0} x2={22} y1={7} y2={7} />
        </svg>
        {m.profile_axis_key_money()}
      </span>
      <span>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <path className="time-axis__agreement" d="M11 1.5l5 5.5l-5 5.5l-5 -5.5z" />
        </svg>
        {m.profile_axis_key_agreement()}
      </span>
    </p>
  );
}

const partsOf = ({ content }: Lane["initiative"]) => ({
  title: content.title,
  period: periodWords(content.period) ?? "–",
  agreements: content.agreements.map(agreementLine),
  money: content.funding.map(fundingWords),
});

function LanesTable({ lanes }: { lanes: readonly Lane[] }) {
  return (
    <details className="fold wb-small">
      <summary>{m.profile_axis_table()}</summary>
      <div className="wb-scroll">
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{m.layer_area_title()}</th>
              <th scope="col">{m.profile_axis_period()}</th>
              <th scope="col">{m.profile_axis_agreements()}</th>
              <th scope="col">{m.profile_axis_money()}</th>
            </tr>
          </thead>
          <tbody>
            {lanes.map(({ initiative }) => {
              const { title, period, agreements, money } = partsOf(initiative);
              return (
                <tr key={initiative.id}>
                  <th scope="row">
                    <Link
                      to="/initiatieven/$id"
                      params={{ id: initiative.id }}
                      search={(view) => ({ ...view, ...noFilter })}
                      className="nl-link"
                    >
                      {title}
                    </Link>
                  </th>
                  <td>{period}</td>
                  <td>{agreements.join("; ") || "–"}</td>
                  <td>{money.join("; ") || "–"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** One list, so that a spreadsheet can put all of it on one axis: the years of the figure, then the initiatives with their periods. */
const axisCsv = (figure: Course | undefined, lanes: readonly Lane[]): string =>
  csvOf([
    [
      m.area_figure(),
      m.profile_axis_from(),
      m.profile_axis_to(),
      m.table_value(),
      m.profile_axis_agreements(),
      m.profile_axis_money(),
    ],
    ...(figure?.series ?? []).map(({ year, value }) => [figure ? words(figure.indicator.name) : "", year, year, value, "", ""]),
    ...lanes.map(({ initiative }) => {
      const { title, agreements, money } = partsOf(initiative);
      const { from = "", to = "" } = initiative.content.period;
      return [title, from, to, "", agreements.join("; "), money.join("; ")];
    }),
  ]);
