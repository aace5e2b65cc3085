/** How figures of all areas of a level changed between two years or pairs of years that may be compared. */
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { type ChangeUnit, changeUnitOf } from "#data/comparable/trend-comparison.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { type FigureMark, figureMarks, hasValue, marksOf, statuses } from "#data/schema/status.ts";
import type { PublishedSet } from "./published-set.ts";

const valued = statuses.map(hasValue);
const estimated = statuses.indexOf("estimated");

/** A period: one year at each end, or the mean of two in a row where there are four or more, so that one odd year decides nothing. */
export interface ComparedPeriod {
  from: ColumnEntry[];
  to: ColumnEntry[];
}

/** Years with a figure of most areas that count the same as the newest, ascending. */
export function joinedEntries(indicator: PublishedIndicator, level: Level): ColumnEntry[] {
  const all = indicator.columns.filter((entry) => entry.level === level).toSorted((a, b) => a.year - b.year);
  // A year of which most areas have no figure, for that of another division, makes no period.
  const fullest = Math.max(...all.map(valuedIn));
  const entries = all.filter((entry) => valuedIn(entry) >= fullest / 2);
  const last = entries.at(-1);
  return entries.filter((entry) => last && (entry === last || isSameCount(indicator, entry, last)));
}

/** Periods that end at the newest year, the longest first; none where no two years count the same thing. */
export function periodsOf(indicator: PublishedIndicator, level: Level): ComparedPeriod[] {
  const joined = joinedEntries(indicator, level);
  return joined.slice(0, -1).map((_, start) => {
    const run = joined.slice(start);
    const [from, to] = [run.slice(0, 2), run.slice(-2)];
    return run.length > 3 && inARow(from) && inARow(to) ? { from, to } : { from: from.slice(0, 1), to: to.slice(-1) };
  });
}

const inARow = ([a, b]: ColumnEntry[]) => a !== undefined && b?.year === a.year + 1;
const valuedIn = ({ counts }: ColumnEntry) => counts.reduce((sum, count, status) => sum + (valued[status] ? count : 0), 0);

/** A later definition or model, and another source that is not said to count the same, part them. */
function isSameCount(indicator: PublishedIndicator, a: ColumnEntry, b: ColumnEntry): boolean {
  const broken = (indicator.seriesBreaks ?? []).some(({ from }) => a.year < from && from <= b.year);
  return !broken && (indicator.steady === true || sourceIdOf(indicator, a) === sourceIdOf(indicator, b));
}

export interface Ends {
  first: number;
  last: number;
  /** In the unit of the indicator's changes. */
  change: number;
}

export const changeOf = (unit: ChangeUnit, first: number, last: number): number =>
  unit === "points" ? last - first : first > 0 ? 100 * (last / first - 1) : Number.NaN;

/** Undefined for an area of which a year has no figure, or one that rests on other parts or other borders than the rest. */
export type EndsOf = (row: number) => Ends | undefined;

/** Reads cells of the columns of a level; `whole` false leaves the question of parts to whoever knows them. */
export function endsOf(set: PublishedSet, indicator: PublishedIndicator, { from, to }: ComparedPeriod, whole = true): EndsOf {
  const decoded = [...from, ...to].map((entry) => ({ entry, column: columnOf(set, entry) }));
  const unit = changeUnitOf(indicator);
  const { division } = set.manifest;
  const moved = new Set(decoded.map(({ entry }) => entry.sourceDivision ?? division)).size > 1;
  const counts = ({ column }: (typeof decoded)[number], row: number) => {
    const status = column.status[row] ?? -1;
    if (!valued[status] || (moved && status === estimated)) return false;
    return !whole || (column.coverage?.[row] ?? 100) >= 100;
  };
  const mean = (of: typeof decoded, row: number) =>
    of.reduce((sum, { column }) => sum + (column.values[row] ?? Number.NaN), 0) / of.length;
  return (row) => {
    if (!decoded.every((one) => counts(one, row))) return undefined;
    const [first, last] = [mean(decoded.slice(0, from.length), row), mean(decoded.slice(from.length), row)];
    const change = changeOf(unit, first, last);
    return Number.isFinite(change) ? { first, last, change } : undefined;
  };
}

/** What must be said of the figures of an area in these years. */
export function marksOfYears(
  set: PublishedSet,
  { method }: PublishedIndicator,
  entries: readonly ColumnEntry[],
  row: number,
): FigureMark[] {
  const said = entries.flatMap((entry) => {
    const status = statuses[columnOf(set, entry).status[row] ?? -1] ?? "missing";
    return marksOf(method, entry.computed, status);
  });
  return figureMarks.filter((mark) => said.includes(mark));
}

/** The same at each end. */
export const marksAtEnds = (set: PublishedSet, indicator: PublishedIndicator, { from, to }: ComparedPeriod, row: number) => ({
  first: marksOfYears(set, indicator, from, row),
  last: marksOfYears(set, indicator, to, row),
});

const columns = new WeakMap<PublishedSet, Map<string, Column>>();

/** Decoded once a set: comparisons look at the same columns again and again. */
function columnOf(set: PublishedSet, { file }: ColumnEntry): Column {
  const known = columns.get(set) ?? new Map<string, Column>();
  columns.set(set, known);
  const bytes = set.files.get(file)?.identity.bytes;
  if (!bytes) throw new Error(`${file} is named by the catalogue and was not loaded`);
  const column = known.get(file) ?? decodeColumn(bytes);
  known.set(file, column);
  return column;
}
