/** The distinct places where drawn vertices stand at one zoom, found by box. */
import { layCells } from "./cells.ts";
import type { Sheet } from "./sheet.ts";

export interface Squares {
  /** Fills `found` with one vertex of each place inside the box, its east and south border included, in steps of the sheet; answers how many. */
  within(west: number, north: number, east: number, south: number, found: number[]): number;
}

/** Marks the vertices that share a place. */
export function findSquares(ids: Int32Array, { x, y, isCrowded }: Sheet): Squares {
  const { columns, columnOf, rowOf, start, cellOf } = layCells(ids, { x, y });
  const end = start.slice(0, -1);
  const place = { id: new Int32Array(ids.length), x: new Int32Array(ids.length), y: new Int32Array(ids.length) };
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const px = x[id] as number;
    const py = y[id] as number;
    const cell = cellOf[i] as number;
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
            if (px > x0 && px <= x1 && py > y0 && py <= y1) found[count++] = place.id[at] as number;
          }
        }
      }
      return count;
    },
  };
}
