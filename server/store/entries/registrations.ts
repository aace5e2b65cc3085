/**
 * Who takes part in an activity. A place is given when the mailbox is confirmed, under a lock, so that the last one has one taker; who
 * finds none waits in the order of confirming. A place that comes free is offered to the first for whom the rule has room, for two days.
 */
import {
  daysKept,
  limitFor,
  monthsKept,
  offerHours,
  type PlaceRule,
  type RegistrationInput,
} from "#data/entries/registration.ts";
import { daysOfMeetings, type Meeting } from "#data/entry-types/meeting.ts";
import { dayMs, later, monthsAfter, today } from "#data/schema/day.ts";
import type { SearchedContent } from "#data/schema/record.ts";
import { type Db, inTransaction, lockTable } from "../database.ts";
import type { RegistrationTable } from "../entry-tables.ts";
import { newId } from "../id.ts";
import { hashOfToken, linkToken } from "../link-token.ts";
import { type Letter, queueMail } from "../mail.ts";
import { storedJson } from "../portions.ts";
import { findPublicEntry } from "./public-entries.ts";

type Row = RegistrationTable;
type About = Exclude<Extract<Letter, { kind: "registration" }>["about"], "calledOff">;

/** What an activity says of who may come, of what everybody sees. */
interface Registrable extends PlaceRule {
  registration?: boolean;
  opens?: string;
  closes?: string;
  meetings?: Meeting[];
}
export const registrableOf = (content: SearchedContent): Registrable => content as Registrable;

export const registrationToken = (secret: string, id: string): string => linkToken(secret, "registration", id);

const letter = (db: Db, registration: string, about: About, at: string) =>
  queueMail(db, { kind: "registration", registration, about }, at);

export const findRegistration = (db: Db, token: string): Promise<Row | undefined> =>
  db.selectFrom("registration").selectAll().where("token_hash", "=", hashOfToken(token)).executeTakeFirst();
export const registrationById = (db: Db, id: string): Promise<Row | undefined> =>
  db.selectFrom("registration").selectAll().where("id", "=", id).executeTakeFirst();

const active = ["placed", "offered", "waiting"] as const;

/** Everybody who has a place, is offered one or waits, in order. */
export const listRegistrations = (db: Db, entry: string): Promise<Row[]> =>
  db
    .selectFrom("registration")
    .selectAll()
    .where("entry", "=", entry)
    .where("state", "in", active)
    .orderBy("turn_at")
    .orderBy("id")
    .execute();

export const hasPlace = ({ state }: Row): boolean => state === "placed" || state === "offered";

/** Can somebody still come in on this moment? */
export function whenOpen(
  { registration, opens = "", closes = "9999", meetings = [] }: Registrable,
  at: string,
): "none" | "early" | "open" | "closed" {
  const day = today(at);
  if (!registration) return "none";
  if (day > closes || hasBegun({ meetings }, day)) return "closed";
  return day < opens ? "early" : "open";
}

/** A series is joined before its first day is over. */
const hasBegun = ({ meetings = [] }: Registrable, day: string): boolean => (daysOfMeetings(meetings)?.from ?? "9999") < day;

/** A year after the last meeting; of what has no day after this one. */
const forgottenOn = ({ meetings = [] }: Registrable, at: string): string =>
  monthsAfter(daysOfMeetings(meetings)?.to ?? today(at), monthsKept);

/**
 * Somebody registers: nothing is theirs before their mailbox says yes. Whoever is in it already hears that by mail, so that nobody learns
 * here who takes part.
 */
export async function register(
  db: Db,
  secret: string,
  { entry, email, ...who }: Omit<RegistrationInput, "consent"> & { entry: string },
  at: string,
): Promise<void> {
  await inTransaction(db, async (within) => {
    const known = within.selectFrom("registration").selectAll().where("entry", "=", entry).where("email", "=", email);
    const found = await known
      .where("state", "in", [...active, "asked"])
      .orderBy("asked_at", "desc")
      .executeTakeFirst();
    if (found && found.state !== "asked") {
      await letter(within, found.id, "again", at);
      return;
    }
    const id = newId(Date.parse(at));
    await within
      .insertInto("registration")
      .values({
        id,
        entry,
        email,
        name: who.name,
        gemeente: who.gemeente,
        field: who.field,
        organisation: who.organisation ?? null,
        state: "asked",
        asked_at: at,
        turn_at: null,
        offered_until: null,
        forget_on: today(later(at, daysKept.asked * dayMs)),
        token_hash: hashOfToken(registrationToken(secret, id)),
      })
      .execute();
    await letter(within, id, "confirm", at);
  });
}

const change = (db: Db, { id }: Row, changes: Partial<Row>) =>
  db.updateTable("registration").set(changes).where("id", "=", id).execute();

/** One after the other over all activities: two who take the last place wait for each other. Undefined where it is gone meanwhile. */
const locked = <T>(db: Db, id: string, work: (within: Db, row: Row) => Promise<T>): Promise<T | undefined> =>
  inTransaction(db, async (within) => {
    await lockTable(within, "registration");
    const row = await registrationById(within, id);
    return row && work(within, row);
  });

