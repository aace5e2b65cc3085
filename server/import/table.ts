/** A file as rows of named cells, whatever it was; and what stops a file from being read at all. */
import type { Text } from "#data/schema/indicator.ts";

export interface Row {
  /** Line in the file (CSV), row (Excel) or number of the feature (GeoJSON), from 1. */
  line: number;
  cells: Record<string, string>;
  /** Of GeoJSON, not yet judged. */
  geometry?: unknown;
  /** More cells than there are columns: something is shifted. */
  shifted?: boolean;
}

export interface Table {
  form: "csv" | "excel" | "geojson";
  encoding?: string;
  delimiter?: string;
  columns: string[];
  rows: Row[];
}

/**
 * A file is held in memory, and what is saved goes in one transaction: with as many rows that takes some ten seconds, a few
 * hundred megabytes, and a last second in which a SQLite database writes it all to the disk.
 */
export const tableLimits = { bytes: 10_000_000, rows: 25_000, columns: 200 };

/** Nothing of the file can be used; the sentence says what to do. */
export class FileRefused extends Error {
  override name = "FileRefused";
  readonly said: Text;
  constructor(nl: string, en: string) {
    super(nl);
    this.said = { nl, en };
  }
}

/** Names of columns as people gave them: an empty one gets its number, a second of the same name too. */
export function columnNames(header: readonly string[]): string[] {
  if (header.length > tableLimits.columns)
    throw new FileRefused(
      `Dit bestand heeft meer dan ${tableLimits.columns} kolommen. Laat weg wat je niet nodig hebt.`,
      `This file has more than ${tableLimits.columns} columns. Leave out what you do not need.`,
    );
  const seen = new Map<string, number>();
  return header.map((raw, i) => {
    const name =
      raw
        .trim()
        .replace(/[{}|[\]]/g, " ")
        .replace(/\s+/g, " ")
        .slice(0, 80)
        .trim() || `Kolom ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Throws a FileRefused for a table without rows and for one with too many. */
export function bounded(table: Table): Table {
  if (table.rows.length === 0)
    throw new FileRefused("In dit bestand staan geen regels onder de kop.", "This file has no rows below its heading.");
  if (table.rows.length > tableLimits.rows)
    throw new FileRefused(
      `Dit bestand heeft meer dan ${tableLimits.rows.toLocaleString("nl")} regels. Verdeel het over meer bestanden.`,
      `This file has more than ${tableLimits.rows.toLocaleString("en")} rows. Split it into more files.`,
    );
  return table;
}

/** A cell as we export it: the apostrophe before what would be a formula is ours, not theirs. */
export const cellText = (text: string): string => text.trim().replace(/^'(?=[=+\-@＝＋－＠])/, "");
