/** Fewer corners for the same shape: what lies nearer than so many metres to the line between its neighbours is left out. */
import { metresFrom } from "./metres.ts";
import type { Polygons } from "./packed-shape.ts";
import type { Position, Ring } from "./segments.ts";

/** After Douglas and Peucker, without recursion; a closed ring is cut where it lies farthest from its first corner. */
export function simplifiedRing(ring: Ring, metres: number): Position[] {
  const last = ring.length - 1;
  if (last < 4 || metres <= 0) return [...ring];
  const keep = new Uint8Array(ring.length);
  const first = ring[0] as Position;
  let farthest = 0;
  for (let i = 1; i < last; i++)
    if (Math.hypot(...metresFrom(first, ring[i] as Position)) > Math.hypot(...metresFrom(first, ring[farthest] as Position)))
      farthest = i;
  for (const at of [0, farthest, last]) keep[at] = 1;
  const open: [number, number][] = [
    [0, farthest],
    [farthest, last],
  ];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let [worst, off] = [-1, metres];
    for (let i = from + 1; i < to; i++) {
      const away = distance(ring[i] as Position, ring[from] as Position, ring[to] as Position);
      if (away > off) [worst, off] = [i, away];
    }
    if (worst < 0) continue;
    keep[worst] = 1;
    open.push([from, worst], [worst, to]);
  }
  return ring.filter((_, i) => keep[i]);
}

function distance(point: Position, from: Position, to: Position): number {
  const [dx, dy] = metresFrom(from, to);
  const [x, y] = metresFrom(from, point);
  const along = Math.max(0, Math.min(1, (dx * x + dy * y) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - along * dx, y - along * dy);
}

/** Parts and holes that shrink to a line go, unless it is all there is. */
export function simplifiedPolygons(polygons: Polygons, metres: number): Polygons {
  const kept = polygons
    .map((rings) => rings.map((ring) => simplifiedRing(ring, metres)).filter((ring, i) => i === 0 || ring.length > 3))
    .filter(([outer = []]) => outer.length > 3);
  return kept.length > 0 ? kept : polygons;
}
