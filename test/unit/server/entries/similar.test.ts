import { expect, test } from "vitest";
import { alikeness } from "#server/entries/similar.ts";

test.each([
  ["Repaircafé Noord", "Repair Cafe Noord", 1],
  ["Buurtmoestuin De Vinken", "Moestuin de Vinken", 0.8],
  ["Moestuin", "Zwembad", 0],
  ["", "", 0],
])("%s and %s are alike for at least %d", (a, b, least) => {
  expect(alikeness(a, b)).toBeGreaterThanOrEqual(least);
  expect(alikeness(a, b)).toBe(alikeness(b, a));
  expect(alikeness(a, b)).toBeLessThanOrEqual(least + 0.2);
});
