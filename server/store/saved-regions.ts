/** Own regions that people keep under a name; each is seen by whoever kept it and by nobody else. */
import { mostSaved, type SavedRegion, type SavedRegionInput } from "#data/region/saved.ts";
import { type Db, inTransaction, lockTable } from "./database.ts";
import { newId } from "./id.ts";
import type { SavedRegionTable } from "./people-tables.ts";

const savedOf = ({ id, name, code, saved_at }: SavedRegionTable): SavedRegion => ({ id, name, code, savedAt: saved_at });

/** What was saved last first. */
export async function listSavedRegions(db: Db, person: string): Promise<SavedRegion[]> {
  const rows = db.selectFrom("saved_region").selectAll().where("person", "=", person);
  return (await rows.orderBy("id", "desc").execute()).map(savedOf);
}

/** "twice" where this person keeps the same region, "many" where one more is one too many: then nothing has changed. */
export const insertSavedRegion = (
  db: Db,
  person: string,
  { name, code }: SavedRegionInput,
  at: string,
): Promise<SavedRegion | "twice" | "many"> =>
  inTransaction(db, async (within) => {
    // Two at once would both be the hundredth.
    await lockTable(within, "saved_region");
    const own = await within.selectFrom("saved_region").select("code").where("person", "=", person).execute();
    if (own.some((one) => one.code === code)) return "twice";
    if (own.length >= mostSaved) return "many";
    const row = { id: newId(), person, name, code, saved_at: at };
    await within.insertInto("saved_region").values(row).execute();
    return savedOf(row);
  });

/** Undefined where this person keeps no such region. */
export async function setNameOfSavedRegion(db: Db, person: string, id: string, name: string): Promise<SavedRegion | undefined> {
  const renamed = db.updateTable("saved_region").set({ name }).where("id", "=", id).where("person", "=", person);
  const row = await renamed.returningAll().executeTakeFirst();
  return row && savedOf(row);
}

/** False where this person keeps no such region. */
export async function deleteSavedRegion(db: Db, person: string, id: string): Promise<boolean> {
  const removed = db.deleteFrom("saved_region").where("id", "=", id).where("person", "=", person);
  return (await removed.returning("id").executeTakeFirst()) !== undefined;
}
