/**
 * The revision of what is public: a number that rises in the same transaction as every change of it, in whichever process and
 * whatever the clocks say. Every change adds a row of its own and the revision is their sum, so that nobody waits for another's
 * commit: one row that all raise would make everybody who publishes wait for a large import.
 */
import { sql } from "kysely";
import { type Db, inTransaction } from "./database.ts";
import { newId } from "./id.ts";

/** Belongs in the transaction that changes `public_entry`. */
export async function raiseRevision(db: Db): Promise<void> {
  await db.insertInto("public_entry_revision").values({ id: newId(), changes: 1 }).execute();
}

export async function publicRevision(db: Db): Promise<number> {
  const { revision } = await db
    .selectFrom("public_entry_revision")
    .select(sql<number>`cast(coalesce(sum(changes), 0) as bigint)`.as("revision"))
    .executeTakeFirstOrThrow();
  return Number(revision);
}

/** Makes one row of many; the sum stays. What is not committed yet stays a row of its own. */
export const sumRevision = (db: Db): Promise<void> =>
  inTransaction(db, async (within) => {
    const rows = await within.deleteFrom("public_entry_revision").returning("changes").execute();
    const changes = rows.reduce((sum, row) => sum + Number(row.changes), 0);
    if (changes > 0) await within.insertInto("public_entry_revision").values({ id: newId(), changes }).execute();
  });
