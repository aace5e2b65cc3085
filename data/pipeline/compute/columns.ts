/** Every column we publish: what a source gives itself, else what follows from smaller areas by the indicator's rule. */
import type { CatalogEntry } from "#data/indicators/entry.ts";
import type { Level } from "#data/schema/area.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import type { Joins } from "./cells.ts";
import { type ColumnPlace, hasFigures, type Observed, observe } from "./observe.ts";

export interface WorkedColumn extends Observed {
  /** True where we rolled it up. */
  computed: boolean;
  /** Of a rate worked out here, before it was rounded: what is rolled up. */
  exact?: Float64Array;
}

export type Codes = Record<"gemeente" | "wijk" | "buurt", readonly string[]>;

/** Answers the column of an indicator, level and year, worked out once; undefined where there is none. */
export type ColumnOf = (id: string, level: Level, year: number) => WorkedColumn | undefined;

const valued = statuses.map(hasValue);

/** Years that an entry has figures of, ascending. */
export const yearsOf = (entry: CatalogEntry): number[] =>
  [...new Set(entry.from.flatMap(({ years }) => years))].sort((a, b) => a - b);

/** A figure of the source in the decimals that it supports; what is not a figure stays apart by its status. */
export function roundColumn(column: WorkedColumn, decimals: number): WorkedColumn {
  if (column.base) column.exact ??= column.values.slice();
  const scale = 10 ** decimals;
  for (let row = 0; row < column.values.length; row++) {
    if (valued[column.status[row] ?? 0]) column.values[row] = Math.round((column.values[row] ?? 0) * scale) / scale;
  }
  return column;
}

/** The column as a source gives it; undefined where no binding has the level and year or not one area has a figure. */
export function sourceColumn(joins: Joins, entry: CatalogEntry, place: ColumnPlace): WorkedColumn | undefined {
  for (const binding of entry.from) {
    if (!binding.years.includes(place.year) || !binding.levels.some((level) => level === place.level)) continue;
    const column = observe(joins, binding, place, entry.aggregation.rule === "sum" && !entry.ofPlace);
    if (hasFigures(column)) return { ...column, computed: false };
  }
  return undefined;
}
