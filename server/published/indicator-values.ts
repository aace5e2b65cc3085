/** All figures of an indicator of one level and year, as an answer and as a table. */
import { z } from "@hono/zod-openapi";
import { decodeColumn, readCell } from "#data/codecs/columns.ts";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import { Level } from "#data/schema/area.ts";
import { type ColumnEntry, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import { marginOf } from "#data/schema/indicator.ts";
import { FigureStatus, Margin, Marks, StatusWords, type YearFigure } from "#data/schema/profile.ts";
import { hasValue, marksOf, type Status, statuses } from "#data/schema/status.ts";
import { type Standing, type StandingOf, standingsOf } from "#data/stats/stats.ts";
import { type CsvCell, csvLine, csvMark } from "#data/text/csv.ts";
import { Problem } from "../http/errors.ts";
import { withList } from "../http/stream.ts";
import { mapInSlices } from "../scheduling/yielding.ts";
import { markWords, statusWords, wordsOf } from "./figure-words.ts";
import type { PublishedSet } from "./published-set.ts";

export const Values = z
  .object({
    indicator: z.string(),
    level: Level,
    year: z.number().int(),
    old: z
      .boolean()
      .openapi({ description: "Waar als het jaar meer dan drie jaar ouder is dan het nieuwste cijfer over hetzelfde thema" }),
    unit: z.string(),
    computed: z.boolean().openapi({ description: "Waar als Wijkblik het cijfer uit kleinere gebieden heeft berekend" }),
    source: z.object({ id: z.string(), title: z.string(), publisher: z.string(), licence: z.string(), attribution: z.string() }),
    values: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        value: z.number().nullable(),
        status: FigureStatus,
        coverage: z
          .number()
          .int()
          .optional()
          .openapi({ description: "Deel van het gebied (in procenten) waar het cijfer op rust" }),
        marks: Marks,
        margin: Margin,
      }),
    ),
    statuses: StatusWords,
  })
  .openapi("IndicatorValues");

/** Throws a Problem 404. */
export function requireIndicator(set: PublishedSet, id: string): PublishedIndicator {
  const found = set.catalog.indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Problem(404, "There is no indicator of this name: see /api/v1/indicators.");
  return found;
}

/** Rejects with a Problem 404 that tells which years there are. */
export async function valuesOf(
  set: PublishedSet,
  id: string,
  level: Level,
  year: number | undefined,
): Promise<z.infer<typeof Values>> {
  const indicator = requireIndicator(set, id);
  const entry = columnEntry(indicator, level, year);
  if (!entry) {
    const years = indicator.columns.filter((column) => column.level === level).map((column) => column.year);
    throw new Problem(
      404,
      `${id} has no figures at this level and year; years of level ${level}: ${years.sort().join(", ") || "none"}.`,
    );
  }
  const { codes, names } = set.areas[level];
  const source = sourceOf(set.catalog.sources, indicator, entry);
  const values = await mapInSlices(codes, (code, row) => {
    const { value, status, coverage, marks, margin } = figureAt(set, indicator, entry, row);
    return {
      ...{ code, name: names[row] ?? "", value, status },
      ...(coverage === undefined ? {} : { coverage }),
      ...(marks ? { marks } : {}),
      ...(margin === undefined ? {} : { margin }),
    };
  });
  return {
    indicator: id,
    level,
    year: entry.year,
    old: isOldYear(set.catalog.indicators, indicator, entry.year),
    unit: indicator.unit.label.nl,
    computed: entry.computed,
    source: {
      id: sourceIdOf(indicator, entry),
      title: source?.title ?? sourceIdOf(indicator, entry),
      publisher: source?.publisher ?? "",
      licence: source?.licence ?? "",
      attribution: source?.attribution ?? "",
    },
    values,
    statuses: wordsOf(values.map(({ status }) => status)),
  };
}

export async function valuesJson({ values, ...about }: z.infer<typeof Values>): Promise<string> {
  return withList(about, "values", await mapInSlices(values, (value) => JSON.stringify(value)));
}

