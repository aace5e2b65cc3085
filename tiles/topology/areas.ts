/** Areas as rings of vertex ids, and the vertices themselves; all arrays lie in shared memory, so workers read them without a copy. */
import { twiceAreaOfRing } from "./rings.ts";

/** Areas of one level as rings of vertex ids, nested like `Features`; outer rings turn clockwise on screen, holes the other way. */
export interface Areas {
  polygonStart: Uint32Array;
  ringStart: Uint32Array;
  vertexStart: Uint32Array;
  vertices: Uint32Array;
}

export interface Vertices {
  count: number;
  x: Int32Array;
  y: Int32Array;
}

export const sharedInt32 = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedUint32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedUint8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));

/** Rings in the order of `ringStart`; copies everything to shared memory. */
export function packAreas(polygonStart: number[], ringStart: number[], rings: ArrayLike<number>[]): Areas {
  const vertexStart = sharedUint32(rings.length + 1);
  rings.forEach((ring, i) => {
    vertexStart[i + 1] = vertexStart[i] + ring.length;
  });
  const areas = {
    polygonStart: sharedUint32(polygonStart.length),
    ringStart: sharedUint32(ringStart.length),
    vertexStart,
    vertices: sharedUint32(vertexStart.at(-1) ?? 0),
  };
  areas.polygonStart.set(polygonStart);
  areas.ringStart.set(ringStart);
  rings.forEach((ring, i) => {
    areas.vertices.set(ring, vertexStart[i]);
  });
  return areas;
}

/** Calls back once a ring with its ids. */
export function eachRing(areas: Areas, visit: (ids: Uint32Array) => void): void {
  for (let ring = 0; ring + 1 < areas.vertexStart.length; ring++) {
    visit(areas.vertices.subarray(areas.vertexStart[ring], areas.vertexStart[ring + 1]));
  }
}

/** First ring of each polygon of the area. */
export function outerRings({ polygonStart, ringStart, vertexStart, vertices }: Areas, row: number): Uint32Array[] {
  const rings: Uint32Array[] = [];
  for (let polygon = polygonStart[row]; polygon < polygonStart[row + 1]; polygon++) {
    const ring = ringStart[polygon];
    rings.push(vertices.subarray(vertexStart[ring], vertexStart[ring + 1]));
  }
  return rings;
}

/** The area must have a polygon. */
export function largestRing(areas: Areas, row: number, vertices: Vertices): Uint32Array {
  return outerRings(areas, row).reduce((a, b) => (twiceAreaOfRing(b, vertices) > twiceAreaOfRing(a, vertices) ? b : a));
}
