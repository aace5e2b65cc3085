/** Answers that are kept as long as what they were made from has not changed. */

/** Answers `make()`, or what it answered before to the same question while the state was the same. */
export type Keeper<T> = (state: string, question: string, make: () => Promise<T>) => Promise<T>;

/** Keeps at most so many answers, of one state: the next state begins with none. */
export function keeper<T>(most: number): Keeper<T> {
  let current = "";
  let kept = new Map<string, Promise<T>>();
  return (state, question, make) => {
    if (state !== current) [current, kept] = [state, new Map()];
    const before = kept.get(question);
    if (before) return before;
    const own = kept;
    const made = make();
    own.set(question, made);
    if (own.size > most) own.delete(own.keys().next().value ?? "");
    // A database that is away now may be back for the next one who asks.
    made.catch(() => own.delete(question));
    return made;
  };
}
