import { expect, test } from "vitest";
import { isOldYear, newestYear } from "#data/schema/catalog.ts";

const indicators = [
  { theme: "gezondheid", columns: [{ year: 2012 }, { year: 2024 }] },
  { theme: "gezondheid", columns: [{ year: 2020 }, { year: 2021 }] },
  { theme: "werk", columns: [{ year: 2015 }] },
] as const;

test("a year is old when a figure about the same theme is more than three years newer", () => {
  const [first, second, work] = indicators;
  expect([2012, 2020, 2021, 2024].map((year) => isOldYear(indicators, second, year))).toEqual([true, true, false, false]);
  expect(isOldYear(indicators, first, 2020)).toBe(true);
  // Nothing newer is known of this theme.
  expect(isOldYear(indicators, work, 2015)).toBe(false);
});

test("the newest year is of the theme, and there is none of a theme without figures", () => {
  expect([newestYear(indicators, "gezondheid"), newestYear(indicators, "werk"), newestYear(indicators, "wonen")]).toEqual([
    2024,
    2015,
    undefined,
  ]);
});
