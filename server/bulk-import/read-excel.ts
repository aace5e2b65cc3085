/** The first sheet of an Excel workbook that has rows. Looked at before it is opened: see zip-limits.ts. */

import { inflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { wholeDigits } from "./digits.ts";
import { bounded, cellsOf, columnNames, FileRefused, type Row, requireCells, type Table, tableLimits } from "./table.ts";

/** Of a workbook; in which of its parts a sheet lies it says itself. */
const readable = /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(?!calcChain\.xml).*\.(xml|rels))$/;

export async function readExcel(bytes: Uint8Array): Promise<Table> {
  const parts = unzipBounded(bytes, readable);
  if (!parts.has("xl/workbook.xml"))
    throw new FileRefused("Dit is een zip-bestand, geen Excel-bestand.", "This is a zip file, not an Excel file.");
  for (const part of parts.values()) requireModest(part);
  const { default: readWorkbook } = await import("read-excel-file/universal");
  // Packed again without compressing: what was looked at is what is read, whatever else the zip says in a second place.
  const looked = zipSync(Object.fromEntries(parts), { level: 0 });
  const sheets = await readWorkbook(looked.buffer as ArrayBuffer, { parseNumber: wholeDigits }).catch(() => {
    throw new FileRefused(
      "Dit Excel-bestand is niet te lezen. Sla het opnieuw op.",
      "This Excel file cannot be read. Save it again.",
    );
  });
  const data = sheets.map((sheet) => sheet.data).find((rows) => rows.length > 1) ?? [];
  const heading = data.findIndex((row) => row.some((cell) => textOf(cell).trim() !== ""));
  const columns = columnNames((data[heading] ?? []).map(textOf));
  requireCells(columns.length, data.length);
  const rows = data.flatMap((values, i): Row[] => {
    if (i <= heading || values.every((cell) => textOf(cell).trim() === "")) return [];
    return [{ line: i + 1, ...cellsOf(columns, (at) => textOf(values[at])) }];
  });
  return bounded({ form: "excel", columns, rows });
}

/** The reader fills every gap between cells and knows no end: a cell at XFD1048576 would take all memory. */
function requireModest(part: Uint8Array): void {
  const text = new TextDecoder().decode(part);
  const far = () =>
    new FileRefused(
      `Het blad in dit Excel-bestand heeft meer dan ${tableLimits.rows.toLocaleString("nl")} regels of ${tableLimits.columns} kolommen. Soms zijn dat lege vakken met opmaak, ver daarbuiten.`,
      `The sheet in this Excel file has more than ${tableLimits.rows.toLocaleString("en")} rows or ${tableLimits.columns} columns. Sometimes those are empty cells with a style, far outside the table.`,
    );
  requireModestXml(text);
  // Rows and cells without a place of their own stand behind the one before.
  let [rows, cells] = [0, 0];
  for (const [, tag] of text.matchAll(/<(?:[^\s<>/:]+:)?(row|c)[\s/>]/g))
    if (tag === "row" ? ++rows > mostRows : ++cells > tableLimits.cells) throw far();
  if (rows + cells === 0) return;
  for (const [, at = ""] of text.matchAll(/(?:\s|(?<!\bxmlns):)r\s*=\s*["']([^"']*)["']/g)) {
    // Anything else than plain letters and digits is a way around this check.
    const [, letters = "", row] = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(at) ?? [];
    if (!(Number(row) <= mostRows) || columnOf(letters) > tableLimits.columns) throw far();
  }
}

/** Some margin: a heading, and blank rows above it. */
const mostRows = tableLimits.rows + 100;

/** "A" is 1. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "ja" : "nee";
  return String(value);
}

/**
 * Looks into a zip before anything opens it: names and sizes in its directory (APPNOTE 4.3.12), then every part that will be
 * read, unpacked no further than the size it claims. So a bomb costs its own length and no memory.
 */

/** `tag`: letters; a reading library looks for the end of a long one again and again. `depth`: elements in one another. */
const zipLimits = { entries: 300, bytes: 60_000_000, tag: 16_000, depth: 100 };

const refused = () =>
  new FileRefused(
    "Dit Excel-bestand is te groot of beschadigd. Sla het blad op als CSV en probeer het opnieuw.",
    "This Excel file is too large or damaged. Save the sheet as CSV and try again.",
  );

/** The unpacked parts by their path. Throws a FileRefused. */
function unzipBounded(bytes: Uint8Array, wanted: RegExp): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const { name, method, packed, size, offset } of entriesOf(view)) {
    total += size;
    if (total > zipLimits.bytes) throw refused();
    if (!wanted.test(name)) continue;
    if (offset + 30 > bytes.length) throw refused();
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) throw refused();
    parts.set(name, unpacked(bytes.subarray(start, start + packed), method, size));
  }
  return parts;
}

/** Before XML is given to a library. Throws a FileRefused. */
function requireModestXml(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new FileRefused("Dit Excel-bestand is niet te vertrouwen.", "This Excel file cannot be trusted.");
  let depth = 0;
  for (let at = text.indexOf("<"); at !== -1; ) {
    const last = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : ">";
    const end = text.indexOf(last, at);
    if (end === -1) throw refused();
    if (last === ">") {
      if (end - at > zipLimits.tag) throw refused();
      if (text[at + 1] === "/") depth--;
      else if (text[end - 1] !== "/" && text[at + 1] !== "?" && ++depth > zipLimits.depth) throw refused();
    }
    at = text.indexOf("<", end);
  }
}

function unpacked(bytes: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return bytes;
  if (method !== 8) throw refused();
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw refused();
  }
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const [endMark, entryMark] = [0x06054b50, 0x02014b50];

function entriesOf(view: DataView): Entry[] {
  let end = view.byteLength - 22;
  // A comment of at most 65,535 bytes may stand behind it.
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== endMark) end--;
  if (end < lowest) throw refused();
  const count = view.getUint16(end + 10, true);
  if (count > zipLimits.entries) throw refused();
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) throw refused();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + nameLength > view.byteLength) throw refused();
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
