/**
 * Work that goes on beside the requests: a round, a pause, the next round; one that fails is logged and comes again. The rounds themselves
 * follow; that of the mail stands in mail.ts.
 */

import { dayMs } from "#data/schema/day.ts";
import { disclosedOf } from "../entries/disclosed-areas.ts";
import { takeAway } from "../entries/files.ts";
import type { Living } from "../entries/living-data.ts";
import type { Log } from "../http/log.ts";
import type { Library } from "../published/published-set.ts";
import { type Db, troubleOf } from "../store/database.ts";
import { findLeaving } from "../store/entries/files.ts";
import { sweepRegistrations } from "../store/entries/registrations.ts";
import { sweepRetracted } from "../store/entries/retract.ts";
import { discloseAgain, entriesAfter, readDisclosedFor, writeDisclosedFor } from "../store/entries/shown-places.ts";
import { sumRevision } from "../store/revision.ts";
import { forgetServed } from "../store/served.ts";

export interface Rounds {
  /** Waits for the round that is under way, but not for a mail server that says nothing. */
  stop(): Promise<void>;
}

export interface Round {
  name: string;
  pauseMs: number;
  work: () => Promise<unknown>;
}

const patienceMs = 4_000;

export function startRounds(rounds: readonly Round[], log: Log): Rounds {
  const stops = rounds.map(({ name, pauseMs, work }) => {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    let under = Promise.resolve();
    const next = () => {
      if (stopped) return;
      timer = setTimeout(() => {
        under = work()
          .then(
            () => {},
            (error: unknown) => {
              // A database that is away is told by /health/ready, not once a second in the log.
              if (troubleOf(error) !== "unavailable") log.error("a round of work failed", { round: name, reason: String(error) });
            },
          )
          .then(next);
      }, pauseMs).unref();
    };
    next();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await under;
    };
  });
  return {
    async stop() {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([Promise.all(stops.map((stop) => stop())), patience]);
    },
  };
}

/**
 * Takes away what has served: keys of requests, letters that were sent, sessions that are over, questions that nobody can answer any
 * more, and the single changes that the revision of what is public is the sum of.
 */

/** Days. Nobody sends a request again after a week; a letter, a question and what happened are told about for a while. */
const keep = {
  keys: 7,
  letters: 30,
  questions: 400,
  mailboxes: 2,
  readNotifications: 90,
  events: 400,
  submissions: 400,
  answers: 400,
};

export const retentionRound = (db: Db, now: () => string): (() => Promise<number>) => {
  const before = (days: number) => new Date(Date.parse(now()) - days * dayMs).toISOString();
  return async () => {
    await sumRevision(db);
    return forgetServed(db, {
      keys: before(keep.keys),
      letters: before(keep.letters),
      questions: before(keep.questions),
      mailboxes: before(keep.mailboxes),
      readNotifications: before(keep.readNotifications),
      events: before(keep.events),
      submissions: before(keep.submissions),
      answers: before(keep.answers),
      sessions: now(),
    });
  };
};

/** Waiting lists move up, offers end, and who took part long ago is forgotten. Returns how many were forgotten. */
export const registrationRound =
  (db: Db, now: () => string): (() => Promise<number>) =>
  () =>
    sweepRegistrations(db, now());

/**
 * What everybody may know of the areas of a place that is not exact depends on how the country is divided: once for every
 * published set it is worked out again, also for what was kept before it was worked out at all.
 */

/** Read at once: others get their turn in between. */
const portion = 100;

/** Of how many entries it changed. */
export const disclosureRound =
  (db: Db, library: Library): (() => Promise<number>) =>
  async () => {
    const set = library.current();
    const { generation } = set.manifest;
    if ((await readDisclosedFor(db)) === generation) return 0;
    let [changed, after] = [0, ""];
    for (;;) {
      const entries = await entriesAfter(db, after, portion);
      for (const entry of entries)
        if (await discloseAgain(db, entry, (place, placed) => disclosedOf(set, place, placed))) changed++;
      await new Promise(setImmediate);
      const last = entries.at(-1);
      if (!last) break;
      after = last.record.id;
    }
    await writeDisclosedFor(db, generation);
    return changed;
  };

/**
 * Takes away the bytes of files that nothing named for a day, that never arrived whole, or whose entries are gone: see
 * store/entries/files.ts for what is kept how long.
 */
const atOnce = 100;

/** Days in which something may still have been written beside what was withdrawn. */
const sweptDays = 2;

/** Of how many files it took away. Storage that is away now is asked again in the next round. */
export const filesRound = ({ db, blobs, now }: Pick<Living, "db" | "blobs" | "now">): (() => Promise<number>) => {
  const ago = (ms: number) => new Date(Date.parse(now()) - ms).toISOString();
  return async () => {
    await sweepRetracted(db, ago(sweptDays * dayMs));
    for (let gone = 0; ; ) {
      const leaving = await findLeaving(db, { unused: ago(dayMs), arriving: ago(dayMs / 24) }, atOnce);
      for (const file of leaving) await takeAway({ db, blobs }, file);
      gone += leaving.length;
      if (leaving.length < atOnce) return gone;
    }
  };
};
