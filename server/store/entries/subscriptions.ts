/**
 * Who follows what is new without an account. Nothing is mailed before the mailbox says yes, and whoever stops is gone from here. What
 * became public is told once: the moment up to which was told moves in the transaction that queues the letter.
 */
import { timingSafeEqual } from "node:crypto";
import {
  confirmHours,
  mostSubscriptions,
  type SubscriptionInput,
  type SubscriptionQuestion,
} from "#data/entries/subscription.ts";
import { later } from "#data/schema/day.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import type { SubscriptionTable } from "../entry-tables.ts";
import { newId } from "../id.ts";
import { linkToken } from "../link-token.ts";
import { type Letter, queueMail } from "../mail.ts";
import { storedJson } from "../portions.ts";
import { conditions, type Filter } from "../search/filter.ts";
import { readPublicEntries } from "./public-entries.ts";

type Row = SubscriptionTable;

const signature = (secret: string, id: string) => linkToken(secret, "subscription", id);
/** What stands in a mail: it also tells of what is gone that it was ours. */
export const subscriptionToken = (secret: string, id: string): string => `${id}.${signature(secret, id)}`;

/** The id in a token; undefined for what we did not sign. */
export function subscriptionOf(secret: string, token: string): string | undefined {
  const [, id = "", signed = ""] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(token) ?? [];
  if (id === "") return undefined;
  return timingSafeEqual(Buffer.from(signature(secret, id)), Buffer.from(signed)) ? id : undefined;
}

/** What was asked before this is forgotten when nobody confirmed it. */
const stillAsked = (at: string) => later(at, -confirmHours * 3_600_000);

export const questionAsked = ({ question }: Row): SubscriptionQuestion => storedJson(question);

/** Undefined too where the time to confirm it is over. */
export const findSubscription = async (db: Db, id: string, at: string): Promise<Row | undefined> => {
  const row = await db.selectFrom("subscription").selectAll().where("id", "=", id).executeTakeFirst();
  return row?.state === "asked" && row.asked_at <= stillAsked(at) ? undefined : row;
};

interface Asking extends Omit<SubscriptionInput, "consent"> {
  /** Hash of the mailbox. */
  mailbox: string;
  /** The question in words. */
  said: string;
}

/**
 * Somebody asks to be kept up to date. Who asks the same again within the time to confirm gets no second mail; who follows it already
 * hears that by mail, so that nobody learns here who follows what.
 */
export const subscribe = (db: Db, { email, mailbox, question, said, pace }: Asking, at: string): Promise<void> =>
  inTransaction(db, async (within) => {
    await within
      .deleteFrom("subscription")
      .where("mailbox", "=", mailbox)
      .where("state", "=", "asked")
      .where("asked_at", "<=", stillAsked(at))
      .execute();
    const own = await within.selectFrom("subscription").selectAll().where("mailbox", "=", mailbox).execute();
    const same = own.find((row) => row.question === JSON.stringify(question));
    if (same) {
      if (same.asked_at > stillAsked(at)) return;
      const again = within.updateTable("subscription").set({ asked_at: at }).where("id", "=", same.id);
      const { numUpdatedRows } = await again.where("asked_at", "=", same.asked_at).executeTakeFirst();
      if (numUpdatedRows === 1n) await letter(within, { subscription: same.id, about: "again" }, at);
      return;
    }
    if (own.length >= mostSubscriptions) return;
    const id = newId(Date.parse(at));
    const row: Row = {
      id,
      email,
      mailbox,
      question: JSON.stringify(question),
      said,
      pace,
      state: "asked",
      asked_at: at,
      told_until: at,
      mailed_at: null,
    };
    // Two at once are one.
    const made = await within
      .insertInto("subscription")
      .values(row)
      .onConflict((conflict) => conflict.columns(["mailbox", "question"]).doNothing())
      .executeTakeFirstOrThrow();
    if (made.numInsertedOrUpdatedRows === 1n) await letter(within, { subscription: id, about: "confirm" }, at);
  });

type About = Extract<Letter, { kind: "subscription" }> extends infer L ? (L extends Letter ? Omit<L, "kind"> : never) : never;
const letter = (db: Db, about: About, at: string) => queueMail(db, { kind: "subscription", ...about } as Letter, at);

/** From now on it is told what is new. False where the time is over; twice is once. */
export async function confirmSubscription(db: Db, id: string, at: string): Promise<boolean> {
  const asked = db.updateTable("subscription").set({ state: "confirmed", told_until: at });
  await asked.where("id", "=", id).where("state", "=", "asked").where("asked_at", ">", stillAsked(at)).execute();
  return (await findSubscription(db, id, at))?.state === "confirmed";
}

