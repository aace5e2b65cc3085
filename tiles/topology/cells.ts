/** Square cells over the box of some vertices; the members of a cell, and of its neighbours in the row, lie beside each other in memory. */
import type { Points } from "./rings.ts";

export interface CellGrid {
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
export function layCells(ids: Int32Array, { x, y }: Points): CellGrid {
  let [west, north] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  let [east, south] = [Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  for (let i = 0; i < ids.length; i++) {
    const px = x[ids[i]];
    const py = y[ids[i]];
    if (px < west) west = px;
    if (px > east) east = px;
    if (py < north) north = py;
    if (py > south) south = py;
  }
  const side = Math.max(1, Math.sqrt(((east - west + 1) * (south - north + 1)) / 2 / Math.max(1, ids.length)));
  const perSide = 1 / side;
  const columns = ids.length ? Math.floor((east - west) * perSide) + 1 : 1;
  const rows = ids.length ? Math.floor((south - north) * perSide) + 1 : 1;
  const place = (at: number, last: number) => (at <= 0 ? 0 : at >= last ? last : Math.trunc(at));
  const columnOf = (at: number) => place((at - west) * perSide, columns - 1);
  const rowOf = (at: number) => place((at - north) * perSide, rows - 1);

  const cellOf = new Int32Array(ids.length);
  const start = new Int32Array(columns * rows + 1);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    const cell = rowOf(y[id]) * columns + columnOf(x[id]);
    cellOf[i] = cell;
    start[cell + 1] = start[cell + 1] + 1;
  }
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] = start[cell + 1] + start[cell];
  return { columns, columnOf, rowOf, start, cellOf };
}
