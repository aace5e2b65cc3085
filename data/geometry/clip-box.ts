/**
 * What of a polygon lies in a box, after Sutherland and Hodgman: of what is outside only its shadow on the edge of the box stays, so
 * what is inside by counting crossings stays so. For shapes with many corners of which few matter here.
 */
import type { Box } from "./box.ts";
import type { Position, Ring } from "./segments.ts";

/** Closed rings; those of which nothing is left are left out. */
export function clippedRings(rings: readonly Ring[], [west, south, east, north]: Box): Ring[] {
  return rings.flatMap((ring) => {
    let kept = ring;
    kept = clipped(kept, 0, west, 1);
    kept = clipped(kept, 0, east, -1);
    kept = clipped(kept, 1, south, 1);
    kept = clipped(kept, 1, north, -1);
    return kept.length > 3 ? [kept] : [];
  });
}

/** Keeps what lies on the positive side of the line where the coordinate of this axis has this value. */
function clipped(ring: Ring, axis: 0 | 1, at: number, side: 1 | -1): Ring {
  const isIn = (position: Position) => (position[axis] - at) * side >= 0;
  if (ring.every(isIn)) return ring;
  const other = axis === 0 ? 1 : 0;
  const kept: Position[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
    if (isIn(a) !== isIn(b)) {
      const across = a[other] + ((at - a[axis]) / (b[axis] - a[axis])) * (b[other] - a[other]);
      kept.push(axis === 0 ? [at, across] : [across, at]);
    }
    if (isIn(b)) kept.push(b);
  }
  const [first] = kept;
  return first ? [...kept, first] : kept;
}
