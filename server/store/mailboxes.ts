/**
 * What was mailed to one mailbox in the last day, counted in the database: whoever asks, from wherever, at whichever server. Kept under
 * a hash: nobody's address stays behind.
 */
import { type Db, inTransaction } from "./database.ts";

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
