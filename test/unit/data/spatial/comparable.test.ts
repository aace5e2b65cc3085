import { describe, expect, test } from "vitest";
import { balanceOf, likenessOf, nearestAreas, spreadOf, standardised } from "#data/spatial/comparable.ts";
import { randomIntegers } from "#data/spatial/random.ts";

const next = randomIntegers(7);
const draw = () => next() / 2 ** 32;
const rows = Array.from({ length: 400 }, (_, row) => row);
const columns = [0, 1, 2].map((v) => Float64Array.from(rows, () => (draw() < 0.05 ? Number.NaN : draw() * 10 ** v)));
const gemeenten = rows.map(() => Math.floor(draw() * 60));
const spreads = columns.map((column) => spreadOf(column, rows));

/** All distances, sorted, and of each gemeente the first. */
function byBruteForce(subject: readonly number[], pool: readonly number[]) {
  const seen = new Set<number>();
  return pool
    .map((row) => {
      const apart = columns.map((column, v) => ((column[row] ?? 0) - (subject[v] ?? 0)) / (spreads[v]?.sd ?? 1));
      return { row, distance: Math.sqrt(apart.reduce((sum, one) => sum + one ** 2, 0) / columns.length) };
    })
    .filter(({ distance }) => !Number.isNaN(distance))
    .sort((a, b) => a.distance - b.distance || a.row - b.row)
    .filter(({ row }) => !seen.has(gemeenten[row] ?? -1) && seen.add(gemeenten[row] ?? -1))
    .slice(0, 5);
}

describe("nearest areas", () => {
  test("are those of a sorted list of all distances, one a gemeente, for every area", () => {
    for (const row of rows) {
      const subject = columns.map((column) => column[row] ?? 0);
      if (subject.some(Number.isNaN)) continue;
      const pool = rows.filter((other) => other !== row);
      const found = nearestAreas({ columns, spreads, subject, pool, gemeenten });
      const expected = byBruteForce(subject, pool);
      expect(found.map((one) => one.row)).toEqual(expected.map((one) => one.row));
      for (const [i, { distance }] of found.entries()) expect(distance).toBeCloseTo(expected[i]?.distance ?? -1, 12);
    }
  });

  test("may be fewer than five, and of one gemeente all where there are no gemeenten", () => {
    const subject = [0.5, 5, 50];
    expect(nearestAreas({ columns, spreads, subject, pool: rows, gemeenten: rows.map(() => 3) })).toHaveLength(1);
    expect(nearestAreas({ columns, spreads, subject, pool: rows, gemeenten: [], most: 7 })).toHaveLength(7);
  });

  test("a variable that is the same everywhere decides nothing", () => {
    const flat = new Float64Array(400).fill(3);
    const options = { subject: [0.5, 5, 50, 9], pool: rows, gemeenten };
    const found = nearestAreas({ ...options, columns: [...columns, flat], spreads: [...spreads, spreadOf(flat, rows)] });
    expect(found.map(({ row }) => row)).toEqual(
      nearestAreas({ ...options, columns, spreads, subject: [0.5, 5, 50] }).map(({ row }) => row),
    );
  });
});

test("a difference is in standard deviations of the pool, before and after alike", () => {
  const column = Float64Array.of(1, 2, 3, 4, Number.NaN, 10);
  const spread = spreadOf(column, [0, 1, 2, 3, 4]);
  expect(spread.mean).toBe(2.5);
  expect(spread.sd).toBeCloseTo(1.2909944487, 9);
  expect(balanceOf(4, column, spread, [2, 3])).toEqual({ before: 1.5 / spread.sd, after: 0.5 / spread.sd });
  expect(standardised(4, { mean: 1, sd: 0 })).toBe(0);
});

test("likeness names what is most alike, and says nothing of too little", () => {
  const spread = { mean: 0, sd: 2 };
  const variables = [
    { id: "far", spread, a: 0, b: 4 },
    { id: "near", spread, a: 1, b: 1.2 },
    { id: "same", spread, a: 5, b: 5 },
    { id: "half", spread, a: 1, b: 2 },
    { id: "none", spread, a: 1, b: Number.NaN },
  ];
  const found = likenessOf(variables, 4);
  expect(found?.alike).toEqual(["same", "near"]);
  expect(found?.distance).toBeCloseTo(Math.sqrt((4 + 0.01 + 0 + 0.25) / 4), 12);
  expect(likenessOf(variables, 5)).toBeUndefined();
});
