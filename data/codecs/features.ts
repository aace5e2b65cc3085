/**
 * Codec of the features that go from the import to the tile build: rings of one level in longitude and latitude,
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
