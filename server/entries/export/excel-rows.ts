/** Published entries as an Excel workbook that is zipped while it is read: a sheet with the rows and one that says what they are. */

import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import { writable } from "#data/schema/text.ts";
import type { About, Names } from "./about.ts";
import { type ExportCell, type RowColumn, tableCellOf } from "./columns.ts";
import { type ExportTable, isWholeDay } from "./entry-columns.ts";

/** Text that is zipped at a time. */
const portion = 64 * 1024;
const widths: Record<string, number> = { title: 40, summary: 60, parties: 40, goals: 40, source: 40, url: 40 };

const heading = (value: string): SheetCell => ({ value, style: "heading" });

const sheetCellOf = <R>(column: RowColumn<R>, record: R, names: Names): SheetCell => {
  const value = tableCellOf(column, record, names);
  return column.kind === "day" && isWholeDay(value) ? { value, style: "day" } : { value };
};

async function* rowsSheet<R extends { id: string }>(
  { columns }: ExportTable<R>,
  records: AsyncIterable<R>,
  names: Names,
): AsyncGenerator<string> {
  let text = sheetStart([...columns.map(({ property }) => widths[property] ?? 18), 40]);
  text += rowXml(1, [...columns.map((one) => heading(one.heading)), heading("Id")]);
  let number = 1;
  for await (const record of records) {
    text += rowXml(++number, [...columns.map((column) => sheetCellOf(column, record, names)), { value: record.id }]);
    if (text.length < portion) continue;
    yield text;
    text = "";
  }
  yield text + sheetEnd;
}

function aboutSheet({ source, exportedAt, filter, licence }: About): string {
  const lines = [
    ["Uitgever", source],
    ["Geëxporteerd op", exportedAt],
    ["Filter", filter],
    ["Licentie", licence],
  ];
  const rows = lines.map((line, i) =>
    rowXml(
      i + 2,
      line.map((value) => ({ value })),
    ),
  );
  return [sheetStart([24, 100]), rowXml(1, [heading("Over deze tabel")]), ...rows, sheetEnd].join("");
}

export function excelRows<R extends { id: string }>(
  table: ExportTable<R>,
  records: AsyncIterable<R>,
  names: Names,
  about: About,
): AsyncGenerator<Uint8Array> {
  const parts = { ...workbookParts([table.title, "Over deze tabel"]), [sheetPath(2)]: aboutSheet(about) };
  return zipped([
    ...Object.entries(parts).map(([path, text]) => ({ path, content: [text] })),
    { path: sheetPath(1), content: rowsSheet(table, records, names) },
  ]);
}

/** The fixed parts of an Excel workbook of two sheets (ECMA-376, Open Packaging Conventions), by their path in the package. */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`;

const workbookParts = (sheets: readonly string[]): Record<string, string> => ({
  "[Content_Types].xml": `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${sheets
    .map((_, i) => `<Override PartName="/${sheetPath(i + 1)}" ContentType="${sheetType}.worksheet+xml"/>`)
    .join("")}</Types>`,
  "_rels/.rels": `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join("")}</sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packaged}/relationships">${sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join("")}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Style 1 is a day, 2 a heading: see `styles`.
  "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
});

/** A zip archive that is made while its files are read: what is packed is packed by zlib, beside the main thread. */

/** Method 8 of the zip format (APPNOTE, 4.4.5). */
const deflateMethod = 8;
/** A fifth larger than at the usual 6, in half the time. */
const options = { level: 3, chunkSize: 64 * 1024 };

interface ZippedFile {
  path: string;
  content: AsyncIterable<string> | Iterable<string>;
}

async function* zipped(files: Iterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  for (const { path, content } of files) {
    const file: ZipInputFile = { filename: path, compression: deflateMethod, size: 0, crc: 0 };
    zip.add(file);
    const count = (bytes: Buffer) => {
      file.size += bytes.length;
      file.crc = crc32(bytes, file.crc);
    };
    for await (const packed of deflated(content, count)) {
      file.ondata?.(null, packed, false);
      yield* made;
      made = [];
    }
    file.ondata?.(null, new Uint8Array(0), true);
  }
  zip.end();
  yield* made;
}

/** `count` sees the bytes before they are packed. */
async function* deflated(
  content: ZippedFile["content"],
  count: (bytes: Buffer) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const deflate = createDeflateRaw(options);
  const bytes = async function* () {
    for await (const text of content) {
      const part = Buffer.from(text);
      count(part);
      yield part;
    }
  };
  // What goes wrong while it is read comes out of the packed end, and who stops taking there stops the reading.
  pipeline(bytes, deflate).catch(() => {});
  yield* deflate as AsyncIterable<Buffer<ArrayBuffer>>;
}

/** Sheets of a workbook as XML (ECMA-376, SpreadsheetML): text inline, so that a row can be written and forgotten. */

/** A cell of Excel holds no more. */
const longest = 32_767;

/** What XML cannot hold is left out. */
const escapeXml = (text: string): string => writable(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** By their number in xl/styles.xml. */
const styles = { day: 1, heading: 2 } as const;

interface SheetCell {
  value: ExportCell;
  style?: keyof typeof styles;
}

/** Days since the last day of 1899, as Excel counts. */
const serialOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** "A", "Z", "AA": optional in the standard, and asked for by many a reader. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

function cellXml({ value, style }: SheetCell, at: string): string {
  const mark = `r="${at}"${style ? ` s="${styles[style]}"` : ""}`;
  if (value === null) return "";
  if (typeof value === "number") return `<c ${mark}><v>${value}</v></c>`;
  if (typeof value === "boolean") return cellXml({ value: value ? "ja" : "nee" }, at);
  if (style === "day") return `<c ${mark}><v>${serialOf(value)}</v></c>`;
  return `<c ${mark} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value.slice(0, longest))}</t></is></c>`;
}

/** `number` counts from 1. */
const rowXml = (number: number, cells: readonly SheetCell[]): string =>
  `<row r="${number}">${cells.map((cell, i) => cellXml(cell, `${letters(i)}${number}`)).join("")}</row>`;

/** The first row stays in sight; `widths` in characters. */
const sheetStart = (widths: readonly number[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols><sheetData>`;

const sheetEnd = "</sheetData></worksheet>";
