/**
 * What was found, remembered for who asks the same again: most readers look at the same first page, and every page of a list has the
 * same counts. It holds until something is committed, by whichever process; then all of it is found anew.
 */
import { type Db, stateOf } from "./database.ts";

interface Kept {
  state: string;
  found: Map<string, Promise<unknown>>;
}

/** Of each database. What is kept is short: counts and the ids of a page. */
const most = 200;
const keeping = new WeakMap<Db, Kept>();

/** `question` names all that the answer depends on besides the data. Within a transaction nothing is kept. */
export async function remembered<T>(db: Db, question: string, find: () => Promise<T>): Promise<T> {
  // Asked before the answer is found: what is committed in between makes it an answer that nobody gets again.
  const state = await stateOf(db);
  if (state === undefined) return find();
  const { found } = keptIn(db, state);
  const before = found.get(question);
  if (before) return before as Promise<T>;
  const made = find();
  found.set(question, made);
  if (found.size > most) found.delete(found.keys().next().value ?? "");
  // A database that is away now may be back for the next one who asks.
  made.catch(() => found.delete(question));
  return made;
}

function keptIn(db: Db, state: string): Kept {
  const now = keeping.get(db);
  if (now?.state === state) return now;
  const fresh = { state, found: new Map() };
  keeping.set(db, fresh);
  return fresh;
}
