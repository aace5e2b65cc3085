/** CSV that opens right in a Dutch Excel (RFC 4180 but for the semicolon): byte order mark, decimal comma, CRLF, nothing that runs as a formula. */

export type CsvCell = string | number | boolean | null;

export const csvMark = "\uFEFF";

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cell).join(";")}\r\n`;

/** A text that begins with one of these is a formula to a spreadsheet, the wide ones too (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** Before such a text stands an apostrophe of ours. */
const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text);

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (typeof value === "number") return String(value).replace(".", ",");
  const safe = guarded(value);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file; its first row is the heading. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => csvMark + rows.map(csvLine).join("");
