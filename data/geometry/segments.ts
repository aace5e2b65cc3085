/** Segments that meet: for borders that cross themselves, and for shapes that overlap. Planar, in degrees. */
export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];

/** Sign of the turn a -> b -> c: positive to the left, 0 on one line. */
export const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const between = (a: Position, b: Position, p: Position): boolean =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

/** Do the inner parts of the segments cross? Touching is not crossing. */
export const cross = (a: Position, b: Position, c: Position, d: Position): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** Do the segments have any point in common? */
export function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (cross(a, b, c, d)) return true;
  return (
    (turn(a, b, c) === 0 && between(a, b, c)) ||
    (turn(a, b, d) === 0 && between(a, b, d)) ||
    (turn(c, d, a) === 0 && between(c, d, a)) ||
    (turn(c, d, b) === 0 && between(c, d, b))
  );
}

/** A segment of a set of rings: from vertex `at` of ring `ring` to the next. */
interface Segment {
  a: Position;
  b: Position;
  ring: number;
  at: number;
}

function segmentsOf(rings: readonly Ring[]): Segment[] {
  const segments = rings.flatMap((ring, r) => ring.slice(1).map((b, at) => ({ a: ring[at] as Position, b, ring: r, at })));
  return segments.sort((one, other) => Math.min(one.a[0], one.b[0]) - Math.min(other.a[0], other.b[0]));
}

/**
 * Pairs of segments whose boxes overlap, from west to east; stops when `visit` answers true. Sorting by the west side keeps it
 * near n log n for drawings; at worst it looks at all n (n - 1) / 2 boxes, which typed arrays and the limit on vertices keep short.
 */
export function somePair(rings: readonly Ring[], visit: (one: Segment, other: Segment) => boolean): boolean {
  const sorted = segmentsOf(rings);
  const side = (pick: (a: number, b: number) => number, axis: 0 | 1) =>
    Float64Array.from(sorted, ({ a, b }) => pick(a[axis], b[axis]));
  const [west, east] = [side(Math.min, 0), side(Math.max, 0)];
  const [south, north] = [side(Math.min, 1), side(Math.max, 1)];
  for (let i = 0; i < sorted.length; i++) {
    const [limit = 0, low = 0, high = 0] = [east[i], south[i], north[i]];
    for (let j = i + 1; j < sorted.length && (west[j] as number) <= limit; j++) {
      if ((south[j] as number) > high || (north[j] as number) < low) continue;
      if (visit(sorted[i] as Segment, sorted[j] as Segment)) return true;
    }
  }
  return false;
}

/** Does a closed ring without repeated vertices cross or touch itself? Neighbours share their vertex and nothing more. */
export function selfTouching(ring: Ring): boolean {
  const count = ring.length - 1;
  return somePair([ring], (one, other) => {
    const [first, second] = one.at < other.at ? [one, other] : [other, one];
    if (second.at - first.at === 1) return foldsBack(first.a, first.b, second.b);
    if (first.at === 0 && second.at === count - 1) return foldsBack(second.a, second.b, first.b);
    return meet(one.a, one.b, other.a, other.b);
  });
}

/** A spike: the second segment runs back over the first. */
function foldsBack(a: Position, b: Position, c: Position): boolean {
  return turn(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
}
