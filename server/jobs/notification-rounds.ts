/** What puts mail about entries in the queue: what happened, at once and once a day; what was not confirmed; what ends. */
import { createHash } from "node:crypto";
import { dayMs, dayOf, later, monthsBefore, today } from "#data/schema/day.ts";
import { workDays } from "#data/schema/queue.ts";
import { type Db, inTransaction } from "../store/database.ts";
import { listUnconfirmed, ownerOf, type Unconfirmed } from "../store/entries/confirmations.ts";
import { listEnding, tellOfEnding } from "../store/entries/ending.ts";
import { findEntry } from "../store/entries/entries.ts";
import { deliveriesFor, peopleToMail, takeForMail } from "../store/entries/notifications.ts";
import { type AskedEntry, askNobody, askOwner } from "../store/entries/reminders.ts";
import { newId } from "../store/id.ts";
import { queueMail } from "../store/mail.ts";

/** What happens within this time goes in one mail: whoever approves ten entries in a row sends one. */
const gatherMs = 5_000;
/** What is older was not mailed because there was no mail: nobody gets a year of it on the day that there is. */
const oldestMs = 7 * dayMs;

/** Of what people want to know at once; returns how many letters it queued. */
export const newsRound = (db: Db, now: () => string): (() => Promise<number>) => {
  return async () => {
    const at = now();
    const people = await peopleToMail(db, "atOnce", { since: later(at, -oldestMs), before: later(at, -gatherMs) });
    let queued = 0;
    for (const person of people)
      queued += await inTransaction(db, async (within) => {
        const mail = newId(Date.parse(at));
        if ((await takeForMail(within, { person, how: "atOnce", mail, before: later(at, 1) })) === 0) return 0;
        await queueMail(within, { kind: "news", person, daily: false }, at, mail);
        return 1;
      });
    return queued;
  };
};

/** Of the rest, once a day: what came after seven in the morning waits for the next. */
export const dailyRound = (db: Db, now: () => string): (() => Promise<number>) => {
  return async () => {
    const at = now();
    const before = lastMorning(at);
    const people = await peopleToMail(db, "daily", { since: later(at, -oldestMs), before });
    let queued = 0;
    for (const person of people)
      queued += await inTransaction(db, async (within) => {
        // One id a day: whoever has had this day's mail waits, whichever server comes first.
        const mail = createHash("sha256").update(`daily ${before} ${person}`).digest("hex").slice(0, 36);
        if (!(await queueMail(within, { kind: "news", person, daily: true }, at, mail))) return 0;
        await takeForMail(within, { person, how: "daily", mail, before });
        return 1;
      });
    return queued;
  };
};

const hourThere = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", hourCycle: "h23" });

/** The last time that it was seven in the morning in the Netherlands. */
export function lastMorning(at: string): string {
  for (const day of [dayOf(at), dayOf(later(at, -dayMs))])
    for (const hour of ["05", "06"]) {
      const morning = `${day}T${hour}:00:00.000Z`;
      if (hourThere.format(Date.parse(morning)) === "07" && morning <= at) return morning;
    }
  return later(at, -dayMs);
}

/** Months: from, and until. Who is a year behind is not asked about half a year as well. */
const ages: [number, number | undefined][] = [
  [12, undefined],
  [6, 12],
];
/** Entries read at once, and at most in one round. */
const [portion, mostInRound] = [100, 5_000];
const lifetimeMs = 90 * dayMs;
/** What grows old within a week is asked about together. */
const betweenMs = 6.5 * dayMs;

/**
 * Asks owners of entries that nobody confirmed for 6 and for 12 months whether they are still true: each entry once for each, all
 * of one owner together. Returns how many owners were asked. `keyOf`: under which an address without an account is kept.
 */
export function freshnessRound(db: Db, now: () => string, keyOf: (email: string) => string): () => Promise<number> {
  return async () => {
    const at = now();
    const expiresAt = later(at, lifetimeMs);
    const owned = new Map<string, { owner: { person?: string; email?: string }; entries: AskedEntry[] }>();
    for await (const { entry, months } of unconfirmed(db, today(at))) {
      const record = await findEntry(db, entry.id);
      const owner = record && (await ownerOf(db, record));
      const asked = { ...entry, months };
      if (!owner) {
        await askNobody(db, [asked], expiresAt);
        continue;
      }
      const recipient = owner.person ?? keyOf(owner.email ?? "");
      const known = owned.get(recipient);
      if (known) known.entries.push(asked);
      else owned.set(recipient, { owner, entries: [asked] });
    }
    let people = 0;
    for (const [recipient, { owner, entries }] of owned) {
      const mails = owner.person === undefined || (await deliveriesFor(db, owner.person)).reminder !== "none";
      const request = { owner, recipient, entries, at, expiresAt, notSince: later(at, -betweenMs), mails };
      if ((await askOwner(db, request)) > 0) people++;
    }
    return people;
  };
}

async function* unconfirmed(db: Db, day: string): AsyncGenerator<{ entry: Unconfirmed; months: number }> {
  let seen = 0;
  for (const [months, until] of ages) {
    const age = { from: until === undefined ? "" : monthsBefore(day, until), before: monthsBefore(day, months), months };
    for (let after: Unconfirmed | undefined; seen < mostInRound; ) {
      const old = await listUnconfirmed(db, { ...age, most: portion, after });
      for (const entry of old) yield { entry, months };
      seen += old.length;
      after = old.at(-1);
      if (old.length < portion) break;
    }
  }
}

/** Tells owners of what ends within 90 days: once for each last day. Returns of how many entries. */
export const endingRound = (db: Db, now: () => string): (() => Promise<number>) => {
  return async () => {
    const at = now();
    const days = { from: today(at), to: today(later(at, workDays.ending * dayMs)) };
    const ending = await listEnding(db, { ...days, most: mostInRound });
    for (const entry of ending) await tellOfEnding(db, entry, at);
    return ending.length;
  };
};
