/** What is kept for a while only. Links that are too old are taken away by better-auth, at the next that is used. */
import type { Db } from "./database.ts";

export interface Before {
  keys: string;
  letters: string;
  questions: string;
  mailboxes: string;
  /** Now: a session that is over is over. */
  sessions: string;
}

/** Answers how many rows went. Keys of imports stay: they are the numbers by which a second import knows its entries. */
export async function forgetServed(db: Db, before: Before): Promise<number> {
  const keys = await db
    .deleteFrom("idempotency")
    .where("at", "<", before.keys)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("initiative")
            .select("id")
            .whereRef("initiative.id", "=", "idempotency.initiative")
            .where("batch", "is not", null),
        ),
      ),
    )
    .executeTakeFirst();
  const letters = await db
    .deleteFrom("mail")
    .where("state", "!=", "waiting")
    .where("created_at", "<", before.letters)
    .executeTakeFirst();
  const questions = await db.deleteFrom("confirmation").where("expires_at", "<", before.questions).executeTakeFirst();
  const sessions = await db.deleteFrom("session").where("expiresAt", "<", before.sessions).executeTakeFirst();
  await db.deleteFrom("mailbox").where("last_at", "<", before.mailboxes).execute();
  return Number(sessions.numDeletedRows + keys.numDeletedRows + letters.numDeletedRows + questions.numDeletedRows);
}
