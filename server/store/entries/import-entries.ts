/** Imported entries. Lists that imported rows come from: a row is known by its id in its list, and by nothing else. */

import type { ImportState } from "#data/schema/import-settings.ts";
import { type Change, changesBetween } from "#data/schema/record.ts";
import { rules, type Step } from "#data/schema/workflow.ts";
import { searchable } from "#data/text/fold.ts";
import { type Db, inTransaction } from "../database.ts";
import { newId } from "../id.ts";
import type { EntryTable, HistoryTable } from "../tables.ts";
import { linkAreas } from "./area-links.ts";
import { boxMiddle, type Likeness } from "./candidates.ts";
import { type By, draftOf, historyOf, type NewEntry, recordOf, stepColumns } from "./entry-rows.ts";
import { insertPublicEntries } from "./public-entries.ts";

/** Two names that differ in capitals, accents and spaces only are one list. */
const plainName = (name: string): string =>
  searchable(name)
    .replace(/[\s_]+/g, " ")
    .trim();

/** Its id; undefined where nothing came from it yet. */
export async function findList(db: Db, name: string): Promise<string | undefined> {
  const found = await db.selectFrom("list").select("id").where("plain", "=", plainName(name)).executeTakeFirst();
  return found?.id;
}

/** Its id, made where it is new; also when two make it at the same moment. */
export async function ensureList(db: Db, name: string, at: string): Promise<string> {
  await db
    .insertInto("list")
    .values({ id: newId(Date.parse(at)), name, plain: plainName(name), at })
    .onConflict((conflict) => conflict.column("plain").doNothing())
    .execute();
  return (await findList(db, name)) ?? "";
}

/** Names of lists by their last import, newest first; `actor` for those of one person only. */
export async function listNames(db: Db, actor?: string): Promise<string[]> {
  const rows = await db
    .selectFrom("batch")
    .innerJoin("list", "list.id", "batch.list")
    .select(["list.name", (build) => build.fn.max("batch.at").as("last")])
    .$if(actor !== undefined, (some) => some.where("batch.actor", "=", actor ?? ""))
    .groupBy("list.name")
    .orderBy("last", "desc")
    .limit(200)
    .execute();
  return rows.map(({ name }) => name);
}

/** Keys in one question. */
const portion = 500;

/** Of these ids in a list, those that came before, with what they became; each portion waits for its turn. */
export async function entriesOf(db: Db, list: string, keys: readonly string[]): Promise<Map<string, Likeness>> {
  const found = new Map<string, Likeness>();
  for (let from = 0; from < keys.length; from += portion) {
    const rows = await db
      .selectFrom("list_entry")
      .innerJoin("entry", "entry.id", "list_entry.entry")
      .select(["list_entry.key", "entry.id", "title", "hidden", "west", "south", "east", "north"])
      .where("list_entry.list", "=", list)
      .where("list_entry.key", "in", keys.slice(from, from + portion))
      .execute();
    // Where a hidden place is, no row of somebody else may measure.
    for (const { key, id, title, hidden, ...box } of rows)
      found.set(key, { id, title, middle: hidden === 0 ? boxMiddle(box) : null });
  }
  return found;
}

/** Throws a duplicate (see `troubleOf`) when one of them is there already. */
export async function keepEntries(
  db: Db,
  { list, at }: { list: string; at: string },
  made: readonly { key: string; id: string }[],
): Promise<void> {
  if (made.length === 0) return;
  await db
    .insertInto("list_entry")
    .values(made.map(({ key, id }) => ({ list, key, entry: id, at })))
    .execute();
}

/**
 * Many new entries at once, each as it would be after the same steps one by one (see entries.ts) but not confirmed, in statements of many rows:
 * one by one they cost a dozen statements each, and over a network to the database ten times as long.
 */
const stepsTo: Record<ImportState, readonly Exclude<Step, "edit" | "discard">[]> = {
  draft: [],
  submitted: ["submit"],
  published: ["submit", "publish"],
};

/** At most some hundreds, whole enough for the state they come in; returns their ids. */
export const insertImported = (db: Db, entries: readonly NewEntry[], state: ImportState, by: ImportedBy): Promise<string[]> =>
  inTransaction(db, async (within) => {
    const imported = entries.map((entry) => importedRows(entry, state, by));
    if (imported.length === 0) return [];
    const rows = imported.map(({ row }) => row);
    await within.insertInto("entry").values(rows).execute();
    await linkAreas(
      within,
      entries.flatMap(({ placed }, i) => placed.areas.map((code) => ({ code, id: rows[i]?.id ?? "" }))),
    );
    await within
      .insertInto("history")
      .values(imported.flatMap(({ histories }) => histories))
      .execute();
    if (state === "published") await insertPublicEntries(within, rows.map(recordOf));
    return rows.map(({ id }) => id);
  });

interface ImportedBy extends By {
  /** What is published was judged by nobody but who imports it. */
  selfApproved?: boolean;
}

/** Whoever imports a file has not looked at every row: confirmed is what a person confirmed. */
const unconfirmed = { verified_on: null, verified_by: null };

function importedRows(entry: NewEntry, state: ImportState, by: ImportedBy): { row: EntryTable; histories: HistoryTable[] } {
  let row = draftOf(entry, by);
  const histories = [historyOf(row, { step: "create", changes: changesBetween({}, entry.content), by })];
  for (const step of stepsTo[state]) {
    const from = recordOf(row);
    const to = rules[step].to;
    row = { ...row, ...stepColumns(from, step, to, by), ...unconfirmed, version: from.version + 1, updated_at: by.at };
    const changes: Change[] = [{ field: "state", from: from.state, to }];
    histories.push(historyOf(row, { step, changes, by, selfApproved: step === "publish" && by.selfApproved }));
  }
  return { row, histories };
}
