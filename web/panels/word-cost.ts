/** How far a typed word is from the beginning of a known word: 0 is the same word; undefined is too far. */

/** Typing errors allowed: short words are other words when one letter differs. */
const errorsFor = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** 0 same word, 1 begins with it, 4 and up one or two typing errors (a swap of neighbours is one). */
export function wordCost(typed: string, word: string): number | undefined {
  if (word.startsWith(typed)) return word.length === typed.length ? 0 : 1;
  const allowed = errorsFor(typed.length);
  if (allowed === 0 || word.length < typed.length - allowed) return undefined;
  const errors = prefixDistance(typed, word, allowed);
  return errors === undefined ? undefined : 1 + 3 * errors;
}

/** Rows of the distance table, kept between calls: a search makes 15,000 of them. */
const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/** Smallest optimal-string-alignment distance between `typed` and any prefix of `word`; undefined above `allowed`. */
function prefixDistance(typed: string, word: string, allowed: number): number | undefined {
  const height = Math.min(typed.length, 40);
  const width = Math.min(word.length, height + allowed);
  let [before, above, row] = rows as unknown as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row[0] = i;
    let lowest = i;
    const letter = typed.charCodeAt(i - 1);
    for (let j = 1; j <= width; j++) {
      const same = letter === word.charCodeAt(j - 1);
      let cost = Math.min((above[j - 1] ?? 0) + (same ? 0 : 1), (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === word.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > allowed) return undefined;
    [before, above, row] = [above, row, before];
  }
  let best = allowed + 1;
  for (let j = 0; j <= width; j++) best = Math.min(best, above[j] ?? best);
  return best <= allowed ? best : undefined;
}
