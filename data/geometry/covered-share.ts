/**
 * Which share of an area a drawing covers. Along lines from west to east the overlap is exact, and there are so many lines that a share
 * is right to a thousandth: no clipping, and so nothing that borders which touch or nearly touch can break.
 */
import type { Ring } from "./segments.ts";

const lines = 512;

/** Of a polygon its rings, first the outer one; of several polygons what any of them covers. From 0 to 1, of the area. */
export function coveredShare(drawn: readonly (readonly Ring[])[], area: readonly (readonly Ring[])[]): number {
  let [south, north] = [Infinity, -Infinity];
  for (const [, y] of area.flat(2)) {
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const step = (north - south) / lines;
  if (!(step > 0)) return 0;
  const [ours, theirs] = [intervals(area, south, step), intervals(drawn, south, step)];
  let [whole, covered] = [0, 0];
  for (let line = 0; line < lines; line++) {
    const [own = [], other = []] = [ours[line], theirs[line]];
    for (let i = 0; i < own.length; i += 2) whole += (own[i + 1] as number) - (own[i] as number);
    covered += overlap(own, other);
  }
  return whole > 0 ? Math.min(1, covered / whole) : 0;
}

/** On every line where the polygons begin and end, in turn and ascending. */
function intervals(polygons: readonly (readonly Ring[])[], south: number, step: number): number[][] {
  const [first = [], ...others] = polygons.map((rings) => crossings(rings, south, step));
  return others.length === 0 ? first : first.map((own, line) => union([own, ...others.map((other) => other[line] ?? [])]));
}

function crossings(rings: readonly Ring[], south: number, step: number): number[][] {
  const found: number[][] = Array.from({ length: lines }, () => []);
  const bottom = south + step / 2;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as readonly [number, number];
      const [bx, by] = ring[i] as readonly [number, number];
      if (ay === by) continue;
      const [low, high] = ay < by ? [ay, by] : [by, ay];
      for (let line = Math.max(0, Math.ceil((low - bottom) / step)); line < lines; line++) {
        const y = bottom + line * step;
        if (y >= high) break;
        if (y >= low) found[line]?.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  for (const xs of found) xs.sort((a, b) => a - b);
  return found;
}

function union(all: readonly number[][]): number[] {
  const starts = all.flatMap((xs) => xs.flatMap((x, i) => (i % 2 === 0 ? [[x, xs[i + 1] ?? x] as const] : [])));
  const merged: number[] = [];
  for (const [from, to] of starts.sort(([a], [b]) => a - b)) {
    const end = merged.at(-1);
    if (end === undefined || from > end) merged.push(from, to);
    else if (to > end) merged[merged.length - 1] = to;
  }
  return merged;
}

/** Length that both have. */
function overlap(own: readonly number[], other: readonly number[]): number {
  let [length, i, k] = [0, 0, 0];
  while (i + 1 < own.length && k + 1 < other.length) {
    const [from, to] = [Math.max(own[i] as number, other[k] as number), Math.min(own[i + 1] as number, other[k + 1] as number)];
    if (to > from) length += to - from;
    if ((own[i + 1] as number) < (other[k + 1] as number)) i += 2;
    else k += 2;
  }
  return length;
}
