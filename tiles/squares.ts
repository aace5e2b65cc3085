/** The distinct places where drawn vertices stand at one zoom, found by box. */
import type { Sheet } from "./sheet.ts";

export interface Squares {
  /** Fills `found` with one vertex of each place inside the box, borders included, in steps of the sheet; answers how many. */
  within(west: number, north: number, east: number, south: number, found: number[]): number;
}

/** Marks the vertices that share a place. Two cells a place: half of the box is sea, and towns are ten times as dense as the rest. */
export function findSquares(ids: Int32Array, { x, y, isCrowded }: Sheet): Squares {
  let [west, north, east, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
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
  // Counted, then filled: the places of a cell, and of its neighbours in the row, lie beside each other in memory.
  const cells = new Int32Array(ids.length);
  const start = new Int32Array(columns * rows + 1);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const cell = rowOf(y[id] as number) * columns + columnOf(x[id] as number);
    cells[i] = cell;
    start[cell + 1] = (start[cell + 1] as number) + 1;
  }
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] = (start[cell + 1] as number) + (start[cell] as number);
  const end = start.slice(0, -1);
  const place = { id: new Int32Array(ids.length), x: new Int32Array(ids.length), y: new Int32Array(ids.length) };
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const px = x[id] as number;
    const py = y[id] as number;
    const cell = cells[i] as number;
    const free = end[cell] as number;
    let at = start[cell] as number;
    while (at < free && (place.x[at] !== px || place.y[at] !== py)) at++;
    if (at < free) {
      isCrowded[id] = 1;
      isCrowded[place.id[at] as number] = 1;
      continue;
    }
    place.id[free] = id;
    place.x[free] = px;
    place.y[free] = py;
    end[cell] = free + 1;
  }
  return {
    within(x0, y0, x1, y1, found) {
      let count = 0;
      const lastRow = rowOf(y1);
      const firstColumn = columnOf(x0);
      const lastColumn = columnOf(x1);
      for (let row = rowOf(y0); row <= lastRow; row++) {
        for (let cell = row * columns + firstColumn; cell <= row * columns + lastColumn; cell++) {
          const last = end[cell] as number;
          for (let at = start[cell] as number; at < last; at++) {
            const px = place.x[at] as number;
            const py = place.y[at] as number;
            if (px >= x0 && px <= x1 && py >= y0 && py <= y1) found[count++] = place.id[at] as number;
          }
        }
      }
      return count;
    },
  };
}
