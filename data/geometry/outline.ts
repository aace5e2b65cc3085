/**
 * Rings prepared once to be asked often: flat coordinates, and a box around every few edges, so that a question looks only at
 * the edges that can matter. Gives exactly what `sideOf` and `cross` give over all of them.
 */

import type { Box } from "./box.ts";
import { metresPerDegree } from "./metres.ts";
import { cross, type Position, type Ring, type Side, sideOf } from "./segments.ts";

export interface Outline {
  readonly box: Box;
  /** Number of edges. */
  readonly edges: number;
  sideOf(x: number, y: number): Side;
  /** Does any vertex lie inside the other, not on its border? */
  reachesInto(other: Outline): boolean;
  /** Do the inner parts of any two edges cross? */
  crosses(other: Outline): boolean;
  /** Metres to the nearest edge, or the limit where none is nearer; see metres.ts. */
  distance(x: number, y: number, limit: number): number;
  /** Some point inside; undefined where there is no inside to speak of. */
  middle(): Position | undefined;
  /** Every edge that may meet the box, until `visit` returns true. */
  someEdge(box: Box, visit: (ax: number, ay: number, bx: number, by: number) => boolean): boolean;
}

/** Edges with one box around them. */
const inRun = 16;

/** Of closed rings, or of lines. */
export function prepareOutline(rings: readonly Ring[]): Outline {
  const { xs, ys, first, last, boxes } = prepared(rings);
  const runs = first.length;
  const box = around(boxes);
  let middle: Position | undefined | null = null;
  /** Runs whose box meets this one. */
  const meets = (run: number, [west, south, east, north]: Box) =>
    (boxes[4 * run] as number) <= east &&
    (boxes[4 * run + 2] as number) >= west &&
    (boxes[4 * run + 1] as number) <= north &&
    (boxes[4 * run + 3] as number) >= south;

  const someEdge: Outline["someEdge"] = (asked, visit) => {
    for (let run = 0; run < runs; run++) {
      if (!meets(run, asked)) continue;
      for (let i = first[run] as number; i < (last[run] as number); i++) {
        const [ax, ay] = [xs[i] as number, ys[i] as number];
        const [bx, by] = [xs[i + 1] as number, ys[i + 1] as number];
        if (!mayMeet(ax, ay, bx, by, asked)) continue;
        if (visit(ax, ay, bx, by)) return true;
      }
    }
    return false;
  };
  const sideOf = (x: number, y: number): Side => {
    let inside = false;
    if (y < box[1] || y > box[3] || x < box[0] || x > box[2]) return "outside";
    for (let run = 0; run < runs; run++) {
      // What lies wholly to the west, above or below neither turns the answer nor holds the point.
      if ((boxes[4 * run + 1] as number) > y || (boxes[4 * run + 3] as number) < y || (boxes[4 * run + 2] as number) < x)
        continue;
      for (let i = first[run] as number; i < (last[run] as number); i++) {
        const [ax, ay] = [xs[i] as number, ys[i] as number];
        const [bx, by] = [xs[i + 1] as number, ys[i + 1] as number];
        if (ay > y !== by > y) {
          const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
          if (side === 0) return "border";
          if (side > 0 === by > ay) inside = !inside;
        } else if (ay === y && by === y) {
          if (Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return "border";
        } else if ((ax === x && ay === y) || (bx === x && by === y)) return "border";
      }
    }
    return inside ? "inside" : "outside";
  };
  return {
    box,
    edges: last.reduce((sum, end, run) => sum + end - (first[run] as number), 0),
    sideOf,
    someEdge,
    reachesInto: (other) => {
      for (let run = 0; run < runs; run++) {
        if (!meets(run, other.box)) continue;
        for (let i = first[run] as number; i <= (last[run] as number); i++)
          if (other.sideOf(xs[i] as number, ys[i] as number) === "inside") return true;
      }
      return false;
    },
    crosses: (other) =>
      someEdge(other.box, (ax, ay, bx, by) => {
        const [a, b]: [Position, Position] = [
          [ax, ay],
          [bx, by],
        ];
        const asked: Box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
        return other.someEdge(asked, (cx, cy, dx, dy) => cross(a, b, [cx, cy], [dx, dy]));
      }),
    distance: (x, y, limit) => {
      let closest = limit;
      const near = (): Box => [
        x - closest / metresPerDegree.east,
        y - closest / metresPerDegree.north,
        x + closest / metresPerDegree.east,
        y + closest / metresPerDegree.north,
      ];
      for (let run = 0; run < runs; run++) {
        if (!meets(run, near())) continue;
        for (let i = first[run] as number; i < (last[run] as number); i++) {
          const [ax, ay] = [((xs[i] as number) - x) * metresPerDegree.east, ((ys[i] as number) - y) * metresPerDegree.north];
          const [bx, by] = [
            ((xs[i + 1] as number) - x) * metresPerDegree.east,
            ((ys[i + 1] as number) - y) * metresPerDegree.north,
          ];
          const [dx, dy] = [bx - ax, by - ay];
          const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
          closest = Math.min(closest, Math.sqrt((ax + along * dx) ** 2 + (ay + along * dy) ** 2));
        }
      }
      return closest;
    },
    middle: () => {
      if (middle === null) middle = insidePoint(rings);
      return middle;
    },
  };
}

/** Do the boxes of edge and box overlap, and is not all of the box on one side of the line through the edge? */
function mayMeet(ax: number, ay: number, bx: number, by: number, [west, south, east, north]: Box): boolean {
  if ((ax < west && bx < west) || (ax > east && bx > east) || (ay < south && by < south) || (ay > north && by > north))
    return false;
  const [dx, dy] = [bx - ax, by - ay];
  // What the rounding of these numbers may be: a corner so near to the line is on no side of it.
  const slack = 1e-12 * (Math.abs(dx) + Math.abs(dy));
  let [left, right] = [false, false];
  for (const x of [west, east]) {
    for (const y of [south, north]) {
      const side = dx * (y - ay) - dy * (x - ax);
      if (side > -slack) left = true;
      if (side < slack) right = true;
    }
  }
  return left && right;
}

function prepared(rings: readonly Ring[]) {
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
  const [xs, ys] = [new Float64Array(vertices), new Float64Array(vertices)];
  const [first, last, boxes]: [number[], number[], number[]] = [[], [], []];
  let start = 0;
  for (const ring of rings) {
    for (const [i, [x, y]] of ring.entries()) {
      xs[start + i] = x;
      ys[start + i] = y;
    }
    const end = start + ring.length - 1;
    for (let from = start; from < end; from += inRun) {
      const to = Math.min(from + inRun, end);
      const [eastings, northings] = [xs.subarray(from, to + 1), ys.subarray(from, to + 1)];
      first.push(from);
      last.push(to);
      boxes.push(Math.min(...eastings), Math.min(...northings), Math.max(...eastings), Math.max(...northings));
    }
    start += ring.length;
  }
  return { xs, ys, first: Uint32Array.from(first), last: Uint32Array.from(last), boxes: Float64Array.from(boxes) };
}

function around(boxes: Float64Array): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < boxes.length; i += 4) {
    box[0] = Math.min(box[0], boxes[i] as number);
    box[1] = Math.min(box[1], boxes[i + 1] as number);
    box[2] = Math.max(box[2], boxes[i + 2] as number);
    box[3] = Math.max(box[3], boxes[i + 3] as number);
  }
  return box;
}

/** A point that is surely inside a polygon: the middle of the widest stretch along a line through it. */

/** Shares of the height at which to look; not a half, where corners of neat shapes lie. */
const heights = [0.4871, 0.3127, 0.7243, 0.1379, 0.8933, 0.0417, 0.9571];

/** Closed rings, first one outer. Undefined where the polygon has no inside to speak of. */
export function insidePoint(rings: readonly Ring[]): Position | undefined {
  const outer = rings[0] ?? [];
  const ys = outer.map(([, y]) => y);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  for (const height of heights) {
    const y = south + (north - south) * height;
    const found = widest(crossings(rings, y), y);
    if (found && sideOf(found, rings) === "inside") return found;
  }
  return undefined;
}

/** Where the borders cross the line at y, from west to east. */
function crossings(rings: readonly Ring[], y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as Position, ring[i] as Position];
      if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return xs.sort((a, b) => a - b);
}

function widest(xs: number[], y: number): Position | undefined {
  let [best, width]: [Position | undefined, number] = [undefined, 0];
  for (let i = 1; i < xs.length; i += 2) {
    const [from, to] = [xs[i - 1] as number, xs[i] as number];
    if (to - from > width) [best, width] = [[(from + to) / 2, y], to - from];
  }
  return best;
}
