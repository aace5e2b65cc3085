/** Several areas that one can stand beside: equally urban ones, the other focusgebieden, comparable ones; and the median of a figure of theirs. */

import type { z } from "zod";
import { readCell } from "#data/codecs/columns.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Text } from "#data/schema/indicator.ts";
import type { BenchmarkFigure, BenchmarkSet } from "#data/schema/profile.ts";
import { hasValue, marksOf, statuses } from "#data/schema/status.ts";
import { fewestInMedian, medianClassOf, medianOf } from "#data/stats/median.ts";
import { Problem } from "../http/errors.ts";
import { type AreaRef, areasAround, rowsOfList } from "./areas.ts";
import { comparedLevel, matchArea } from "./comparable.ts";
import { bytesOfColumn, columnEntry, figureAt } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";

export interface AreaSet {
  set: BenchmarkSet;
  level: Level;
  rows: readonly number[];
  /** Word of the class that they have in common. */
  urbanity?: Text;
  /** By file of a column; the set is the same for thousands of areas. */
  medians: Map<string, MedianFigure>;
}
export type MedianFigure = z.infer<typeof BenchmarkFigure>;

const ways: Record<BenchmarkSet, (set: PublishedSet, ref: AreaRef) => AreaSet | undefined> = {
  stedelijkheid: equallyUrban,
  focusgebieden: otherFocusAreas,
  vergelijkbaar(set, ref) {
    const match = matchArea(set, ref);
    return (
      match &&
      made(
        "vergelijkbaar",
        match.level,
        match.neighbours.map(({ row }) => row),
      )
    );
  },
};

/** Throws a Problem 404 where there are none for this area. */
export function areaSetOf(set: PublishedSet, ref: AreaRef, word: BenchmarkSet): AreaSet {
  const found = ways[word](set, ref);
  if (!found || found.rows.length === 0)
    throw new Problem(404, `There are no areas of the kind ${word} to stand beside this one.`);
  return found;
}

const made = (set: BenchmarkSet, level: Level, rows: readonly number[]): AreaSet => ({ set, level, rows, medians: new Map() });

const urban = new WeakMap<PublishedSet, Map<string, AreaSet>>();

/** Those of its level with its class of now, itself among them; areas of a list stand among the wijken. */
function equallyUrban(set: PublishedSet, ref: AreaRef): AreaSet | undefined {
  const level = comparedLevel(ref.level);
  const indicator = set.catalog.indicators.find(({ id }) => id === "stedelijkheid");
  const entry = indicator && columnEntry(indicator, level);
  const own = indicator && columnEntry(indicator, ref.level);
  const { value } = own ? figureAt(set, indicator, own, ref.row) : { value: null };
  if (!entry || value === null) return undefined;
  const known = urban.get(set) ?? new Map<string, AreaSet>();
  urban.set(set, known);
  const found = known.get(`${level}${value}`);
  if (found) return found;
  const bytes = bytesOfColumn(set, entry);
  const rows = Array.from(set.areas[level].codes.keys()).filter((row) => valueIn(bytes, row) === value);
  const urbanity = indicator.classMethod.labels?.[value - 1];
  const areas = { ...made("stedelijkheid", level, rows), ...(urbanity ? { urbanity } : {}) };
  known.set(`${level}${value}`, areas);
  return areas;
}

/** Without the one that it is, or lies in. */
function otherFocusAreas(set: PublishedSet, ref: AreaRef): AreaSet {
  const own = new Set(areasAround(set, ref));
  const rows = rowsOfList(set, "focusgebieden").filter((row) => !own.has(set.areas.group.codes[row] ?? ""));
  return made("focusgebieden", "group", rows);
}

/** Undefined where their level has no column of the year. */
export function medianIn(
  set: PublishedSet,
  areas: AreaSet,
  indicator: PublishedIndicator,
  year: number,
): MedianFigure | undefined {
  const entry = columnEntry(indicator, areas.level, year);
  if (!entry) return undefined;
  const found = areas.medians.get(entry.file) ?? medianOfColumn(set, areas, indicator, entry);
  areas.medians.set(entry.file, found);
  return found;
}

function medianOfColumn(
  set: PublishedSet,
  { rows }: AreaSet,
  { method, classMethod }: PublishedIndicator,
  entry: ColumnEntry,
): MedianFigure {
  const bytes = bytesOfColumn(set, entry);
  const values = Float64Array.from(rows.flatMap((row) => valueIn(bytes, row) ?? [])).sort();
  const of = values.length;
  if (of < fewestInMedian) return { value: null, status: "missing", of };
  // Which of them is the median is ours to say, so the figure is ours.
  return {
    value: classMethod.labels ? medianClassOf(values) : medianOf(values),
    status: "ok",
    marks: marksOf(method, true, "ok"),
    of,
  };
}

function valueIn(bytes: Uint8Array, row: number): number | undefined {
  const { value, status } = readCell(bytes, row);
  return hasValue(statuses[status] ?? "missing") && Number.isFinite(value) ? value : undefined;
}
