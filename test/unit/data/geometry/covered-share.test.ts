import { expect, test } from "vitest";
import { coveredShare } from "#data/geometry/covered-share.ts";
import type { Ring } from "#data/geometry/segments.ts";

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const square = [[box(0, 0, 1, 1)]];
const circle = (radius: number): Ring =>
  Array.from({ length: 721 }, (_, i) => [
    0.5 + radius * Math.cos((i * Math.PI) / 360),
    0.5 + radius * Math.sin((i * Math.PI) / 360),
  ]);

test.each<[string, Ring[][], number]>([
  ["the same", square, 1],
  ["one around it", [[box(-5, -5, 5, 5)]], 1],
  ["one beside it that shares a border", [[box(1, 0, 2, 1)]], 0],
  ["one far away", [[box(7, 7, 8, 8)]], 0],
  ["half of it", [[box(0.5, -1, 3, 2)]], 0.5],
  ["a narrow strip from west to east", [[box(-1, 0.25, 2, 0.26)]], 0.01],
  ["a circle in it", [[circle(0.3)]], Math.PI * 0.09],
  ["a circle with a hole", [[circle(0.4), circle(0.2)]], Math.PI * 0.12],
  ["two that overlap count once", [[box(0, 0, 0.5, 1)], [box(0.25, 0, 0.75, 1)]], 0.75],
  ["nothing", [], 0],
])("a drawing covers: %s", (_, drawn, share) => {
  expect(Math.abs(coveredShare(drawn, square) - share)).toBeLessThan(0.002);
});

test("of an area with a hole and an island the land counts", () => {
  const area = [[box(0, 0, 4, 4), box(1, 1, 3, 3)], [box(10, 0, 12, 2)]];
  expect(coveredShare([[box(0, 0, 4, 2)]], area)).toBeCloseTo(6 / 16, 2);
  expect(coveredShare([[box(9, -1, 13, 5)]], area)).toBeCloseTo(4 / 16, 2);
});

test("an area without extent is covered for nothing", () => {
  expect(coveredShare(square, [[box(0, 0, 0, 0)]])).toBe(0);
  expect(coveredShare(square, [])).toBe(0);
});
