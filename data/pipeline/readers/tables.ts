/** From what a source gives to tables: one function a shape of source. Errors name file, row and field. */

import { SourceProblem } from "../sources/source-problem.ts";
import type { ODataRow } from "./odata.ts";
import { putFigure } from "./sentinel.ts";
import { addRow, fieldOf, type Table } from "./table.ts";

/** Columns that say which area or which slice it is, or describe it in words: no figures. */
const described =
  /^(ID|Leeftijd|Marges|SoortMisdrijf|Perioden|WijkenEnBuurten|Gemeentenaam_|SoortRegio_|Codering_|MeestVoorkomendePostcode_|IndelingswijzigingGemeente)/;

interface Cell {
  table: Table;
  row: number;
  field: string;
  raw: unknown;
  /** File and area, for the message. */
  where: string;
}

function put({ table, row, field, raw, where }: Cell): void {
  try {
    putFigure(fieldOf(table, field), row, raw, field);
  } catch (error) {
    throw new SourceProblem(`${where}, field ${field}: ${(error as Error).message}`, { cause: error });
  }
}

function row(table: Table, code: unknown, file: string, line: number): number {
  try {
    return addRow(table, String(code ?? ""));
  } catch (error) {
    throw new SourceProblem(`${file}, row ${line + 1}: ${(error as Error).message}`, { cause: error });
  }
}

/** Rows of an OData page. `only` are slices that must hold: a row of another slice means that the filter did not work and totals would double. */
export function addODataRows(table: Table, rows: ODataRow[], file: string, only: Record<string, string> = {}): void {
  for (const [line, cells] of rows.entries()) {
    for (const [field, wanted] of Object.entries(only)) {
      if (String(cells[field]).trim() !== wanted.trim()) {
        throw new SourceProblem(`${file}, row ${line + 1}, field ${field}: "${cells[field]}" where the filter asks "${wanted}"`);
      }
    }
    const code = String(cells.WijkenEnBuurten ?? "").trim();
    const at = row(table, code, file, line);
    for (const field in cells) {
      if (!described.test(field)) put({ table, row: at, field, raw: cells[field], where: `${file}, row ${code}` });
    }
  }
}

export interface ColumnTable {
  codes: string[];
  fields: Map<string, unknown[]>;
}

/** A layer of a map file: every column of which most cells are numbers holds figures; the others describe. */
export function addColumns(table: Table, { codes, fields }: ColumnTable, file: string): void {
  const rows = codes.map((code, line) => row(table, code, file, line));
  for (const [field, cells] of fields) {
    if (!isFigure(cells)) continue;
    for (const [i, at] of rows.entries()) {
      put({ table, row: at, field, raw: cells[i], where: `${file}, row ${codes[i]}` });
    }
  }
}

/** By majority: one broken cell must not turn a column of figures into words that nobody reads. */
function isFigure(cells: unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  const numbers = filled.filter((cell) => Number.isFinite(Number(cell)));
  return numbers.length * 2 > filled.length;
}
