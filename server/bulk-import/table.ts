/** A file as rows of named cells, whatever it was; and what stops a file from being read at all. */
import type { Text } from "#data/schema/indicator.ts";
import { unguarded } from "#data/text/csv.ts";

export interface Row {
  /** Line in the file (CSV), row (Excel) or number of the feature (GeoJSON), from 1. */
  line: number;
  cells: Record<string, string>;
  /** Of GeoJSON, not yet judged. */
  geometry?: unknown;
  /** More cells than there are columns: something is shifted. */
  shifted?: boolean;
  /** A cell in it has more letters than anything of ours holds. */
  long?: boolean;
}

export interface Table {
  form: "csv" | "excel" | "geojson";
  encoding?: string;
  delimiter?: string;
  /** What the file itself says that it holds. */
  collection?: string;
  columns: string[];
  rows: Row[];
}

/**
 * A file is held in memory, and what is saved goes in one transaction: with as many rows that takes some ten seconds, a few
 * hundred megabytes, and a last second in which a SQLite database writes it all to the disk.
 */
export const tableLimits = { bytes: 10_000_000, rows: 25_000, columns: 200, cells: 2_000_000, cell: 50_000 };

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
    let times = (seen.get(name) ?? 0) + 1;
    let own = times === 1 ? name : `${name} (${times})`;
    // A column may be called "Naam (2)" by itself.
    while (times > 1 && seen.has(own)) own = `${name} (${++times})`;
    seen.set(name, times);
    if (own !== name) seen.set(own, 1);
    return own;
  });
}

/** Throws a FileRefused for a table without rows and for one with too many. */
export function bounded(table: Table): Table {
  if (table.rows.length === 0)
    throw new FileRefused("In dit bestand staan geen regels onder de kop.", "This file has no rows below its heading.");
  requireRows(table.rows.length);
  return table;
}

/** Throws a FileRefused for too many rows. */
export function requireRows(rows: number): void {
  if (rows > tableLimits.rows)
    throw new FileRefused(
      `Dit bestand heeft meer dan ${tableLimits.rows.toLocaleString("nl")} regels. Verdeel het over meer bestanden.`,
      `This file has more than ${tableLimits.rows.toLocaleString("en")} rows. Split it into more files.`,
    );
}

/** Before the cells are laid out: short rows are filled up to the width of the heading. Throws a FileRefused. */
export function requireCells(columns: number, rows: number): void {
  if (columns * rows > tableLimits.cells)
    throw new FileRefused(
      `Dit bestand heeft ${columns} kolommen op ${rows.toLocaleString("nl")} regels: meer dan ${tableLimits.cells.toLocaleString("nl")} vakken. Laat kolommen weg of verdeel het over meer bestanden.`,
      `This file has ${columns} columns on ${rows.toLocaleString("en")} rows: more than ${tableLimits.cells.toLocaleString("en")} cells. Leave out columns or split it into more files.`,
    );
}

/** The cells of a row by their columns. */
export function cellsOf(columns: readonly string[], textAt: (column: number) => string): Pick<Row, "cells" | "long"> {
  let long = false;
  const cells = columns.map((name, i): [string, string] => {
    const text = textAt(i);
    if (text.length <= tableLimits.cell) return [name, cellText(text)];
    long = true;
    return [name, ""];
  });
  return { cells: Object.fromEntries(cells), ...(long ? { long } : {}) };
}

/** A cell as we export it: the apostrophe before what would be a formula is ours, not theirs. */
const cellText = (text: string): string => unguarded(text.trim()).trim();
