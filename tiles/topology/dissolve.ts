/** The only dissolve: what several areas look like as one, the edges that no neighbour among them walks back. */
import { type Areas, packAreas, type Vertices } from "./areas.ts";
import { addRing, chainRings, type Edges, nestRings, ringLength, twiceAreaOfRing } from "./rings.ts";

/**
 * Holes thinner than this many grid steps (about 5 m) are slivers between buurten whose published borders do not
 * quite meet; real water and real enclaves are wider.
 */
export const stripWidth = 220;

/**
 * Area g of the answer is the union of the areas with rows `members[g]`; without members it has no polygon, and rows
 * without a border add nothing. Holes narrower than `leastHole` are filled: over a whole country that is mended they are areas of others,
 * and 0 keeps them.
 */
export function dissolve(members: number[][], areas: Areas, vertices: Vertices, leastHole = stripWidth): Areas {
  const polygonStart = [0];
  const ringStart = [0];
  const rings: number[][] = [];
  for (const rows of members) {
    const outline = chainRings(edgesOf(rows, areas), vertices).filter((ring) => !isSliver(ring, vertices, leastHole));
    for (const polygon of nestRings(outline, vertices)) {
      rings.push(...polygon);
      ringStart.push(rings.length);
    }
    polygonStart.push(ringStart.length - 1);
  }
  return packAreas(polygonStart, ringStart, rings);
}

function edgesOf(rows: number[], { polygonStart, ringStart, vertexStart, vertices }: Areas): Edges {
  const edges: Edges = new Map();
  for (const row of new Set(rows)) {
    if (row + 1 >= polygonStart.length) continue;
    const first = ringStart[polygonStart[row]];
    const last = ringStart[polygonStart[row + 1]];
    for (let ring = first; ring < last; ring++) addRing(edges, vertices.subarray(vertexStart[ring], vertexStart[ring + 1]));
  }
  return edges;
}

function isSliver(ring: number[], vertices: Vertices, leastHole: number): boolean {
  const area = twiceAreaOfRing(ring, vertices);
  if (area >= 0) return false;
  return -area < ringLength(ring, vertices) * leastHole;
}
