/** What decides where places that are not exact are shown, kept with the data: a backup shows them where they were. */
import { publicFields } from "#data/entry-types/registry.ts";
import type { Place } from "#data/schema/initiative.ts";
import {
  type DisclosedAreas,
  type EntryRecord,
  isExactPlace,
  type Placed,
  type PublicEntryContent,
  publicVersion,
} from "#data/schema/record.ts";
import { placeAgreements } from "../approach/agreement-rows.ts";
import { placeMoney } from "../approach/money-lines.ts";
import { type Db, inTransaction } from "../database.ts";
import { raiseRevision } from "../revision.ts";
import type { PublicEntryTable } from "../tables.ts";
import { recordOf } from "./entry-rows.ts";
import { findVersion } from "./history.ts";

const readRow = (db: Db) => db.selectFrom("shown_places").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();

/** Nobody else may know it: with it the moved places can be moved back. */
export const readDrawKey = async (db: Db): Promise<string> => (await readRow(db)).key;

/** The published set for which was last worked out what everybody may know of the areas. */
export const readDisclosedFor = async (db: Db): Promise<string> => (await readRow(db)).told_for;

export async function writeDisclosedFor(db: Db, generation: string): Promise<void> {
  await db.updateTable("shown_places").set({ told_for: generation }).where("id", "=", 1).execute();
}

export interface DisclosedEntry {
  record: EntryRecord;
  /** Its public version, maybe of an older one. */
  open: Pick<PublicEntryTable, "version" | "content"> | undefined;
}

/** In order of making. */
export async function entriesAfter(db: Db, after: string, limit: number): Promise<DisclosedEntry[]> {
  const rows = await db.selectFrom("entry").selectAll().where("id", ">", after).orderBy("id").limit(limit).execute();
  const ids = rows.map(({ id }) => id);
  const query = db.selectFrom("public_entry").select(["id", "version", "content"]).where("id", "in", ids);
  const open = new Map((ids.length === 0 ? [] : await query.execute()).map((row) => [row.id, row]));
  return rows.map((row) => ({ record: recordOf(row), open: open.get(row.id) }));
}

export type Disclose = (place: Place, placed: Placed) => DisclosedAreas;

/** Works out again what everybody may know of the areas of one entry, in its working version and in its public one. True when that changed. */
export async function discloseAgain(db: Db, { record, open }: DisclosedEntry, disclose: Disclose): Promise<boolean> {
  const { id, version, content, placed } = record;
  const told = content.place && !isExactPlace(content.place) ? disclose(content.place, placed) : placed.told;
  const stale = JSON.stringify(told) !== JSON.stringify(placed.told);
  // Somebody who saves meanwhile works it out anew.
  if (stale)
    await db
      .updateTable("entry")
      .set({ placed: JSON.stringify({ ...placed, told }) })
      .where("id", "=", id)
      .where("version", "=", version)
      .execute();
  return (open !== undefined && (await disclosePublic(db, record, open, disclose))) || stale;
}

async function disclosePublic(
  db: Db,
  record: EntryRecord,
  open: NonNullable<DisclosedEntry["open"]>,
  disclose: Disclose,
): Promise<boolean> {
  const { id } = record;
  const { place }: Pick<PublicEntryContent, "place"> = JSON.parse(open.content);
  if (place === undefined || (place !== null && (place.kind === "area" || place.precision === "exact"))) return false;
  const old = open.version === record.version ? record : await findVersion(db, id, open.version);
  const whole = old?.content ?? record.content;
  if (!whole.place) return false;
  const placed = old?.placed ?? record.placed;
  const told = disclose(whole.place, placed);
  const content = JSON.stringify(publicVersion(publicFields(record.type, whole), whole, { ...placed, told }));
  const links = await db.selectFrom("public_entry_area").select("code").where("id", "=", id).execute();
  const codes = [...new Set(told.areas)].sort();
  const isSame =
    links
      .map(({ code }) => code)
      .sort()
      .join() === codes.join();
  if (content === open.content && isSame) return false;
  return inTransaction(db, async (within) => {
    const { numUpdatedRows } = await within
      .updateTable("public_entry")
      .set({ content })
      .where("id", "=", id)
      .where("version", "=", open.version)
      .executeTakeFirst();
    // Published anew meanwhile, and so worked out anew.
    if (numUpdatedRows === 0n) return false;
    await within.deleteFrom("public_entry_area").where("id", "=", id).execute();
    const rows = codes.map((code) => ({ code, id }));
    if (rows.length > 0) await within.insertInto("public_entry_area").values(rows).execute();
    await placeMoney(within, { id, type: record.type, organisation: record.organisation ?? null, content });
    await placeAgreements(within, [id]);
    await raiseRevision(within);
    return true;
  });
}
