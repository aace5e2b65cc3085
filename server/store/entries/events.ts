/**
 * The log of what happened to entries, written in the transaction of what happened, with who hears of it: neither is there without the
 * other, and nobody hears of one event twice.
 */
import type { EntryRef, EventDetails, EventKind } from "#data/entries/event.ts";
import { type EarlierPart, namedIn, type Told, whoHears } from "#data/entries/hearers.ts";
import { type Delivery, usualDelivery } from "#data/entries/notification.ts";
import type { Actor, Subject } from "#data/schema/permission.ts";
import type { Db } from "../database.ts";
import { newId } from "../id.ts";
import { grantOf } from "../people.ts";
import { storedJson } from "../portions.ts";

export interface EntryEvent {
  entry: EntryRef;
  kind: EventKind;
  /** Id of a person; undefined where none did it. */
  actor: string | undefined;
  /** UTC. */
  at: string;
  /** Of the entry, as it then was: in an inbox and in a mail that comes later. Of what was answered: what everybody may see, or what was sent. */
  title: string;
  /** Who hears of it is a matter of what they may see of it, as it is after this. */
  subject: Subject;
  details?: EventDetails;
  /** Of what happens at most once: a key of its own. The second time changes nothing. */
  once?: string;
  /** Of what is about more entries than one: how many. */
  number?: number;
  /** Ids of people who hear of it by another event, such as that they were named in it. */
  elsewhere?: readonly string[];
  /** Id of the mail in which it is told already; absent: it waits for one as each reader wants it. */
  mail?: string;
}

/** Of a notification that waits for its mail, and of one that gets none, as no event is mailed weekly; else the id of its mail. */
export const waitingFor: Record<Delivery, string> = { atOnce: "soon", daily: "daily", weekly: "", none: "" };

/** Ids in one statement. */
const portion = 500;

/** Returns the id of the event; empty where it happened before (`once`). */
export async function recordEvent(within: Db, event: EntryEvent): Promise<string> {
  const { entry, kind, actor, subject, details = {}, elsewhere = [] } = event;
  const parts = await partsIn(within, entry);
  const id = await insertEvent(within, event);
  if (id === "") return "";
  const told: Told = { type: entry.type, kind, subject, actor, details, parts };
  const people = await withGrants(within, [...namedIn(told), ...(await judgesAndTeam(within, subject))]);
  const heard = whoHears(told, people).filter((person) => !elsewhere.includes(person));
  const hearing = heard.map((person) => ({ person, number: event.number ?? null }));
  await insertNotifications(within, { id, kind, mail: event.mail }, hearing);
  return id;
}

