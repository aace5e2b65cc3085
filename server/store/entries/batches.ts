/** Whole imports. */

import { type SqlBool, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportState } from "#data/schema/import-settings.ts";
import type { Scope } from "#data/schema/permission.ts";
import type { Origin } from "#data/schema/queue.ts";
import { type Db, inTransaction } from "../database.ts";
import { raiseRevision } from "../revision.ts";
import { within } from "../search/filter.ts";
import { forgetAllWords } from "../search/words.ts";
import type { BatchTable } from "../tables.ts";
import { forgetTogether } from "./assignments.ts";
import { forgetEvents } from "./events.ts";
import { unlinkEntries } from "./files.ts";

/** Versions that an entry has when an import has put it in this state: a higher one holds work of a person. */
export const versionsOf: Record<ImportState, number> = { draft: 1, submitted: 2, published: 3 };

export interface NewBatch {
  id: string;
  at: string;
  actor: string | undefined;
  /** Where no person does it. */
  origin: Origin | undefined;
  /** Key of the request, so that a request that is sent again makes nothing new. */
  request: string | undefined;
  file: string;
  source: string;
  state: ImportState;
  /** Id of the list that its rows come from. */
  list?: string | undefined;
}

/** Rows by what became of them. */
export interface ImportOutcome {
  made: number;
  known: number;
  double: number;
  faulty: number;
}

/** With the name of who did it, where that is a person. */
const batchesOf = (db: Db) =>
  db
    .selectFrom("batch")
    .leftJoin("person", "person.id", "batch.actor")
    .leftJoin("list", "list.id", "batch.list")
    .selectAll("batch")
    .select(["person.name as name", "list.name as listName"]);

const recordOf = (row: BatchTable & { name: string | null; listName: string | null }): ImportRecord => ({
  id: row.id,
  at: row.at,
  ...(row.name === null ? {} : { by: row.name }),
  ...(row.origin === null ? {} : { origin: row.origin }),
  file: row.file,
  source: row.source,
  landing: row.landing as ImportState,
  ...(row.listName === null ? {} : { list: row.listName }),
  made: row.made,
  skipped: row.skipped,
  ...(row.known === null || row.doubled === null || row.faulty === null
    ? {}
    : { known: row.known, double: row.doubled, faulty: row.faulty }),
  ...(row.undone_at === null ? {} : { undoneAt: row.undone_at }),
  ...(row.removed === null ? {} : { removed: row.removed }),
});

/** Throws a duplicate (see `troubleOf`) when the request was there already. */
export async function beginBatch(db: Db, { actor, origin, request, state, list, ...batch }: NewBatch): Promise<void> {
  await db
    .insertInto("batch")
    .values({
      ...batch,
      landing: state,
      actor: actor ?? null,
      origin: origin ?? null,
      request: request ?? null,
      version: versionsOf[state],
      list: list ?? null,
      made: 0,
      skipped: 0,
      known: null,
      doubled: null,
      faulty: null,
      undone_at: null,
      undone_by: null,
      removed: null,
    })
    .execute();
}

export async function finishBatch(db: Db, id: string, { made, known, double, faulty }: ImportOutcome): Promise<void> {
  const counts = { made, skipped: known + double + faulty, known, doubled: double, faulty };
  await db.updateTable("batch").set(counts).where("id", "=", id).execute();
}

export async function findBatch(db: Db, by: { id: string } | { request: string }): Promise<ImportRecord | undefined> {
  const query = batchesOf(db);
  const row = await ("id" in by
    ? query.where("batch.id", "=", by.id)
    : query.where("batch.request", "=", by.request)
  ).executeTakeFirst();
  return row && recordOf(row);
}

/** Newest first; `actor` for those of one person only. */
export async function listBatches(db: Db, actor?: string): Promise<ImportRecord[]> {
  const rows = await batchesOf(db)
    .$if(actor !== undefined, (some) => some.where("batch.actor", "=", actor ?? ""))
    .orderBy("batch.at", "desc")
    .limit(200)
    .execute();
  return rows.map(recordOf);
}

/** With this id, of this person where one is named. */
export async function findBatchOf(db: Db, id: string, actor: string | undefined): Promise<boolean> {
  const query = db.selectFrom("batch").select("id").where("id", "=", id);
  return (await (actor === undefined ? query : query.where("actor", "=", actor)).executeTakeFirst()) !== undefined;
}

