/** CSV as it comes: comma, semicolon or tab, with or without a mark, in UTF-8, UTF-16 or the windows-1252 of an older Excel. */
import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { bounded, cellsOf, columnNames, FileRefused, type Row, requireCells, type Table, tableLimits } from "./table.ts";

const delimiters = [";", ",", "\t"] as const;
type Delimiter = (typeof delimiters)[number];

export async function readCsv(bytes: Uint8Array): Promise<Table> {
  const { text, encoding } = decode(bytes);
  // A first line of Excel that only says what the delimiter is.
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const delimiter = delimiters.find((one) => one === said) ?? guessDelimiter(text);
  const [header, ...records] = await recordsOf(text, delimiter, said === undefined ? 1 : 2);
  const columns = columnNames(header?.cells ?? []);
  requireCells(columns.length, records.length);
  const rows = records.map(({ line, cells }): Row => {
    const shifted = cells.slice(columns.length).some((cell) => cell.trim() !== "");
    return { line, ...cellsOf(columns, (i) => cells[i] ?? ""), ...(shifted ? { shifted } : {}) };
  });
  return bounded({ form: "csv", encoding, delimiter, columns, rows });
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const of = (encoding: string, fatal = false) => ({ text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return of("utf-16le");
  if (bytes.includes(0))
    throw new FileRefused("Dit bestand is geen tabel: het is geen tekst.", "This file is no table: it is not text.");
  try {
    return of("utf-8", true);
  } catch {
    return of("windows-1252");
  }
}

/** Most often in the first line, outside quotes. */
function guessDelimiter(text: string): Delimiter {
  const times = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let quoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "\n") break;
    else if (!quoted && times.has(sign)) times.set(sign, (times.get(sign) ?? 0) + 1);
  }
  return delimiters.reduce((best, one) => ((times.get(one) ?? 0) > (times.get(best) ?? 0) ? one : best));
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Letters that are read at a stretch. */
const slice = 50_000;

function* slicesOf(text: string): Generator<string> {
  for (let i = 0; i < text.length; i += slice) yield text.slice(i, i + slice);
}

interface Record {
  line: number;
  cells: string[];
}

/** Lines count as in a text editor: a cell with line breaks in it takes more than one. */
async function recordsOf(text: string, delimiter: Delimiter, from: number): Promise<Record[]> {
  const parsed: Parsed[] = [];
  try {
    const parser = parse({
      delimiter,
      bom: true,
      info: true,
      from_line: from,
      relax_column_count: true,
      to: tableLimits.rows + 2,
      max_record_size: 200_000,
    });
    for await (const one of Readable.from(slicesOf(text)).pipe(parser)) parsed.push(one);
  } catch (error) {
    const line = (error as CsvError & { lines?: number }).lines ?? 1;
    throw new FileRefused(
      `Regel ${line}: de aanhalingstekens kloppen niet, of de regel is te lang.`,
      `Line ${line}: the quotes are broken, or the line is too long.`,
    );
  }
  let next = from;
  return parsed.flatMap(({ record, info }) => {
    const line = next;
    next = info.lines + 1;
    // Excel leaves lines of only separators behind where rows were deleted.
    return record.every((cell) => cell.trim() === "") ? [] : [{ line, cells: record }];
  });
}
