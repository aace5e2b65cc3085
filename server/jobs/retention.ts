/**
 * Takes away what has served: keys of requests, letters that were sent, sessions that are over, questions that nobody can answer any
 * more, and the single changes that the revision of what is public is the sum of.
 */
import type { Db } from "../store/database.ts";
import { sumRevision } from "../store/revision.ts";
import { forgetServed } from "../store/served.ts";

/** Days. Nobody sends a request again after a week; a letter and a question are told about for a while. */
const keep = { keys: 7, letters: 30, questions: 400, mailboxes: 2 };

export const retentionRound = (db: Db, now: () => string): (() => Promise<number>) => {
  const before = (days: number) => new Date(Date.parse(now()) - days * 24 * 3_600_000).toISOString();
  return async () => {
    await sumRevision(db);
    return forgetServed(db, {
      keys: before(keep.keys),
      letters: before(keep.letters),
      questions: before(keep.questions),
      mailboxes: before(keep.mailboxes),
      sessions: now(),
    });
  };
};