/** Would undoing it take away something outside the scopes? What is public is archived by it. */
export async function reachesBeyond(
  db: Db,
  batch: string,
  { undone, archived }: { undone: readonly Scope[]; archived: readonly Scope[] },
): Promise<boolean> {
  const beyond = await db
    .selectFrom("entry as public_entry")
    .innerJoin("batch", "batch.id", "public_entry.batch")
    .select("public_entry.id")
    .where("batch.id", "=", batch)
    .whereRef("public_entry.version", "<=", "batch.version")
    .where((build) =>
      build.or([build.not(within(undone)), build.and([sql<SqlBool>`public_entry.public = 1`, build.not(within(archived))])]),
    )
    .limit(1)
    .executeTakeFirst();
  return beyond !== undefined;
}

/** Which of these entries came with an import that no person did, and where from. */
export async function originsOf(db: Db, entries: readonly string[]): Promise<Map<string, Origin>> {
  if (entries.length === 0) return new Map();
  const rows = await db
    .selectFrom("entry")
    .innerJoin("batch", "batch.id", "entry.batch")
    .select(["entry.id", "batch.origin"])
    .where("entry.id", "in", [...entries])
    .where("batch.origin", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ id, origin }) => (origin ? [[id, origin]] : [])));
}

/** Entries of one transaction: others write between two of them, and no patience of an engine ends before one. */
const undoneAtOnce = 100;

/**
 * Takes away all of an import that nobody has worked on since, with its history and its keys; answers how many. A portion at a time, each
 * whole: one that ends half-way has taken away so many, is not marked as undone, and goes on when it is asked again.
 */
export async function undoBatch(db: Db, batch: string, by?: { actor: string; at: string }): Promise<number> {
  const known = await db.selectFrom("batch").select("version").where("id", "=", batch).executeTakeFirst();
  if (!known) return 0;
  const ours = db.selectFrom("entry").select("id").where("batch", "=", batch).where("version", "<=", known.version);
  const ids = (await ours.execute()).map(({ id }) => id);
  const record = (within: Db) => within.updateTable("batch").where("id", "=", batch);
  let removed = 0;
  for (let i = 0; i < ids.length; i += undoneAtOnce)
    removed += await inTransaction(db, async (within) => {
      const gone = await undoSome(within, ids.slice(i, i + undoneAtOnce), known.version);
      // What is being taken away waits for nobody.
      for (const type of gone.keys()) await forgetEvents(within, type, [batch]);
      const count = [...gone.values()].reduce((sum, some) => sum + some.length, 0);
      await record(within)
        .set((build) => ({ removed: build(build.fn.coalesce("removed", build.lit(0)), "+", count) }))
        .execute();
      return count;
    });
  const done = { undone_at: by?.at ?? new Date().toISOString(), undone_by: by?.actor ?? null };
  await record(db)
    .set((build) => ({ ...done, removed: build.fn.coalesce("removed", build.lit(0)) }))
    .execute();
  return removed;
}

/** Who works on one of them at this moment keeps it, with all that belongs to it. Ids of what is gone, by type. */
async function undoSome(db: Db, some: readonly string[], version: number): Promise<Map<EntryType, string[]>> {
  const query = db
    .deleteFrom("entry")
    .where("id", "in", [...some])
    .where("version", "<=", version);
  const rows = await query.returning(["id", "type"]).execute();
  const gone = rows.map(({ id }) => id);
  const byType = new Map([...Map.groupBy(rows, ({ type }) => type)].map(([type, of]) => [type, of.map(({ id }) => id)]));
  if (gone.length === 0) return byType;
  const open = db.selectFrom("public_entry").select(["number", "search"]).where("id", "in", gone);
  await forgetAllWords(db, await open.execute());
  await db.deleteFrom("idempotency").where("entry", "in", gone).execute();
  await db.deleteFrom("public_entry").where("id", "in", gone).execute();
  for (const [type, ids] of byType) {
    await forgetEvents(db, type, ids);
    await forgetTogether(db, type, ids);
    await unlinkEntries(db, type, ids);
  }
  await raiseRevision(db);
  return byType;
}
