import { describe, expect, test } from "vitest";
import { type Comparable, isSame, type Purpose, thresholds, titleLikeness } from "#data/entries/same-initiative.ts";

test.each([
  ["Repaircafé Noord", "Repair Cafe Noord", 1],
  ["Buurtmoestuin De Vinken", "Moestuin de Vinken", 0.8],
  ["Moestuin", "Zwembad", 0],
  ["", "", 0],
])("%s and %s are alike for at least %d", (a, b, least) => {
  expect(titleLikeness(a, b)).toBeGreaterThanOrEqual(least);
  expect(titleLikeness(a, b)).toBe(titleLikeness(b, a));
  expect(titleLikeness(a, b)).toBeLessThanOrEqual(least + 0.2);
});

/** A place so many metres east of the Vinkenplein. */
const at = (metres: number) => [5.38 + metres / 68_680, 52.15] as const;
const garden: Comparable = { title: "Moestuin Vinkenplein", themes: ["leefomgeving"], middle: at(0) };

/** Form, queue, import. */
const judged: [what: string, other: Comparable, ...says: [boolean, boolean, boolean]][] = [
  ["the same once more", garden, true, true, true],
  ["accents, case and punctuation", { ...garden, title: "MOESTUIN 'Vinkenpléin'" }, true, true, true],
  ["the same title, 150 m on", { ...garden, middle: at(150) }, true, true, true],
  ["the same title, 250 m on", { ...garden, middle: at(250) }, true, true, false],
  ["the same title without a place", { title: garden.title }, true, true, false],
  ["much the same title at the same place", { ...garden, title: "Buurtmoestuin Vinkenplein" }, true, true, false],
  [
    "one telling word of two, elsewhere",
    { title: "Straatvoetbaltoernooi voor jongeren op het Vinkenplein", middle: at(5_000) },
    true,
    false,
    false,
  ],
  ["another title, same theme, 300 m on", { title: "Geveltuinen", themes: ["leefomgeving"], middle: at(300) }, true, true, false],
  [
    "another title, same theme, 500 m on",
    { title: "Geveltuinen", themes: ["leefomgeving"], middle: at(500) },
    false,
    false,
    false,
  ],
  ["another title and theme, same place", { title: "Taalles", themes: ["werk"], middle: at(0) }, false, false, false],
];
const purposes: Purpose[] = ["form", "queue", "import"];

describe("form, queue and import judge one pair by one judge", () => {
  test.each(judged)("%s", (_what, other, ...says) => {
    expect(purposes.map((purpose) => isSame(garden, other, purpose))).toEqual(says);
  });

  test("what the import is sure of, the queue shows; what the queue shows, the form shows", () => {
    for (const [what, other] of judged) {
      const [form, queue, bulk] = purposes.map((purpose) => isSame(garden, other, purpose));
      expect([what, !bulk || queue, !queue || form]).toEqual([what, true, true]);
    }
    expect(thresholds.import.metres).toBeLessThanOrEqual(thresholds.queue.metres);
  });

  test("two without a place are one for the import by their title alone", () => {
    expect(isSame({ title: "Klusdienst" }, { title: "klus-dienst" }, "import")).toBe(true);
    expect(isSame({ title: "Klusdienst" }, { title: "Klusdiensten" }, "import")).toBe(false);
  });
});
