/**
 * The queue of mail. A letter is put in it in the transaction of what causes it, and written (with its link) at the moment of
 * sending: no link ever stands in the database. One process at a time holds a letter; who dies with it holds it for the lease.
 */
import { later } from "#data/schema/day.ts";
import { type Db, inTransaction } from "./database.ts";
import { newId } from "./id.ts";
import { storedJson } from "./portions.ts";

/** What is written about to whom; the words are made later. */
export type Letter =
  | { kind: "link"; email: string }
  | { kind: "invitation"; person: string }
  /** To a new address of somebody, which they asked for at that moment; `email` is that address. */
  | { kind: "address"; person: string; email: string; askedAt: string }
  /** To the address that was theirs. */
  | { kind: "addressChanged"; name: string; email: string }
  /** Receipt of a proposal or report. `submission`: absent in letters of before 2026-11-29. */
  | { kind: "proposal"; email: string; submission?: string }
  /** What became of it. */
  | { kind: "answer"; submission: string }
  /** Asks whether entries are still true, by the id of a reminder. */
  | { kind: "reminder"; reminder: string; person?: string; email?: string }
  /** To who registered for an activity, by the id of that: what became of it. */
  | {
      kind: "registration";
      registration: string;
      about: "confirm" | "again" | "cancelled" | "lapsed" | "placed" | "waiting" | "offered";
    }
  /** The same, where the activity is no longer there: by the title that it had. */
  | { kind: "registration"; registration: string; about: "calledOff"; title: string }
  /** To who follows what is new, by the id of that: that a mailbox is to be confirmed, that they follow it already, or what became public in a time. */
  | { kind: "subscription"; subscription: string; about: "confirm" | "again" }
  | { kind: "subscription"; subscription: string; about: "news"; since: string; until: string }
  /** To a guide, by the id of what they were asked. */
  | { kind: "asking"; asking: string; about: "asked" | "reminder" }
  /** To who asked a question, by the id of the asking that was answered. */
  | { kind: "questionAnswered"; asking: string }
  /** What needs attention in the areas of somebody, every week: where and what is found out when it is written. */
  | { kind: "signals"; person: string }
  /** What happened, once a day or at once. */
  | { kind: "news"; person: string; daily: boolean };

export interface WaitingMail {
  id: string;
  letter: Letter;
  /** This attempt included. */
  attempts: number;
  createdAt: string;
}

/** False where a letter with this id was queued before. */
export async function queueMail(db: Db, letter: Letter, at: string, id = newId(Date.parse(at))): Promise<boolean> {
  const row = { id, letter: JSON.stringify(letter), state: "waiting" as const, attempts: 0 };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("mail")
    .values({ ...row, created_at: at, due_at: at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of these ids those of letters that were queued before. */
export async function queuedOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom("mail").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** As `queueMail`, where the same letter does not wait already for its first try. */
export async function queueMailOnce(db: Db, letter: Letter, at: string): Promise<void> {
  const waiting = db.selectFrom("mail").select("id").where("state", "=", "waiting").where("attempts", "=", 0);
  const same = await waiting.where("letter", "=", JSON.stringify(letter)).limit(1).executeTakeFirst();
  if (!same) await queueMail(db, letter, at);
}

/** Takes letters that are due; nobody else gets them within the lease. */
export async function takeMail(db: Db, { at, leaseMs, most }: { at: string; leaseMs: number; most: number }) {
  const due = await db
    .selectFrom("mail")
    .selectAll()
    .where("state", "=", "waiting")
    .where("due_at", "<=", at)
    .orderBy("due_at")
    .limit(most)
    .execute();
  const taken: WaitingMail[] = [];
  for (const { id, letter, attempts, created_at } of due) {
    const { numUpdatedRows } = await db
      .updateTable("mail")
      .set({ attempts: attempts + 1, due_at: later(at, leaseMs) })
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .where("attempts", "=", attempts)
      .executeTakeFirst();
    if (numUpdatedRows === 1n && letter !== null)
      taken.push({ id, letter: storedJson(letter), attempts: attempts + 1, createdAt: created_at });
  }
  return taken;
}

export async function endMail(db: Db, id: string, state: "sent" | "given up"): Promise<void> {
  await db.updateTable("mail").set({ state, letter: null }).where("id", "=", id).execute();
}

export async function postponeMail(db: Db, id: string, dueAt: string): Promise<void> {
  await db.updateTable("mail").set({ due_at: dueAt }).where("id", "=", id).where("state", "=", "waiting").execute();
}

/**
 * What was mailed to one mailbox in the last day, counted in the database: whoever asks, from wherever, at whichever server. Kept under
 * a hash: nobody's address stays behind.
 */

/** One letter that was let through. */
export interface Sent {
  letter: string;
  at: string;
  /** Identifier of the link in it; absent until it is made. */
  link?: string;
}

/** Milliseconds that a letter counts. */
const remembered = 24 * 3_600_000;

/**
 * Lets `decide` look at what was sent to this mailbox and, when it answers something, counts `letter`. A letter that is tried again
 * counts once. Requests for one mailbox wait for each other.
 */
export const countLetter = <T>(
  db: Db,
  { key, letter, at }: { key: string; letter: string; at: string },
  decide: (sent: readonly Sent[], within: Db) => Promise<T | undefined>,
): Promise<T | undefined> =>
  inTransaction(db, async (within) => {
    const row = await locked(within, key, at);
    const since = new Date(Date.parse(at) - remembered).toISOString();
    const sent = row.filter((one) => one.at > since && one.letter !== letter);
    const decided = await decide(sent, within);
    if (decided !== undefined) await keep(within, key, [...sent, { letter, at }], at);
    return decided;
  });

/** The link that went with a letter. */
export const rememberLink = (db: Db, { key, letter, at, link }: { key: string; letter: string; at: string; link: string }) =>
  inTransaction(db, async (within) => {
    const sent = await locked(within, key, at);
    await keep(
      within,
      key,
      sent.map((one) => (one.letter === letter ? { ...one, link } : one)),
      at,
    );
  });

/** Makes the row or takes it: who comes second waits. */
async function locked(within: Db, key: string, at: string): Promise<Sent[]> {
  await within
    .insertInto("mailbox")
    .values({ key, sent: "[]", last_at: at })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ key }))
    .execute();
  const { sent } = await within.selectFrom("mailbox").select("sent").where("key", "=", key).executeTakeFirstOrThrow();
  return JSON.parse(sent);
}

async function keep(within: Db, key: string, sent: readonly Sent[], at: string): Promise<void> {
  await within
    .updateTable("mailbox")
    .set({ sent: JSON.stringify(sent), last_at: at })
    .where("key", "=", key)
    .execute();
}
