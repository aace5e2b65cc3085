/** CSV that opens right in a Dutch Excel: byte order mark, semicolons, decimal comma, nothing that runs as a formula. */
import { mapInSlices } from "../scheduling/yielding.ts";

export type CsvCell = string | number | boolean | null;

export const csvMark = "\uFEFF";

export async function toCsv(header: string[], rows: Iterable<CsvCell[]>): Promise<string> {
  return csvMark + csvLine(header) + (await mapInSlices(rows, csvLine)).join("");
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cell).join(";")}\r\n`;

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (typeof value === "number") return String(value).replace(".", ",");
  // A text that begins with one of these is a formula to a spreadsheet, the wide ones too (OWASP, CSV injection).
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
