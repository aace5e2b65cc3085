import { expect, test } from "vitest";
import { foldLines } from "#server/entries/feeds/calendar.ts";

const unfolded = (text: string) => text.replaceAll("\r\n ", "");
const octets = (text: string) => text.split("\r\n").map((line) => Buffer.byteLength(line));

test.each(["", "a".repeat(75), "a".repeat(76), `A:${"é€😀".repeat(90)}`, `A:1\r\nB:${"ü".repeat(200)}\r\nEND:A\r\n`])(
  "%j has 75 octets a line at most, whole characters, and reads back as it was",
  (text) => {
    expect(unfolded(foldLines(text))).toBe(text);
    expect(Math.max(...octets(foldLines(text)))).toBeLessThanOrEqual(75);
    expect(foldLines(text).isWellFormed()).toBe(true);
  },
);

test("75 octets fit and 76 do not", () => {
  expect(foldLines("a".repeat(75))).toBe("a".repeat(75));
  expect(octets(foldLines("a".repeat(76)))).toEqual([75, 2]);
});
