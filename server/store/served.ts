/** What is kept for a while only. Links that are too old are taken away by better-auth, at the next that is used. */
import { type ExpressionBuilder, sql } from "kysely";
import { consentedTypes } from "#data/entry-types/registry.ts";
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
  /** When they were given: answers in the vraagbaak that only who asked could read. */
  answers: string;
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

/**
 * Whoever told something with consent withdraws that by their link as long as it is there: then the link is kept, and nothing else of
 * who sent it.
 */
async function forgetSubmissions(db: Db, before: string): Promise<number> {
  const told = consentedTypes();
  const of = (row: ExpressionBuilder<Tables, "submission">) =>
    row.and([
      row("kind", "=", "proposal"),
      row("entry_type", "in", told),
      row(row.fn.coalesce("outcome", sql.lit("")), "!=", "retracted"),
    ]);
  const kept = (row: ExpressionBuilder<Tables, "submission">) =>
    row.and([of(row), row.exists(row.selectFrom("entry").select("entry.id").whereRef("entry.id", "=", "submission.entry"))]);
  const nobody = db.updateTable("submission").set({ email: null, person: null, browser: null });
  await nobody.where("answered_at", "<", before).where(of).execute();
  return inPortions((most) =>
    db
      .deleteFrom("submission")
      .where((row) =>
        row(
          "id",
          "in",
          row
            .selectFrom("submission")
            .select("submission.id")
            .where("answered_at", "<", before)
            .where((old) => old.not(kept(old)))
            .limit(most),
        ),
      )
      .executeTakeFirst(),
  );
}

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
                  of.selectFrom("entry").select("id").whereRef("entry.id", "=", "old.entry").where("batch", "is not", null),
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
  const submissions = await forgetSubmissions(db, before.submissions);
  const inside = db.updateTable("asking").set({ answer: null }).where("shared", "=", "besloten");
  await inside.where("changed_at", "<", before.answers).where("answer", "is not", null).execute();
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
