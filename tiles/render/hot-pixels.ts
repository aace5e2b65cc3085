/** The distinct places where drawn vertices stand at one zoom, by cell; what lies in a row of cells lies beside each other in memory. */
import { layCells } from "../topology/cells.ts";
import type { SnappedBorders } from "./snapped-borders.ts";

export interface HotPixels {
  columns: number;
  columnOf(x: number): number;
  rowOf(y: number): number;
  /** Places of each cell: `start[cell]` to `start[cell + 1]`, cells in rows from the north-west. */
  start: Int32Array;
  /** Of each place one of its vertices and its position, in steps of the snapped borders. */
  ids: Int32Array;
  x: Int32Array;
  y: Int32Array;
}

/** Marks the vertices that share a place. */
export function findHotPixels(vertices: Int32Array, snapped: SnappedBorders): HotPixels {
  const { sharesPixel } = snapped;
  const { columns, columnOf, rowOf, start, cellOf } = layCells(vertices, snapped);
  const end = start.slice(0, -1);
  const ids = new Int32Array(vertices.length);
  const x = new Int32Array(vertices.length);
  const y = new Int32Array(vertices.length);
  for (let i = 0; i < vertices.length; i++) {
    const id = vertices[i];
    const px = snapped.x[id];
    const py = snapped.y[id];
    const cell = cellOf[i];
    const free = end[cell];
    let at = start[cell];
    while (at < free && (x[at] !== px || y[at] !== py)) at++;
    if (at < free) {
      sharesPixel[id] = 1;
      sharesPixel[ids[at]] = 1;
      continue;
    }
    ids[free] = id;
    x[free] = px;
    y[free] = py;
    end[cell] = free + 1;
  }
  closeRanks({ start, end, ids, x, y });
  return { columns, columnOf, rowOf, start, ids, x, y };
}

/** Takes out the room that vertices in one place with another left free. */
function closeRanks({ start, end, ids, x, y }: Pick<HotPixels, "start" | "ids" | "x" | "y"> & { end: Int32Array }): void {
  let length = 0;
  for (let cell = 0; cell < end.length; cell++) {
    const from = start[cell];
    const to = end[cell];
    start[cell] = length;
    for (let at = from; at < to; at++) {
      ids[length] = ids[at];
      x[length] = x[at];
      y[length] = y[at];
      length++;
    }
  }
  start[end.length] = length;
}
