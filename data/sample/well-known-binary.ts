/** Polygons as the geometry blob of a GeoPackage (OGC 12-128r19 clause 2.1.3) and as a shapefile record (ESRI, 1998). */
import type { Point, Polygon } from "./outline.ts";

const rdNew = 28992;
const multiPolygon = 6;
const polygon = 3;

/** GeoPackage blob: magic, version 0, little-endian without envelope, system, then a multipolygon. */
export function geometryBlob(polygons: readonly Polygon[]): Uint8Array {
  const vertices = polygons.flat(1).reduce((sum, ring) => sum + ring.length, 0);
  const rings = polygons.flat(1).length;
  const view = new DataView(new ArrayBuffer(8 + 9 + polygons.length * 9 + rings * 4 + vertices * 16));
  view.setUint16(0, 0x4750);
  view.setUint8(3, 1);
  view.setInt32(4, rdNew, true);
  let at = head(view, 8, multiPolygon, polygons.length);
  for (const one of polygons) {
    at = head(view, at, polygon, one.length);
    for (const ring of one) {
      view.setUint32(at, ring.length, true);
      at = points(view, at + 4, ring);
    }
  }
  return new Uint8Array(view.buffer);
}

function head(view: DataView, at: number, type: number, count: number): number {
  view.setUint8(at, 1);
  view.setUint32(at + 1, type, true);
  view.setUint32(at + 5, count, true);
  return at + 9;
}

function points(view: DataView, start: number, ring: readonly Point[]): number {
  let at = start;
  for (const [x, y] of ring) {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += 16;
  }
  return at;
}

const shapeOfPolygon = 5;

export interface Shapefile {
  shp: Uint8Array;
  /** Where each record of the .shp begins. */
  shx: Uint8Array;
}

/** Header of 100 bytes each; per area a big-endian record header and a little-endian record in the .shp, and its place in the .shx. */
export function shapefile(areas: readonly Polygon[][]): Shapefile {
  // A shapefile turns outer rings clockwise, the other way round from ours.
  const records = areas.map((polygons) => record(polygons.flat(1).map((ring) => ring.toReversed())));
  const edges = box(areas.flat(3));
  const shp = fileOf(100 + records.reduce((sum, one) => sum + 8 + one.length, 0), edges);
  const shx = fileOf(100 + 8 * records.length, edges);
  let at = 100;
  for (const [i, one] of records.entries()) {
    const lengths = new DataView(shx.buffer, 100 + 8 * i);
    lengths.setUint32(0, at / 2);
    lengths.setUint32(4, one.length / 2);
    const head = new DataView(shp.buffer, at);
    head.setUint32(0, i + 1);
    head.setUint32(4, one.length / 2);
    shp.set(one, at + 8);
    at += 8 + one.length;
  }
  return { shp, shx };
}

function fileOf(length: number, edges: readonly number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, 9994);
  view.setUint32(24, length / 2);
  view.setUint32(28, 1000, true);
  view.setUint32(32, shapeOfPolygon, true);
  for (const [i, edge] of edges.entries()) view.setFloat64(36 + 8 * i, edge, true);
  return new Uint8Array(view.buffer);
}

function record(rings: readonly Point[][]): Uint8Array {
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
  const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * vertices));
  view.setInt32(0, shapeOfPolygon, true);
  for (const [i, edge] of box(rings.flat(1)).entries()) view.setFloat64(4 + 8 * i, edge, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, vertices, true);
  let at = 44 + 4 * rings.length;
  let before = 0;
  for (const [i, ring] of rings.entries()) {
    view.setInt32(44 + 4 * i, before, true);
    before += ring.length;
    at = points(view, at, ring);
  }
  return new Uint8Array(view.buffer);
}

function box(all: readonly Point[]): [west: number, south: number, east: number, north: number] {
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
