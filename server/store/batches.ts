/** Whole imports. */

import type { ImportRecord } from "#data/exchange/import-answer.ts";
import type { Landing } from "#data/exchange/import-settings.ts";
import type { Origin } from "#data/schema/queue.ts";
import { type Db, inTransaction } from "./database.ts";
import type { BatchTable } from "./tables.ts";
import { forgetWords } from "./words.ts";

/** Versions that an entry has when an import has put it in this state: a higher one holds work of a person. */
export const versionsOf: Record<Landing, number> = { draft: 1, submitted: 2, published: 3 };

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
  landing: Landing;
  /** Id of the list that its rows come from. */
  list?: string | undefined;
}

/** Rows by what became of them. */
export interface Outcome {
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
  landing: row.landing as Landing,
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
export async function beginBatch(db: Db, { actor, origin, request, landing, list, ...batch }: NewBatch): Promise<void> {
  await db
    .insertInto("batch")
    .values({
      ...batch,
      landing,
      actor: actor ?? null,
      origin: origin ?? null,
      request: request ?? null,
      version: versionsOf[landing],
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

export async function finishBatch(db: Db, id: string, { made, known, double, faulty }: Outcome): Promise<void> {
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

/** Which of these initiatives came with an import that no person did, and where from. */
export async function originsOf(db: Db, initiatives: readonly string[]): Promise<Map<string, Origin>> {
  if (initiatives.length === 0) return new Map();
  const rows = await db
    .selectFrom("initiative")
    .innerJoin("batch", "batch.id", "initiative.batch")
    .select(["initiative.id", "batch.origin"])
    .where("initiative.id", "in", [...initiatives])
    .where("batch.origin", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ id, origin }) => (origin ? [[id, origin]] : [])));
}

/** Takes away all of an import that nobody has worked on since, with its history and its keys; answers how many. */
export const undoBatch = (db: Db, batch: string, by?: { actor: string; at: string }): Promise<number> =>
  inTransaction(db, async (within) => {
    const known = await within.selectFrom("batch").select("version").where("id", "=", batch).executeTakeFirst();
    if (!known) return 0;
    const ours = within.selectFrom("initiative").select("id").where("batch", "=", batch).where("version", "<=", known.version);
    for (const gone of await within.selectFrom("publication").select(["number", "search"]).where("id", "in", ours).execute())
      await forgetWords(within, gone);
    await within.deleteFrom("idempotency").where("initiative", "in", ours).execute();
    await within.deleteFrom("publication").where("id", "in", ours).execute();
    const { numDeletedRows } = await within
      .deleteFrom("initiative")
      .where("batch", "=", batch)
      .where("version", "<=", known.version)
      .executeTakeFirst();
    const removed = Number(numDeletedRows);
    const done = { undone_at: by?.at ?? new Date().toISOString(), undone_by: by?.actor ?? null };
    await within
      .updateTable("batch")
      .set((build) => ({ ...done, removed: build(build.fn.coalesce("removed", build.lit(0)), "+", removed) }))
      .where("id", "=", batch)
      .execute();
    return removed;
  });
