/**
 * Snap rounding (Hobby 1999): an edge that passes through the square around a rounded vertex is led through that vertex.
 * Rounding alone can push a vertex across a border nearby, and then two areas lie over each other; this way borders may
 * come to lie on one another and never cross.
 */

import { polygonsFrom } from "../layers.ts";
import { type Areas, eachRing } from "../topology/areas.ts";
import { layCells } from "../topology/cells.ts";
import { type Country, drawingOrder } from "../topology/country.ts";
import type { Points } from "../topology/rings.ts";
import { edgeKey, roundVertices, type SnappedBorders } from "./snapped-borders.ts";

/** The borders of one zoom, ready to be cut into tiles: rounded, no borders that cross. */
export function snapBorders(zoom: number, { vertices, areasOf, topology }: Country): SnappedBorders {
  const snapped = roundVertices(zoom, vertices, topology);
  const levels = drawingOrder.filter((level) => polygonsFrom[level] <= zoom).map((level) => areasOf[level]);
  snapRound(levels, vertices, snapped);
  return snapped;
}

/** Fills `stops` of the snapped borders for every edge of these levels. */
export function snapRound(levels: Areas[], points: Points, snapped: SnappedBorders): void {
  const { drawn } = snapped;
  const stopsOf = stopFinder(findHotPixels(drawnVertices(drawn), snapped), points, snapped);
  const isNew = edgeMemory(drawn.length);
  const visit = (from: number, to: number) => {
    if (!isNew(from, to)) return;
    const stops = stopsOf(from, to);
    if (stops.length === 0) return;
    snapped.stops.set(edgeKey(from, to), stops);
    snapped.hasStops[from] = 1;
    snapped.hasStops[to] = 1;
    for (const id of stops) snapped.isStop[id] = 1;
  };
  for (const level of levels) {
    eachRing(level, (ids) => {
      let last = ids.length - 1;
      while (last >= 0 && !drawn[ids[last]]) last--;
      let from = ids[last];
      for (let i = 0; i <= last; i++) {
        const to = ids[i];
        if (!drawn[to]) continue;
        if (from < to) visit(from, to);
        else visit(to, from);
        from = to;
      }
    });
  }
}

/** True the first time an edge is shown. Two neighbours a vertex fit in arrays; only where borders meet there are more. */
function edgeMemory(count: number): (low: number, high: number) => boolean {
  const first = new Int32Array(count).fill(-1);
  const second = new Int32Array(count).fill(-1);
  const more = new Set<number>();
  return (low, high) => {
    if (first[low] === high || second[low] === high) return false;
    if (first[low] === -1) first[low] = high;
    else if (second[low] === -1) second[low] = high;
    else {
      const before = more.size;
      return more.add(edgeKey(low, high)).size > before;
    }
    return true;
  };
}

function drawnVertices(drawn: Uint8Array): Int32Array {
  const ids = new Int32Array(drawn.length);
  let length = 0;
  for (let id = 0; id < drawn.length; id++) if (drawn[id]) ids[length++] = id;
  return ids.subarray(0, length);
}

const none: number[] = [];

function sortAlong(ids: number[], dx: number, dy: number, { x, y }: SnappedBorders): number[] {
  const along = (id: number) => dx * x[id] + dy * y[id];
  return ids.sort((p, q) => along(p) - along(q));
}

/** Vertices whose hot pixels the true edge meets, other than those of its ends, in order from its first end. */
function stopFinder(hotPixels: HotPixels, points: Points, snapped: SnappedBorders): (from: number, to: number) => number[] {
  const { x, y } = snapped;
  const { columns, columnOf, rowOf, start, ids, x: placeX, y: placeY } = hotPixels;
  const perStep = 1 / snapped.steps;
  return (from, to) => {
    const [fromX, fromY, toX, toY] = [x[from], y[from], x[to], y[to]];
    if (fromX === toX && fromY === toY) return none;
    const ax = points.x[from] * perStep;
    const ay = points.y[from] * perStep;
    const dx = points.x[to] * perStep - ax;
    const dy = points.y[to] * perStep - ay;
    const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
    // A square holds its north and west side, as rounding does, and not the other two.
    const west = Math.min(ax, ax + dx) - 0.5;
    const east = Math.max(ax, ax + dx) + 0.5;
    const north = Math.min(ay, ay + dy) - 0.5;
    const south = Math.max(ay, ay + dy) + 0.5;
    const lastRow = rowOf(south);
    const first = columnOf(west);
    const beyond = columnOf(east) + 1;
    let found = none;
    for (let row = rowOf(north) * columns; row <= lastRow * columns; row += columns) {
      const end = start[row + beyond];
      for (let at = start[row + first]; at < end; at++) {
        const px = placeX[at];
        const py = placeY[at];
        if (px <= west || px > east || py <= north || py > south) continue;
        const off = dx * (py - ay) - dy * (px - ax);
        if (off >= reach || off <= -reach || (px === fromX && py === fromY) || (px === toX && py === toY)) continue;
        found = [...found, ids[at]];
      }
    }
    return found.length > 1 ? sortAlong(found, dx, dy, snapped) : found;
  };
}

/** The distinct places where drawn vertices stand at one zoom, by cell; what lies in a row of cells lies beside each other in memory. */
interface HotPixels {
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
function findHotPixels(vertices: Int32Array, snapped: SnappedBorders): HotPixels {
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