const contentOf = async (db: Db, entry: string): Promise<Registrable | undefined> => {
  const found = await findPublicEntry(db, entry, "activity");
  return found && registrableOf(found.content);
};

/** The mailbox is theirs: a place, or the end of the waiting list. "closed" where nobody comes in any more; twice is once. */
export const confirmRegistration = (db: Db, { id }: Row, at: string): Promise<Row["state"] | "closed" | undefined> =>
  locked(db, id, async (within, row) => {
    if (row.state !== "asked") return row.state;
    const content = await contentOf(within, row.entry);
    if (!content || whenOpen(content, at) !== "open" || later(row.asked_at, offerHours * 3_600_000) < at) return "closed";
    await moveUp(within, row.entry, content, at);
    const others = await listRegistrations(within, row.entry);
    // A second form of the same mailbox, confirmed after the first.
    if (others.some(({ email }) => email === row.email)) {
      await end(within, row, "cancelled", at);
      return "cancelled";
    }
    const state = limitFor(content, others.filter(hasPlace), row) === undefined ? "placed" : "waiting";
    await change(within, row, { state, turn_at: at, forget_on: forgottenOn(content, at) });
    await letter(within, id, state, at);
    return state;
  });

/** Says yes to what was offered. "closed" where the offer is over. */
export const acceptOffer = (db: Db, { id }: Row, at: string): Promise<Row["state"] | "closed" | undefined> =>
  locked(db, id, async (within, row) => {
    if (row.state === "placed") return row.state;
    if (row.state !== "offered" || (row.offered_until ?? "") <= at) return "closed";
    await change(within, row, { state: "placed", offered_until: null });
    await letter(within, id, "placed", at);
    return "placed";
  });

/** A place that comes free goes to the next at once. */
export const cancelRegistration = (db: Db, { id }: Row, at: string): Promise<Row["state"] | undefined> =>
  locked(db, id, async (within, row) => {
    if (row.state === "cancelled" || row.state === "lapsed") return row.state;
    await end(within, row, "cancelled", at);
    if (row.state !== "asked") await letter(within, id, "cancelled", at);
    const content = await contentOf(within, row.entry);
    if (content) await moveUp(within, row.entry, content, at);
    return "cancelled";
  });

const end = (db: Db, row: Row, state: "cancelled" | "lapsed", at: string) =>
  change(db, row, { state, offered_until: null, forget_on: today(later(at, daysKept.ended * dayMs)) });

/** Ends offers that nobody took, and offers what is free to who waits, in order; who does not fit the rule now keeps their turn. */
async function moveUp(within: Db, entry: string, content: Registrable, at: string): Promise<void> {
  const all = await listRegistrations(within, entry);
  const over = all.filter(({ state, offered_until }) => state === "offered" && (offered_until ?? "") <= at);
  for (const row of over) {
    await end(within, row, "lapsed", at);
    await letter(within, row.id, "lapsed", at);
  }
  if (!content.registration || hasBegun(content, today(at))) return;
  const taken = all.filter((row) => hasPlace(row) && !over.includes(row));
  for (const row of all) {
    if (row.state !== "waiting" || limitFor(content, taken, row) !== undefined) continue;
    await change(within, row, { state: "offered", offered_until: later(at, offerHours * 3_600_000) });
    await letter(within, row.id, "offered", at);
    taken.push(row);
  }
}

/** Where people come in online, of the version that everybody sees: it stands beside that in the history alone. */
export async function onlineLinkOf(db: Db, entry: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("history")
    .innerJoin("public_entry", (join) =>
      join.onRef("public_entry.id", "=", "history.entry").onRef("public_entry.version", "=", "history.version"),
    )
    .select("history.content")
    .where("history.entry", "=", entry)
    .executeTakeFirst();
  const { onlineLink } = row ? storedJson<{ onlineLink?: string }>(row.content) : {};
  return onlineLink;
}

/** Moves every waiting list up, and forgets whom it is time to forget. Returns how many were forgotten. */
export async function sweepRegistrations(db: Db, at: string): Promise<number> {
  const waiting = db.selectFrom("registration").select("entry").distinct().where("state", "in", ["waiting", "offered"]);
  for (const { entry } of await waiting.execute())
    await inTransaction(db, async (within) => {
      await lockTable(within, "registration");
      await moveUp(within, entry, (await contentOf(within, entry)) ?? {}, at);
    });
  // The last meeting may have got another day.
  const kept = db.selectFrom("registration").select(["entry", "forget_on"]).distinct().where("state", "in", active);
  for (const { entry, forget_on } of await kept.execute()) {
    const content = await contentOf(db, entry);
    const days = content && daysOfMeetings(content.meetings ?? []);
    const day = days && monthsAfter(days.to, monthsKept);
    if (day === undefined || day === forget_on) continue;
    await db
      .updateTable("registration")
      .set({ forget_on: day })
      .where("entry", "=", entry)
      .where("state", "in", active)
      .execute();
  }
  const gone = await db.deleteFrom("registration").where("forget_on", "<", today(at)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
