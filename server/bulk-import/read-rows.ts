/** A file as judged rows: read, mapped and checked without the database. Everything in it is untrusted; see reading-thread.ts. */
import type { ImportCheck } from "#data/schema/import-answer.ts";
import { type ImportField, ImportSettings, importFields, type Mapping } from "#data/schema/import-settings.ts";
import { entryOf, type Read } from "./entry-of.ts";
import { readCsv } from "./read-csv.ts";
import { readExcel } from "./read-excel.ts";
import { readGeojson } from "./read-geojson.ts";
import { headingsFor, plain, wordsFound } from "./recognise.ts";
import { FileRefused, type Table, tableLimits } from "./table.ts";

export interface FileToRead {
  /** Not rows but the border of an own region is wanted. */
  as?: "region";
  bytes: Uint8Array;
  /** As whoever sent it calls it. */
  name: string;
  /** Undefined where they should be guessed. */
  settings?: ImportSettings | undefined;
  /** Of another type than initiatives: names of columns by field, see own-fields.ts. */
  headings?: Readonly<Record<string, readonly string[]>> | undefined;
  /** With a guess: what is asked otherwise. */
  preset?: Partial<ImportSettings> | undefined;
}

/** What is said about the file as a whole. */
export interface FileHead extends Pick<ImportCheck, "form" | "encoding" | "delimiter" | "columns" | "settings" | "found"> {
  rows: number;
}

export interface ReadRow extends Read {
  line: number;
}

/** Letters of a title that anybody sees; the whole of it may be as long as the file. */
const shownTitle = 300;

/** Throws a FileRefused for what cannot be read at all. Rows are made one by one, as they are asked for. */
export async function readRows({ bytes, name, settings: given, headings, preset = {} }: FileToRead) {
  const table = await readTable(bytes);
  const settings = headings ? owned(given ?? guessed(), headings) : (given ?? guessed());
  const head: FileHead = {
    form: table.form,
    ...(table.encoding === undefined ? {} : { encoding: table.encoding }),
    ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
    columns: table.columns.map((column) => ({
      name: column,
      example: (table.rows.find(({ cells }) => cells[column] !== "")?.cells[column] ?? "").slice(0, 80),
    })),
    settings: { ...settings, list: tidyName(settings.list ?? "") || nameOfList(table, name) },
    found: wordsFound(table.rows, settings),
    rows: table.rows.length,
  };
  return { head, rows: rows() };

  function guessed(): ImportSettings {
    const mapping = guess(table);
    return ImportSettings.parse({ ...mapping, ...preset, fields: { ...mapping.fields, ...preset.fields } });
  }
  function owned(asked: ImportSettings, known: Readonly<Record<string, readonly string[]>>): ImportSettings {
    if (Object.keys(asked.own ?? {}).length > 0) return asked;
    const { own, key } = guessOwn(table, known);
    return { ...asked, own, fields: { ...key, ...(asked.fields.key === undefined ? {} : { key: asked.fields.key }) } };
  }
  function* rows(): Generator<ReadRow> {
    for (const row of table.rows) {
      const read = entryOf(row, settings);
      yield { ...read, line: row.line, title: read.title.slice(0, shownTitle) };
    }
  }
}

/** What the list of a file is called when nobody says: the collection it states, else the file without what differs a time. */
const longest = 120;

/** A browser adds "(1)" to a second download, and exports carry their day. */
const perTime = /[\s._-]*(\(\d+\)|\d{4}[-_.]?\d{2}([-_.]?\d{2})?(T?[-_.]?\d{4,6}Z?)?|\d{2}[-_.]\d{2}[-_.]\d{4})$/;

export function nameOfList({ collection = "" }: Pick<Table, "collection">, file: string): string {
  let stem = file.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,8}$/, "");
  while (stem.replace(perTime, "").trim() !== "" && perTime.test(stem)) stem = stem.replace(perTime, "");
  return [collection, stem, "zonder naam"].map(tidyName).find((name) => name !== "") as string;
}

/** One line without what is no letter, sign or space. */
const tidyName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, longest)
    .toWellFormed()
    .trim();

/** What a file is follows from its bytes; its name and the type that a browser gives it say nothing. */
const begins = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, i) => bytes[i] === mark);

