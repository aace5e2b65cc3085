import { expect, test } from "vitest";
import { brokenLimit, jsonLimits } from "#data/text/json-limits.ts";

test("20,000 nested levels are found before anything is parsed", () => {
  expect(brokenLimit("[".repeat(20_000) + "]".repeat(20_000))).toBe("depth");
});

test("as many levels as are allowed are read, and one more is not", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect(brokenLimit(nested(jsonLimits.depth))).toBeUndefined();
  expect(brokenLimit(nested(jsonLimits.depth + 1))).toBe("depth");
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

test("more values than anything of ours has are refused before they are parsed, wherever they stand", () => {
  const many = 25_001;
  for (const text of [
    `{"content":{"goals":[${"1,".repeat(many)}1]}}`,
    `{${Array.from({ length: many }, (_, i) => `"a${i}":{}`).join(",")}}`,
    `[${"[],".repeat(many)}[]]`,
  ])
    expect(brokenLimit(text)).toBe("values");
  expect(brokenLimit(JSON.stringify({ text: ",[{".repeat(many) }))).toBeUndefined();
  const corners = Array.from({ length: 3_000 }, (_, i) => [5.123456 + i / 1e6, 52.123456]);
  expect(
    brokenLimit(JSON.stringify({ place: { coordinates: [corners] }, workingArea: { coordinates: [corners] } })),
  ).toBeUndefined();
});
