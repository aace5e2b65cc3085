/** From edges back to areas: rings that never touch themselves, outer rings with the holes in them. */
import { orient2d } from "#data/geometry/orientation.ts";

/** Coordinates by vertex number, y growing downward. */
export interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Directed edges by start. */
export type Edges = Map<number, number[]>;

/** Adds the edges of a ring; an edge that is already there the other way round cancels with it: areas merge, spikes vanish. */
export function addRing(edges: Edges, ring: ArrayLike<number>): void {
  let from = ring[ring.length - 1];
  for (let i = 0; i < ring.length; i++) {
    const to = ring[i];
    addEdge(edges, from, to);
    from = to;
  }
}

export function addEdge(edges: Edges, from: number, to: number): void {
  const back = edges.get(to);
  const at = back ? back.indexOf(from) : -1;
  if (back && at >= 0) back.splice(at, 1);
  else if (from !== to) {
    const ends = edges.get(from);
    if (ends) ends.push(to);
    else edges.set(from, [to]);
  }
}

/** Uses the edges up. Rings with the area on their right are clockwise on screen; throws an Error when a ring is open. */
export function chainRings(edges: Edges, points: Points): number[][] {
  const rings: number[][] = [];
  for (const [start, ends] of edges) {
    for (let first = ends.pop(); first !== undefined; first = ends.pop()) {
      const walk = [start];
      let from = start;
      let at = first;
      for (;;) {
        const options = edges.get(at) ?? [];
        if (at === start) options.push(first);
        const to = takeSharpest(options, from, at, points);
        if (to === undefined) throw new Error(`a border breaks off at vertex ${at}: an area has an open ring`);
        if (at === start && to === first) break;
        if (at === start) options.splice(options.lastIndexOf(first), 1);
        walk.push(at);
        from = at;
        at = to;
      }
      rings.push(...splitWalk(walk));
    }
  }
  return rings;
}

/** A walk that comes by a vertex twice is two rings: a hole that touches the border, or two parts that touch. */
function splitWalk(walk: number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  const place = new Map<number, number>();
  for (const id of walk) {
    const at = place.get(id);
    if (at !== undefined) {
      const loop = open.splice(at);
      for (const member of loop) place.delete(member);
      if (loop.length > 2) rings.push(loop);
    }
    place.set(id, open.length);
    open.push(id);
  }
  if (open.length > 2) rings.push(open);
  return rings;
}

/** Takes the edge most to the right, so that parts that touch in one vertex become rings of their own. */
function takeSharpest(ends: number[], from: number, at: number, { x, y }: Points): number | undefined {
  if (ends.length < 2) return ends.pop();
  const ax = x[at];
  const ay = y[at];
  const back = Math.atan2(y[from] - ay, x[from] - ax);
  const angle = (to: number) => {
    const swing = back - Math.atan2(y[to] - ay, x[to] - ax);
    return swing <= 0 ? swing + 2 * Math.PI : swing;
  };
  const best = ends.reduce((a, b) => (angle(b) < angle(a) ? b : a));
  return ends.splice(ends.indexOf(best), 1)[0];
}

/** Twice the signed area of a ring, positive where it is clockwise on screen. */
export function twiceAreaOfRing(ids: ArrayLike<number>, { x, y }: Points): number {
  const ox = x[ids[0]];
  const oy = y[ids[0]];
  let area = 0;
  for (let i = 1; i + 1 < ids.length; i++) {
    const a = ids[i];
    const b = ids[i + 1];
    area += orient2d(ox, oy, x[a], y[a], x[b], y[b]);
  }
  return area;
}

export function ringLength(ids: ArrayLike<number>, { x, y }: Points): number {
  let length = 0;
  let from = ids[ids.length - 1];
  for (let i = 0; i < ids.length; i++) {
    const to = ids[i];
    length += Math.hypot(x[to] - x[from], y[to] - y[from]);
    from = to;
  }
  return length;
}

/** Polygons: each outer ring followed by the holes inside it; the smallest outer ring around a hole gets it. */
export function nestRings(rings: number[][], points: Points): number[][][] {
  const polygons: number[][][] = [];
  const holes: number[][] = [];
  for (const ring of rings) {
    const area = twiceAreaOfRing(ring, points);
    if (area > 0) polygons.push([ring]);
    else if (area < 0) holes.push(ring);
  }
  for (const hole of holes) {
    const around = polygons.filter(([outer = []]) => contains(outer, hole, points));
    const size = ([outer = []]: number[][]) => twiceAreaOfRing(outer, points);
    if (around.length > 0) around.reduce((a, b) => (size(b) < size(a) ? b : a)).push(hole);
  }
  return polygons;
}

/** Even-odd rule for a point just inside the hole, beside the middle of its first edge: no vertex of it will do, they may lie on the outer ring. */
function contains(outer: number[], hole: number[], { x, y }: Points): boolean {
  const [a = 0, b = 0] = hole;
  const dx = x[b] - x[a];
  const dy = y[b] - y[a];
  const aside = 1e-3 / Math.hypot(dx, dy);
  const px = x[a] + dx / 2 + dy * aside;
  const py = y[a] + dy / 2 - dx * aside;
  let inside = false;
  let p = outer.at(-1) as number;
  for (const q of outer) {
    const above = y[p] > py;
    if (above !== y[q] > py) {
      const side = orient2d(x[p], y[p], x[q], y[q], px, py);
      if (side > 0 === above) inside = !inside;
    }
    p = q;
  }
  return inside;
}
