/** Segments that meet: for borders that cross themselves, and for shapes that overlap. Planar, in degrees. */
import { orient2d } from "./orientation.ts";

export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];

/** Sign of the turn a -> b -> c: positive to the left, 0 on one line. */
const turn = (a: Position, b: Position, c: Position): number => Math.sign(orient2d(a[0], a[1], b[0], b[1], c[0], c[1]));

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

const segmentsOf = (rings: readonly Ring[]): Segment[] =>
  rings.flatMap((ring, r) => ring.slice(1).map((b, at) => ({ a: ring[at] as Position, b, ring: r, at })));

/** Along which axis the segments lie least above each other: a comb of long teeth is swept across its teeth. */
function sweepAxis(segments: readonly Segment[]): 0 | 1 {
  const share = (axis: 0 | 1) => {
    let [sum, low, high] = [0, Infinity, -Infinity];
    for (const { a, b } of segments) {
      sum += Math.abs(a[axis] - b[axis]);
      low = Math.min(low, a[axis], b[axis]);
      high = Math.max(high, a[axis], b[axis]);
    }
    return sum / (high - low || 1);
  };
  return share(0) <= share(1) ? 0 : 1;
}

/**
 * Pairs of segments that may have a point in common; stops when `visit` returns true. Sorting along one axis keeps it near
 * n log n for drawings; at worst it looks at all n (n - 1) / 2 pairs, which typed arrays and the limit on vertices keep short:
 * pairs of which one lies wholly on one side of the other, such as parallels, are passed over without a call.
 */
export function somePair(rings: readonly Ring[], visit: (one: Segment, other: Segment) => boolean): boolean {
  const sorted = segmentsOf(rings);
  const axis = sweepAxis(sorted);
  sorted.sort((one, other) => Math.min(one.a[axis], one.b[axis]) - Math.min(other.a[axis], other.b[axis]));
  const across = axis === 0 ? 1 : 0;
  const ends = (of: (segment: Segment) => number) => Float64Array.from(sorted, of);
  const [ax, ay, bx, by] = [ends(({ a }) => a[0]), ends(({ a }) => a[1]), ends(({ b }) => b[0]), ends(({ b }) => b[1])];
  const [start, end] = [ends(({ a, b }) => Math.min(a[axis], b[axis])), ends(({ a, b }) => Math.max(a[axis], b[axis]))];
  const [low, high] = [ends(({ a, b }) => Math.min(a[across], b[across])), ends(({ a, b }) => Math.max(a[across], b[across]))];
  /** Are both ends of segment j on the same side of the line through segment i? Signs as `turn` gives them. */
  const beside = (i: number, j: number): boolean => {
    const [x, y] = [ax[i] as number, ay[i] as number];
    const [dx, dy] = [(bx[i] as number) - x, (by[i] as number) - y];
    const first = dx * ((ay[j] as number) - y) - dy * ((ax[j] as number) - x);
    const second = dx * ((by[j] as number) - y) - dy * ((bx[j] as number) - x);
    return (first > 0 && second > 0) || (first < 0 && second < 0);
  };
  for (let i = 0; i < sorted.length; i++) {
    const [limit, lowest, highest] = [end[i] as number, low[i] as number, high[i] as number];
    for (let j = i + 1; j < sorted.length && (start[j] as number) <= limit; j++) {
      if ((low[j] as number) > highest || (high[j] as number) < lowest || beside(i, j) || beside(j, i)) continue;
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

/** Is a point inside a polygon with holes? Even-odd over all rings, so a hole is outside by itself. */
export type Side = "inside" | "outside" | "border";

/** Rings are closed (last vertex = first); the first is the outer one, but even-odd needs no order. */
export function sideOf([x, y]: Position, rings: readonly Ring[]): Side {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1] as Position;
      const b = ring[i] as Position;
      if (a[1] > y !== b[1] > y) {
        // The half-open test counts a vertex once; `turn` decides on which side of the edge the point lies without dividing.
        const side = turn(a, b, [x, y]);
        if (side === 0) return "border";
        if (side > 0 === b[1] > a[1]) inside = !inside;
      } else if (a[1] === y && b[1] === y) {
        if (Math.min(a[0], b[0]) <= x && x <= Math.max(a[0], b[0])) return "border";
      } else if ((a[0] === x && a[1] === y) || (b[0] === x && b[1] === y)) return "border";
    }
  }
  return inside ? "inside" : "outside";
}
