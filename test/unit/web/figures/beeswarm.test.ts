/** Marks of a swarm: at their own value, none over another, and near the axis. */
import { expect, test } from "vitest";
import { placeSwarm, strip } from "#web/figures/area/beeswarm.ts";

/** A fixed row of numbers that looks like chance. */
const chance = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32;
  return seed / 2 ** 32;
};

test.each([1, 2, 3])("400 marks stand at their value and touch at most (%d)", (seed) => {
  const next = chance(seed);
  const x = Array.from({ length: 400 }, (_, i) => (i % 7 === 0 ? 300 : next() * 600));
  const marks = placeSwarm(x, 3);
  expect(marks.map(({ index }) => index).sort((a, b) => a - b)).toEqual(x.map((_, i) => i));
  for (const mark of marks) expect(mark.x).toBe(x[mark.index]);
  for (const [i, a] of marks.entries())
    for (const b of marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(6 - 1e-3);
});

test("where there is room all of them stand on the axis, and equal values as a column", () => {
  expect(placeSwarm([0, 10, 20], 3).map(({ y }) => y)).toEqual([0, 0, 0]);
  expect(placeSwarm([5, 5, 5], 3).map(({ y }) => Math.abs(y))).toEqual([0, 6, 6]);
});

test("a strip counts every value once, also those at both ends", () => {
  const counts = strip([0, 0.5, 5, 9.99, 10], 0, 10, 10);
  expect(counts).toEqual([2, 0, 0, 0, 0, 1, 0, 0, 0, 2]);
});
