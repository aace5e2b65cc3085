/**
 * The raw files of the mirror, read by readers that share nothing with the import: one row of cells an area, as the file has them.
 * A field of StatLine loses the number behind its name, which shifts from edition to edition; a name that is then there twice is dropped.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";

export type RawCell = string | number | null | undefined;
export type RawRow = Readonly<Record<string, RawCell>>;
/** Rows by the code of the area; the Netherlands is NL00. */
export type RawTable = ReadonlyMap<string, RawRow>;

interface Entry {
  url: string;
  file: string;
  contentEncoding?: string;
}

export interface Mirror {
  /** Every file of which the address has all these pieces. */
  bytes: (...pieces: string[]) => Uint8Array[];
}

export function openMirror(folder: string): Mirror {
  const entries = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as Entry[];
  return {
    bytes: (...pieces) => {
      const found = entries.filter(({ url }) => pieces.every((piece) => url.includes(piece)));
      if (found.length === 0) throw new Error(`the mirror has nothing of ${pieces.join(" … ")}`);
      return found.map(({ file, contentEncoding }) => {
        const stored = readFileSync(join(folder, file));
        return contentEncoding === "gzip" ? gunzipSync(stored) : stored;
      });
    },
  };
}

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8").decode(bytes);
const codeOf = (raw: unknown) => {
  const code = String(raw).trim();
  return code === "NL01" ? "NL00" : code;
};

/** Pages of an OData feed. `one`: only the rows whose field begins so. */
export function feed(mirror: Mirror, pieces: string[], one?: [field: string, value: string]): RawTable {
  const rows = mirror
    .bytes(...pieces)
    .flatMap((page) => (JSON.parse(textOf(page)) as { value: Record<string, RawCell>[] }).value)
    .filter((row) => !one || String(row[one[0]]).trim() === one[1]);
  const plain = (field: string) => field.replace(/_\d+$/, "");
  const times = Map.groupBy(Object.keys(rows[0] ?? {}), plain);
  return new Map(
    rows.map((row) => [
      codeOf(row.WijkenEnBuurten),
      Object.fromEntries(
        Object.entries(row).flatMap(([field, cell]) =>
          times.get(plain(field))?.length === 1 ? [[plain(field), cell] as const] : [],
        ),
      ),
    ]),
  );
}

/** Lines of a CSV with commas, fields in quotes where they hold one. */
export function csvRows(text: string): Record<string, string>[] {
  const cellsOf = (line: string) =>
    Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
      quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
    );
  const [header = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter(Boolean);
  const names = cellsOf(header);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, i) => [names[i] ?? "", cell])));
}

export const csv = (mirror: Mirror, piece: string, code = "code"): RawTable =>
  new Map(mirror.bytes(piece).flatMap((file) => csvRows(textOf(file)).map((row) => [codeOf(row[code]), row] as const)));

/** Files in a zip whose name ends so, by their name without folder. */
export function zipped(mirror: Mirror, piece: string, ending: RegExp): Map<string, Uint8Array> {
  const [zip = new Uint8Array()] = mirror.bytes(piece);
  const files = unzipSync(zip, { filter: ({ name }) => ending.test(name) });
  return new Map(Object.entries(files).map(([name, bytes]) => [name.split("/").at(-1) ?? name, bytes]));
}

/** Attributes of a shapefile: dBase III, fixed width, ISO-8859-1. */
export function dbfRows(bytes: Uint8Array): Record<string, string>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder("latin1");
  const [count, start, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  const fields: { name: string; at: number; length: number }[] = [];
  let at = 1;
  for (let head = 32; bytes[head] !== 0x0d; head += 32) {
    const length = bytes[head + 16] ?? 0;
    fields.push({ name: text.decode(bytes.subarray(head, head + 11)).replace(/\0.*$/s, ""), at, length });
    at += length;
  }
  return Array.from({ length: count }, (_, i) => {
    const row = start + i * width;
    return Object.fromEntries(
      fields.map(({ name, at: from, length }) => [name, text.decode(bytes.subarray(row + from, row + from + length)).trim()]),
    );
  });
}

/** The three layers of the map of 2015; rows of water are no areas. */
export function map2015(mirror: Mirror): RawTable {
  const layers = zipped(mirror, "WijkBuurtkaart_2015", /\.dbf$/);
  const rows = [...layers].flatMap(([name, bytes]) => {
    const code = { b: "BU_CODE", w: "WK_CODE", g: "GM_CODE" }[name[0] ?? ""] ?? "";
    return dbfRows(bytes)
      .filter(({ WATER }) => WATER !== "JA")
      .map((row) => [codeOf(row[code]), row] as const);
  });
  return new Map(rows);
}

/** Scores in a zip of CSV files, a row an area and year. */
export function scores(mirror: Mirror, year: number): RawTable {
  const files = zipped(mirror, "open-data-leefbaarometer", /\.csv$/);
  const rows = [...files.values()].flatMap((bytes) => csvRows(textOf(bytes)));
  return new Map(
    rows.filter(({ jaar }) => Number(jaar) === year).map((row) => [codeOf(row.bu_code ?? row.gm_code ?? ""), row] as const),
  );
}

/** Classes from the map service, a feature an area. */
export const classes = (mirror: Mirror): RawTable =>
  new Map(
    mirror
      .bytes("geo.leefbaarometer.nl")
      .flatMap((file) => (JSON.parse(textOf(file)) as { features: { properties: RawRow }[] }).features)
      .map(({ properties }) => [codeOf(properties.id), properties] as const),
  );
