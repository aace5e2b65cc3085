/** Stored JSON, and pages of what may be large: read and parsed a few at a time, with turns for others in between, and cut where they weigh enough. */
import { timeSlices } from "../scheduling/yielding.ts";
import { DatabaseDamaged } from "./database-file.ts";

/** Letters of JSON after which a page ends, so that writing the answer takes some milliseconds; and rows in one statement. */
const most = { letters: 2_000_000, rows: 50 };

export interface Portions<Key, Row, T> {
  /** Of the whole page, in order. */
  keys: readonly Key[];
  /** Rows of some keys, in their order; those that are gone meanwhile are left out. */
  read: (keys: Key[]) => Promise<Row[]>;
  make: (row: Row) => T;
  /** Letters. */
  weigh: (row: Row) => number;
}

/** `cut` when the page ended before its last key; it never ends before its first. */
export async function readPortions<Key, Row, T>({
  keys,
  read,
  make,
  weigh,
}: Portions<Key, Row, T>): Promise<{ items: T[]; cut: boolean }> {
  const items: T[] = [];
  const rest = timeSlices();
  let letters = 0;
  for (let i = 0; i < keys.length; i += most.rows) {
    const some = keys.slice(i, i + most.rows);
    for (const row of await read(some)) {
      if (items.length > 0 && letters + weigh(row) > most.letters) return { items, cut: true };
      await rest();
      items.push(make(row));
      letters += weigh(row);
    }
  }
  return { items, cut: false };
}

/** All of them, with turns for others in between. */
export async function madeOf<Row, T>(rows: readonly Row[], make: (row: Row) => T): Promise<T[]> {
  const items: T[] = [];
  const rest = timeSlices();
  for (const row of rows) {
    await rest();
    items.push(make(row));
  }
  return items;
}

/** JSON out of the database: what we wrote ourselves and cannot be read any more is damage, and no fault of who asks. */
export function storedJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new DatabaseDamaged("a record holds text that is no JSON any more");
  }
}
