import { expect, test } from "vitest";
import { monthNumber, monthText, monthWords, yearOfMonth } from "#web/labels/months.ts";

test("a month is a number, a text in an address, and words", () => {
  for (const text of ["1970-01", "2024-12", "2025-01", "2025-03"]) expect(monthText(monthNumber(text))).toBe(text);
  expect(monthNumber("2025-01") - monthNumber("2024-12")).toBe(1);
  expect(monthNumber("2026-11-28")).toBe(monthNumber("2026-11"));
  expect(yearOfMonth(monthNumber("2024-12"))).toBe(2024);
  expect(monthWords(monthNumber("2025-03"))).toBe("maart 2025");
});
