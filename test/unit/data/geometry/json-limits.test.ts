import { expect, test } from "vitest";
import { brokenLimit } from "#data/geometry/json-limits.ts";

test("20,000 nested levels are found before anything is parsed", () => {
  expect(brokenLimit("[".repeat(20_000) + "]".repeat(20_000))).toBe("depth");
});

test("brackets inside a text are text, also behind an escaped quote", () => {
  expect(brokenLimit(JSON.stringify({ a: `"${"[".repeat(500)}\\` }))).toBeUndefined();
});

test("lists beside each other are not deep", () => {
  expect(brokenLimit(JSON.stringify(Array.from({ length: 1000 }, () => [[1]])))).toBeUndefined();
});

test("more than a million units is too long", () => {
  expect(brokenLimit(`"${"a".repeat(1_000_000)}"`)).toBe("length");
});
