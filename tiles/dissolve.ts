/** Outlines of groups: the edges of their buurten that no neighbour in the group walks back. */

import { type Areas, packAreas, ringArea, type Vertices } from "./areas.ts";
import { turn } from "./grid.ts";

/**
 * Holes thinner than this many grid steps (about 5 m) are slivers between buurten whose published borders do not
 * quite meet; real water and real enclaves are wider.
 */
const sliverWidth = 220;

/** Area g of the answer is the union of the areas with rows `members[g]`; without members it has no polygon. */
export function dissolve(members: number[][], areas: Areas, vertices: Vertices): Areas {
  const polygonStart = [0];
  const ringStart = [0];
  const rings: number[][] = [];
  for (const rows of members) {
    for (const polygon of nestRings(outlineRings(rows, areas, vertices), vertices)) {
      rings.push(...polygon);
      ringStart.push(rings.length);
    }
    polygonStart.push(ringStart.length - 1);
  }
  return packAreas(polygonStart, ringStart, rings);
}

function outlineRings(rows: number[], areas: Areas, vertices: Vertices): number[][] {
  const next = openEdges(rows, areas);
  const rings: number[][] = [];
  for (const [start, ends] of next) {
    while (ends.length > 0) {
      const ring = [start];
      let from = start;
      let at = ends.pop() as number;
      while (at !== start) {
        ring.push(at);
        const step = takeSharpest(next.get(at) ?? [], from, at, vertices);
        if (step === undefined)
          throw new Error(`the outline of a group breaks off at vertex ${at}: its buurten have an open ring`);
        from = at;
        at = step;
      }
      if (ring.length > 2) rings.push(ring);
    }
  }
  return rings;
}

/** Directed edges without their opposite, by start. */
function openEdges(rows: number[], { polygonStart, ringStart, vertexStart, vertices }: Areas): Map<number, number[]> {
  const next = new Map<number, number[]>();
  const walk = (from: number, to: number) => {
    const back = next.get(to);
    const at = back ? back.indexOf(from) : -1;
    if (back && at >= 0) {
      back.splice(at, 1);
      return;
    }
    const ends = next.get(from);
    if (ends) ends.push(to);
    else next.set(from, [to]);
  };
  for (const row of new Set(rows)) {
    const first = ringStart[polygonStart[row] as number] as number;
    const last = ringStart[polygonStart[row + 1] as number] as number;
    for (let ring = first; ring < last; ring++) {
      const end = vertexStart[ring + 1] as number;
      let from = vertices[end - 1] as number;
      for (let v = vertexStart[ring] as number; v < end; v++) {
        const to = vertices[v] as number;
        walk(from, to);
        from = to;
      }
    }
  }
  return next;
}

/** Takes the edge most to the right, so that parts that touch in one vertex become rings of their own. */
function takeSharpest(ends: number[], from: number, at: number, { x, y }: Vertices): number | undefined {
  if (ends.length < 2) return ends.pop();
  const ax = x[at] as number;
  const ay = y[at] as number;
  const back = Math.atan2((y[from] as number) - ay, (x[from] as number) - ax);
  const angle = (to: number) => {
    const swing = back - Math.atan2((y[to] as number) - ay, (x[to] as number) - ax);
    return swing <= 0 ? swing + 2 * Math.PI : swing;
  };
  const best = ends.reduce((a, b) => (angle(b) < angle(a) ? b : a));
  return ends.splice(ends.indexOf(best), 1)[0];
}

/** Outer rings first, each followed by the holes inside it. */
function nestRings(rings: number[][], vertices: Vertices): number[][][] {
  const polygons = rings.filter((ring) => ringArea(ring, vertices) > 0).map((ring) => [ring]);
  for (const ring of rings) {
    if (ringArea(ring, vertices) >= 0 || isSliver(ring, vertices)) continue;
    const around = polygons
      .filter(([outer = []]) => contains(outer, ring, vertices))
      .sort(([a = []], [b = []]) => ringArea(a, vertices) - ringArea(b, vertices));
    around[0]?.push(ring);
  }
  return polygons;
}

function isSliver(ring: number[], vertices: Vertices): boolean {
  const { x, y } = vertices;
  let length = 0;
  ring.forEach((id, i) => {
    const before = ring.at(i - 1) as number;
    length += Math.hypot((x[id] as number) - (x[before] as number), (y[id] as number) - (y[before] as number));
  });
  return Math.abs(ringArea(ring, vertices)) < length * sliverWidth;
}

/** Even-odd rule for the middle of three vertices of the hole. They can lie on the outer ring (touching in a vertex), their middle seldom. */
function contains(outer: number[], hole: number[], { x, y }: Vertices): boolean {
  const [a = 0, b = 0, c = 0] = hole;
  const px = ((x[a] as number) + (x[b] as number) + (x[c] as number)) / 3 + 1e-4;
  const py = ((y[a] as number) + (y[b] as number) + (y[c] as number)) / 3 + 1e-4;
  let inside = false;
  let p = outer.at(-1) as number;
  for (const q of outer) {
    const above = (y[p] as number) > py;
    if (above !== (y[q] as number) > py) {
      const side = turn(x[p] as number, y[p] as number, x[q] as number, y[q] as number, px, py);
      if (side > 0 === above) inside = !inside;
    }
    p = q;
  }
  return inside;
}
