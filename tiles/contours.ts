/**
 * Where levels of areas do not cover the same: the edges that nobody walks back, as rings. On the right of a ring the areas cover the
 * place once more than on its left. Without a level to compare with, coasts are among them.
 */
import { type Areas, eachRing } from "./areas.ts";
import { turn } from "./grid.ts";
import { chainRings, type Edges, type Points } from "./rings.ts";

/** `vertexCount` is one more than the highest number in the rings; `outer` is the level that should cover the same. */
export function contoursOf(areas: Areas, outer: Areas | undefined, vertexCount: number, points: Points): number[][] {
  const edges = unmatchedEdges(vertexCount);
  if (outer) eachRing(outer, (ids) => edges.walk(ids, -1));
  eachRing(areas, (ids) => edges.walk(ids, 1));
  return chainRings(edges.left(), points);
}

interface Unmatched {
  /** Adds the edges of a ring, in its direction or against it. */
  walk(ids: Uint32Array, direction: 1 | -1): void;
  left(): Edges;
}

/** Nearly every vertex has one or two edges to start, which fit in arrays: a Map of all edges takes ten times as long. */
function unmatchedEdges(vertexCount: number): Unmatched {
  const first = new Int32Array(vertexCount).fill(-1);
  const second = new Int32Array(vertexCount).fill(-1);
  const more: Edges = new Map();
  const take = (from: number, to: number): boolean => {
    if (first[from] === to) first[from] = -1;
    else if (second[from] === to) second[from] = -1;
    else {
      const ends = more.get(from);
      const at = ends ? ends.indexOf(to) : -1;
      if (at < 0) return false;
      ends?.splice(at, 1);
    }
    return true;
  };
  const put = (from: number, to: number) => {
    if (first[from] === -1) first[from] = to;
    else if (second[from] === -1) second[from] = to;
    else more.set(from, [...(more.get(from) ?? []), to]);
  };
  return {
    walk(ids, direction) {
      let from = ids[ids.length - 1] as number;
      for (let i = 0; i < ids.length; i++) {
        const to = ids[i] as number;
        if (direction > 0) {
          if (!take(to, from)) put(from, to);
        } else if (!take(from, to)) put(to, from);
        from = to;
      }
    },
    left() {
      const edges: Edges = new Map();
      for (let id = 0; id < vertexCount; id++) {
        if (first[id] === -1 && second[id] === -1 && !more.has(id)) continue;
        const ends = more.get(id) ?? [];
        if (first[id] !== -1) ends.push(first[id] as number);
        if (second[id] !== -1) ends.push(second[id] as number);
        if (ends.length > 0) edges.set(id, ends);
      }
      return edges;
    },
  };
}

/** How many areas lie over the place just to the right of the ring's first edge, from the contours alone. */
export function coverBeside(ring: number[], contours: number[][], { x, y }: Points): number {
  const [a = 0, b = 0] = ring;
  const dx = (x[b] as number) - (x[a] as number);
  const dy = (y[b] as number) - (y[a] as number);
  const aside = 1e-3 / Math.hypot(dx, dy);
  const px = (x[a] as number) + dx / 2 - dy * aside;
  const py = (y[a] as number) + dy / 2 + dx * aside;
  return contours.reduce((sum, contour) => sum + windings(contour, px, py, { x, y }), 0);
}

/** How often the ring goes clockwise around the place. */
function windings(ring: number[], px: number, py: number, { x, y }: Points): number {
  let count = 0;
  let a = ring[ring.length - 1] as number;
  for (const b of ring) {
    const down = (y[b] as number) > py;
    if ((y[a] as number) > py !== down) {
      const side = turn(x[a] as number, y[a] as number, x[b] as number, y[b] as number, px, py);
      if (side > 0 === down) count += down ? 1 : -1;
    }
    a = b;
  }
  return count;
}
