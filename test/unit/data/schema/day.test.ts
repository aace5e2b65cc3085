import { expect, test } from "vitest";
import { dayNumber, dayOf, monthsBefore, today } from "#data/schema/day.ts";

test.each([
  ["winter, a minute before midnight", "2026-01-10T22:59:59.999Z", "2026-01-10"],
  ["winter, at midnight", "2026-01-10T23:00:00.000Z", "2026-01-11"],
  ["summer, a minute before midnight", "2026-07-10T21:59:59.999Z", "2026-07-10"],
  ["summer, at midnight", "2026-07-10T22:00:00.000Z", "2026-07-11"],
  ["the night that summer time begins, before", "2026-03-28T22:59:59.999Z", "2026-03-28"],
  ["the night that summer time begins, after", "2026-03-28T23:00:00.000Z", "2026-03-29"],
  ["the evening after it", "2026-03-29T22:00:00.000Z", "2026-03-30"],
  ["the night that it ends, before", "2026-10-24T21:59:59.999Z", "2026-10-24"],
  ["the night that it ends, after", "2026-10-24T22:00:00.000Z", "2026-10-25"],
  ["the evening after it", "2026-10-25T22:59:59.999Z", "2026-10-25"],
  ["the last day of the year", "2026-12-31T23:30:00.000Z", "2027-01-01"],
])("today in the Netherlands: %s", (_when, moment, day) => {
  expect(today(moment)).toBe(day);
  expect(dayOf(new Date(moment))).toBe(day);
});

test("without a moment it is the day of now, and its number is that of the day as text", () => {
  expect([dayOf(new Date(Date.now() - 1_000)), dayOf(new Date(Date.now() + 1_000))]).toContain(today());
  expect(dayNumber(new Date("1970-01-02"))).toBe(1);
});

test("months before a day end where the month does", () => {
  expect(monthsBefore("2026-08-31", 6)).toBe("2026-02-28");
  expect(monthsBefore("2026-03-05", 12)).toBe("2025-03-05");
  expect(monthsBefore("2026-01-31", 2)).toBe("2025-11-30");
});
