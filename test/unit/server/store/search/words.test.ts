import { expect, test } from "vitest";
import { keptWordsIn, numberOf } from "#server/store/search/words.ts";

test("words are what a reader would look for, each once, without those that stand everywhere", () => {
  expect(keptWordsIn("de moestuin van de buurt\nmoestuin 7, stichting 't anker")).toEqual([
    "moestuin",
    "buurt",
    "7",
    "stichting",
    "t",
    "anker",
  ]);
  expect(keptWordsIn("het en de 🌱 -- %")).toEqual([]);
});

test("a word without end is kept by its beginning", () => {
  expect(keptWordsIn("a".repeat(500))).toEqual(["a".repeat(40)]);
});

test("the number of a word fits in a double, is the same each time and another for another word", () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `woord${i}`);
  const numbers = words.map(numberOf);
  expect(new Set(numbers).size).toBe(words.length);
  expect(numbers.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
  expect(numberOf("moestuin")).toBe(numberOf("moestuin"));
});
