/** Areas too small for the grid get half a place of it, cut out of the neighbour that would lie under it. */

import { orient2d } from "#data/geometry/orientation.ts";
import { type Areas, largestRing, type Vertices } from "../topology/areas.ts";
import { untangle } from "./polygons.ts";
import type { SnappedBorders } from "./snapped-borders.ts";

/** How many places from its own an area may be drawn: a pixel. */
const reach = 4;

type Polygons = number[][][];

/** Half a place of the grid where the area is, in tile units. */
export function dotOf(areas: Areas, row: number, vertices: Vertices, { steps, pitch }: SnappedBorders): number[] {
  const [corner = 0] = largestRing(areas, row, vertices);
  const x = Math.round(vertices.x[corner] / steps) * pitch;
  const y = Math.round(vertices.y[corner] / steps) * pitch;
  return [x, y, x + pitch, y, x, y + pitch];
}

/** Puts each dot, a triangle by row, among the polygons of its level where it lies within one of them or within none, and cuts it out. */
export function placeDots(dots: Map<number, number[]>, rows: Polygons[], pitch: number): void {
  if (dots.size === 0 || rows.length === 0) return;
  const boxes = new Int32Array(rows.length * 4);
  for (const row of dots.keys()) rows[row] = [];
  for (let row = 0; row < rows.length; row++) putBox(boxes, row, rows[row] as Polygons);
  // Where many areas fold to nothing side by side most spots are taken.
  const taken = new Set<string>();
  for (const [row, dot] of dots) {
    const [x = 0, y = 0] = dot;
    const window: Box = [x - reach * pitch, y - reach * pitch, x + (reach + 1) * pitch, y + (reach + 1) * pitch];
    const near = rowsIn(window, boxes);
    const spot = spotsAround(x, y, pitch).find(
      (triangle) => !taken.has(triangle.join()) && takeSpot(triangle, rowsIn(boxOf(triangle), boxes, near), rows),
    );
    rows[row] = [[spot ?? dot]];
    if (spot) taken.add(spot.join());
    putBox(boxes, row, rows[row]);
  }
}

/** West, north, east, south. */
type Box = [number, number, number, number];

const boxOf = ([ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0]: number[]): Box => [
  Math.min(ax, bx, cx),
  Math.min(ay, by, cy),
  Math.max(ax, bx, cx),
  Math.max(ay, by, cy),
];

/** Rows, of these or of all, whose box touches this one. */
function rowsIn([west, north, east, south]: Box, boxes: Int32Array, among?: number[]): number[] {
  const found: number[] = [];
  const length = among?.length ?? boxes.length / 4;
  for (let i = 0; i < length; i++) {
    const row = among ? among[i] : i;
    const at = 4 * row;
    if (boxes[at] > east || boxes[at + 2] < west) continue;
    if (boxes[at + 1] <= south && boxes[at + 3] >= north) found.push(row);
  }
  return found;
}

/** Cuts the triangle out of the polygons under it; false where a border runs through it or nothing would be left. */
function takeSpot(triangle: number[], near: number[], rows: Polygons[]): boolean {
  let under = -1;
  for (const row of near) {
    const rings = (rows[row] as Polygons).flat();
    if (rings.some((ring) => isCrossing(ring, triangle))) return false;
    if (isWithin(triangle, rings)) under = row;
  }
  if (under < 0) return true;
  const rings = (rows[under] as Polygons).flat().map((ring) => withCorners(ring, triangle));
  const [ax, ay, bx, by, cx, cy] = triangle as [number, number, number, number, number, number];
  const left = untangle([...rings, [ax, ay, cx, cy, bx, by]]);
  if (left.length < (rows[under] as Polygons).length) return false;
  rows[under] = left;
  return true;
}

/** Halves of the places around, the nearest first; clockwise as outer rings are. */
function spotsAround(x: number, y: number, pitch: number): number[][] {
  const places: [number, number][] = [];
  for (let i = -reach; i <= reach; i++) for (let j = -reach; j <= reach; j++) places.push([i, j]);
  places.sort(([a, b], [c, d]) => a * a + b * b - c * c - d * d);
  return places.flatMap(([i, j]) => {
    const [w, n] = [x + i * pitch, y + j * pitch];
    const [e, s] = [w + pitch, n + pitch];
    return [
      [w, n, e, n, w, s],
      [e, n, e, s, w, n],
      [e, s, w, s, e, n],
      [w, s, w, n, e, s],
    ];
  });
}

/** West, north, east, south; of no polygon a box that nothing touches. */
function putBox(boxes: Int32Array, row: number, polygons: Polygons): void {
  let [west, north, east, south] = [0x7fffffff, 0x7fffffff, -1, -1];
  for (const [outer = []] of polygons) {
    for (let i = 0; i < outer.length; i += 2) {
      const x = outer[i];
      const y = outer[i + 1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
  }
  boxes.set([west, north, east, south], 4 * row);
}

/** Calls back with each edge until the answer is true. */
function someEdge(ring: number[], test: (px: number, py: number, qx: number, qy: number) => boolean): boolean {
  let [px, py] = [ring[ring.length - 2], ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i += 2) {
    const [qx, qy] = [ring[i], ring[i + 1]];
    if (test(px, py, qx, qy)) return true;
    [px, py] = [qx, qy];
  }
  return false;
}

/** Whether an edge of the ring runs through the inside of the triangle. */
function isCrossing(ring: number[], triangle: number[]): boolean {
  const [ax, ay, bx, by, cx, cy] = triangle as [number, number, number, number, number, number];
  return someEdge(ring, (px, py, qx, qy) => {
    const isBeside = (x0: number, y0: number, x1: number, y1: number) =>
      orient2d(x0, y0, x1, y1, px, py) <= 0 && orient2d(x0, y0, x1, y1, qx, qy) <= 0;
    if (isBeside(ax, ay, bx, by) || isBeside(bx, by, cx, cy) || isBeside(cx, cy, ax, ay)) return false;
    const sides = [orient2d(px, py, qx, qy, ax, ay), orient2d(px, py, qx, qy, bx, by), orient2d(px, py, qx, qy, cx, cy)];
    return Math.min(...sides) < 0 && Math.max(...sides) > 0;
  });
}

/** Even-odd rule for the middle of the triangle. */
function isWithin(triangle: number[], rings: number[][]): boolean {
  const [ax, ay, bx, by, cx, cy] = triangle as [number, number, number, number, number, number];
  const [x, y] = [(ax + bx + cx) / 3, (ay + by + cy) / 3];
  let inside = false;
  for (const ring of rings) {
    someEdge(ring, (px, py, qx, qy) => {
      if (py > y !== qy > y && orient2d(px, py, qx, qy, x, y) > 0 === qy > y) inside = !inside;
      return false;
    });
  }
  return inside;
}

/** The ring with the corners that lie on its edges. */
function withCorners(ring: number[], triangle: number[]): number[] {
  const led: number[] = [];
  someEdge(ring, (px, py, qx, qy) => {
    const on: [number, number][] = [];
    for (let i = 0; i < triangle.length; i += 2) {
      const [x, y] = [triangle[i], triangle[i + 1]];
      if (orient2d(px, py, qx, qy, x, y) === 0 && (x - px) * (qx - x) + (y - py) * (qy - y) > 0) on.push([x, y]);
    }
    on.sort(([a, b], [c, d]) => Math.hypot(a - px, b - py) - Math.hypot(c - px, d - py));
    for (const [x, y] of on) led.push(x, y);
    led.push(qx, qy);
    return false;
  });
  return led;
}
