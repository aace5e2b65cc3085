/**
 * Files of entries, and which versions name them. A row is there before its bytes and after them: a kill at any moment leaves a row
 * by which the bytes are found and taken away, never bytes that nobody knows.
 *
 * What is kept how long: a file stays while the public version, the working version or any version in the history of an entry names it,
 * because each of these can be shown or put back. When an entry is withdrawn its files are for nobody but those who may read the
 * working version. When an entry and its history go, what only they named goes in the same hour. What nothing ever named goes
 * after a day. What only the history names can be taken away for good by who judges there (`eraseFile`): somebody in the picture may ask.
 */
import { randomBytes } from "node:crypto";
import type { EntryRef } from "#data/entries/event.ts";
import { type Db, inTransaction } from "../database.ts";
import type { FileLinkTable, FileTable } from "../entry-tables.ts";

/** Contents name a file that is being taken away, or never was. */
export class FileGone extends Error {
  override name = "FileGone";
}

export type NewFile = Omit<FileTable, "state" | "used">;

/** In order of making, not to be guessed, and with what a page must know of it (see data/entries/file.ts). */
export function newFileId(about: string): string {
  const random = BigInt(`0x${randomBytes(12).toString("hex")}`)
    .toString(36)
    .padStart(19, "0")
    .slice(-14);
  return `${Date.now().toString(36)}${random}-${about}`;
}

/** Names under which its bytes are kept; of a photo the largest first. */
export const blobsOf = ({ id, widths }: Pick<FileTable, "id" | "widths">): string[] => {
  const all: number[] = JSON.parse(widths);
  return all.length === 0 ? [id] : all.map((width) => `${id}-${width}`);
};

/** Before its bytes are put. */
export async function beginFile(db: Db, file: NewFile): Promise<void> {
  await db
    .insertInto("file")
    .values({ ...file, state: "arriving", used: 0 })
    .execute();
}

/** When all its bytes are there. */
export async function keepFile(db: Db, id: string): Promise<void> {
  await db.updateTable("file").set({ state: "kept" }).where("id", "=", id).where("state", "=", "arriving").execute();
}

/** Those of these ids that are there whole. */
export async function findFiles(db: Db, ids: readonly string[]): Promise<FileTable[]> {
  if (ids.length === 0) return [];
  return db.selectFrom("file").selectAll().where("id", "in", ids).where("state", "=", "kept").execute();
}

/** Entries that name it, in the order of their making. */
const mostEntries = 20;

export const linksOfFile = (db: Db, file: string): Promise<FileLinkTable[]> =>
  db
    .selectFrom("file_link")
    .selectAll()
    .where("file", "=", file)
    .orderBy("public", "desc")
    .orderBy("entry")
    .limit(mostEntries)
    .execute();

/** Ids of files that some version of this entry names. */
export async function filesOfEntry(db: Db, { type, id }: EntryRef): Promise<string[]> {
  const links = db.selectFrom("file_link").select("file").where("entry_type", "=", type).where("entry", "=", id);
  return (await links.execute()).map(({ file }) => file);
}

