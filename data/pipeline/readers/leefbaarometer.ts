/** Leefbaarometer: scores from the zip of CSV files (2002-2024 officially), classes from the WFS. */

import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { putFigure } from "./sentinel.ts";
import { readSourceCsv, unzip } from "./source-files.ts";
import { addRow, fieldOf, newTable, type SourceTable } from "./table.ts";

const scoreFields = ["afw", "fys", "onv", "soc", "vrz", "won"];
const classFields = ["kscore", "kafw", "kfys", "konv", "ksoc", "kvrz", "kwon"];
const codeColumns = ["bu_code", "gm_code"];

/** One table a year of the scores. Which of the zip's files is which follows from their first column, because their names change by edition. */
export function readScores(zip: SourceFile): SourceTable[] {
  const byYear = new Map<number, SourceTable>();
  let read = 0;
  for (const [member, bytes] of unzip(zip, /\.csv$/i)) {
    const name = `${zip.name}: ${member.split("/").at(-1)}`;
    const { header, rows } = readSourceCsv(bytes, name, ",");
    if (!codeColumns.includes(header[0] ?? "")) continue;
    read += 1;
    const yearAt = header.indexOf("jaar");
    if (yearAt < 0) throw new SourceProblem(`${name}: there is no column "jaar"`);
    for (const [line, cells] of rows.entries()) {
      const year = Number(cells[yearAt]);
      if (!(year > 1990 && year < 2100))
        throw new SourceProblem(`${name}, line ${line + 2}, field jaar: "${cells[yearAt]}" is not a year`);
      const table = byYear.get(year) ?? newTable("lbm", year);
      byYear.set(year, table);
      addFigures({
        table,
        code: cells[0] ?? "",
        fields: scoreFields,
        cell: (field) => cells[header.indexOf(field)],
        where: `${name}, line ${line + 2}`,
      });
    }
  }
  if (read < codeColumns.length)
    throw new SourceProblem(`${zip.name}: expected a file of buurten and one of gemeenten, found ${read}`);
  return [...byYear.values()];
}

interface Feature {
  properties?: Record<string, unknown>;
}

/** Adds the classes of one level to the table of its year. */
export function addClasses(table: SourceTable, file: SourceFile): void {
  const features = readFeatures(file);
  for (const [i, { properties = {} }] of features.entries()) {
    const where = `${file.name}, feature ${i + 1} (${properties.id})`;
    if (Number(properties.year) !== table.year)
      throw new SourceProblem(`${where}, field year: "${properties.year}" is not ${table.year}`);
    addFigures({ table, code: String(properties.id), fields: classFields, cell: (field) => properties[field], where });
  }
}

function readFeatures(file: SourceFile): Feature[] {
  let features: unknown;
  let matched: unknown;
  try {
    ({ features, numberMatched: matched } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes)));
  } catch (error) {
    throw new SourceProblem(`${file.name} is not whole JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!Array.isArray(features) || features.length === 0) throw new SourceProblem(`${file.name} holds no features`);
  if (typeof matched === "number" && matched !== features.length) {
    throw new SourceProblem(`${file.name} holds ${features.length} features of ${matched}: the service cut its answer off`);
  }
  return features;
}

interface Added {
  table: SourceTable;
  code: string;
  fields: string[];
  cell: (field: string) => unknown;
  where: string;
}

function addFigures({ table, code, fields, cell, where }: Added): void {
  let field = "code";
  try {
    const row = addRow(table, code);
    for (field of fields) putFigure(fieldOf(table, field), row, cell(field), field);
  } catch (error) {
    throw new SourceProblem(`${where}, field ${field}: ${(error as Error).message}`, { cause: error });
  }
}
