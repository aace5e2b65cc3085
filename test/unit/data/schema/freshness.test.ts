import { expect, test } from "vitest";
import { freshnessOf } from "#data/schema/day.ts";

const now = new Date("2026-08-31T12:00:00Z");

test.each([
  ["2026-08-31", "fresh"],
  ["2026-02-28", "fresh"],
  ["2026-02-27", "fading"],
  ["2025-08-31", "fading"],
  ["2025-08-30", "stale"],
  [undefined, "unknown"],
])("confirmed on %s, at the end of August 2026, is %s", (day, expected) => {
  expect(freshnessOf(day, now)).toBe(expected);
});
