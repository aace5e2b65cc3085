/** What puts mail of what is new in the queue for who follows it without an account: on Mondays, and as soon as there is something. */
import { dayMs, later } from "#data/schema/day.ts";
import { typesAsked } from "../entries/types-asked.ts";
import type { Db } from "../store/database.ts";
import { dueSubscriptions, forgetAsked, lastChange, newlyPublic, questionAsked, tell } from "../store/entries/subscriptions.ts";
import type { SubscriptionTable } from "../store/entry-tables.ts";
import { lastMorning } from "./notification-rounds.ts";

/** What became public less than this ago may still be on its way into the tables. */
const settleMs = 60_000;
/** Between two mails to who wants them at once. */
const betweenMs = 3_600_000;
const mostInRound = 500;

const weekdayThere = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", weekday: "short" });

/** The last Monday at seven in the morning in the Netherlands. */
export function lastMonday(at: string): string {
  let morning = lastMorning(at);
  while (weekdayThere.format(Date.parse(morning)) !== "Mon") morning = lastMorning(later(morning, -1));
  return morning;
}

/** Returns how many letters it queued. */
export const subscriptionRound = (db: Db, now: () => string): (() => Promise<number>) => {
  const tellAll = async (due: readonly SubscriptionTable[], until: string, at: string) => {
    let queued = 0;
    for (const row of due) {
      const found = await newlyPublic(db, questionAsked(row), { since: row.told_until, until }, typesAsked());
      if (await tell(db, row, { until, anything: found.length > 0, at })) queued++;
    }
    return queued;
  };
  return async () => {
    const at = now();
    const changed = await lastChange(db);
    if (changed === undefined) return 0;
    const [monday, settled] = [lastMonday(at), later(at, -settleMs)];
    // What nothing was changed after is told of: who waits for it is asked about again when there is.
    const before = changed < settled ? changed : settled;
    const [weekly, atOnce] = await Promise.all([
      dueSubscriptions(db, { pace: "weekly", before: monday, mailedBefore: later(at, -dayMs), most: mostInRound }),
      dueSubscriptions(db, { pace: "atOnce", before, mailedBefore: later(at, -betweenMs), most: mostInRound }),
    ]);
    return (await tellAll(weekly, monday, at)) + (await tellAll(atOnce, settled, at));
  };
};

/** Requests that nobody confirmed; also where no mail is sent any more. */
export const unconfirmedRound =
  (db: Db, now: () => string): (() => Promise<number>) =>
  () =>
    forgetAsked(db, now());