async function insertEvent(within: Db, event: EntryEvent | Omit<EntryEvent, "subject">): Promise<string> {
  const { entry, kind, actor, at, title, details = {}, once = null } = event;
  const id = newId(Date.parse(at));
  const row = { id, entry_type: entry.type, entry: entry.id, kind, actor: actor ?? null, at, title, once };
  const made = await within
    .insertInto("event")
    .values({ ...row, details: JSON.stringify(details) })
    .onConflict((conflict) => conflict.column("once").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? "";
}

/** Who had a part in what happened before. */
async function partsIn(within: Db, { type, id }: EntryRef): Promise<EarlierPart[]> {
  const rows = await within
    .selectFrom("event")
    .select(["kind", "actor", "details"])
    .distinct()
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .where("kind", "in", ["comment", "assigned", "returned", "approved"])
    .execute();
  return rows.map(({ kind, actor, details }) => ({ kind, actor: actor ?? undefined, details: storedJson(details) }));
}

/** Ids of those who judge anything, and of the teams that it may belong to. */
async function judgesAndTeam(within: Db, { organisation }: Subject): Promise<string[]> {
  const rows = await within
    .selectFrom("membership")
    .select("person")
    .distinct()
    .where((build) =>
      build.or([
        build("role", "in", ["editor", "admin"]),
        build.and([
          build("role", "=", "wijkteam"),
          build.or([build("organisation", "is", null), build("organisation", "=", organisation ?? "")]),
        ]),
      ]),
    )
    .execute();
  return rows.map(({ person }) => person);
}

async function withGrants(within: Db, ids: readonly string[]): Promise<Actor[]> {
  const people = new Map<string, Actor & { grants: Actor["grants"][number][] }>();
  const all = [...new Set(ids)].sort();
  for (let from = 0; from < all.length; from += portion) {
    const some = all.slice(from, from + portion);
    const rows = await within.selectFrom("membership").selectAll().where("person", "in", some).orderBy("id").execute();
    for (const row of rows) {
      const known = people.get(row.person);
      if (known) known.grants.push(grantOf(row));
      else people.set(row.person, { id: row.person, grants: [grantOf(row)] });
    }
  }
  return [...people.values()];
}

interface Hearing {
  person: string;
  number: number | null;
}

async function insertNotifications(
  within: Db,
  { id, kind, mail }: { id: string; kind: EventKind; mail: string | undefined },
  hearing: readonly Hearing[],
): Promise<void> {
  for (let from = 0; from < hearing.length; from += portion) {
    const some = hearing.slice(from, from + portion);
    const people = some.map(({ person }) => person);
    const set = await within
      .selectFrom("notification_setting")
      .select(["person", "delivery"])
      .where("kind", "=", kind)
      .where("person", "in", people)
      .execute();
    const deliveries = new Map(set.map(({ person, delivery }) => [person, delivery]));
    const mailOf = (person: string) => mail ?? waitingFor[deliveries.get(person) ?? usualDelivery[kind]];
    await within
      .insertInto("notification")
      .values(some.map(({ person, number }) => ({ person, event: id, number, read_at: null, mail: mailOf(person) })))
      .onConflict((conflict) => conflict.columns(["person", "event"]).doNothing())
      .execute();
  }
}

/** Counts for whom the entries of an import wait: they hear of it as one event. */
export interface ImportTally {
  add(subject: Subject): void;
  /** Records it; of an import without entries that wait nobody hears. */
  record(imported: ImportEvent): Promise<void>;
}

export interface ImportEvent {
  /** Id of the import, in place of that of an entry. */
  batch: string;
  type: EntryRef["type"];
  actor: string | undefined;
  at: string;
  /** Where it comes from, as its entries say publicly; may be empty. */
  source: string;
}

export async function tallyImport(within: Db, { type, actor }: Pick<ImportEvent, "type" | "actor">): Promise<ImportTally> {
  const rows = await within.selectFrom("membership").select("person").where("role", "in", ["editor", "admin"]).execute();
  const people = await withGrants(
    within,
    rows.map(({ person }) => person),
  );
  const numbers = new Map<string, number>();
  // Many rows lie in one buurt, and all are of one maker.
  const known = new Map<string, string[]>();
  return {
    add(subject) {
      const key = JSON.stringify([subject.organisation, subject.areas]);
      const heard = known.get(key) ?? whoHears({ type, kind: "submitted", subject, actor, details: {}, parts: [] }, people);
      known.set(key, heard);
      for (const person of heard) numbers.set(person, (numbers.get(person) ?? 0) + 1);
    },
    async record({ batch, at, source }) {
      if (numbers.size === 0) return;
      const event = { entry: { type, id: batch }, kind: "submitted" as const, actor, at, title: source };
      const id = await insertEvent(within, event);
      const hearing = [...numbers].map(([person, number]) => ({ person, number }));
      await insertNotifications(within, { id, kind: "submitted", mail: undefined }, hearing);
    },
  };
}

/** What happened to entries, or to an import, that are gone for good. */
export async function forgetEvents(within: Db, type: EntryRef["type"], entries: readonly string[]): Promise<void> {
  for (let from = 0; from < entries.length; from += portion)
    await within
      .deleteFrom("event")
      .where("entry_type", "=", type)
      .where("entry", "in", entries.slice(from, from + portion))
      .execute();
}