export const valuesCsv = ({ indicator, year, old, unit, source, values }: z.infer<typeof Values>) =>
  toCsv(
    [
      "code",
      "naam",
      "indicator",
      "jaar",
      "waarde",
      "eenheid",
      "status",
      "dekking_procent",
      "bron",
      "licentie",
      "oud_jaar",
      "status_woord",
      "status_reden",
      "kenmerken",
      "marge_afronding",
    ],
    values.map((v) => [
      v.code,
      v.name,
      indicator,
      year,
      v.value,
      unit,
      v.status,
      v.coverage ?? null,
      source.title,
      source.licence,
      old ? "ja" : "nee",
      statusWords[v.status].word,
      statusWords[v.status].reason ?? null,
      (v.marks ?? []).map((mark) => markWords[mark]).join(", "),
      v.margin ?? null,
    ]),
  );

/** A whole table as CSV, made in slices of time. */
export async function toCsv(header: string[], rows: Iterable<CsvCell[]>): Promise<string> {
  return csvMark + csvLine(header) + (await mapInSlices(rows, csvLine)).join("");
}

/** Figures of one published set: a cell, and where it stands among its likes. */

/** The column of that year, or the newest one. */
export function columnEntry(indicator: PublishedIndicator, level: Level, year?: number): ColumnEntry | undefined {
  const entries = indicator.columns.filter((entry) => entry.level === level && (year === undefined || entry.year === year));
  return entries.toSorted((a, b) => b.year - a.year)[0];
}

export function bytesOfColumn(set: PublishedSet, entry: ColumnEntry): Uint8Array {
  const bytes = set.files.get(entry.file)?.identity.bytes;
  if (!bytes) throw new Error(`${entry.file} is named by the catalogue and was not loaded`);
  return bytes;
}

/** One figure with its year and source; null where its status has no value. */
export function figureAt(set: PublishedSet, indicator: PublishedIndicator, entry: ColumnEntry, row: number): YearFigure {
  const { value, status, coverage } = readCell(bytesOfColumn(set, entry), row);
  const name: Status = statuses[status] ?? "missing";
  const marks = marksOf(indicator.method, entry.computed, name);
  const margin = hasValue(name) ? marginAt(set, indicator, entry, row, name) : undefined;
  // A column can hold figures of the source itself beside those that were made of older areas.
  const isPart = entry.computed || name === "estimated";
  return {
    year: entry.year,
    value: hasValue(name) && Number.isFinite(value) ? value : null,
    status: name,
    computed: entry.computed,
    source: sourceIdOf(indicator, entry),
    ...(isOldYear(set.catalog.indicators, indicator, entry.year) ? { old: true } : {}),
    ...(coverage === undefined || !isPart ? {} : { coverage: Math.min(100, coverage) }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(margin === undefined ? {} : { margin }),
  };
}

/** With its base read beside it; two digits say how far, more pretend to know it. */
function marginAt(set: PublishedSet, indicator: PublishedIndicator, entry: ColumnEntry, row: number, status: Status) {
  const { rounding, aggregation, denominator } = indicator;
  const of = aggregation.rule === "ratio" ? aggregation.denominator : denominator;
  const base = rounding?.of === "numerator" ? valueIn(set, of, entry, row) : undefined;
  const margin = marginOf(indicator, { ...entry, status, base });
  return margin === undefined ? undefined : Number(margin.toPrecision(2));
}

function valueIn(
  set: PublishedSet,
  id: string | undefined,
  { level, year }: Pick<ColumnEntry, "level" | "year">,
  row: number,
): number | undefined {
  const indicator = set.catalog.indicators.find((one) => one.id === id);
  const entry = indicator && columnEntry(indicator, level, year);
  const cell = entry && readCell(bytesOfColumn(set, entry), row);
  return cell && hasValue(statuses[cell.status] ?? "missing") ? cell.value : undefined;
}

const standings = new WeakMap<PublishedSet, Map<string, StandingOf>>();

/** Standing of a row of a column by the one definition of data/stats; the percentile to one decimal. */
export function standingIn(set: PublishedSet, entry: ColumnEntry, row: number): Standing | { of: number } {
  const known = standings.get(set) ?? new Map<string, StandingOf>();
  standings.set(set, known);
  const standingOf = known.get(entry.file) ?? standingsOf(set.areas[entry.level], decodeColumn(bytesOfColumn(set, entry)).values);
  known.set(entry.file, standingOf);
  const found = standingOf(row);
  return "rank" in found ? { ...found, percentile: Math.round(found.percentile * 10) / 10 } : found;
}
