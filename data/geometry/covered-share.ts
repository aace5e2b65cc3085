/**
 * Which share of an area a drawing covers. Along lines from west to east the overlap is exact, and there are so many lines that a share
 * is right to a thousandth: no clipping, and so nothing that borders which touch or nearly touch can break.
 */
import { boxOfPositions } from "./box.ts";
import { clippedRings } from "./clip-box.ts";
import type { Ring } from "./segments.ts";

const lines = 400;

/** Polygons of rings; those of the area lie apart, those of the drawing may overlap. From 0 to 1, of the area. */
export function coveredShare(drawn: readonly (readonly Ring[])[], area: readonly (readonly Ring[])[]): number {
  const box = boxOfPositions(area);
  const [, south, , north] = box;
  const step = (north - south) / lines;
  if (!(step > 0)) return 0;
  const own = crossings(area.flat(), south, step);
  const others = drawn.map((rings) => crossings(clippedRings(rings, box), south, step));
  let [whole, covered] = [0, 0];
  for (let line = 0; line < lines; line++) {
    const [from, to] = [own.start[line] as number, own.start[line + 1] as number];
    for (let i = from; i < to; i += 2) whole += (own.xs[i + 1] as number) - (own.xs[i] as number);
    const [only] = others;
    if (only && others.length === 1) covered += overlap(own.xs, from, to, only.xs, only.start[line], only.start[line + 1]);
    else {
      const joined = union(others.map(({ xs, start }) => xs.subarray(start[line], start[line + 1])));
      covered += overlap(own.xs, from, to, joined, 0, joined.length);
    }
  }
  return whole > 0 ? Math.min(1, covered / whole) : 0;
}

/** Where the rings cross each line, ascending: of line i `xs` from `start[i]` to `start[i + 1]`. */
interface Crossings {
  xs: Float64Array;
  start: Int32Array;
}

function crossings(rings: readonly Ring[], south: number, step: number): Crossings {
  const start = new Int32Array(lines + 1);
  eachCrossing(rings, south, step, (line) => {
    start[line + 1] = (start[line + 1] as number) + 1;
  });
  for (let line = 0; line < lines; line++) start[line + 1] = (start[line + 1] as number) + (start[line] as number);
  const xs = new Float64Array(start[lines] as number);
  const filled = start.slice(0, lines);
  eachCrossing(rings, south, step, (line, x) => {
    // Few on a line: in their place as they come.
    const first = start[line] as number;
    let at = filled[line] as number;
    for (; at > first && (xs[at - 1] as number) > x; at--) xs[at] = xs[at - 1] as number;
    xs[at] = x;
    filled[line] = (filled[line] as number) + 1;
  });
  return { xs, start };
}

function eachCrossing(rings: readonly Ring[], south: number, step: number, visit: (line: number, x: number) => void): void {
  const bottom = south + step / 2;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1] as readonly [number, number];
      const b = ring[i] as readonly [number, number];
      if (a[1] === b[1]) continue;
      const [low, high] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
      const slope = (b[0] - a[0]) / (b[1] - a[1]);
      let line = Math.max(0, Math.ceil((low - bottom) / step));
      for (let y = bottom + line * step; line < lines && y < high; y = bottom + ++line * step)
        if (y >= low) visit(line, a[0] + (y - a[1]) * slope);
    }
  }
}

function union(all: readonly Float64Array[]): number[] {
  const spans = all.flatMap((xs) =>
    Array.from({ length: xs.length / 2 }, (_, i) => [xs[2 * i] ?? 0, xs[2 * i + 1] ?? 0] as const),
  );
  const merged: number[] = [];
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    const end = merged.at(-1);
    if (end === undefined || from > end) merged.push(from, to);
    else if (to > end) merged[merged.length - 1] = to;
  }
  return merged;
}

/** Length that two lists of spans have in common. */
function overlap(own: Float64Array, i: number, end: number, other: ArrayLike<number>, k = 0, last = 0): number {
  let length = 0;
  while (i + 1 < end && k + 1 < last) {
    const from = Math.max(own[i] as number, other[k] as number);
    const to = Math.min(own[i + 1] as number, other[k + 1] as number);
    if (to > from) length += to - from;
    if ((own[i + 1] as number) < (other[k + 1] as number)) i += 2;
    else k += 2;
  }
  return length;
}
