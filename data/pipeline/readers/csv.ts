/** CSV files of the sources: comma files of the Leefbaarometer and our derived table, semicolon files of StatLine. */
import { type CsvError, parse } from "csv-parse/sync";
import { SourceProblem } from "../sources/source-problem.ts";

export interface CsvTable {
  header: string[];
  rows: string[][];
}

/**
 * Strict RFC 4180 with a chosen delimiter; a BOM is skipped. Throws a SourceProblem that names file, line and what is wrong:
 * StatLine's own exports exist with every quote doubled, and guessing what they mean would publish shifted columns.
 */
export function readSourceCsv(bytes: Uint8Array, file: string, delimiter: "," | ";"): CsvTable {
  const fail = (what: string, cause?: unknown): never => {
    throw new SourceProblem(`${file}: ${what}`, { cause });
  };
  const text = new TextDecoder("utf-8", { fatal: true });
  let all: string[][] = [];
  try {
    all = parse(text.decode(bytes), { delimiter, bom: true, skip_empty_lines: true });
  } catch (error) {
    const line = (error as CsvError & { lines?: number }).lines;
    fail(`line ${line ?? "?"}: ${(error as Error).message}`, error);
  }
  const [header, ...rows] = all;
  if (!header || rows.length === 0) return fail("has no rows");
  if (header.length < 2)
    fail(`line 1: the header is one single cell: the delimiter is not "${delimiter}", or the quotes are broken`);
  const odd = header.findIndex((name) => name.includes('"') || name === "");
  if (odd >= 0)
    fail(`line 1, column ${odd + 1}: the quotes of ${JSON.stringify(header[odd])} are broken; download the table again`);
  return { header, rows };
}
