/** The examples of the page about methods, recomputed: what somebody works out by hand is what the kernel finds. */
import { expect, test } from "vitest";
import { targetGroups } from "#data/schema/initiative.ts";
import { type Offers, openCatchment } from "#data/spatial/catchment.ts";
import { nearestAreas } from "#data/spatial/comparable.ts";
import { groupPoints } from "#data/spatial/dbscan.ts";
import type { ReachAreas } from "#data/spatial/gap-results.ts";
import { hexagonArea } from "#data/spatial/hexagon-grid.ts";
import { countByHexagon } from "#data/spatial/hexagons.ts";
import { findHotSpots } from "#data/spatial/hot-spots.ts";

function ended<T>(work: Generator<number, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

test("a hexagon of 500 m with 3 initiatives, two of which say whom they reach", () => {
  const points = {
    x: Float64Array.of(120_000, 120_010, 120_020),
    y: new Float64Array(3).fill(480_000),
    reach: Float64Array.of(40, 60, Number.NaN),
    isPublic: new Uint8Array(3).fill(1),
  };
  const { count, reach, reachKnown } = countByHexagon(points, 500);
  expect([[...count], [...reach], [...reachKnown]]).toEqual([[3], [100], [2]]);
  expect(hexagonArea(500) / 1e6).toBeCloseTo(0.2165, 4);
  expect(3 / (hexagonArea(500) / 1e6)).toBeCloseTo(13.9, 1);
});

test("five initiatives along one road, within 200 m and at least 3", () => {
  const x = Float64Array.of(0, 100, 250, 400, 1200);
  const { groupOf, core } = ended(groupPoints(x, new Float64Array(5), { metres: 200, atLeast: 3 }));
  expect([...core]).toEqual([0, 1, 1, 0, 0]);
  expect([...groupOf]).toEqual([0, 0, 0, 0, -1]);
});

test("five buurten in a row: local Moran of the ranks, and nothing that is clear", () => {
  const neighbours = { start: Uint32Array.of(0, 1, 3, 5, 7, 8), neighbours: Uint32Array.of(1, 0, 2, 1, 3, 2, 4, 3) };
  const found = ended(findHotSpots(Float64Array.of(90, 70, 65, 40, 10), neighbours, { method: "local-moran", seed: 1 }));
  expect([...found.moran].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([0.8, 0.4, 0, 0.4, 0.8]);
  // The neighbour of the first is one of four others: one of them is as high, on either side.
  expect(found.p[0]).toBeCloseTo(0.5, 2);
  expect([...found.class]).toEqual([0, 0, 0, 0, 0]);
});

test("three neighbourhoods of 100 people, a kilometre apart, and an initiative of 10 people in the first and the last", () => {
  const hundred = Float64Array.of(100, 100, 100);
  const areas = {
    x: Float64Array.of(0, 1000, 2000),
    y: new Float64Array(3),
    people: Object.fromEntries(targetGroups.map((group) => [group, hundred])) as ReachAreas["people"],
    ...{ complete: new Uint8Array(3), account: new Uint8Array(3), withheld: new Uint8Array(3) },
  };
  const at = (...places: number[]): Offers => ({
    amount: Float64Array.from(places, () => 10),
    groups: new Uint32Array(places.length),
    confirmed: new Uint8Array(places.length).fill(1),
    x: Float64Array.from(places),
    y: new Float64Array(places.length),
    sigma: Float64Array.from(places, () => 1000),
    byArea: new Uint8Array(places.length),
    start: new Uint32Array(places.length + 1),
    rows: new Uint32Array(),
    shares: new Float64Array(),
  });
  const reached = (...places: number[]) => openCatchment(areas, at(...places), "iedereen").spread(1).confirmed;
  const rounded = (of: Iterable<number>) => Array.from(of, (one) => Math.round(one * 1000) / 1000);
  expect(rounded(reached(0))).toEqual([5.741, 3.482, 0.777]);
  expect(rounded(reached(2000))).toEqual([0.777, 3.482, 5.741]);
  expect(rounded(reached(0, 2000).map((one) => one / 100))).toEqual([0.065, 0.07, 0.065]);
  expect([Math.exp(-0.5), Math.exp(-2)].map((one) => Math.round(one * 1000) / 1000)).toEqual([0.607, 0.135]);
});

test("three areas beside one with 40 and 20 percent: A is nearest, then C, then B", () => {
  const found = nearestAreas({
    columns: [Float64Array.of(50, 60, 35), Float64Array.of(20, 25, 30)],
    spreads: [
      { mean: 0, sd: 10 },
      { mean: 0, sd: 5 },
    ],
    subject: [40, 20],
    pool: [0, 1, 2],
    gemeenten: [],
  });
  expect(found.map(({ row, distance }) => [row, distance.toFixed(2)])).toEqual([
    [0, "0.71"],
    [2, "1.46"],
    [1, "1.58"],
  ]);
});
