/** Shapefile of polygons (ESRI Shapefile Technical Description, July 1998), with its table: the 2015 form of the Wijk- en buurtkaart. */
import type { Features } from "#data/codecs/features.ts";
import { collectRings, type RingCollector } from "../../codecs/features.ts";
import { SourceProblem } from "../sources/source-problem.ts";

/** Borders of one level in RD metres; area i has code i. */
export interface Borders {
  codes: string[];
  features: Features;
}

export interface ShapeLayer {
  codes: string[];
  fields: Map<string, string[]>;
  /** In the coordinates of the file; row i of the table is area i. */
  features: Features;
}

const polygonType = 5;

/** Throws a SourceProblem that names the file and the row. Rows with WATER = JA are no areas and are left out. */
export function readShapes(shp: Uint8Array, dbf: Uint8Array, code: string, file: string): ShapeLayer {
  try {
    const table = readDbf(dbf);
    const codes = table.fields.get(code);
    if (!codes) throw new Error(`the table has no column ${code}`);
    const keep = codes.map((_, row) => table.fields.get("WATER")?.[row] !== "JA");
    const features = readPolygons(shp, keep);
    const fields = new Map([...table.fields].map(([name, cells]) => [name, cells.filter((_, row) => keep[row])]));
    return { codes: fields.get(code) ?? [], fields, features };
  } catch (error) {
    throw new SourceProblem(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function readPolygons(bytes: Uint8Array, keep: boolean[]): Features {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getUint32(0) !== 9994) throw new Error("the shapes do not begin with file code 9994");
  if (view.getUint32(24) * 2 !== bytes.length) {
    throw new Error(`the shapes have ${bytes.length} bytes, their header says ${view.getUint32(24) * 2}: cut short or changed`);
  }
  const rings = collectRings();
  let at = 100;
  for (const [row, kept] of keep.entries()) {
    if (at + 8 > bytes.length) throw new Error(`the shapes end at row ${row} of ${keep.length}`);
    const length = view.getUint32(at + 4) * 2;
    if (kept) {
      rings.area();
      readRecord(view, at + 8, row, rings);
    }
    at += 8 + length;
  }
  return rings.finish();
}

/** A record lists rings without saying which outer ring a hole belongs to: outer rings turn clockwise, a hole follows its outer ring. */
function readRecord(view: DataView, at: number, row: number, into: RingCollector): void {
  const type = view.getInt32(at, true);
  if (type === 0) return;
  if (type !== polygonType) throw new Error(`row ${row} is of shape type ${type}, not a polygon`);
  const parts = view.getInt32(at + 36, true);
  const points = view.getInt32(at + 40, true);
  const pointsAt = at + 44 + 4 * parts;
  for (let part = 0; part < parts; part++) {
    const from = view.getInt32(at + 44 + 4 * part, true);
    const to = part + 1 < parts ? view.getInt32(at + 48 + 4 * part, true) : points;
    const x = (i: number) => view.getFloat64(pointsAt + 16 * i, true);
    const y = (i: number) => view.getFloat64(pointsAt + 16 * i + 8, true);
    let turn = 0;
    for (let i = from; i < to - 1; i++) turn += x(i) * y(i + 1) - x(i + 1) * y(i);
    if (turn <= 0 || part === 0) into.polygon();
    into.ring();
    for (let i = from; i < to - 1; i++) into.vertex(x(i), y(i));
  }
}

/** dBASE III table beside a shapefile. Numbers stay text here: the sentinel reader judges them. Text is ISO-8859-1 at CBS. */

interface DbfTable {
  rows: number;
  /** Trimmed text of every cell, per field. */
  fields: Map<string, string[]>;
}

/** Throws an Error that says what is wrong when the bytes are not a whole table. */
export function readDbf(bytes: Uint8Array): DbfTable {
  if (bytes.length < 33) throw new Error("the table is cut short in its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = view.getUint32(4, true);
  const header = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  if (bytes.length < header + rows * width) {
    throw new Error(`the table is cut short: ${rows} rows of ${width} bytes do not fit ${bytes.length} bytes`);
  }
  const text = new TextDecoder("latin1");
  const fields = new Map<string, string[]>();
  // Field descriptors of 32 bytes up to a carriage return; the first byte of a row is its deletion mark.
  for (let at = 32, offset = 1; at < header && bytes[at] !== 0x0d; at += 32) {
    const name = text.decode(bytes.subarray(at, at + 11)).replace(/\0.*$/, "");
    const length = bytes[at + 16] ?? 0;
    const cells: string[] = [];
    for (let row = 0; row < rows; row++) {
      const start = header + row * width + offset;
      cells.push(text.decode(bytes.subarray(start, start + length)).trim());
    }
    fields.set(name, cells);
    offset += length;
  }
  return { rows, fields };
}
