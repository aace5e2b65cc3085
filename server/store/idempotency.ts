/** A request that is sent again (a lost answer, a double click) makes nothing new: its key leads to what it made the first time. */
import { type Db, inTransaction, troubleOf } from "./database.ts";

export interface KeyedRequest {
  /** Whose key it is: keys of others never meet. */
  actor: string;
  key: string;
  /** Hash of the body. */
  fingerprint: string;
  at: string;
}

export type MadeOnce = { id: string; fresh: boolean } | "mismatch";

/** `make` answers the id of what it made and runs in the same transaction as the key; "mismatch" is the same key with another body. */
export async function madeOnce(db: Db, request: KeyedRequest, make: (db: Db) => Promise<string>): Promise<MadeOnce> {
  const { actor, key, fingerprint, at } = request;
  const before = await findKey(db, request);
  if (before) return before;
  try {
    const id = await inTransaction(db, async (transaction) => {
      const made = await make(transaction);
      await transaction.insertInto("idempotency").values({ actor, key, fingerprint, entry: made, at }).execute();
      return made;
    });
    return { id, fresh: true };
  } catch (error) {
    // The same request at the same moment was first; ours was rolled back whole.
    const first = troubleOf(error) === "duplicate" ? await findKey(db, request) : undefined;
    if (!first) throw error;
    return first;
  }
}

async function findKey(db: Db, { actor, key, fingerprint }: KeyedRequest): Promise<MadeOnce | undefined> {
  const found = await db
    .selectFrom("idempotency")
    .select(["entry", "fingerprint"])
    .where("actor", "=", actor)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!found) return undefined;
  return found.fingerprint === fingerprint ? { id: found.entry, fresh: false } : "mismatch";
}
