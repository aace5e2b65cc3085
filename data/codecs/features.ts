/**
 * Codec of borders, of what the import reads and of the outlines that are published: rings of one level in longitude and latitude,
 * in flat arrays that worker threads can share. Area r has the polygons polygonStart[r] .. polygonStart[r + 1],
 * polygon p the rings ringStart[p] .. ringStart[p + 1] (first one outer), ring k the vertices
 * vertexStart[k] .. vertexStart[k + 1] (closing vertex left out); vertex v is coordinates[2v], coordinates[2v + 1].
 * Rings that share a border share exactly equal coordinates where the source does.
 *
 * File: "WBFT", version u32, areas u32, polygons u32, rings u32, vertices u32, then the four arrays, little-endian,
 * padded to 8 bytes before the coordinates.
 */
export interface Features {
  polygonStart: Uint32Array;
  ringStart: Uint32Array;
  vertexStart: Uint32Array;
  coordinates: Float64Array;
}

const headerBytes = 24;
const magic = 0x54464257; // "WBFT"

export function encodeFeatures(features: Features): Uint8Array {
  const { polygonStart, ringStart, vertexStart, coordinates } = features;
  const starts = headerBytes + 4 * (polygonStart.length + ringStart.length + vertexStart.length);
  const padded = Math.ceil(starts / 8) * 8;
  const buffer = new ArrayBuffer(padded + coordinates.byteLength);
  new Uint32Array(buffer, 0, 6).set([
    magic,
    1,
    polygonStart.length - 1,
    ringStart.length - 1,
    vertexStart.length - 1,
    coordinates.length / 2,
  ]);
  let at = headerBytes;
  for (const array of [polygonStart, ringStart, vertexStart]) {
    new Uint32Array(buffer, at, array.length).set(array);
    at += array.byteLength;
  }
  new Float64Array(buffer, padded).set(coordinates);
  return new Uint8Array(buffer);
}

/** Throws an Error when the bytes are not a whole features file. */
export function decodeFeatures(bytes: Uint8Array): Features {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const [found, version, areas = 0, polygons = 0, rings = 0, vertices = 0] = new Uint32Array(buffer.slice(0, headerBytes));
  if (found !== magic || version !== 1) throw new Error("not a features file of version 1: run the import again");
  const starts = headerBytes + 4 * (areas + polygons + rings + 3);
  const padded = Math.ceil(starts / 8) * 8;
  if (buffer.byteLength !== padded + vertices * 16) throw new Error("features file is truncated: run the import again");
  return {
    polygonStart: new Uint32Array(buffer, headerBytes, areas + 1),
    ringStart: new Uint32Array(buffer, headerBytes + 4 * (areas + 1), polygons + 1),
    vertexStart: new Uint32Array(buffer, headerBytes + 4 * (areas + polygons + 2), rings + 1),
    coordinates: new Float64Array(buffer, padded, vertices * 2),
  };
}

/** Collects polygons into the flat arrays while a reader walks through a file; coordinates as the file gives them. */
export interface RingCollector {
  /** Opens the next area; what follows belongs to it. */
  area(): void;
  polygon(): void;
  ring(): void;
  vertex(x: number, y: number): void;
  finish(): Features;
}

export function collectRings(): RingCollector {
  const polygonStart: number[] = [];
  const ringStart: number[] = [];
  const vertexStart: number[] = [];
  let coordinates = new Float64Array(1 << 16);
  let used = 0;
  return {
    area: () => void polygonStart.push(ringStart.length),
    polygon: () => void ringStart.push(vertexStart.length),
    ring: () => void vertexStart.push(used / 2),
    vertex(x, y) {
      if (used + 2 > coordinates.length) {
        const larger = new Float64Array(coordinates.length * 2);
        larger.set(coordinates);
        coordinates = larger;
      }
      coordinates[used++] = x;
      coordinates[used++] = y;
    },
    finish: () => ({
      polygonStart: Uint32Array.from([...polygonStart, ringStart.length]),
      ringStart: Uint32Array.from([...ringStart, vertexStart.length]),
      vertexStart: Uint32Array.from([...vertexStart, used / 2]),
      coordinates: coordinates.slice(0, used),
    }),
  };
}

/** Calls back with every ring of an area: `first` is true for the outer ring of a polygon; vertices `from` up to `to`, not closed. */
export function eachRingOf(features: Features, area: number, visit: (from: number, to: number, first: boolean) => void): void {
  const { polygonStart, ringStart, vertexStart } = features;
  for (let polygon = polygonStart[area] ?? 0; polygon < (polygonStart[area + 1] ?? 0); polygon++) {
    const first = ringStart[polygon] ?? 0;
    for (let ring = first; ring < (ringStart[polygon + 1] ?? 0); ring++) {
      visit(vertexStart[ring] ?? 0, vertexStart[ring + 1] ?? 0, ring === first);
    }
  }
}

/** Polygons of an area: closed rings, the outer one first, as in GeoJSON. */
export function polygonsOf(features: Features, area: number): [x: number, y: number][][][] {
  const polygons: [number, number][][][] = [];
  eachRingOf(features, area, (from, to, first) => {
    const ring: [number, number][] = [];
    for (let v = from; v < to; v++) ring.push([features.coordinates[2 * v] ?? 0, features.coordinates[2 * v + 1] ?? 0]);
    if (ring[0]) ring.push(ring[0]);
    if (first) polygons.push([ring]);
    else polygons.at(-1)?.push(ring);
  });
  return polygons;
}

/** Twice the signed area of a ring (shoelace), in square units of the coordinates. */
export function twiceRingArea(coordinates: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from, j = to - 1; i < to; j = i++) {
    const xi = coordinates[2 * i] ?? 0;
    const yi = coordinates[2 * i + 1] ?? 0;
    sum += (coordinates[2 * j] ?? 0) * yi - xi * (coordinates[2 * j + 1] ?? 0);
  }
  return sum;
}
