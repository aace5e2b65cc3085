/** The parts of an area one by one, with their spread: a mean of them all hides the ones that matter most. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Column } from "#data/codecs/columns.ts";
import { type Catalog, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { csvOf } from "#data/text/csv.ts";
import { columnEntryOf, useColumn } from "../../api/published.ts";
import { SpreadChart } from "../../figures/area/spread.tsx";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { figureWords, marksOfColumn, writeFigureAt } from "../../labels/figures.ts";
import { countWords, statusWordLong, unitName, unitOf, words, yearWords } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import { statusOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { Loading } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type AreaParts, hasParts, useAreaParts } from "./area-parts.ts";

interface MembersProps {
  profile: Profile;
  catalog: Catalog;
}

/** What is behind the fold is fetched when it is opened, and stays. */
export function PartsOfArea({ profile, catalog }: MembersProps) {
  const [opened, setOpened] = useState(false);
  const parts = useAreaParts(profile, opened);
  if (!hasParts(profile)) return null;
  return (
    <section aria-labelledby="delen">
      <details className="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <h2 id="delen">{m.profile_members()}</h2>
        </summary>
        {!opened ? null : parts.data ? (
          <PartsOnFigure profile={profile} catalog={catalog} parts={parts.data} />
        ) : (
          <Loading error={parts.error}>{m.loading()}</Loading>
        )}
      </details>
    </section>
  );
}

/** The first of these that the parts have is shown first. */
const first = ["leefbaarometer-score", "misdrijven-per-1000"];

function PartsOnFigure({ profile, catalog, parts }: MembersProps & { parts: AreaParts }) {
  const shown = catalog.indicators.filter(
    (one) => one.columns.some(({ level }) => level === parts.level) && one.aggregation.rule !== "sum" && !one.classMethod.labels,
  );
  const usual = first.find((id) => shown.some((one) => one.id === id)) ?? shown[0]?.id;
  const [chosen, setChosen] = useState(usual);
  const indicator = shown.find(({ id }) => id === chosen);
  const entry = indicator && columnEntryOf(indicator, parts.level, Number.POSITIVE_INFINITY);
  const column = useColumn(entry);
  if (!indicator || !entry) return null;
  return (
    <>
      <p className="wb-soft">{m.profile_members_help({ count: countWords(parts.level, parts.rows.length) })}</p>
      <SelectField
        className="members__figure no-print"
        label={m.area_figure()}
        value={chosen}
        options={shown.map((one) => ({ value: one.id, label: words(one.name) }))}
        onChoose={setChosen}
      />
      {column.data ? (
        <PartsTable
          profile={profile}
          catalog={catalog}
          parts={parts}
          indicator={indicator}
          year={entry.year}
          column={column.data}
        />
      ) : (
        <Loading error={column.error}>{m.loading_figures()}</Loading>
      )}
    </>
  );
}

interface PartsTableProps extends MembersProps {
  parts: AreaParts;
  indicator: PublishedIndicator;
  year: number;
  column: Column;
}

function PartsTable({ profile, catalog, parts: { index, rows, level }, indicator, year, column }: PartsTableProps) {
  const entry = columnEntryOf(indicator, level, year) ?? { computed: false, level, source: undefined };
  const value = (row: number) => column.values[row] ?? Number.NaN;
  const key = (row: number) => (Number.isFinite(value(row)) ? value(row) : Number.NEGATIVE_INFINITY);
  const ordered = rows.toSorted((a, b) => (key(b) === key(a) ? a - b : key(b) - key(a)));
  const valued = ordered.filter((row) => Number.isFinite(value(row)));
  const said = marksOfColumn(indicator, entry.computed);
  const written = ordered.map((row) => writeFigureAt(indicator, entry, column, row));
  const figure = profile.figures.find((one) => one.indicator === indicator.id);
  const sameYear = figure?.year === year;
  const lines = [
    ...(sameYear && figure.value !== null ? [{ name: profile.area.name, value: figure.value, kind: "here" as const }] : []),
    ...(sameYear && profile.benchmark && typeof figure.benchmark?.value === "number"
      ? [{ name: benchmarkName(profile.benchmark), value: figure.benchmark.value, kind: "there" as const }]
      : []),
  ];
  const name = `${words(indicator.name)}, ${year}`;
  const csv = () =>
    csvOf([
      [
        m.table_code(),
        m.table_area(),
        m.area_figure(),
        m.indicator_year(),
        m.table_value(),
        m.indicator_unit(),
        m.table_status(),
      ],
      ...ordered.map((row) => [
        ...[index.codes[row] ?? "", index.names[row] ?? "", words(indicator.name), year],
        ...[Number.isFinite(value(row)) ? Number(value(row).toFixed(indicator.unit.decimals)) : null, unitName(indicator)],
        statusWordLong(statusOf(column.status[row] ?? 4)),
      ]),
    ]);
  return (
    <figure className="members">
      <figcaption>
        <strong>{words(indicator.name)}</strong>{" "}
        <span className="wb-soft">{yearWords(year, isOldYear(catalog.indicators, indicator, year))}</span>
      </figcaption>
      <SpreadChart
        indicator={indicator}
        count={countWords(level, valued.length)}
        parts={valued.map((row, i) => ({
          name: index.names[row] ?? "",
          value: value(row),
          text: written[i] ? figureWords(written[i]) : "",
        }))}
        lines={lines}
      />
      <ChartFiles
        name={`${profile.area.name}, ${name}`}
        csv={csv}
        catalog={catalog}
        {...(valued.length > 1
          ? {
              picture: {
                unit: [unitOf(indicator), countWords(level, valued.length)].filter(Boolean).join(", "),
                years: String(year),
                sources: [entry.source ?? indicator.source],
              },
            }
          : {})}
      />
      <details className="fold wb-small" open={rows.length <= 12}>
        <summary>{m.profile_members_table({ count: countWords(level, rows.length) })}</summary>
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{m.table_area()}</th>
              <th scope="col" className="wb-number">
                {words(indicator.short)}
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((row, i) => {
              const one = written[i];
              return (
                <tr key={row}>
                  <th scope="row">
                    <Link to="/gebied/$code" params={{ code: index.codes[row] ?? "" }} search={true} className="nl-link">
                      {index.names[row]}
                    </Link>
                  </th>
                  <td className="wb-number">{one ? <FigureText figure={one} said={said} /> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <MarkKey marks={marksAmong(written, said)} />
      </details>
    </figure>
  );
}
