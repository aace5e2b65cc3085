/** The distinct places where drawn vertices stand at one zoom, found by box. */
import type { Sheet } from "./sheet.ts";

export interface Squares {
  /** Calls back with one vertex of each place inside the box, borders included, in steps of the sheet. */
  within(west: number, north: number, east: number, south: number, visit: (id: number) => void): void;
}

/** Marks the vertices that share a place. Cells hold about two places each. */
export function findSquares(ids: Int32Array, { x, y, isCrowded }: Sheet): Squares {
  let [west, north, east, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const id of ids) {
    west = Math.min(west, x[id] as number);
    north = Math.min(north, y[id] as number);
    east = Math.max(east, x[id] as number);
    south = Math.max(south, y[id] as number);
  }
  const side = Math.max(1, Math.sqrt(((east - west + 1) * (south - north + 1) * 2) / Math.max(1, ids.length)));
  const columns = ids.length ? Math.floor((east - west) / side) + 1 : 1;
  const rows = ids.length ? Math.floor((south - north) / side) + 1 : 1;
  const columnOf = (at: number) => Math.min(columns - 1, Math.max(0, Math.floor((at - west) / side)));
  const rowOf = (at: number) => Math.min(rows - 1, Math.max(0, Math.floor((at - north) / side)));
  const head = new Int32Array(columns * rows).fill(-1);
  const next = new Int32Array(ids.length);
  ids.forEach((id, i) => {
    const cell = rowOf(y[id] as number) * columns + columnOf(x[id] as number);
    for (let at = head[cell] as number; at >= 0; at = next[at] as number) {
      const other = ids[at] as number;
      if (x[other] !== x[id] || y[other] !== y[id]) continue;
      isCrowded[id] = 1;
      isCrowded[other] = 1;
      return;
    }
    next[i] = head[cell] as number;
    head[cell] = i;
  });
  return {
    within(x0, y0, x1, y1, visit) {
      const lastRow = rowOf(y1);
      const lastColumn = columnOf(x1);
      for (let row = rowOf(y0); row <= lastRow; row++) {
        for (let column = columnOf(x0); column <= lastColumn; column++) {
          for (let at = head[row * columns + column] as number; at >= 0; at = next[at] as number) {
            const id = ids[at] as number;
            const px = x[id] as number;
            const py = y[id] as number;
            if (px >= x0 && px <= x1 && py >= y0 && py <= y1) visit(id);
          }
        }
      }
    },
  };
}
