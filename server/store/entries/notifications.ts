/** What somebody heard of, as far as they may read it now, and what they want mail of. */
import { type SqlBool, sql } from "kysely";
import { type EntryType, type EventKind, kindsForAll } from "#data/entries/event.ts";
import { type Delivery, type MailKind, type Notification, usualDelivery } from "#data/entries/notification.ts";
import type { Scope } from "#data/schema/permission.ts";
import { type Db, inTransaction } from "../database.ts";
import { storedJson } from "../portions.ts";
import { within } from "../search/filter.ts";
import { waitingFor } from "./events.ts";

export interface Reader {
  person: string;
  /** What they may read. */
  scopes: readonly Scope[];
}

/** An import, what was answered and what is new at a learning question say nothing of an entry but what the reader may know. */
const heardBy = (db: Db, { person, scopes }: Reader) =>
  db
    .selectFrom("notification")
    .innerJoin("event", "event.id", "notification.event")
    .leftJoin("entry as public_entry", (join) =>
      join.onRef("public_entry.id", "=", "event.entry").onRef("public_entry.type", "=", "event.entry_type"),
    )
    .where("notification.person", "=", person)
    .where((build) =>
      build.or([
        build("notification.number", "is not", null),
        build("event.kind", "in", kindsForAll),
        build.and([build("public_entry.id", "is not", null), within(scopes)]),
      ]),
    );

const unnamed: readonly EventKind[] = ["answered", "agreementConfirmed"];

export interface NotificationPage {
  /** Id of the last one that was seen. */
  after?: string | undefined;
  limit: number;
  unread: boolean;
}

export async function listNotifications(db: Db, reader: Reader, { after, limit, unread }: NotificationPage) {
  const rows = await heardBy(db, reader)
    .leftJoin("person", "person.id", "event.actor")
    .select(["event.id", "event.kind", "event.entry_type", "event.entry", "event.title", "event.at", "event.details"])
    .select(["notification.number", "notification.read_at", "person.name"])
    .$if(unread, (some) => some.where("notification.read_at", "is", null))
    .$if(after !== undefined, (some) => some.where("notification.event", "<", after ?? ""))
    .orderBy("notification.event", "desc")
    .limit(limit + 1)
    .execute();
  const notifications = rows.slice(0, limit).map(
    (row): Notification => ({
      id: row.id,
      kind: row.kind,
      entry: { type: row.entry_type, id: row.entry },
      title: row.title,
      at: row.at,
      // Who answers somebody from outside does it for all of us, and who confirms does it for a party.
      ...(row.name === null || unnamed.includes(row.kind) ? {} : { by: row.name }),
      details: storedJson(row.details),
      ...(row.number === null ? {} : { count: row.number }),
      read: row.read_at !== null,
    }),
  );
  const next = rows.length > limit ? notifications.at(-1)?.id : undefined;
  return { notifications, ...(next === undefined ? {} : { next }) };
}

export async function countUnread(db: Db, reader: Reader): Promise<number> {
  const { unread } = await heardBy(db, reader)
    .where("notification.read_at", "is", null)
    .select(sql<number>`count(*)`.as("unread"))
    .executeTakeFirstOrThrow();
  return Number(unread);
}

export async function markRead(
  db: Db,
  person: string,
  which: { ids: readonly string[] } | { until: string },
  at: string,
): Promise<void> {
  if ("ids" in which && which.ids.length === 0) return;
  await db
    .updateTable("notification")
    .set({ read_at: at })
    .where("person", "=", person)
    .where("read_at", "is", null)
    .where((build) => ("ids" in which ? build("event", "in", [...which.ids]) : build("event", "<=", which.until)))
    .execute();
}

export async function deliveriesFor(db: Db, person: string): Promise<Record<MailKind, Delivery>> {
  const rows = await db.selectFrom("notification_setting").select(["kind", "delivery"]).where("person", "=", person).execute();
  return { ...usualDelivery, ...Object.fromEntries(rows.map(({ kind, delivery }) => [kind, delivery])) };
}

