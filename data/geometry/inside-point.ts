/** A point that is surely inside a polygon: the middle of the widest stretch along a line through it. */
import { sideOf } from "./inside.ts";
import type { Position, Ring } from "./segments.ts";

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
