/**
 * The police table silently uses a newer division than its year. Where the buurten of a gemeente add up to less than this part
 * of the gemeente's own figure, its buurt codes point at other areas: then we withhold every buurt figure there.
 */
import { addRow, fieldOf, type SourceTable, statusCode } from "./table.ts";

const wholeFrom = 0.9;
const field = "GeregistreerdeMisdrijven_1";

/**
 * Marks the buurt figures of such gemeenten as withheld by us in place, also for today's buurten that the table leaves out;
 * returns the gemeenten where it did.
 */
export function withholdMixedDivisions(table: SourceTable, buurten: readonly string[]): string[] {
  const figures = table.fields.get(field);
  if (!figures) return [];
  const sums = new Map<string, number>();
  for (const [code, row] of table.rows) {
    if (!code.startsWith("BU") || figures.status[row] !== 0) continue;
    sums.set(gemeenteOf(code), (sums.get(gemeenteOf(code)) ?? 0) + (figures.values[row] ?? 0));
  }
  const mixed = new Set<string>();
  for (const [code, row] of table.rows) {
    if (code.startsWith("GM") && (sums.get(code) ?? 0) < wholeFrom * (figures.values[row] ?? 0)) mixed.add(code);
  }
  const suspect = new Set(
    [...table.rows.keys(), ...buurten].filter((code) => code.startsWith("BU") && mixed.has(gemeenteOf(code))),
  );
  for (const code of suspect) {
    const row = table.rows.get(code) ?? addRow(table, code);
    const { values, status } = fieldOf(table, field);
    values[row] = Number.NaN;
    status[row] = statusCode("withheldByUs");
  }
  return [...mixed].sort();
}

const gemeenteOf = (buurt: string) => `GM${buurt.slice(2, 6)}`;
