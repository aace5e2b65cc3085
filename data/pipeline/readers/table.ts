/** Figures of one source table and year as read: per field a value and a status for every area code, nothing joined yet. */
import { hasValue, type Status, statuses } from "#data/schema/status.ts";

/** There may be room for more rows than the table has. */
export interface FieldFigures {
  /** NaN where the status has no value. */
  values: Float64Array;
  /** Index into `statuses`. */
  status: Uint8Array;
}

export interface SourceTable {
  /** Name of the table in data/indicators/entry.ts. */
  id: string;
  /** Year of the figures. */
  year: number;
  /** Row of each area code, trimmed; the Netherlands is NL00. */
  rows: Map<string, number>;
  /** Keyed by the field name as the source gives it. */
  fields: Map<string, FieldFigures>;
  /** Postcode that most addresses of an area have, by its code; empty where the table does not tell. */
  postcodes: Map<string, number>;
  /** Codes of which the table itself says that their borders or they changed since the year before; empty where it does not tell. */
  changed: Set<string>;
}

export const statusCode = (status: Status): number => statuses.indexOf(status);

const valued = statuses.map(hasValue);
export const missing = statusCode("missing");

export const newTable = (id: string, year: number): SourceTable => ({
  id,
  year,
  rows: new Map(),
  fields: new Map(),
  postcodes: new Map(),
  changed: new Set(),
});

/** CBS and RIVM name the country differently. */
const codeOf = (raw: string) => (raw === "NL01" ? "NL00" : raw);

/** Adds the row of an area; throws an Error when the table has it already. */
export function addRow(table: SourceTable, rawCode: string): number {
  const code = codeOf(rawCode.trim());
  if (!/^(NL00|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$/.test(code)) throw new Error(`"${rawCode}" is not an area code`);
  if (table.rows.has(code)) throw new Error(`${code} is there twice`);
  table.rows.set(code, table.rows.size);
  return table.rows.size - 1;
}

const leastRoom = 256;

/** The figures of a field with room for every row so far and the next, made when new. Cells that are never put are missing. */
export function fieldOf({ rows, fields }: Pick<SourceTable, "rows" | "fields">, name: string): FieldFigures {
  let figures = fields.get(name);
  if (!figures) {
    figures = emptyFigures(Math.max(leastRoom, rows.size + 1));
    fields.set(name, figures);
  } else if (figures.status.length <= rows.size) {
    const { values, status } = figures;
    // The tables together are most of the memory of an import: a quarter more at a time, not twice as much.
    Object.assign(figures, emptyFigures(Math.ceil(rows.size * 1.25) + 1));
    figures.values.set(values);
    figures.status.set(status);
  }
  return figures;
}

const emptyFigures = (room: number): FieldFigures => ({
  values: new Float64Array(room).fill(Number.NaN),
  status: new Uint8Array(room).fill(missing),
});

/** The figure of an area; undefined where the table has none. */
export function figureOf({ rows, fields }: SourceTable, field: string, code: string): number | undefined {
  const row = rows.get(code);
  const figures = fields.get(field);
  return row === undefined || !figures || !valued[figures.status[row] ?? 0] ? undefined : figures.values[row];
}
