/** The containers that sources come in: CSV, zip and OData feeds. */
import { type CsvError, parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile, Sources } from "../sources/sources.ts";

export interface CsvTable {
  header: string[];
  rows: string[][];
}

/**
 * Comma files of the Leefbaarometer and our derived table, semicolon files of StatLine.
 *
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

/** The largest map of CBS is a quarter of this. */
const mostUnpacked = 2 ** 30;

/** The members whose path matches, by path. Throws a SourceProblem naming the zip when it is damaged or holds none. */
export function unzip(file: SourceFile, wanted: RegExp): Map<string, Uint8Array> {
  let members: Record<string, Uint8Array>;
  let unpacked = 0;
  try {
    members = unzipSync(file.bytes, {
      filter({ name, originalSize }) {
        if (!wanted.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > mostUnpacked) throw new Error(`it holds more than ${mostUnpacked} bytes`);
        return true;
      },
    });
  } catch (error) {
    throw new SourceProblem(`${file.name} is not a whole zip file: ${(error as Error).message}`, { cause: error });
  }
  const found = new Map(Object.entries(members));
  if (found.size === 0) throw new SourceProblem(`${file.name} holds no file like ${wanted.source}`);
  return found;
}

/** Row of an OData v3 feed of CBS and "data van derden": pages of JSON, each naming the next one. */
export type ODataRow = Record<string, string | number | null>;

/**
 * Gives every page's rows in order, following `odata.nextLink` exactly as it is written (rebuilding it loses the filter).
 * Throws a SourceProblem that names the file when a page is not the JSON of a feed, or when the links go round.
 */
export async function* odataPages(
  sources: Pick<Sources, "read">,
  url: string,
): AsyncGenerator<{ file: SourceFile; rows: ODataRow[] }> {
  const seen = new Set<string>();
  for (let next: string | undefined = url; next !== undefined; ) {
    if (seen.has(next))
      throw new SourceProblem(`${next} was already read: the pages of this table link to each other in a circle`);
    seen.add(next);
    if (new URL(next).origin !== new URL(url).origin)
      throw new SourceProblem(`${url} names ${next} as its next page, which is at another host`);
    const file: SourceFile = await sources.read(next);
    const page: Page = parsePage(file);
    yield { file, rows: page.value };
    next = page["odata.nextLink"];
  }
}

interface Page {
  value: ODataRow[];
  "odata.nextLink"?: string;
}

function parsePage(file: SourceFile): Page {
  let page: Partial<Page>;
  try {
    page = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes));
  } catch (error) {
    throw new SourceProblem(`${file.name} is not whole JSON: ${(error as Error).message}`, { cause: error });
  }
  if (typeof page !== "object" || page === null || !Array.isArray(page.value))
    throw new SourceProblem(`${file.name} has no list "value": not a page of an OData table`);
  const next = page["odata.nextLink"];
  if (next !== undefined && (typeof next !== "string" || !URL.canParse(next)))
    throw new SourceProblem(`${file.name} has an "odata.nextLink" that is not an address`);
  return next === undefined ? { value: page.value } : { value: page.value, "odata.nextLink": next };
}
