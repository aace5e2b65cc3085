/** One table of draws for all areas gives what drawing for each area by itself gives. */
import { describe, expect, test } from "vitest";
import type { Neighbours } from "#data/codecs/neighbours.ts";
import { type PermutationOptions, permutationP } from "#data/spatial/permutation-p.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { doubledRanks } from "#data/spatial/ranks.ts";
import { columbus, fromLists } from "../../../fixtures/columbus.ts";
import { finish } from "../../../fixtures/finish.ts";

const pOf = (values: Float64Array, neighbours: Neighbours, options: PermutationOptions) =>
  finish(permutationP(doubledRanks(values), neighbours, options)).p;

/** Shares of all ways to choose the neighbours of a row from the others whose sum is at least, and at most, the real one. */
function everyWay(ranks: Uint32Array, { start, neighbours }: Neighbours, row: number): [atLeast: number, atMost: number] {
  const others = [...ranks.keys()].filter((other) => other !== row && ranks[other] > 0);
  const own = [...neighbours.subarray(start[row], start[row + 1])].filter((other) => ranks[other] > 0);
  const real = own.reduce((sum, other) => sum + ranks[other], 0);
  const counts = [0, 0, 0];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      counts[0]++;
      if (sum >= real) counts[1]++;
      if (sum <= real) counts[2]++;
      return;
    }
    for (let i = from; i <= others.length - left; i++) choose(i + 1, left - 1, sum + ranks[others[i]]);
  };
  choose(0, own.length, 0);
  return [counts[1] / counts[0], counts[2] / counts[0]];
}

describe("ranks", () => {
  test("are doubled, equal values share the mean of theirs, and 0 is for none", () => {
    expect([...doubledRanks(Float64Array.of(5, Number.NaN, 1, 5, 9))]).toEqual([5, 0, 2, 5, 8]);
    expect([...doubledRanks(Float64Array.of(-1e9, 1e9))]).toEqual([2, 4]);
  });
});

describe("p", () => {
  const draws = 99_999;
  const cases: [string, Float64Array, Neighbours][] = [
    [
      "of few areas",
      Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6),
      fromLists([[1, 2], [0, 2, 3], [0, 1], [1, 4], [3, 5, 6, 7], [4, 6], [4, 5], [4]]),
    ],
    // An area among so few is often drawn for itself: a table that left it in would be wrong by a tenth.
    ["of four areas", Float64Array.of(1, 2, 3, 4), fromLists([[1, 2, 3], [0, 2], [0, 1], [0]])],
    [
      "with many ties",
      Float64Array.of(0, 0, 0, 0, 0, 0, 1, 1, 2),
      fromLists([[1, 2], [0], [0, 3], [2, 6, 7], [5], [4], [3, 7, 8], [3, 6, 8], [6, 7]]),
    ],
    [
      "with gaps",
      Float64Array.of(4, Number.NaN, 7, 1, 3, 8, Number.NaN, 2),
      fromLists([[1, 2], [0, 6], [0, 3, 5], [2, 4], [3, 5], [2, 4, 7], [1], [5]]),
    ],
  ];

  test.each(cases)("%s is that of all ways to choose neighbours", (_what, values, neighbours) => {
    const ranks = doubledRanks(values);
    const p = pOf(values, neighbours, { draws, seed: 1 });
    for (let row = 0; row < values.length; row++) {
      const own = [...neighbours.neighbours.subarray(neighbours.start[row], neighbours.start[row + 1])];
      if (ranks[row] === 0 || own.every((other) => ranks[other] === 0)) {
        expect(p[row]).toBeNaN();
        continue;
      }
      const tail = Math.min(...everyWay(ranks, neighbours, row));
      const error = 2 * Math.sqrt((tail * (1 - tail)) / draws) + 2 / draws;
      expect(Math.abs(p[row] - Math.min(1, 2 * tail))).toBeLessThanOrEqual(4 * error);
    }
  });

  test("is the same for the same seed and another for another", () => {
    const of = (seed: number) => [...pOf(columbus.values, columbus.neighbours, { draws: 999, seed })];
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  test("is at least 2 / (draws + 1) and at most 1", () => {
    const p = pOf(columbus.values, columbus.neighbours, { draws: 99, seed: 3 });
    expect(Math.min(...p)).toBeGreaterThanOrEqual(0.02);
    expect(Math.max(...p)).toBeLessThanOrEqual(1);
  });

  test("is not there where nothing can be drawn", () => {
    expect([...pOf(Float64Array.of(1, Number.NaN), fromLists([[1], [0]]), { draws: 9, seed: 1 })]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
    expect(pOf(new Float64Array(0), fromLists([]), { draws: 9, seed: 1 })).toHaveLength(0);
  });
});

test("random numbers fill their range evenly, and seeds beside each other have nothing in common", () => {
  const [one, other] = [randomIntegers(1), randomIntegers(2)];
  const buckets = new Float64Array(16);
  let same = 0;
  for (let i = 0; i < 160_000; i++) {
    const [a, b] = [one(), other()];
    buckets[a >>> 28]++;
    if (a >>> 28 === b >>> 28) same++;
  }
  // Chi-squared of 15 degrees of freedom: 37.7 is passed once in a thousand.
  expect(buckets.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(37.7);
  expect(Math.abs(same - 10_000)).toBeLessThan(400);
});
