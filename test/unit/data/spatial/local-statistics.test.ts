/** Gi* and local Moran give what R's spdep and PySAL's docstring give. */
import { errorFunction } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { adjustedP, discoveryLimit } from "#data/spatial/false-discovery.ts";
import { localStatistics } from "#data/spatial/local-statistics.ts";
import { columbus, fromLists, sixPoints } from "../../../fixtures/columbus.ts";

const farthest = (ours: ArrayLike<number>, wanted: ArrayLike<number>) =>
  Array.from(wanted, (one, i) => Math.abs(one - ours[i])).reduce((a, b) => Math.max(a, b));
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe("Columbus", () => {
  const { z, moran } = localStatistics(columbus.values, columbus.neighbours);

  test("Gi* of every neighbourhood to 1e-9", () => {
    expect(farthest(z, columbus.z)).toBeLessThan(1e-9);
    expect(sum(z)).toBeCloseTo(8.225730567, 8);
    expect(sum(z.map((one) => one * one))).toBeCloseTo(154.680134126, 8);
    expect([z.indexOf(Math.max(...z)), z.indexOf(Math.min(...z))]).toEqual([28, 31]);
  });

  test("local Moran over n - 1 to 1e-9; over n its sum is that of spdep's default", () => {
    expect(farthest(moran, columbus.moran)).toBeLessThan(1e-9);
    expect(sum(moran)).toBeCloseTo(23.317003856, 8);
    expect((sum(moran) * 49) / 48).toBeCloseTo(23.802774769, 7);
    expect(sum(moran) / 48).toBeCloseTo(0.485770914, 8);
  });

  test("Benjamini and Hochberg keep five of the seventeen below 0.05", () => {
    const p = z.map((one) => 1 - errorFunction(Math.abs(one) / Math.SQRT2));
    expect(p.filter((one) => one < 0.05)).toHaveLength(17);
    const limit = discoveryLimit(p);
    expect([...p.keys()].filter((row) => p[row] <= limit).map((row) => row + 1)).toEqual([16, 24, 28, 29, 32]);
    expect(farthest(adjustedP(p), columbus.adjusted)).toBeLessThan(1e-5);
  });
});

test("the six points of PySAL, neighbours within 15", () => {
  const lists = sixPoints.places.map(([x, y], i) =>
    [...sixPoints.places.keys()].filter((j) => {
      const [a, b] = sixPoints.places[j];
      return j !== i && Math.hypot(a - x, b - y) <= 15;
    }),
  );
  expect(farthest(localStatistics(sixPoints.values, fromLists(lists)).z, sixPoints.z)).toBeLessThan(1e-8);
});

test("areas without a value are as if they were not there", () => {
  const values = Float64Array.of(1, Number.NaN, 4, 2, 8);
  const neighbours = fromLists([[1, 2], [0, 2], [0, 1, 3], [2, 4], [3]]);
  const without = localStatistics(Float64Array.of(1, 4, 2, 8), fromLists([[1], [0, 2], [1, 3], [2]]));
  const found = localStatistics(values, neighbours);
  expect([...found.valued]).toEqual([1, 2, 2, 2, 1]);
  for (const name of ["z", "moran"] as const)
    expect([...found[name]]).toEqual([without[name][0], Number.NaN, ...without[name].slice(1)]);
});

test("nothing survives Benjamini and Hochberg where no p is small enough, and NaN takes no part", () => {
  expect(discoveryLimit(Float64Array.of(0.06, 0.5, Number.NaN))).toBe(0);
  expect(discoveryLimit(Float64Array.of(0.04, Number.NaN, 0.05))).toBe(0.05);
  expect([...adjustedP(Float64Array.of(0.01, Number.NaN, 0.04))]).toEqual([0.02, Number.NaN, 0.04]);
});
