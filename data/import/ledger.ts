/** The ledger: every column by indicator, level and year, worked out when first asked and kept. */
import type { CatalogEntry } from "#data/catalog/entry.ts";
import type { Level } from "#data/schema/area.ts";
import type { Joins } from "./cells.ts";
import { type Codes, type Ledger, roundColumn, sourceColumn, type WorkedColumn } from "./columns.ts";

export function openLedger(entries: readonly CatalogEntry[], joins: Joins, codes: Codes): Ledger {
  const kept = new Map<string, WorkedColumn | undefined>();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const ledger: Ledger = (id, level, year) => {
    const key = `${id} ${level} ${year}`;
    if (!kept.has(key)) kept.set(key, work(id, level, year));
    return kept.get(key);
  };
  const work = (id: string, level: Level, year: number): WorkedColumn | undefined => {
    const entry = byId.get(id);
    if (!entry || level === "group") return undefined;
    const own = sourceColumn(joins, entry, level, year, codes[level]);
    return own && roundColumn(own, entry.unit.decimals);
  };
  return ledger;
}
