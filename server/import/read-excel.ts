/** The first sheet of an Excel workbook that has rows. Looked at before it is opened: see zip-limits.ts. */
import { bounded, cellText, columnNames, FileRefused, type Table, tableLimits } from "./table.ts";
import { unzipBounded } from "./zip-limits.ts";

const readable = /^(\[Content_Types\]\.xml|_rels\/.*|xl\/.*\.(xml|rels))$/;

export async function readExcel(bytes: Uint8Array): Promise<Table> {
  const parts = unzipBounded(bytes, readable);
  if (!parts.has("xl/workbook.xml"))
    throw new FileRefused("Dit is een zip-bestand, geen Excel-bestand.", "This is a zip file, not an Excel file.");
  for (const [name, part] of parts) requireModest(name, part);
  const { default: readWorkbook } = await import("read-excel-file/universal");
  const sheets = await readWorkbook(bytes.slice().buffer).catch(() => {
    throw new FileRefused(
      "Dit Excel-bestand is niet te lezen. Sla het opnieuw op.",
      "This Excel file cannot be read. Save it again.",
    );
  });
  const data = sheets.map((sheet) => sheet.data).find((rows) => rows.length > 1) ?? [];
  const texts = data.map((row) => row.map((value) => cellText(textOf(value))));
  const heading = texts.findIndex((row) => row.some((cell) => cell !== ""));
  const columns = columnNames(texts[heading] ?? []);
  const rows = texts.flatMap((cells, i) =>
    i <= heading || cells.every((cell) => cell === "")
      ? []
      : [{ line: i + 1, cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])) }],
  );
  return bounded({ form: "excel", columns, rows });
}

/** The reader fills every gap between cells and knows no end: a cell at XFD1048576 would take all memory. */
function requireModest(name: string, part: Uint8Array): void {
  const text = new TextDecoder().decode(part);
  const far = () =>
    new FileRefused(
      `Het blad in dit Excel-bestand heeft meer dan ${tableLimits.rows.toLocaleString("nl")} regels of ${tableLimits.columns} kolommen, of lege opgemaakte vakken ver daarbuiten.`,
      `The sheet in this Excel file has more than ${tableLimits.rows.toLocaleString("en")} rows or ${tableLimits.columns} columns, or empty styled cells far beyond them.`,
    );
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new FileRefused("Dit Excel-bestand is niet te vertrouwen.", "This Excel file cannot be trusted.");
  if (!name.startsWith("xl/worksheets/")) return;
  for (const [, at = ""] of text.matchAll(/\sr\s*=\s*["']([^"']*)["']/g)) {
    // Anything else than plain letters and digits is a way around this check.
    const [, letters = "", row] = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(at) ?? [];
    // Some margin: a heading, and blank rows above it.
    if (!(Number(row) <= tableLimits.rows + 100) || columnOf(letters) > tableLimits.columns) throw far();
  }
}

/** "A" is 1. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "ja" : "nee";
  return String(value);
}
