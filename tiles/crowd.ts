/** Vertices in square cells: answers whether anything stands inside a triangle. */

import type { Vertices } from "./areas.ts";
import { turn } from "./grid.ts";

export interface Crowd {
  remove(id: number): void;
  /** True when a vertex other than the corners lies in or on the triangle of three vertices. */
  isInside(p: number, q: number, r: number): boolean;
}

/** Two cells a vertex: half of the box is sea, and towns are ten times as dense as the rest. */
export function makeCrowd(members: Int32Array, { x, y, count }: Vertices): Crowd {
  let west = Number.POSITIVE_INFINITY;
  let north = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.NEGATIVE_INFINITY;
  for (const id of members) {
    west = Math.min(west, x[id] as number);
    east = Math.max(east, x[id] as number);
    north = Math.min(north, y[id] as number);
    south = Math.max(south, y[id] as number);
  }
  const side = Math.max(1, Math.sqrt(((east - west + 1) * (south - north + 1)) / Math.max(1, members.length) / 2));
  const columns = members.length ? Math.floor((east - west) / side) + 1 : 1;
  const rows = members.length ? Math.floor((south - north) / side) + 1 : 1;
  const columnOf = (at: number) => Math.min(columns - 1, Math.max(0, Math.floor((at - west) / side)));
  const rowOf = (at: number) => Math.min(rows - 1, Math.max(0, Math.floor((at - north) / side)));
  const cellOf = (id: number) => rowOf(y[id] as number) * columns + columnOf(x[id] as number);

  const start = new Int32Array(columns * rows + 1);
  for (const id of members) start[cellOf(id) + 1] = (start[cellOf(id) + 1] as number) + 1;
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] = (start[cell + 1] as number) + (start[cell] as number);
  const end = start.slice(0, -1);
  // With the ids their positions, so that looking into a cell stays in one place in memory.
  const ids = new Int32Array(members.length);
  const memberX = new Int32Array(members.length);
  const memberY = new Int32Array(members.length);
  const place = new Int32Array(count);
  for (const id of members) {
    const cell = cellOf(id);
    const at = end[cell] as number;
    end[cell] = at + 1;
    ids[at] = id;
    memberX[at] = x[id] as number;
    memberY[at] = y[id] as number;
    place[id] = at;
  }

  return {
    remove(id) {
      const cell = cellOf(id);
      const last = --(end[cell] as number);
      end[cell] = last;
      const moved = ids[last] as number;
      const at = place[id] as number;
      ids[at] = moved;
      memberX[at] = memberX[last] as number;
      memberY[at] = memberY[last] as number;
      place[moved] = at;
    },
    isInside(p, q, r) {
      const [px, py, qx, qy, rx, ry] = [x[p], y[p], x[q], y[q], x[r], y[r]] as [number, number, number, number, number, number];
      const x0 = Math.min(px, qx, rx);
      const x1 = Math.max(px, qx, rx);
      const y0 = Math.min(py, qy, ry);
      const y1 = Math.max(py, qy, ry);
      const lastColumn = columnOf(x1);
      const lastRow = rowOf(y1);
      const firstColumn = columnOf(x0);
      for (let row = rowOf(y0); row <= lastRow; row++) {
        for (let cell = row * columns + firstColumn; cell <= row * columns + lastColumn; cell++) {
          const free = end[cell] as number;
          for (let at = start[cell] as number; at < free; at++) {
            const ux = memberX[at] as number;
            const uy = memberY[at] as number;
            if (ux < x0 || ux > x1 || uy < y0 || uy > y1) continue;
            const id = ids[at];
            if (id === p || id === q || id === r) continue;
            const s = turn(px, py, qx, qy, ux, uy);
            const t = turn(qx, qy, rx, ry, ux, uy);
            const u = turn(rx, ry, px, py, ux, uy);
            if (!((s < 0 || t < 0 || u < 0) && (s > 0 || t > 0 || u > 0))) return true;
          }
        }
      }
      return false;
    },
  };
}
