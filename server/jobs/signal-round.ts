/** What puts the weekly mail of what needs attention in the queue, for who chose it: on Monday, once, whichever server comes first. */
import { createHash } from "node:crypto";
import { dayMs, later } from "#data/schema/day.ts";
import type { Db } from "../store/database.ts";
import { peopleWanting } from "../store/entries/notifications.ts";
import { queuedOf, queueMail } from "../store/mail.ts";
import { lastMonday } from "./subscription-rounds.ts";

/** Of a server that stood still for longer the mail of that week does not come: it would be news of the week before. */
const lateMs = 2 * dayMs;
const portion = 200;

/** One a week: whoever has had that of this Monday waits for the next. */
const idOf = (monday: string, person: string) =>
  createHash("sha256").update(`signals ${monday} ${person}`).digest("hex").slice(0, 36);

/** Returns how many letters it queued. Whether there is anything to tell is seen when one is written. */
export const signalRound = (db: Db, now: () => string): (() => Promise<number>) => {
  return async () => {
    const at = now();
    const monday = lastMonday(at);
    if (at >= later(monday, lateMs)) return 0;
    const people = await peopleWanting(db, "signals", "weekly");
    let queued = 0;
    for (let from = 0; from < people.length; from += portion) {
      const some = people.slice(from, from + portion).map((person) => ({ person, id: idOf(monday, person) }));
      const before = await queuedOf(
        db,
        some.map(({ id }) => id),
      );
      for (const { person, id } of some)
        if (!before.has(id) && (await queueMail(db, { kind: "signals", person }, at, id))) queued++;
    }
    return queued;
  };
};
