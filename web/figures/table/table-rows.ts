/** The areas in view as rows of a table: order and CSV, apart from how they are drawn. */

import type { Column } from "#data/codecs/columns.ts";
import type { AreaIndex } from "#data/schema/area.ts";

export type SortKey = "name" | "gemeente" | "value";
export interface Sort {
  by: SortKey;
  descending: boolean;
}

const collator = new Intl.Collator("nl", { numeric: true });

/** Rows in the asked order; rows without a value come last whichever way values are sorted. */
export function sortRows(
  rows: ArrayLike<number>,
  sort: Sort,
  areas: AreaIndex,
  gemeenten: AreaIndex,
  values: Float64Array,
): number[] {
  const sign = sort.descending ? -1 : 1;
  const name = (row: number) => areas.names[row] ?? "";
  const place = (row: number) => gemeenten.names[areas.gemeenten[row] ?? -1] ?? "";
  const byName = (a: number, b: number) => collator.compare(name(a), name(b)) || a - b;
  const order: Record<SortKey, (a: number, b: number) => number> = {
    name: (a, b) => sign * byName(a, b),
    gemeente: (a, b) => sign * collator.compare(place(a), place(b)) || byName(a, b),
    value: (a, b) => {
      const [x, y] = [values[a] ?? Number.NaN, values[b] ?? Number.NaN];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || byName(a, b);
      return sign * (x - y) || byName(a, b);
    },
  };
  return Array.from(rows).sort(order[sort.by]);
}

/** Rows that stand in the window; all bordered areas before the map has come to rest or when it shows another level. */
export function rowsInView(inView: { level: string; rows: Uint32Array } | undefined, areas: AreaIndex): ArrayLike<number> {
  if (inView && inView.level === areas.level) return inView.rows;
  return Uint32Array.from(areas.codes, (_, row) => row);
}

/** Value as the source published it: the decimals of the column and no more. NaN becomes an empty cell. */
export function exactValue(column: Column, row: number): number | null {
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : Number(value.toFixed(column.decimals));
}