/** How many were sent from this browser, or by anybody without an account, that nothing names. */
export async function countUnused(db: Db, by: { browser?: string; person?: string }): Promise<number> {
  const { count } = await db
    .selectFrom("file")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("used", "=", 0)
    .$if(by.person === undefined, (some) => some.where("made_by", "is", null))
    .$if(by.person !== undefined, (some) => some.where("made_by", "=", by.person ?? ""))
    .$if(by.browser !== undefined, (some) => some.where("made_from", "=", by.browser ?? ""))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Of files that are named where nobody judged it (what was typed and is not right yet): those that the entry had, and those that
 * this person sent. So nobody comes to see the file of another by typing its id.
 */
export async function ownFiles(db: Db, entry: EntryRef, files: readonly string[], person: string | undefined): Promise<string[]> {
  if (files.length === 0) return [];
  const known = new Set(await filesOfEntry(db, entry));
  const found = await findFiles(db, files);
  return found.filter(({ id, made_by }) => known.has(id) || (made_by !== null && made_by === person)).map(({ id }) => id);
}

/**
 * From now on the working or the public version of this entry names these files and no others; in the transaction of that version.
 * Throws FileGone for one that is not there and that no version of this entry named before.
 */
export async function linkFiles(
  within: Db,
  { type, id }: EntryRef,
  files: readonly string[],
  part: "working" | "public",
): Promise<void> {
  await within
    .updateTable("file_link")
    .set({ [part]: 0 })
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .where(part, "=", 1)
    .$if(files.length > 0, (some) => some.where("file", "not in", files))
    .execute();
  if (files.length === 0) return;
  const known = new Set(await filesOfEntry(within, { type, id }));
  const fresh = files.filter((file) => !known.has(file));
  if (fresh.length > 0) {
    // Writing to the row is what a removal at the same moment waits for.
    const used = await within
      .updateTable("file")
      .set({ used: 1 })
      .where("id", "in", fresh)
      .where("state", "=", "kept")
      .returning("id")
      .execute();
    if (used.length < fresh.length) throw new FileGone("a file of this entry is not there any more");
  }
  await within
    .insertInto("file_link")
    .values(files.map((file) => ({ file, entry_type: type, entry: id, working: 0, public: 0, [part]: 1 })))
    .onConflict((link) => link.columns(["file", "entry_type", "entry"]).doUpdateSet({ [part]: 1 }))
    .execute();
}

/** The public versions of these are gone. */
export async function unlinkPublic(within: Db, type: EntryRef["type"], ids: readonly string[]): Promise<void> {
  await within
    .updateTable("file_link")
    .set({ public: 0 })
    .where("entry_type", "=", type)
    .where("entry", "in", ids)
    .where("public", "=", 1)
    .execute();
}

/** These entries are gone with all their versions; what nothing else names goes with them. */
export async function unlinkEntries(within: Db, type: EntryRef["type"], ids: readonly string[]): Promise<void> {
  const links = await within
    .deleteFrom("file_link")
    .where("entry_type", "=", type)
    .where("entry", "in", ids)
    .returning("file")
    .execute();
  for (const { file } of links) await leaveWithoutLinks(within, file);
}

const leaveWithoutLinks = (within: Db, file: string) =>
  within
    .updateTable("file")
    .set({ state: "leaving" })
    .where("id", "=", file)
    .where((row) => row.not(row.exists(row.selectFrom("file_link").select("file").whereRef("file_link.file", "=", "file.id"))))
    .execute();

/** What nothing ever named. False when something does, or when it is not there. */
export async function removeUnused(db: Db, id: string): Promise<boolean> {
  const gone = await db
    .updateTable("file")
    .set({ state: "leaving" })
    .where("id", "=", id)
    .where("used", "=", 0)
    .where("state", "=", "kept")
    .executeTakeFirst();
  return Number(gone.numUpdatedRows) > 0;
}

/** For good, out of the history too; the words beside it stay. False where a public or a working version names it. */
export const eraseFile = (db: Db, id: string): Promise<boolean> =>
  inTransaction(db, async (within) => {
    const links = await within.selectFrom("file_link").select(["working", "public"]).where("file", "=", id).execute();
    if (links.some(({ working, public: shown }) => working === 1 || shown === 1)) return false;
    await within.deleteFrom("file_link").where("file", "=", id).where("working", "=", 0).where("public", "=", 0).execute();
    await leaveWithoutLinks(within, id);
    return true;
  });

/**
 * These entries are gone for good, with everything they ever named: also where another entry names it, which the same person must have
 * done (see `fileFaults`). Returns what is to be taken away.
 */
export async function takeFilesAlong(within: Db, type: EntryRef["type"], ids: readonly string[]): Promise<Leaving[]> {
  const named = within.selectFrom("file_link").select("file").where("entry_type", "=", type).where("entry", "in", ids);
  const files = [...new Set((await named.execute()).map(({ file }) => file))];
  if (files.length === 0) return [];
  await within.deleteFrom("file_link").where("file", "in", files).execute();
  const going = within.updateTable("file").set({ state: "leaving", name: "", used: 0 }).where("id", "in", files);
  return going.returning(["id", "widths"]).execute();
}

export interface Leaving {
  id: string;
  widths: string;
}

/** Marks what nobody waits for any more; returns what is to be taken away, at most so many. */
export async function findLeaving(db: Db, before: { unused: string; arriving: string }, most: number): Promise<Leaving[]> {
  const stale = db.updateTable("file").set({ state: "leaving" }).where("used", "=", 0);
  await stale.where("state", "=", "kept").where("made_at", "<", before.unused).execute();
  await stale.where("state", "=", "arriving").where("made_at", "<", before.arriving).execute();
  return db.selectFrom("file").select(["id", "widths"]).where("state", "=", "leaving").orderBy("id").limit(most).execute();
}

/** Its bytes are gone. */
export async function forgetFile(db: Db, id: string): Promise<void> {
  await db.deleteFrom("file").where("id", "=", id).where("state", "=", "leaving").execute();
}
