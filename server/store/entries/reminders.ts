/** Questions whether entries are still true: all of one owner together, under one token, and each asked once for its time. */
import { subjectOf } from "#data/schema/record.ts";
import { type Db, inTransaction, troubleOf } from "../database.ts";
import { newId } from "../id.ts";
import { hashOfToken } from "../link-token.ts";
import { queueMail } from "../mail.ts";
import { type Owner, verifyEntry } from "./confirmations.ts";
import { findEntry } from "./entries.ts";
import { recordEvent } from "./events.ts";

export interface AskedEntry {
  id: string;
  /** Day of the confirmation that became old. */
  since: string;
  months: number;
}

/** Entries that one reminder asks about at most: a page that somebody can oversee. The rest comes a week later. */
export const mostAsked = 200;

export interface ReminderRequest {
  owner: Owner;
  /** Under which the owner is known: an id, or a hash of an address. */
  recipient: string;
  entries: readonly AskedEntry[];
  at: string;
  expiresAt: string;
  /** Who was asked after this moment is not asked yet again. */
  notSince: string;
  /** Does the owner want mail of it? */
  mails: boolean;
}

/** Asks once, also of two processes at the same moment; returns how many entries were asked about. */
export async function askOwner(db: Db, { entries: all, ...asking }: ReminderRequest): Promise<number> {
  const { owner, recipient, at, expiresAt, notSince, mails } = asking;
  const entries = all.slice(0, mostAsked);
  try {
    return await inTransaction(db, async (within) => {
      const recent = within.selectFrom("reminder").select("id").where("recipient", "=", recipient).where("at", ">", notSince);
      if (await recent.executeTakeFirst()) return 0;
      const id = newId(Date.parse(at));
      await within.insertInto("reminder").values({ id, recipient, token_hash: null, at, expires_at: expiresAt }).execute();
      await keepAsked(within, entries, { person: owner.person, reminder: id, expiresAt });
      if (mails) await queueMail(within, { kind: "reminder", reminder: id, ...owner }, at);
      if (owner.person !== undefined) await tell(within, owner.person, id, entries, at);
      return entries.length;
    });
  } catch (error) {
    if (troubleOf(error) === "duplicate") return 0;
    throw error;
  }
}

/** What belongs to nobody is not looked at every hour. */
export async function askNobody(db: Db, entries: readonly AskedEntry[], expiresAt: string): Promise<void> {
  try {
    await inTransaction(db, (within) => keepAsked(within, entries, { person: undefined, reminder: null, expiresAt }));
  } catch (error) {
    if (troubleOf(error) !== "duplicate") throw error;
  }
}

async function keepAsked(
  within: Db,
  entries: readonly AskedEntry[],
  { person, reminder, expiresAt }: { person: string | undefined; reminder: string | null; expiresAt: string },
): Promise<void> {
  const row = { person: person ?? null, token_hash: null, reminder, expires_at: expiresAt, used_at: null };
  for (let from = 0; from < entries.length; from += 100)
    await within
      .insertInto("confirmation")
      .values(entries.slice(from, from + 100).map(({ id, since, months }) => ({ entry: id, since, months, ...row })))
      .execute();
}

/** One line in the inbox: of one entry by its name, of more by how many. */
async function tell(within: Db, person: string, reminder: string, entries: readonly AskedEntry[], at: string): Promise<void> {
  const [first] = entries;
  const record = first && (await findEntry(within, first.id));
  if (!record) return;
  const { content, id, type } = record;
  const one = entries.length === 1;
  await recordEvent(within, {
    entry: { type, id: one ? id : reminder },
    kind: "reminder",
    actor: undefined,
    at,
    title: one ? content.title : "",
    subject: subjectOf(record),
    details: { person },
    mail: reminder,
    ...(one ? {} : { number: entries.length }),
  });
}

/** Puts the token to the reminder: the same every time. */
export async function setToken(db: Db, id: string, token: string): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ token_hash: hashOfToken(token) })
    .where("id", "=", id)
    .execute();
}

export interface RemindedEntry {
  id: string;
  /** As everybody sees it. */
  title: string;
  version: number;
  verifiedOn: string | undefined;
  months: number;
  /** Still to be confirmed, confirmed by anybody since it was asked, or no longer public. */
  state: "open" | "confirmed" | "gone";
}

export interface Reminder {
  id: string;
  person: string | undefined;
  entries: RemindedEntry[];
}

/** What a token, or the reminder of this id, asks about; undefined when it never was or is too old. Changes nothing. */
export async function findReminder(db: Db, by: { token: string } | { id: string }, at: string): Promise<Reminder | undefined> {
  const reminders = db.selectFrom("reminder").select("id").where("expires_at", ">", at);
  const found = await ("id" in by
    ? reminders.where("id", "=", by.id)
    : reminders.where("token_hash", "=", hashOfToken(by.token))
  ).executeTakeFirst();
  // Before 2026-11-29 each question had its own.
  const alone = "token" in by && !found ? hashOfToken(by.token) : undefined;
  if (!found && alone === undefined) return undefined;
  const rows = await db
    .selectFrom("confirmation")
    .leftJoin("public_entry", "public_entry.id", "confirmation.entry")
    .select(["confirmation.entry", "confirmation.person", "confirmation.since", "confirmation.months"])
    .select(["public_entry.title", "public_entry.version", "public_entry.verified_on"])
    .where("confirmation.expires_at", ">", at)
    .where((build) =>
      found ? build("confirmation.reminder", "=", found.id) : build("confirmation.token_hash", "=", alone ?? ""),
    )
    .orderBy("confirmation.since")
    .orderBy("confirmation.entry")
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  return {
    id: found?.id ?? "",
    person: first.person ?? undefined,
    entries: rows.map(({ entry, since, months, title, version, verified_on }) => ({
      id: entry,
      title: title ?? "",
      version: version ?? 0,
      verifiedOn: verified_on ?? undefined,
      months,
      state: title === null ? "gone" : verified_on === since ? "open" : "confirmed",
    })),
  };
}

export type ConfirmOutcome = "confirmed" | "already" | "changed" | "gone";

/**
 * Confirms one entry of a reminder: that version of what is public which was looked at. "already": somebody did it before; "changed":
 * what is public is not any more what was looked at.
 */
export const confirmReminded = (
  db: Db,
  { person }: Pick<Reminder, "person">,
  { id, version, since }: { id: string; version: number; since: string },
  at: string,
): Promise<ConfirmOutcome> =>
  inTransaction(db, async (within) => {
    const seen = await within
      .selectFrom("public_entry")
      .select(["version", "verified_on"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (!seen) return "gone";
    if (seen.verified_on !== since) return "already";
    if (seen.version !== version) return "changed";
    const record = await findEntry(within, id);
    if (!record) return "gone";
    // Of two presses at once the second waits here, and finds it done.
    const { numUpdatedRows } = await within
      .updateTable("confirmation")
      .set({ used_at: at })
      .where("entry", "=", id)
      .where("since", "=", since)
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return "already";
    const by = { actor: person, at };
    // Somebody may have saved a draft between the reading and the writing: what is public is still what was looked at.
    const newest = async () => (await findEntry(within, id)) ?? record;
    if (!((await verifyEntry(within, record, by)) ?? (await verifyEntry(within, await newest(), by))))
      throw new Error(`the entry ${id} changes faster than it can be confirmed`);
    return "confirmed";
  });
