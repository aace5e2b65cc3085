/** Reader of the Wijk- en buurtkaart as GeoPackage: one layer at a time, rows in code order, through SQLite itself. */
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import type { Features } from "#data/codecs/features.ts";
import { SourceProblem } from "../sources/source-problem.ts";
import { readGeometryBlob } from "./geometry-blob.ts";
import { collectRings } from "./rings.ts";

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
