import { describe, expect, it } from "vitest";
import { eachNear, sortedWords } from "#data/search/near-words.ts";

const costs = (typed: string, words: readonly string[]) => {
  const sorted = words.toSorted();
  const found = new Map<string, number>();
  eachNear(sortedWords(sorted), typed, (word, cost) => found.set(sorted[word] ?? "", cost));
  return found;
};
const cost = (typed: string, word: string) => costs(typed, [word]).get(word);

describe("cost of a word", () => {
  it("is lower for the same word than for its beginning, and lower for that than for an error", () => {
    expect(cost("oost", "oost")).toBe(0);
    expect(cost("oost", "oosterhout")).toBe(1);
    expect(cost("oots", "oosterhout")).toBe(4);
  });

  it("allows no error in a word of three letters, one below eight and two from there", () => {
    expect(cost("dan", "den")).toBeUndefined();
    expect(cost("zuidert", "zuidpoort")).toBeUndefined();
    expect(cost("gravenhaghe", "gravenhage")).toBe(4);
    expect(cost("rotrerdan", "rotterdam")).toBe(7);
  });
});

/** Optimal string alignment, letter by letter from its definition: slow and sure. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

it("finds in one walk what comparing with every word apart finds", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const word = () => Array.from({ length: 1 + random(9) }, () => "abc"[random(3)]).join("");
  const words = [...new Set(Array.from({ length: 200 }, word))];
  for (let round = 0; round < 30; round++) {
    const typed = word();
    const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    const expected = words.flatMap((one) => {
      const beginnings = Array.from({ length: one.length + 1 }, (_, letters) => distance(typed, one.slice(0, letters)));
      const errors = Math.min(...beginnings);
      return errors > allowed ? [] : [[one, errors > 0 ? 1 + 3 * errors : one === typed ? 0 : 1] as const];
    });
    expect(costs(typed, words), typed).toEqual(new Map(expected));
  }
});
