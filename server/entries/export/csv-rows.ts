/** Published entries, or rows of a register, as CSV, line by line; the last columns say on every line where it comes from. */
import { csvLine, csvMark } from "#data/text/csv.ts";
import type { About, Names } from "./about.ts";
import { tableCellOf } from "./columns.ts";
import type { ExportTable } from "./entry-columns.ts";

export async function* csvRows<R extends { id: string }>(
  { columns }: ExportTable<R>,
  records: AsyncIterable<R>,
  names: Names,
  about: About,
): AsyncGenerator<string> {
  const headings = columns.map(({ heading }) => heading);
  yield csvMark + csvLine([...headings, "Uitgever", "Filter", "Geëxporteerd op", "Id"]);
  for await (const record of records) {
    yield csvLine([
      ...columns.map((column) => tableCellOf(column, record, names)),
      about.source,
      about.filter,
      about.exportedAt,
      record.id,
    ]);
  }
}
