/**
 * Closes the strips that the areas of a level leave between them and takes apart what lies over each other. A strip or an overlap is
 * a contour; walked back by one of the areas along it, the border of that area becomes the border of the others: no vertex moves.
 * Levels follow the level around them, so that all of them meet in the same borders.
 */
import { type Areas, packAreas } from "../topology/areas.ts";
import { addRing, chainRings, type Edges, nestRings, type Points, ringLength, twiceAreaOfRing } from "../topology/rings.ts";
import { contoursOf, coversBeside } from "./contours.ts";

export interface MendOptions {
  /** One more than the highest number in the rings. */
  vertexCount: number;
  points: Points;
  /** Contours that are no wider on average are strips, not water. */
  stripWidth: number;
  /** The level that covers the same, already mended. */
  outer?: Areas;
}

/** Polygons of the areas that change, by row. */
type Changes = Map<number, number[][][]>;

interface Fault {
  contour: number[];
  isThin: boolean;
  /** Length along the contour of each area that has a border there. */
  shares: Map<number, number>;
}

/** The level with its faults mended; the same where there are none. */
export function mend(areas: Areas, options: MendOptions): Areas {
  const { points, outer } = options;
  const faults = findFaults(areas, options);
  if (faults.length > 0) findShares(faults, areas, options);
  const faultsOf = new Map<number, Fault[]>();
  for (const fault of faults) {
    // One area alone beside a coast is an island; beside the level around it, it has to follow.
    if (fault.shares.size < (outer && fault.isThin ? 1 : 2)) continue;
    const row = yielding(fault, areas, points);
    // Where three areas lie over each other the same contour comes twice, with the same shares: another area has to yield next.
    fault.shares.delete(row);
    faultsOf.set(row, [...(faultsOf.get(row) ?? []), fault]);
  }
  const changes: Changes = new Map();
  for (const [row, list] of faultsOf) {
    const polygons = withoutContours(row, list, areas, points);
    if (polygons.length > 0) changes.set(row, polygons);
  }
  return changes.size > 0 ? withChanges(areas, changes) : areas;
}

function findFaults(areas: Areas, { vertexCount, points, stripWidth, outer }: MendOptions): Fault[] {
  const contours = contoursOf(areas, outer, vertexCount, points);
  const covers = outer
    ? contours.map((contour) => (twiceAreaOfRing(contour, points) > 0 ? 2 : 0))
    : coversBeside(contours, points);
  const faults: Fault[] = [];
  contours.forEach((contour, i) => {
    const isThin = Math.abs(twiceAreaOfRing(contour, points)) <= ringLength(contour, points) * stripWidth;
    if (isThin || covers[i] > 1) faults.push({ contour, isThin, shares: new Map() });
  });
  return faults;
}

/** Of a strip the area along most of it, for that one has the long side; of an overlap the larger area. */
function yielding({ isThin, shares }: Fault, areas: Areas, points: Points): number {
  const size = (row: number) => ringsOf(areas, row).reduce((sum, ring) => sum + twiceAreaOfRing(ring, points), 0);
  const weight = isThin ? (row: number) => shares.get(row) ?? 0 : size;
  return [...shares.keys()].reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

function withoutContours(row: number, faults: Fault[], areas: Areas, points: Points): number[][][] {
  const edges: Edges = new Map();
  for (const ring of ringsOf(areas, row)) addRing(edges, ring);
  for (const { contour } of faults) addRing(edges, contour.toReversed());
  return nestRings(chainRings(edges, points), points);
}

function findShares(faults: Fault[], areas: Areas, { vertexCount, points }: MendOptions): void {
  const { x, y } = points;
  const isNear = new Uint8Array(vertexCount);
  const faultOf = new Map<string, Fault>();
  for (const fault of faults) {
    fault.contour.forEach((to, i) => {
      const edge = `${fault.contour.at(i - 1)} ${to}`;
      isNear[to] = 1;
      const twin = faultOf.get(edge);
      if (twin) fault.shares = twin.shares;
      else faultOf.set(edge, fault);
    });
  }
  const { polygonStart, ringStart, vertexStart, vertices } = areas;
  let row = 0;
  for (let ring = 0; ring + 1 < vertexStart.length; ring++) {
    while (ring >= ringStart[polygonStart[row + 1]]) row++;
    const end = vertexStart[ring + 1];
    let from = vertices[end - 1];
    for (let i = vertexStart[ring]; i < end; i++) {
      const to = vertices[i];
      if (isNear[to] && isNear[from]) {
        const shares = faultOf.get(`${from} ${to}`)?.shares;
        const length = Math.hypot(x[to] - x[from], y[to] - y[from]);
        shares?.set(row, (shares.get(row) ?? 0) + length);
      }
      from = to;
    }
  }
}

function withChanges(areas: Areas, changes: Changes): Areas {
  const polygonStart = [0];
  const ringStart = [0];
  const rings: ArrayLike<number>[] = [];
  for (let row = 0; row + 1 < areas.polygonStart.length; row++) {
    for (const polygon of changes.get(row) ?? polygonsOf(areas, row)) {
      for (const ring of polygon) rings.push(ring);
      ringStart.push(rings.length);
    }
    polygonStart.push(ringStart.length - 1);
  }
  return packAreas(polygonStart, ringStart, rings);
}

function polygonsOf({ polygonStart, ringStart, vertexStart, vertices }: Areas, row: number): Uint32Array[][] {
  const polygons: Uint32Array[][] = [];
  for (let polygon = polygonStart[row]; polygon < polygonStart[row + 1]; polygon++) {
    const rings: Uint32Array[] = [];
    for (let ring = ringStart[polygon]; ring < ringStart[polygon + 1]; ring++) {
      rings.push(vertices.subarray(vertexStart[ring], vertexStart[ring + 1]));
    }
    polygons.push(rings);
  }
  return polygons;
}

const ringsOf = (areas: Areas, row: number): Uint32Array[] => polygonsOf(areas, row).flat();
