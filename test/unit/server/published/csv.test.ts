import { expect, test } from "vitest";
import { toCsv } from "#server/published/indicator-values.ts";

const lines = async (...cells: (string | number | null)[]) => (await toCsv(["a"], [cells])).slice(1).split("\r\n")[1];

test("numbers have a decimal comma, also when they are below zero, and none is an empty cell", async () => {
  expect(await lines(1.5, -0.25, 0, null)).toBe("1,5;-0,25;0;");
});

test.each(["=1+1", "+31", "-naam", "@SUM(A1)", "\tx", "\rx"])("%j is text, not a formula", async (text) => {
  expect(await lines(text)).toMatch(/^"?'/);
});

test("separators, quotes and line ends stay inside their cell", async () => {
  expect(await lines('a;b "c"\nd')).toBe('"a;b ""c""\nd"');
});

test("the file begins with a byte order mark and ends its lines as RFC 4180 says", async () => {
  expect(await toCsv(["code", "naam"], [])).toBe("\uFEFFcode;naam\r\n");
});
