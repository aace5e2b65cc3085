/** The first sheet of an Excel workbook that has rows. Looked at before it is opened: see zip-limits.ts. */
import { zipSync } from "fflate";
import { wholeDigits } from "./digits.ts";
import { bounded, cellsOf, columnNames, FileRefused, type Row, requireCells, type Table, tableLimits } from "./table.ts";
import { requireModestXml, unzipBounded } from "./zip-limits.ts";

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
      `Het blad in dit Excel-bestand heeft meer dan ${tableLimits.rows.toLocaleString("nl")} regels of ${tableLimits.columns} kolommen, of lege opgemaakte vakken ver daarbuiten.`,
      `The sheet in this Excel file has more than ${tableLimits.rows.toLocaleString("en")} rows or ${tableLimits.columns} columns, or empty styled cells far beyond them.`,
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
