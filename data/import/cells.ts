/** From source tables to cells in today's row order: joins on the code where the division is today's, else through the relation. */
import type { FieldRef } from "#data/catalog/entry.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { isUnchanged, type Kinship, type Relation } from "./relation.ts";
import { type Figures, missing, statusCode, type Table } from "./table.ts";

export interface Cells {
  /** NaN where the status has no value. */
  values: Float64Array;
  status: Uint8Array;
  /** Part of the area (0..1) that the figure rests on; absent where every figure is the source's own for the whole area. */
  coverage?: Float64Array;
}

export interface CellsQuery extends FieldRef {
  year: number;
  level: string;
  codes: readonly string[];
  /** Division year of the table when it is not that of the borders. */
  division?: number;
  /** Counts may be carried over by share of the area; anything else only where the area is the same. */
  summable: boolean;
}

export interface Joins {
  tables: readonly Table[];
  relation: Relation;
}

/** A sum carried over from parts is only shown when the parts with a figure cover at least this much of the area. */
export const leastCover = 0.9;

const estimated = statusCode("estimated");
const valued = statuses.map(hasValue);

export const emptyCells = (rows: number): Cells => ({
  values: new Float64Array(rows).fill(Number.NaN),
  status: new Uint8Array(rows).fill(missing),
});

/** All missing when the source does not give the field in that year. */
export function readCells({ tables, relation }: Joins, query: CellsQuery): Cells {
  const { codes, level } = query;
  const cells = emptyCells(codes.length);
  const table = tables.find(({ id, year }) => id === query.table && year === query.year);
  const figures = table?.fields.get(query.field);
  if (!table || !figures) return cells;
  const take = (row: number, code: string) => copy(cells, row, figures, table.rows.get(code));
  if (query.division === undefined || query.division === relation.to) {
    for (const [row, code] of codes.entries()) take(row, code);
  } else if (query.division === relation.from) {
    for (const [row, code] of codes.entries()) {
      const kin = relation.levels[level]?.[code];
      if (kin?.kind === "same") take(row, kin.code);
      else if (kin?.kind === "parts" && query.summable) addParts(cells, row, kin, table, figures);
    }
  } else {
    // A division we have no borders of: only an area that did not change over the whole span may be taken by its code.
    for (const [row, code] of codes.entries()) if (isUnchanged(relation, level, code)) take(row, code);
  }
  return cells;
}

function copy(cells: Cells, row: number, figures: Figures, from: number | undefined): void {
  if (from === undefined) return;
  const status = figures.status[from] ?? missing;
  cells.status[row] = status;
  cells.values[row] = valued[status] ? (figures.values[from] ?? Number.NaN) : Number.NaN;
  if (cells.coverage) cells.coverage[row] = 1;
}

function addParts(cells: Cells, row: number, kin: Kinship & { kind: "parts" }, table: Table, figures: Figures): void {
  let sum = 0;
  let cover = 0;
  for (const part of kin.parts) {
    const from = table.rows.get(part.code);
    if (from === undefined || !valued[figures.status[from] ?? missing]) continue;
    sum += (figures.values[from] ?? 0) * part.share;
    cover += part.cover;
  }
  if (cover < leastCover) return;
  cells.coverage ??= new Float64Array(cells.values.length).fill(1);
  cells.values[row] = sum;
  cells.status[row] = estimated;
  cells.coverage[row] = Math.min(1, cover);
}