/** What waits for its mail comes as it is wanted now. */
export const setDeliveries = (
  db: Db,
  person: string,
  settings: readonly { kind: MailKind; delivery: Delivery }[],
): Promise<void> =>
  inTransaction(db, async (within) => {
    for (const { kind, delivery } of settings) {
      await within
        .insertInto("notification_setting")
        .values({ person, kind, delivery })
        .onConflict((conflict) => conflict.columns(["person", "kind"]).doUpdateSet({ delivery }))
        .execute();
      await within
        .updateTable("notification")
        .set({ mail: waitingFor[delivery] })
        .where("person", "=", person)
        .where("mail", "in", [waitingFor.atOnce, waitingFor.daily])
        .where("event", "in", within.selectFrom("event").select("id").where(sql<SqlBool>`kind = ${kind}`))
        .execute();
    }
  });

/** People who want mail of this kind so, where that is not the usual. */
export async function peopleWanting(db: Db, kind: MailKind, delivery: Delivery): Promise<string[]> {
  const rows = db.selectFrom("notification_setting").select("person").where("kind", "=", kind).where("delivery", "=", delivery);
  return (await rows.orderBy("person").execute()).map(({ person }) => person);
}

/** No mail of these kinds any more; false where there is nobody (any more) with this id. */
export const stopKinds = (db: Db, person: string, kinds: readonly MailKind[]): Promise<boolean> =>
  inTransaction(db, async (within) => {
    const found = await within.selectFrom("person").select("id").where("id", "=", person).executeTakeFirst();
    if (!found) return false;
    await setDeliveries(
      within,
      person,
      kinds.map((kind) => ({ kind, delivery: "none" as const })),
    );
    return true;
  });

export async function stopAddress(db: Db, key: string, at: string): Promise<void> {
  await db
    .insertInto("mail_stop")
    .values({ key, at })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

export const isStopped = async (db: Db, key: string): Promise<boolean> =>
  (await db.selectFrom("mail_stop").select("key").where("key", "=", key).executeTakeFirst()) !== undefined;

/** People of whom something waits for mail of this kind, that happened in this time. */
export async function peopleToMail(
  db: Db,
  how: Delivery,
  { since, before }: { since: string; before: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("notification")
    .innerJoin("event", "event.id", "notification.event")
    .select("notification.person")
    .distinct()
    .where("notification.mail", "=", waitingFor[how])
    .where("notification.read_at", "is", null)
    .where("event.at", ">=", since)
    .where("event.at", "<", before)
    .execute();
  return rows.map(({ person }) => person);
}

/** Takes what waits for a mail of one person into this one; returns how much: who comes second gets nothing. */
export async function takeForMail(
  within: Db,
  { person, how, mail, before }: { person: string; how: Delivery; mail: string; before: string },
): Promise<number> {
  const { numUpdatedRows } = await within
    .updateTable("notification")
    .set({ mail })
    .where("person", "=", person)
    .where("mail", "=", waitingFor[how])
    .where("event", "in", within.selectFrom("event").select("id").where("at", "<", before))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface MailedNotification {
  kind: EventKind;
  type: EntryType;
  entry: string;
  title: string;
  details: string;
  number: number | null;
  /** Of the entry now; null where it is gone. */
  state: string | null;
}

/** What a mail is about, oldest first: not what was read meanwhile, nor what its reader may not read any more, nor what is over. */
export async function inMail(db: Db, reader: Reader, mail: string): Promise<MailedNotification[]> {
  return (
    heardBy(db, reader)
      .where("notification.mail", "=", mail)
      .where("notification.read_at", "is", null)
      // What was judged meanwhile waits for nobody.
      .where(
        sql<SqlBool>`(event.kind <> 'submitted' or notification.number is not null or coalesce(public_entry.state, '') = 'submitted')`,
      )
      // Nobody has to be reminded of what somebody said the end of.
      .where(
        sql<SqlBool>`(event.kind <> 'agreementEnding' or exists (select 1 from agreement_row as row where row.entry = event.entry and row.open = 1))`,
      )
      .select(["event.kind", "event.entry_type as type", "event.entry", "event.title", "event.details"])
      .select(["notification.number", "public_entry.state"])
      .orderBy("notification.event")
      .execute()
  );
}
