/** Published initiatives as an Excel workbook that is zipped while it is read: a sheet with the rows and one that says what they are. */
import type { PublicRecord } from "#data/schema/record.ts";
import type { About } from "./about.ts";
import { type Column, columns } from "./columns.ts";
import type { Names } from "./names.ts";
import { rowXml, type SheetCell, sheetEnd, sheetStart } from "./sheet-xml.ts";
import { sheetPath, workbookParts } from "./workbook.ts";
import { zipped } from "./zip.ts";

/** Text that is zipped at a time. */
const portion = 64 * 1024;
const widths: Record<string, number> = { title: 40, summary: 60, parties: 40, goals: 40, source: 40, url: 40 };

const heading = (value: string): SheetCell => ({ value, style: "heading" });

const cellOf = ({ of, kind }: Column, record: PublicRecord, names: Names): SheetCell => {
  const value = of(record, names);
  return kind === "day" && value !== null ? { value, style: "day" } : { value };
};

async function* rowsSheet(records: AsyncIterable<PublicRecord>, names: Names): AsyncGenerator<string> {
  let text = sheetStart([...columns.map(({ property }) => widths[property] ?? 18), 40]);
  text += rowXml(1, [...columns.map((one) => heading(one.heading)), heading("Id")]);
  let number = 1;
  for await (const record of records) {
    text += rowXml(++number, [...columns.map((column) => cellOf(column, record, names)), { value: record.id }]);
    if (text.length < portion) continue;
    yield text;
    text = "";
  }
  yield text + sheetEnd;
}

function aboutSheet({ source, exportedAt, filter, licence }: About): string {
  const lines = [
    ["Uitgever", source],
    ["Geëxporteerd op", exportedAt],
    ["Filter", filter],
    ["Licentie", licence],
  ];
  const rows = lines.map((line, i) =>
    rowXml(
      i + 2,
      line.map((value) => ({ value })),
    ),
  );
  return [sheetStart([24, 100]), rowXml(1, [heading("Over deze tabel")]), ...rows, sheetEnd].join("");
}

export function excelRows(records: AsyncIterable<PublicRecord>, names: Names, about: About): AsyncGenerator<Uint8Array> {
  const parts = { ...workbookParts(["Initiatieven", "Verantwoording"]), [sheetPath(2)]: aboutSheet(about) };
  return zipped([
    ...Object.entries(parts).map(([path, text]) => ({ path, content: [text] })),
    { path: sheetPath(1), content: rowsSheet(records, names) },
  ]);
}
