import { type Db, dataStateOf } from "./database.ts";

/** Answers that are kept as long as what they were made from has not changed. */

export interface AnswerCache<T> {
  /** Answers `make()`, or what it answered before to the same question while the state was the same. */
  (state: string, question: string, make: () => Promise<T>): Promise<T>;
  /** Is it there, or being made? */
  has(state: string, question: string): boolean;
}

/**
 * Keeps at most so many answers, of one state: the next state begins with none. What was asked longest ago goes first, and what is
 * not worth to be kept once all who wait for it have it.
 */
export function answerCache<T>(most: number, isWorth: (answer: T) => boolean = () => true): AnswerCache<T> {
  let current = "";
  let kept = new Map<string, Promise<T>>();
  const keep = (state: string, question: string, make: () => Promise<T>): Promise<T> => {
    if (state !== current) [current, kept] = [state, new Map()];
    const own = kept;
    const before = own.get(question);
    own.delete(question);
    const answer = before ?? make();
    own.set(question, answer);
    if (before) return before;
    if (own.size > most) own.delete(own.keys().next().value ?? "");
    // A database that is away now may be back for the next one who asks.
    answer.then(
      (made) => isWorth(made) || own.delete(question),
      () => own.delete(question),
    );
    return answer;
  };
  return Object.assign(keep, { has: (state: string, question: string) => state === current && kept.has(question) });
}

/**
 * What was found, remembered for who asks the same again: most readers look at the same first page, and every page of a list has the
 * same counts. It holds until something is committed, by whichever process; then all of it is found anew.
 */

/** Of each database. What is kept is short: counts, the ids of a page, numbers of words. */
const most = 200;
const caches = new WeakMap<Db, AnswerCache<unknown>>();

/** `question` names all that the answer depends on besides the data. Within a transaction nothing is kept. */
export async function remembered<T>(db: Db, question: string, find: () => Promise<T>): Promise<T> {
  // Asked before the answer is found: what is committed in between makes it an answer that nobody gets again.
  const state = await dataStateOf(db);
  if (state === undefined) return find();
  const keep = caches.get(db) ?? answerCache(most);
  caches.set(db, keep);
  return keep(state, question, find) as Promise<T>;
}
