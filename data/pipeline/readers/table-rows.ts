/** From what a source gives to tables: one function a shape of source. Errors name file, row and field. */
import { catalog } from "#data/indicators/catalog.ts";
import { fieldName } from "#data/indicators/editions.ts";
import { refsOf } from "#data/indicators/entry.ts";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { putFigure, readPostcode } from "./sentinel.ts";
import { type ODataRow, readSourceCsv } from "./source-files.ts";
import { addRow, fieldOf, type SourceTable } from "./table.ts";

/** The number of the field differs by edition. */
const postcodeField = /^MeestVoorkomendePostcode_\d+$/;

/** CBS: 1 the same area, 2 another code for it, 3 other borders. */
const changeField = /^Indelingswijziging\w*_\d+$/;

/** Columns that say which area or which slice it is, or describe it in words: no figures. */
const described =
  /^(ID|Leeftijd|Marges|SoortMisdrijf|Perioden|WijkenEnBuurten|Gemeentenaam_|SoortRegio_|Codering_|MeestVoorkomendePostcode_|Indelingswijziging)/;

/** `where` is file and row, and the field. */
function located<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new SourceProblem(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

const put = (table: SourceTable, row: number, field: string, raw: unknown, where: string) =>
  located(`${where}, field ${field}`, () => putFigure(fieldOf(table, field), row, raw, field));

const row = (table: SourceTable, code: unknown, file: string, line: number): number =>
  located(`${file}, row ${line + 1}`, () => addRow(table, String(code ?? "")));

/** Rows of an OData page. `only` are slices that must hold: a row of another slice means that the filter did not work and totals would double. */
export function addODataRows(table: SourceTable, rows: ODataRow[], file: string, only: Record<string, string> = {}): void {
  const postcodes = Object.keys(rows[0] ?? {}).find((field) => postcodeField.test(field));
  const change = Object.keys(rows[0] ?? {}).find((field) => changeField.test(field));
  const fields = figureFields(table, rows[0] ?? {});
  for (const [line, cells] of rows.entries()) {
    for (const [field, wanted] of Object.entries(only)) {
      if (String(cells[field]).trim() !== wanted.trim()) {
        throw new SourceProblem(`${file}, row ${line + 1}, field ${field}: "${cells[field]}" where the filter asks "${wanted}"`);
      }
    }
    const code = String(cells.WijkenEnBuurten ?? "").trim();
    const at = row(table, code, file, line);
    for (const [field, name] of fields) put(table, at, name, cells[field], `${file}, row ${code}`);
    const digits = located(`${file}, row ${code}, field ${postcodes}`, () => readPostcode(cells[postcodes ?? ""]));
    if (digits !== undefined) table.postcodes.set(code, digits);
    if (change && ["2", "3"].includes(String(cells[change] ?? "").trim())) table.changed.add(code);
  }
}

/** Names by field: of another edition without the number behind them, and those that then are there twice not at all. */
function figureFields({ id }: SourceTable, row: ODataRow): Map<string, string> {
  const fields = Object.keys(row).filter((field) => !described.test(field));
  if (id !== "kwb") return new Map(fields.map((field) => [field, field]));
  const names = Map.groupBy(
    fields.filter((field) => fieldsOfEditions.has(fieldName(field))),
    fieldName,
  );
  return new Map(
    fields.flatMap((field) => (names.get(fieldName(field))?.length === 1 ? [[field, fieldName(field)] as const] : [])),
  );
}

/** Of the more than a hundred fields of an edition those that an indicator is made of: the others would be most of the memory of an import. */
const fieldsOfEditions = new Set(
  catalog.flatMap(({ from }) =>
    from.flatMap(({ figure }) => refsOf(figure).flatMap(({ table, field }) => (table === "kwb" ? [field] : []))),
  ),
);

interface ColumnTable {
  codes: string[];
  fields: Map<string, unknown[]>;
}

/** Rows of a file of ours with commas, by the code of the area in its column "code". */
export function readCodedCsv(file: SourceFile): { codes: string[]; fields: Map<string, string[]> } {
  const { header, rows } = readSourceCsv(file.bytes, file.name, ",");
  const at = header.indexOf("code");
  if (at < 0) throw new SourceProblem(`${file.name}: there is no column "code"`);
  return {
    codes: rows.map((cells) => cells[at] ?? ""),
    fields: new Map(header.map((name, column) => [name, rows.map((cells) => cells[column] ?? "")])),
  };
}

/** A layer of a map file: every column of which most cells are numbers holds figures; the others describe. */
export function addColumns(table: SourceTable, { codes, fields }: ColumnTable, file: string): void {
  const rows = codes.map((code, line) => row(table, code, file, line));
  for (const [field, cells] of fields) {
    if (!isFigure(cells)) continue;
    for (const [i, at] of rows.entries()) {
      put(table, at, field, cells[i], `${file}, row ${codes[i]}`);
    }
  }
}

/** By majority: one broken cell must not turn a column of figures into words that nobody reads. */
function isFigure(cells: unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  const numbers = filled.filter((cell) => Number.isFinite(Number(cell)));
  return numbers.length * 2 > filled.length;
}
