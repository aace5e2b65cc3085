/** What is kept for a while only. Links that are too old are taken away by better-auth, at the next that is used. */
import { sql } from "kysely";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface Before {
  keys: string;
  letters: string;
  questions: string;
  mailboxes: string;
  /** When they were read. */
  readNotifications: string;
  /** When they happened; what nobody read goes with them. */
  events: string;
  /** When they were answered: proposals and reports that somebody followed by a link, with their addresses. */
  submissions: string;
  /** Now: a session that is over is over. */
  sessions: string;
}

/** Rows in one statement: between two of them others get their turn to write. */
const atOnce = 1_000;

/** Does it again until there is nothing left of it. */
async function inPortions(work: (most: number) => Promise<{ numDeletedRows: bigint }>): Promise<number> {
  for (let gone = 0; ; ) {
    const some = Number((await work(atOnce)).numDeletedRows);
    gone += some;
    if (some < atOnce) return gone;
  }
}

/** Rows of a table whose moment lies before this one, by their key. */
const forgetOlder = (
  db: Db,
  { table, key, at }: { table: keyof Tables; key: string; at: string },
  before: string,
): Promise<number> =>
  inPortions(async (most) => {
    const old = sql`select ${sql.ref(key)} from ${sql.table(table)} where ${sql.ref(at)} < ${before} limit ${most}`;
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${sql.ref(key)} in (${old})`.execute(db);
    return { numDeletedRows: numAffectedRows };
  });

/** Answers how many rows went. Keys of imports stay: they are the numbers by which a second import knows its entries. */
export async function forgetServed(db: Db, before: Before): Promise<number> {
  const keys = await inPortions((most) =>
    db
      .deleteFrom("idempotency")
      .where((row) =>
        row(
          row.refTuple("actor", "key"),
          "in",
          row
            .selectFrom("idempotency as old")
            .select(["old.actor", "old.key"])
            .where("old.at", "<", before.keys)
            .where((of) =>
              of.not(
                of.exists(
                  of
                    .selectFrom("initiative")
                    .select("id")
                    .whereRef("initiative.id", "=", "old.initiative")
                    .where("batch", "is not", null),
                ),
              ),
            )
            .limit(most)
            .$asTuple("actor", "key"),
        ),
      )
      .executeTakeFirst(),
  );
  const letters = await inPortions((most) =>
    db
      .deleteFrom("mail")
      .where((row) =>
        row(
          "id",
          "in",
          row
            .selectFrom("mail")
            .select("id")
            .where("state", "!=", "waiting")
            .where("created_at", "<", before.letters)
            .limit(most),
        ),
      )
      .executeTakeFirst(),
  );
  const questions = await db.deleteFrom("confirmation").where("expires_at", "<", before.questions).executeTakeFirst();
  const sessions = await forgetOlder(db, { table: "session", key: "id", at: "expiresAt" }, before.sessions);
  await forgetOlder(db, { table: "mailbox", key: "key", at: "last_at" }, before.mailboxes);
  await db.deleteFrom("reminder").where("expires_at", "<", before.questions).execute();
  const submissions = await forgetOlder(db, { table: "submission", key: "id", at: "answered_at" }, before.submissions);
  const events = await forgetOlder(db, { table: "event", key: "id", at: "at" }, before.events);
  const read = await inPortions((most) =>
    db
      .deleteFrom("notification")
      .where((row) =>
        row(
          row.refTuple("person", "event"),
          "in",
          row
            .selectFrom("notification as old")
            .select(["old.person", "old.event"])
            .where("old.read_at", "<", before.readNotifications)
            .limit(most)
            .$asTuple("person", "event"),
        ),
      )
      .executeTakeFirst(),
  );
  return keys + letters + Number(questions.numDeletedRows) + sessions + submissions + events + read;
}
