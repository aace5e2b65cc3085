/** Classes and statuses of areas; on a town of 40 by 40 blocks, so that what is planted is known. */
import { describe, expect, test } from "vitest";
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { agreementOf, findHotSpots, type HotSpotOptions } from "#data/spatial/hot-spots.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import type { HotSpots } from "#data/spatial/results.ts";
import { fromLists } from "../../../fixtures/columbus.ts";
import { finish } from "../../../fixtures/finish.ts";

const side = 40;
const town = fromLists(
  Array.from({ length: side * side }, (_, row) => {
    const [x, y] = [row % side, Math.floor(row / side)];
    return [-1, 0, 1].flatMap((dy) =>
      [-1, 0, 1].flatMap((dx) => {
        const [u, v] = [x + dx, y + dy];
        return (dx || dy) && u >= 0 && v >= 0 && u < side && v < side ? [v * side + u] : [];
      }),
    );
  }),
);
const at = (x: number, y: number) => y * side + x;
const noise = (seed: number) => {
  const next = randomIntegers(seed);
  return Float64Array.from({ length: side * side }, () => next() / 2 ** 32);
};
const find = (values: Float64Array, method: HotSpotOptions["method"], neighbours = town) =>
  finish(findHotSpots(values, neighbours, { method, seed: 1, draws: 9999 }));
const classAt = (found: HotSpots, row: number) => hotSpotClasses[found.class[row]];
const statusAt = (found: HotSpots, row: number) => hotSpotStatuses[found.status[row]];

/** High around (10, 10), low around (30, 30), with one block in the middle of each that is not like its neighbours. */
function planted(): Float64Array {
  const values = noise(4);
  for (let dy = -3; dy <= 3; dy++) {
    for (let dx = -3; dx <= 3; dx++) {
      values[at(10 + dx, 10 + dy)] += 5;
      values[at(30 + dx, 30 + dy)] -= 5;
    }
  }
  values[at(10, 10)] = -9;
  values[at(30, 30)] = 9;
  return values;
}

describe("local Moran", () => {
  const found = find(planted(), "local-moran");

  test.each([
    ["a cluster of high values", 11, 10, "high-high"],
    ["a cluster of low values", 31, 30, "low-low"],
    ["high among low", 30, 30, "high-low"],
    ["low among high", 10, 10, "low-high"],
    ["nothing clear far from both", 20, 5, "not-clear"],
  ] as const)("finds %s", (_what, x, y, wanted) => {
    expect(classAt(found, at(x, y))).toBe(wanted);
    expect(statusAt(found, at(x, y))).toBe("tested");
  });

  test("shows two seeds that agree", () => {
    expect(found.stable).toBe(true);
    expect(found.agreement).toBeGreaterThanOrEqual(0.9);
  });
});

test("Gi* finds the same clusters, and knows no areas that differ from them", () => {
  const found = find(planted(), "gi-star");
  expect([classAt(found, at(11, 10)), classAt(found, at(31, 30))]).toEqual(["high-high", "low-low"]);
  // Eight high neighbours outweigh one low block.
  expect([classAt(found, at(10, 10)), classAt(found, at(30, 30))]).toEqual(["high-high", "low-low"]);
  expect(found.z[at(11, 10)]).toBeGreaterThan(3);
  expect(new Set(found.class)).toEqual(new Set([0, 1, 2]));
});

test("what is skewed finds the same: only the order counts", () => {
  const values = planted();
  const skewed = values.map((value) => Math.exp(2 * value));
  expect(find(skewed, "local-moran")).toEqual(find(values, "local-moran"));
});

describe("status", () => {
  test("says why an area has no class", () => {
    // A line of six: the neighbour of the fifth has no value, the sixth has none, the seventh touches nothing.
    const line = fromLists([[1], [0, 2], [1, 3], [2], [5], [4], []]);
    const found = find(Float64Array.of(1, 2, 3, 4, 5, Number.NaN, 6), "gi-star", line);
    expect(Array.from(found.status, (one) => hotSpotStatuses[one])).toEqual([
      ...Array.from({ length: 4 }, () => "tested"),
      "neighbours-without-value",
      "no-value",
      "island",
    ]);
    expect([...found.z.subarray(4), ...found.p.subarray(4)]).toEqual(Array.from({ length: 6 }, () => Number.NaN));
    expect(new Set(found.class)).toEqual(new Set([0]));
  });

  test("is unstable, and nothing is shown, where two seeds show different areas", () => {
    // Five faint clusters of 25 blocks, each higher than the rest by a little over a standard deviation.
    const next = randomIntegers(4);
    const values = Float64Array.from({ length: side * side }, () => next() / 2 ** 32);
    for (let cluster = 0; cluster < 5; cluster++) {
      const [x, y] = [4 + (next() % 32), 4 + (next() % 32)];
      for (let block = 0; block < 25; block++) values[at(x - 2 + (block % 5), y - 2 + Math.floor(block / 5))] += 0.4;
    }
    const found = find(values, "gi-star");
    expect(found.stable).toBe(false);
    expect(found.agreement).toBeLessThan(0.9);
    expect(new Set(found.class)).toEqual(new Set([0]));
    expect(new Set(Array.from(found.status, (one) => hotSpotStatuses[one]))).toEqual(new Set(["unstable"]));
    expect(found.z.every(Number.isFinite) && found.p.every(Number.isFinite)).toBe(true);
  });
});

test("chance alone shows nothing", () => {
  for (const seed of [11, 12, 13]) {
    const found = find(noise(seed), "local-moran");
    expect(found.class.filter((one) => one > 0).length).toBeLessThanOrEqual(1);
  }
});

test("agreement is Jaccard's index of what is shown", () => {
  expect(agreementOf(Uint8Array.of(0, 1, 2, 0), Uint8Array.of(0, 1, 1, 3))).toBeCloseTo(1 / 3);
  expect(agreementOf(Uint8Array.of(0, 0), Uint8Array.of(0, 0))).toBe(1);
});