/** "twice" where the same mailbox follows that already; "gone" where this one is no longer there. */
export const changeSubscription = (
  db: Db,
  id: string,
  { question, said, pace }: Pick<Asking, "question" | "said" | "pace">,
): Promise<"changed" | "twice" | "gone"> =>
  inTransaction(db, async (within) => {
    const row = await within
      .selectFrom("subscription")
      .select("mailbox")
      .where("id", "=", id)
      .where("state", "=", "confirmed")
      .executeTakeFirst();
    if (!row) return "gone";
    const asked = JSON.stringify(question);
    const other = within.selectFrom("subscription").select("id").where("mailbox", "=", row.mailbox).where("question", "=", asked);
    if (await other.where("id", "!=", id).executeTakeFirst()) return "twice";
    await within.updateTable("subscription").set({ question: asked, said, pace }).where("id", "=", id).execute();
    return "changed";
  });

/** For good, with the address; a letter that waits finds nobody. */
export async function stopSubscription(db: Db, id: string): Promise<void> {
  await db.deleteFrom("subscription").where("id", "=", id).execute();
}

/** Returns how many requests that nobody confirmed it forgot. */
export async function forgetAsked(db: Db, at: string): Promise<number> {
  const old = db.deleteFrom("subscription").where("state", "=", "asked").where("asked_at", "<=", stillAsked(at));
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

/** In which something became public. */
export interface Span {
  /** Not this moment itself. */
  since: string;
  until: string;
}

/** Read at once: nobody reads more in one mail. */
const mostNew = 500;

const filterOf = ({ areas, themes, types }: SubscriptionQuestion, all: readonly string[]): Filter => ({
  types: types.length === 0 ? all : types,
  ...(areas.length === 0 ? {} : { area: areas }),
  ...(themes.length === 0 ? {} : { theme: themes }),
});

/**
 * Ids of what became public for the first time in this span and still is, newest first: what was changed, confirmed or put back is not
 * new. `all`: every type that there is.
 */
export async function newlyPublic(db: Db, question: SubscriptionQuestion, { since, until }: Span, all: readonly string[]) {
  const filter = filterOf(question, all);
  const rows = await db
    .selectFrom("public_entry")
    .select("public_entry.id")
    .where("public_entry.updated_at", ">", since)
    .where((build) => build.and(conditions(filter, "public_entry_area")))
    .where(({ not, exists, selectFrom, and }) => {
      const published = selectFrom("history")
        .select("history.entry")
        .whereRef("history.entry", "=", "public_entry.id")
        .where("history.state", "=", "published");
      return and([not(exists(published.where("history.at", "<=", since))), exists(published.where("history.at", "<=", until))]);
    })
    .orderBy("public_entry.updated_at", "desc")
    .orderBy("public_entry.id", "desc")
    .limit(mostNew)
    .execute();
  return rows.map(({ id }) => id);
}

/** In the order of the ids. */
export async function readThese(db: Db, ids: readonly string[]): Promise<PublicRecord[]> {
  const found = new Map<string, PublicRecord>();
  for await (const record of readPublicEntries(db, ids)) found.set(record.id, record);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** When something public last changed; undefined where nothing is. */
export async function lastChange(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom("public_entry")
    .select(({ fn }) => fn.max("updated_at").as("at"))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

interface Due {
  pace: Row["pace"];
  /** Of which not all up to this was told. */
  before: string;
  /** Who got a mail after this waits. */
  mailedBefore: string;
  most: number;
}

export const dueSubscriptions = (db: Db, { pace, before, mailedBefore, most }: Due): Promise<Row[]> =>
  db
    .selectFrom("subscription")
    .selectAll()
    .where("state", "=", "confirmed")
    .where("pace", "=", pace)
    .where("told_until", "<", before)
    .where((row) => row.or([row("mailed_at", "is", null), row("mailed_at", "<=", mailedBefore)]))
    .orderBy("told_until")
    .orderBy("id")
    .limit(most)
    .execute();

/** Queues the letter, where there is something to tell, and remembers up to when was told: of servers that do it at once one does. */
export const tell = (
  db: Db,
  { id, told_until: since }: Row,
  { until, anything, at }: { until: string; anything: boolean; at: string },
): Promise<boolean> =>
  inTransaction(db, async (within) => {
    const { numUpdatedRows } = await within
      .updateTable("subscription")
      .set({ told_until: until, ...(anything ? { mailed_at: at } : {}) })
      .where("id", "=", id)
      .where("told_until", "=", since)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n || !anything) return false;
    return letter(within, { subscription: id, about: "news", since, until }, at);
  });
