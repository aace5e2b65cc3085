/**
 * Geometry blob of a GeoPackage: a small header, then well-known binary
 * (OGC 12-128r19 clause 2.1.3; OGC 06-103r4 clause 8). Polygons and multipolygons, with or without Z and M.
 */
import type { RingCollector } from "./rings.ts";

const envelopeDoubles = [0, 4, 6, 6, 8];
const polygonType = 3;
const multiPolygonType = 6;

/** Adds the polygons of one blob to the open area. Throws an Error that says what is wrong with the blob. */
export function readGeometryBlob(blob: Uint8Array, into: RingCollector): void {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) throw new Error("geometry does not start with the letters GP");
  const flags = blob[3] ?? 0;
  const doubles = envelopeDoubles[(flags >> 1) & 7];
  if (doubles === undefined) throw new Error(`geometry has an unknown envelope code ${(flags >> 1) & 7}`);
  try {
    readPolygons(view, 8 + 8 * doubles, into);
  } catch (error) {
    if (error instanceof RangeError) throw new Error("geometry is cut short", { cause: error });
    throw error;
  }
}

/** Reads a (multi)polygon at an offset; answers the offset behind it. A DataView throws a RangeError past its end. */
function readPolygons(view: DataView, start: number, into: RingCollector): number {
  const little = view.getUint8(start) === 1;
  const type = view.getUint32(start + 1, little);
  const kind = type % 1000;
  const dimensions = type >= 3000 ? 4 : type >= 1000 ? 3 : 2;
  const count = view.getUint32(start + 5, little);
  let at = start + 9;
  if (kind === multiPolygonType) {
    for (let i = 0; i < count; i++) at = readPolygons(view, at, into);
    return at;
  }
  if (kind !== polygonType) throw new Error(`geometry is of type ${type}, not a polygon`);
  if (count > 0) into.polygon();
  for (let ring = 0; ring < count; ring++) {
    const vertices = view.getUint32(at, little);
    if (vertices < 4) throw new Error(`geometry has a ring of ${vertices} points`);
    at += 4;
    into.ring();
    // The closing vertex repeats the first one and is left out.
    for (let i = 0; i < vertices - 1; i++) {
      into.vertex(view.getFloat64(at + 8 * dimensions * i, little), view.getFloat64(at + 8 * dimensions * i + 8, little));
    }
    at += 8 * dimensions * vertices;
  }
  return at;
}
