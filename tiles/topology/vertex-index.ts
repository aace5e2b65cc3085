/** Vertices in square cells: answers whether anything stands inside a triangle. */

import type { Vertices } from "./areas.ts";
import { layCells } from "./cells.ts";
import { turn } from "./grid.ts";

export interface VertexIndex {
  remove(id: number): void;
  /** True when a vertex other than the corners lies in or on the triangle of three vertices. */
  isInside(p: number, q: number, r: number): boolean;
}

export function indexVertices(members: Int32Array, { x, y, count }: Vertices): VertexIndex {
  const { columns, columnOf, rowOf, start, cellOf } = layCells(members, { x, y });
  const end = start.slice(0, -1);
  // With the ids their positions, so that looking into a cell stays in one place in memory.
  const ids = new Int32Array(members.length);
  const memberX = new Int32Array(members.length);
  const memberY = new Int32Array(members.length);
  const place = new Int32Array(count);
  for (let i = 0; i < members.length; i++) {
    const id = members[i];
    const cell = cellOf[i];
    const at = end[cell];
    end[cell] = at + 1;
    ids[at] = id;
    memberX[at] = x[id];
    memberY[at] = y[id];
    place[id] = at;
  }

  return {
    remove(id) {
      const cell = rowOf(y[id]) * columns + columnOf(x[id]);
      const last = --end[cell];
      end[cell] = last;
      const moved = ids[last];
      const at = place[id];
      ids[at] = moved;
      memberX[at] = memberX[last];
      memberY[at] = memberY[last];
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
          const free = end[cell];
          for (let at = start[cell]; at < free; at++) {
            const ux = memberX[at];
            const uy = memberY[at];
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
