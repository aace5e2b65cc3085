/** Classes and their breaks: every value in exactly one class, none without a value, limits that read well. */
import { ckmeans, quantileSorted } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { breaksOf } from "#data/stats/breaks.ts";
import { classCounts, classIndex, orderedClass } from "#data/stats/classify.ts";

/** Deterministic noise, 0..1 (mulberry32). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = noise(7);
const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
const make = (n: number, value: (r: number) => number, decimals = 0) =>
  Array.from({ length: n }, () => round(value(random()), decimals));

const shapes: [name: string, values: number[], decimals: number][] = [
  ["even percentages", make(14_565, (r) => r * 100), 0],
  ["a long tail", make(14_565, (r) => Math.exp(r * 10)), 0],
  ["half zeros", make(14_565, (r) => (r < 0.5 ? 0 : r * 400)), 0],
  ["distances with one decimal", make(3_393, (r) => 0.1 + r ** 3 * 11, 1), 1],
  ["deviations around zero", make(12_147, (r) => (r - 0.45) * 0.8, 3), 3],
  ["few different numbers", make(342, (r) => 1 + Math.floor(r * 3)), 0],
  ["two values", [3, 3, 3, 8], 0],
  ["one value", [5, 5, 5], 0],
  ["one area", [12.5], 1],
  ["without values", [Number.NaN, Number.NaN], 0],
];
const methods = ["quantile", "jenks", "equal"] as const;
const cases = methods.flatMap((method) => shapes.map(([name, values, decimals]) => ({ method, name, values, decimals })));

describe.each(cases)("$method breaks of $name", ({ method, values, decimals }) => {
  const breaks = breaksOf(values, { method, classes: 6 }, decimals);
  const counts = classCounts(breaks, values);

  test("are distinct, ascending and at most five", () => {
    expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
    expect(breaks.length).toBeLessThanOrEqual(5);
  });

  test("put every value in exactly one class, so that the legend's counts add up", () => {
    const inClass = (value: number) =>
      [...breaks, Number.POSITIVE_INFINITY].filter(
        (limit, i) => value < limit && value >= (breaks[i - 1] ?? Number.NEGATIVE_INFINITY),
      ).length;
    expect(values.filter((value) => inClass(value) !== (Number.isNaN(value) ? 0 : 1))).toEqual([]);
    expect(counts.reduce((a, b) => a + b)).toBe(values.filter(Number.isFinite).length);
  });

  test("leave no class empty", () => {
    if (values.some(Number.isFinite)) expect(counts.filter((count) => count === 0)).toEqual([]);
  });

  test("have no more decimals than the unit, as far as classes stay apart", () => {
    expect(breaks.filter((limit) => round(limit, decimals) !== limit)).toEqual([]);
  });
});

test("quantiles are close to those of a known implementation where values spread evenly", () => {
  const values = make(20_000, (r) => r * 1000, 2);
  const sorted = values.toSorted((a, b) => a - b);
  const breaks = breaksOf(values, { method: "quantile", classes: 5 }, 2);
  for (const [i, limit] of breaks.entries()) {
    const exact = quantileSorted(sorted, (i + 1) / 5);
    expect(Math.abs(limit - exact)).toBeLessThan(0.016 * 1000);
  }
});

test("half of the values being zero still leaves six classes", () => {
  const values = shapes[2]?.[1] ?? [];
  const counts = classCounts(breaksOf(values, { method: "quantile", classes: 6 }, 0), values);
  expect(counts).toHaveLength(6);
  expect(Math.max(...counts.slice(1)) / Math.min(...counts.slice(1))).toBeLessThan(2);
});

test("natural breaks separate the clusters that a known implementation finds", () => {
  const values = [1, 2, 2, 3, 11, 12, 13, 13, 41, 42, 43, 90, 91, 95];
  const expected = ckmeans(values, 4).map((cluster) => cluster.length);
  expect(classCounts(breaksOf(values, { method: "jenks", classes: 4 }, 0), values)).toEqual(expected);
});

test("limits become round numbers where hardly any area changes class", () => {
  const values = make(14_565, (r) => r * 5000);
  expect(breaksOf(values, { method: "equal", classes: 5 }, 0)).toEqual([1000, 2000, 3000, 4000]);
});

test("given breaks are taken as they are", () => {
  expect(breaksOf([5, 6], { method: "given", classes: 3, breaks: [1.5, 2.5] }, 0)).toEqual([1.5, 2.5]);
  expect(() => breaksOf([5, 6], { method: "given", classes: 3 }, 0)).toThrow("without breaks");
});

test("around a middle both sides have the same classes and the middle is a limit", () => {
  const values = make(5_000, (r) => (r - 0.3) * 2, 3);
  for (const method of methods) {
    const breaks = breaksOf(values, { method, classes: 8, middle: 0 }, 3);
    expect(breaks).toHaveLength(7);
    expect(breaks[3]).toBe(0);
    expect(
      breaks
        .map((limit) => -limit)
        .reverse()
        .map((limit) => limit + 0),
    ).toEqual(breaks);
  }
});

test("a value on a limit belongs to the class above it", () => {
  expect([9, 10, 19.9, 20, 21].map((value) => classIndex([10, 20], value))).toEqual([0, 1, 1, 2, 2]);
});

test("urbanity counts from the most urban: 2,500 addresses is class 1, fewer than 500 is class 5", () => {
  const limits = [500, 1000, 1500, 2500];
  expect([12_000, 2500, 2499, 1000, 499].map((value) => orderedClass(limits, value, true))).toEqual([1, 1, 2, 3, 5]);
  expect(orderedClass(limits, 499)).toBe(1);
});
