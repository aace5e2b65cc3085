/** Figures as CSV that opens right in a Dutch Excel: byte order mark, semicolons, decimal comma, nothing that runs as a formula. */
export type CsvCell = string | number | null;

export function toCsv(header: string[], rows: Iterable<CsvCell[]>): string {
  const lines = [header.map(cell).join(";")];
  for (const row of rows) lines.push(row.map(cell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  // A text that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
