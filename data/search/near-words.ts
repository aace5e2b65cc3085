/**
 * How far a typed word is from each of some thousand known words, in one walk. The words are sorted, so neighbours begin alike:
 * what was worked out for the letters they share is kept, and a beginning that is too far off rules out all that share it.
 */

/** Typing errors allowed: short words are other words when one letter differs. */
const errorsFor = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Letters of a typed word that count. */
const longest = 40;

export interface SortedWords {
  /** Ascending by code unit, each once. */
  words: readonly string[];
  /** Letters that each word shares with the one before it. */
  shared: Uint8Array;
}

/** `words` ascend by code unit, as `sort()` without an argument leaves them. */
export function sortedWords(words: readonly string[]): SortedWords {
  const shared = new Uint8Array(words.length);
  for (let i = 1; i < words.length; i++) {
    const [a, b] = [words[i - 1] ?? "", words[i] ?? ""];
    let same = 0;
    while (same < a.length && same < b.length && same < 255 && a.charCodeAt(same) === b.charCodeAt(same)) same++;
    shared[i] = same;
  }
  return { words, shared };
}

/** Calls with the place and cost of every word that is near: 0 the same word, 1 begins with it, 4 and up one or two typing errors. */
export function eachNear({ words, shared }: SortedWords, typed: string, found: (word: number, cost: number) => void): void {
  const asked = typed.slice(0, longest);
  const allowed = errorsFor(typed.length);
  if (allowed === 0) {
    eachBeginning(words, asked, found);
    return;
  }
  const deepest = asked.length + allowed;
  const table = firstRow(asked.length, deepest);
  // Least distance from the typed word to any beginning of the known word of at most that many letters.
  const least = new Uint8Array(deepest + 1).fill(asked.length);
  let known = 0;
  let ruledOut = Number.POSITIVE_INFINITY;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const same = shared[i] ?? 0;
    const end = Math.min(word.length, deepest);
    if (same < ruledOut) {
      ruledOut = Number.POSITIVE_INFINITY;
      known = Math.min(known, same);
      while (known < end && ruledOut === Number.POSITIVE_INFINITY) {
        known++;
        const lowest = addRow(table, known, asked, word);
        const whole = table[known * (asked.length + 1) + asked.length] ?? 0;
        least[known] = Math.min(least[known - 1] ?? 0, whole);
        if (lowest > allowed) ruledOut = known;
      }
    }
    const errors = least[Math.min(end, ruledOut)] ?? 0;
    if (errors <= allowed) found(i, errors > 0 ? 1 + 3 * errors : word.length === typed.length ? 0 : 1);
  }
}

/** Kept between calls: a key makes several of them. */
const kept = new Uint8Array((longest + 1) * (longest + 3));

/** Table of distances, a row for each letter of the known word and a column for each of the typed one. */
function firstRow(columns: number, rows: number): Uint8Array {
  const table = kept.subarray(0, (columns + 1) * (rows + 1));
  for (let i = 0; i <= columns; i++) table[i] = i;
  return table;
}

/** Row `at` of the table for the letters of `word` up to there: optimal string alignment, a swap of neighbours is one error. Answers its lowest. */
function addRow(table: Uint8Array, at: number, asked: string, word: string): number {
  const width = asked.length + 1;
  const [row, above, before] = [at * width, (at - 1) * width, (at - 2) * width];
  const letter = word.charCodeAt(at - 1);
  const previous = at > 1 ? word.charCodeAt(at - 2) : -1;
  table[row] = at;
  let lowest = at;
  for (let i = 1; i < width; i++) {
    const asks = asked.charCodeAt(i - 1);
    let cost = Math.min(
      (table[above + i - 1] ?? 0) + (asks === letter ? 0 : 1),
      (table[above + i] ?? 0) + 1,
      (table[row + i - 1] ?? 0) + 1,
    );
    if (i > 1 && asks === previous && asked.charCodeAt(i - 2) === letter) cost = Math.min(cost, (table[before + i - 2] ?? 0) + 1);
    table[row + i] = cost;
    if (cost < lowest) lowest = cost;
  }
  return lowest;
}

/** Without errors the words that begin with it stand together. */
function eachBeginning(words: readonly string[], asked: string, found: (word: number, cost: number) => void): void {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < asked) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < words.length && words[i]?.startsWith(asked); i++) found(i, words[i] === asked ? 0 : 1);
}
