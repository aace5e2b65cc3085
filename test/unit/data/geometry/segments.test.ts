import { expect, test } from "vitest";
import { type Position, type Ring, sideOf } from "#data/geometry/segments.ts";

const outer: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole: Ring = [
  [4, 4],
  [4, 6],
  [6, 6],
  [6, 4],
  [4, 4],
];
const diamond: Ring = [
  [5, 0],
  [10, 5],
  [5, 10],
  [0, 5],
  [5, 0],
];

test.each<[string, Position, Ring[], string]>([
  ["in the middle", [2, 2], [outer, hole], "inside"],
  ["in the hole", [5, 5], [outer, hole], "outside"],
  ["on the edge of the hole", [4, 5], [outer, hole], "border"],
  ["on a corner", [10, 10], [outer], "border"],
  ["on a horizontal edge", [5, 0], [outer], "border"],
  ["on a slanted edge", [7.5, 2.5], [diamond], "border"],
  ["level with a corner, inside", [4, 5], [diamond], "inside"],
  ["level with a corner, outside", [-1, 5], [diamond], "outside"],
  ["on the line of an edge, beyond it", [12, 0], [outer], "outside"],
])("a point %s", (_where, point, rings, side) => {
  expect(sideOf(point, rings)).toBe(side);
});
