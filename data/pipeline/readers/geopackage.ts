/** Reader of the Wijk- en buurtkaart as GeoPackage: one layer at a time, rows in code order, through SQLite itself. */
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import type { Features } from "#data/codecs/features.ts";
import { collectRings, type RingCollector } from "../../codecs/features.ts";
import { SourceProblem } from "../sources/source-problem.ts";

/** Rows and borders of one layer; row i of `rows` is area i of `features`. Coordinates in the system of the file. */
export interface Layer {
  codes: string[];
  /** Every column but the geometry, as the file gives it. */
  fields: Map<string, SQLOutputValue[]>;
  features: Features;
}

export interface LayerQuery {
  /** Path of the .gpkg. */
  path: string;
  /** Name in messages: the official file. */
  file: string;
  layer: string;
  /** Column with the area code. */
  code: string;
}

const rdNew = 28992;

/** Throws a SourceProblem that names the file, the layer and the row. Rows with `water = 'JA'` are no areas and are left out. */
export function readLayer({ path, file, layer, code }: LayerQuery): Layer {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return readRows(database, { file, layer, code });
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(`${file}: layer "${layer}" cannot be read: ${(error as Error).message}`, { cause: error });
  } finally {
    database?.close();
  }
}

function readRows(database: DatabaseSync, { file, layer, code }: Omit<LayerQuery, "path">): Layer {
  const geometry = database
    .prepare("SELECT column_name AS name, srs_id AS srs FROM gpkg_geometry_columns WHERE table_name = ?")
    .get(layer);
  if (!geometry) throw new SourceProblem(`${file}: there is no layer "${layer}"`);
  if (geometry.srs !== rdNew)
    throw new SourceProblem(`${file}: layer "${layer}" is in EPSG:${geometry.srs}, not in EPSG:${rdNew}`);
  const names = database
    .prepare("SELECT name FROM pragma_table_info(?)")
    .all(layer)
    .map((row) => String(row.name));
  if (!names.includes(code)) throw new SourceProblem(`${file}: layer "${layer}" has no column "${code}"`);
  const columns = names.filter((name) => name !== geometry.name);
  const land = names.includes("water") ? `WHERE water IS NOT 'JA'` : "";
  const quoted = [String(geometry.name), ...columns].map((name) => `"${name}"`).join(", ");
  const statement = database.prepare(`SELECT ${quoted} FROM "${layer}" ${land} ORDER BY "${code}"`);
  statement.setReturnArrays(true);

  const fields = new Map<string, SQLOutputValue[]>(columns.map((name) => [name, []]));
  const lists = [...fields.values()];
  const codeAt = columns.indexOf(code);
  const codes: string[] = [];
  const rings = collectRings();
  for (const row of statement.iterate() as Iterable<unknown> as Iterable<SQLOutputValue[]>) {
    const areaCode = String(row[codeAt + 1]).trim();
    if (areaCode === codes.at(-1)) throw new SourceProblem(`${file}: layer "${layer}" holds ${areaCode} twice`);
    codes.push(areaCode);
    rings.area();
    const blob = row[0];
    try {
      if (!(blob instanceof Uint8Array)) throw new Error("geometry is empty");
      readGeometryBlob(blob, rings);
    } catch (error) {
      throw new SourceProblem(`${file}: layer "${layer}", row ${areaCode}: ${(error as Error).message}`, { cause: error });
    }
    for (let i = 0; i < lists.length; i++) lists[i]?.push(row[i + 1] ?? null);
  }
  if (codes.length === 0) throw new SourceProblem(`${file}: layer "${layer}" is empty`);
  return { codes, fields, features: rings.finish() };
}

/**
 * Geometry blob of a GeoPackage: a small header, then well-known binary
 * (OGC 12-128r19 clause 2.1.3; OGC 06-103r4 clause 8). Polygons and multipolygons, with or without Z and M.
 */
const envelopeDoubles = [0, 4, 6, 6, 8];
const polygonType = 3;
const multiPolygonType = 6;

/** Adds the polygons of one blob to the open area. Throws an Error that says what is wrong with the blob. */
function readGeometryBlob(blob: Uint8Array, into: RingCollector): void {
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

/** Reads a (multi)polygon at an offset; returns the offset behind it. A DataView throws a RangeError past its end. */
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
