/** OData v3 feed of CBS and "data van derden": pages of JSON, each naming the next one. */

import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile, Sources } from "../sources/sources.ts";

export type ODataRow = Record<string, string | number | null>;

/**
 * Gives every page's rows in order, following `odata.nextLink` exactly as it is written (rebuilding it loses the filter).
 * Throws a SourceProblem that names the file when a page is not the JSON of a feed, or when the links go round.
 */
export async function* odataPages(sources: Sources, url: string): AsyncGenerator<{ file: SourceFile; rows: ODataRow[] }> {
  const seen = new Set<string>();
  for (let next: string | undefined = url; next !== undefined; ) {
    if (seen.has(next))
      throw new SourceProblem(`${next} was already read: the pages of this table link to each other in a circle`);
    seen.add(next);
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
  if (!Array.isArray(page.value)) throw new SourceProblem(`${file.name} has no list "value": not a page of an OData table`);
  const next = page["odata.nextLink"];
  if (next !== undefined && typeof next !== "string")
    throw new SourceProblem(`${file.name} has an "odata.nextLink" that is not an address`);
  return next === undefined ? { value: page.value } : { value: page.value, "odata.nextLink": next };
}