/** Throws a FileRefused for what cannot be read at all. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new FileRefused("Dit bestand is leeg.", "This file is empty.");
  if (bytes.length > tableLimits.bytes) throw new FileRefused("Een bestand is hoogstens 10 MB.", "A file has 10 MB at most.");
  if (begins(bytes, 0x50, 0x4b)) return readExcel(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FileRefused(
      "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of CSV.",
      "This is an old Excel file (.xls). Save it as .xlsx or CSV.",
    );
  if (
    begins(bytes, 0x25, 0x50, 0x44, 0x46) ||
    begins(bytes, 0x89, 0x50) ||
    begins(bytes, 0xff, 0xd8) ||
    begins(bytes, 0x1f, 0x8b)
  )
    throw new FileRefused(
      "Dit bestand is geen tabel. Kies CSV, Excel of GeoJSON.",
      "This file is no table. Choose CSV, Excel or GeoJSON.",
    );
  const first = new TextDecoder()
    .decode(bytes.subarray(0, 200))
    .replace(/^\uFEFF/, "")
    .trimStart()[0];
  if (first === "<")
    throw new FileRefused(
      "Dit is een webpagina of XML. Kies CSV, Excel of GeoJSON.",
      "This is a web page or XML. Choose CSV, Excel or GeoJSON.",
    );
  return first === "{" || first === "[" ? readGeojson(bytes) : readCsv(bytes);
}

/** Which column is what, from its name; a municipality's file that we know is read as we know it. */
export function guess(table: Table): Mapping {
  if (facilities.recognises(table.columns)) return facilities.mapping;
  const fields: Partial<Record<ImportField, string>> = {};
  const free = new Map(table.columns.map((name) => [plain(name), name]));
  const take = (field: ImportField, matches: (name: string, heading: string) => boolean) => {
    if (fields[field] !== undefined) return;
    for (const heading of headingsFor[field]) {
      const found = [...free.keys()].find((name) => matches(name, heading));
      if (found === undefined) continue;
      fields[field] = `{${free.get(found)}}`;
      free.delete(found);
      return;
    }
  };
  for (const field of importFields) take(field, (name, heading) => name === heading);
  // "Naam van het project" is a title; short names such as x say nothing inside another word.
  for (const field of importFields.filter((one) => one !== "key"))
    take(field, (name, heading) => heading.length > 3 && (name.startsWith(`${heading} `) || name.endsWith(` ${heading}`)));
  // Of money without a source nobody knows whose it is.
  if (!fields.funder) for (const field of ["amount", "fundingStatus", "payer", "duration"] as const) delete fields[field];
  // A house number or the code of a street is nobody's id, whatever its column is called.
  if (fields.key && !tellsApart(table, fields.key.slice(1, -1))) delete fields.key;
  if (table.form === "geojson") {
    delete fields.longitude;
    delete fields.latitude;
  }
  return { fields, values: {} };
}

/** The same of another type: only names that are its own; a column that nobody knows stays. */
function guessOwn(table: Table, headings: Readonly<Record<string, readonly string[]>>) {
  const free = new Map(table.columns.map((name) => [plain(name), name]));
  const own: Record<string, string> = {};
  for (const [field, names] of Object.entries(headings)) {
    const found = names.find((name) => free.has(name));
    if (found === undefined) continue;
    own[field] = `{${free.get(found)}}`;
    free.delete(found);
  }
  const id = headingsFor.key.find((name) => free.has(name));
  const column = id === undefined ? undefined : free.get(id);
  return { own, key: column !== undefined && tellsApart(table, column) ? { key: `{${column}}` } : {} };
}

/** Most rows have a value of their own there; some doubles are faults of the file, for a person to look at. */
function tellsApart({ rows }: Table, column: string): boolean {
  const filled = rows.flatMap(({ cells }) => cells[column] || []);
  return new Set(filled).size * 2 >= filled.length;
}

/** The layer "maatschappelijke voorzieningen" of Amsterdam: field names as the municipality gives them. */
const names = ["MVZN_ID", "Naam", "Domein", "Categorie", "Soort", "Adres", "Huisnummer", "Postcode", "Stadsdeel"];

const mapping: Mapping = {
  list: "Gemeente Amsterdam, maatschappelijke voorzieningen",
  fields: {
    title: "{Naam}",
    summary: "{Soort|Categorie|Domein} in Amsterdam[: {Adres}[ {Huisnummer}][, {Postcode}]][, stadsdeel {Stadsdeel}].",
    kind: "voorziening",
    themes: "{Domein}",
    phase: "uitvoeren",
    lifecycle: "loopt",
    regular: "ja",
    source: "Gemeente Amsterdam, maatschappelijke voorzieningen, {MVZN_ID}",
    key: "{MVZN_ID}",
  },
  values: {
    themes: {
      Onderwijs: "onderwijs",
      "Jeugd en Zorg": "gezondheid",
      "Sport en Spelen": "gezondheid",
      Basisvoorzieningen: "samenhang",
      "Kunst en Cultuur": "samenhang",
    },
  },
};

const facilities = {
  recognises: (columns: readonly string[]): boolean => names.every((name) => columns.includes(name)),
  mapping,
};
