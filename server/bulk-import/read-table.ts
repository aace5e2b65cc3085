/** What a file is follows from its bytes; its name and the type that a browser gives it say nothing. */
import { readCsv } from "./read-csv.ts";
import { readExcel } from "./read-excel.ts";
import { readGeojson } from "./read-geojson.ts";
import { FileRefused, type Table, tableLimits } from "./table.ts";

const begins = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, i) => bytes[i] === mark);

/** Throws a FileRefused for what cannot be read at all. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new FileRefused("Dit bestand is leeg.", "This file is empty.");
  if (bytes.length > tableLimits.bytes) throw new FileRefused("Een bestand is hoogstens 10 MB.", "A file has 10 MB at most.");
  if (begins(bytes, 0x50, 0x4b)) return readExcel(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FileRefused(
      "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of CSV.",
      "This is an old Excel file (.xls). Save it as .xlsx or CSV.",
    );
  if (
    begins(bytes, 0x25, 0x50, 0x44, 0x46) ||
    begins(bytes, 0x89, 0x50) ||
    begins(bytes, 0xff, 0xd8) ||
    begins(bytes, 0x1f, 0x8b)
  )
    throw new FileRefused(
      "Dit bestand is geen tabel. Kies CSV, Excel of GeoJSON.",
      "This file is no table. Choose CSV, Excel or GeoJSON.",
    );
  const first = new TextDecoder()
    .decode(bytes.subarray(0, 200))
    .replace(/^\uFEFF/, "")
    .trimStart()[0];
  if (first === "<")
    throw new FileRefused(
      "Dit is een webpagina of XML. Kies CSV, Excel of GeoJSON.",
      "This is a web page or XML. Choose CSV, Excel or GeoJSON.",
    );
  return first === "{" || first === "[" ? readGeojson(bytes) : readCsv(bytes);
}
