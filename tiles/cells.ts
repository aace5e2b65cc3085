/** Square cells over the box of some vertices; the members of a cell, and of its neighbours in the row, lie beside each other in memory. */
import type { Points } from "./rings.ts";

export interface Cells {
  columns: number;
  /** Column and row of a coordinate; what lies outside counts to the cell at the edge. */
  columnOf(x: number): number;
  rowOf(y: number): number;
  /** Room of each cell for its members: `start[cell]` to `start[cell + 1]`, cells in rows from the north-west. */
  start: Int32Array;
  /** Cell of each vertex, in the order of `ids`. */
  cellOf: Int32Array;
}

/** Two cells a vertex: half of the box is sea, and towns are ten times as dense as the rest. */
export function layCells(ids: Int32Array, { x, y }: Points): Cells {
  let [west, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, south] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const id of ids) {
    west = Math.min(west, x[id] as number);
    north = Math.min(north, y[id] as number);
    east = Math.max(east, x[id] as number);
    south = Math.max(south, y[id] as number);
  }
  const side = Math.max(1, Math.sqrt(((east - west + 1) * (south - north + 1)) / 2 / Math.max(1, ids.length)));
  const columns = ids.length ? Math.floor((east - west) / side) + 1 : 1;
  const rows = ids.length ? Math.floor((south - north) / side) + 1 : 1;
  const columnOf = (at: number) => Math.min(columns - 1, Math.max(0, Math.floor((at - west) / side)));
  const rowOf = (at: number) => Math.min(rows - 1, Math.max(0, Math.floor((at - north) / side)));

  const cellOf = new Int32Array(ids.length);
  const start = new Int32Array(columns * rows + 1);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const cell = rowOf(y[id] as number) * columns + columnOf(x[id] as number);
    cellOf[i] = cell;
    start[cell + 1] = (start[cell + 1] as number) + 1;
  }
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] = (start[cell + 1] as number) + (start[cell] as number);
  return { columns, columnOf, rowOf, start, cellOf };
}
