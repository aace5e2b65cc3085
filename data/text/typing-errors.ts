/** How many typing errors lie between two words, and the keys by which words that are near each other are found. */

/** Errors that are forgiven: a short word is another word when one letter differs. */
export const errorsFor = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Least number of letters added, left out, changed or swapped with their neighbour (optimal string alignment); `most` + 1 for anything
 * above `most`.
 */
export function typingErrors(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[other.length] ?? 0, most + 1);
}

/** Letters from the beginning that keys are made of: what is wrong behind them is found by the same keys. */
const keyLetters = 7;

/**
 * What is left of the beginning of a word when as many letters are left out as it may have errors (SymSpell): two words within that
 * many errors share a key. As 32 bits with a sign: who shares one by chance is told apart by `typingErrors`.
 */
export function nearKeys(word: string, errors = errorsFor(word.length)): number[] {
  const found = new Set([word.slice(0, keyLetters)]);
  let last = [...found];
  for (let gone = 0; gone < errors; gone++) {
    last = last.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1)));
    for (const text of last) found.add(text);
  }
  return [...new Set([...found].map(key))];
}

/** FNV-1a. */
function key(text: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  return mixed | 0;
}
