/**
 * What was found, remembered for who asks the same again: most readers look at the same first page, and every page of a list has the
 * same counts. It holds until something is committed, by whichever process; then all of it is found anew.
 */

import { type Keeper, keeper } from "./cache.ts";
import { type Db, stateOf } from "./database.ts";

/** Of each database. What is kept is short: counts, the ids of a page, numbers of words. */
const most = 200;
const keepers = new WeakMap<Db, Keeper<unknown>>();

/** `question` names all that the answer depends on besides the data. Within a transaction nothing is kept. */
export async function remembered<T>(db: Db, question: string, find: () => Promise<T>): Promise<T> {
  // Asked before the answer is found: what is committed in between makes it an answer that nobody gets again.
  const state = await stateOf(db);
  if (state === undefined) return find();
  const keep = keepers.get(db) ?? keeper(most);
  keepers.set(db, keep);
  return keep(state, question, find) as Promise<T>;
}
