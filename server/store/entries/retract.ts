/**
 * Consent is withdrawn: the entry goes for good, out of every table and from where files are kept, with the duplicates it was merged with.
 * A row stays that says that something was withdrawn and when. It cannot be undone.
 *
 * In the file of SQLite what is deleted is overwritten (`secure_delete`), and its journal is emptied. PostgreSQL clears dead rows by
 * itself (autovacuum). Back-ups of before hold it until they are thrown away.
 */
import type { EntryRef } from "#data/entries/event.ts";
import { type Db, emptyJournal, inTransaction } from "../database.ts";
import { storedJson } from "../portions.ts";
import { raiseRevision } from "../revision.ts";
import { forgetAllWords, forgetUnusedWords } from "../search/words.ts";
import { forgetTogether } from "./assignments.ts";
import { forgetEvents } from "./events.ts";
import { type Leaving, takeFilesAlong, unlinkEntries } from "./files.ts";

/** Who told it, by a link, or a person with an account. */
export type RetractedBy = { by: "teller" } | { by: "person"; actor: string };

/** Moment at which it was withdrawn; undefined for what never was. */
export async function retractedAt(db: Db, { type, id }: EntryRef): Promise<string | undefined> {
  const found = db.selectFrom("retraction").select("at").where("entry_type", "=", type).where("entry", "=", id);
  return (await found.executeTakeFirst())?.at;
}

/** It and all that were merged with it, at whatever time: the same story in other rows. */
async function together(within: Db, { type, id }: EntryRef): Promise<string[]> {
  const merges = await within
    .selectFrom("history")
    .innerJoin("entry", "entry.id", "history.entry")
    .select(["history.entry", "history.changes"])
    .where("entry.type", "=", type)
    .where("history.step", "=", "merge")
    .execute();
  const pairs = merges.flatMap(({ entry, changes }) =>
    storedJson<{ field: string; to?: unknown }[]>(changes)
      .filter(({ field }) => field === "mergedFrom" || field === "mergedInto")
      .map(({ to }) => [entry, String(to)] as const),
  );
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [one, other] of pairs) if (found.has(one) || found.has(other)) found.add(one).add(other);
  }
  return [...found].sort();
}

/** Entries of one type with everything that hangs on them, whatever their state; not their files, and not what stands in lists of imports. */
async function removeEntries(within: Db, type: EntryRef["type"], ids: readonly string[]): Promise<void> {
  const open = await within.selectFrom("public_entry").select(["number", "search"]).where("id", "in", ids).execute();
  // First: whoever works on it at this moment is waited for, and finds nothing afterwards.
  await within.deleteFrom("entry").where("type", "=", type).where("id", "in", ids).execute();
  await forgetAllWords(within, open);
  await within.deleteFrom("public_entry").where("id", "in", ids).execute();
  await within.deleteFrom("confirmation").where("entry", "in", ids).execute();
  await forgetEvents(within, type, ids);
  await forgetTogether(within, type, ids);
  // A request that is sent again makes nothing new, and what was sent is not even there as a hash.
  await within.updateTable("idempotency").set({ fingerprint: "" }).where("entry", "in", ids).execute();
}

/** Proposals and reports stay for who follows them by a link, without a word. */
async function emptySubmissions(within: Db, type: EntryRef["type"], ids: readonly string[], at: string): Promise<void> {
  const emptied = await within
    .updateTable("submission")
    .set({ title: "", text: null, answer: null, email: null, person: null, browser: null, answered_by: null })
    .set({ state: "answered", outcome: "retracted", answered_at: at })
    .where("entry_type", "=", type)
    .where("entry", "in", ids)
    .returning("id")
    .execute();
  for (const { id } of emptied)
    await within.deleteFrom("mail").where("state", "=", "waiting").where("letter", "like", `%"submission":"${id}"%`).execute();
}

/** Returns the files whose bytes are to be taken away. What is gone already changes nothing. */
export const retractEntry = (db: Db, entry: EntryRef, { at, ...by }: RetractedBy & { at: string }): Promise<Leaving[]> =>
  inTransaction(db, async (within) => {
    const { type } = entry;
    if (await retractedAt(within, entry)) return [];
    const ids = await together(within, entry);
    await removeEntries(within, type, ids);
    const leaving = await takeFilesAlong(within, type, ids);
    await emptySubmissions(within, type, ids, at);
    const rows = ids.map((id) => ({ entry_type: type, entry: id, at, by: by.by, actor: "actor" in by ? by.actor : null }));
    await within
      .insertInto("retraction")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await raiseRevision(within);
    await forgetUnusedWords(within);
    return leaving;
  });

/**
 * What somebody wrote beside it in the very moment in which it went, and a journal that could not be emptied then because somebody read:
 * some moments later that goes as well.
 */
export async function sweepRetracted(db: Db, since: string): Promise<void> {
  const rows = await db.selectFrom("retraction").select(["entry_type", "entry"]).where("at", ">=", since).execute();
  for (const { entry_type: type, entry } of rows)
    await inTransaction(db, async (within) => {
      await forgetEvents(within, type, [entry]);
      await forgetTogether(within, type, [entry]);
      await unlinkEntries(within, type, [entry]);
      const left = within.updateTable("submission").set({ title: "", text: null, email: null }).where("entry_type", "=", type);
      await left.where("entry", "=", entry).where("text", "is not", null).execute();
    });
  if (rows.length > 0) await emptyJournal(db);
}
