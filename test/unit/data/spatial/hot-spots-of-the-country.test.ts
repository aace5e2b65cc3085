/** The same over all buurten of the country: neighbours as published, p beside naive draws, and hot spots that we planted ourselves. */
import { beforeAll, describe, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { decodeNeighbours, type PublishedNeighbours } from "#data/codecs/neighbours.ts";
import { AreaIndex } from "#data/schema/area.ts";
import { partSizes } from "#data/spatial/contiguity.ts";
import { findHotSpots } from "#data/spatial/hot-spots.ts";
import { permutationP } from "#data/spatial/permutation-p.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { doubledRanks } from "#data/spatial/ranks.ts";
import { finish } from "../../../fixtures/finish.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

let set: Published;
let buurten: PublishedNeighbours;
const read = (level: "wijk" | "buurt") => decodeNeighbours(readPublished(set, set.manifest.neighbours?.[level] ?? "none"));
beforeAll(async () => {
  set = await published();
  buurten = read("buurt");
});

const around = (row: number) => buurten.neighbours.subarray(buurten.start[row], buurten.start[row + 1]);

test("84,688 links between buurten in 12 parts, six of them islands; 19,540 between wijken", ({ skip }) => {
  skip(!set.real, "the sample town is no country");
  expect(buurten.neighbours).toHaveLength(84_688);
  // R finds the same parts on the source's own borders with a snap of 0.5 m, and 84,926 links: 171 pairs more, of areas whose corners
  // lie within half a metre and do not meet, and 52 fewer, of areas between which a strip was mended.
  expect(partSizes(buurten).filter((size) => size > 1)).toEqual([14_397, 124, 16, 13, 7, 2]);
  const bordered = partSizes(buurten).reduce((a, b) => a + b, 0);
  expect(bordered).toBe(buurten.start.length - 1);
  const wijken = read("wijk");
  expect(wijken.neighbours).toHaveLength(19_540);
});

test("neighbours are of the very list of areas that the manifest names", () => {
  const [, hash] = /\.([0-9a-f]{10})\.json$/.exec(set.manifest.areas.buurt) ?? [];
  expect(buurten.indexHash.startsWith(hash ?? "none")).toBe(true);
});

describe("p", () => {
  test("is that of 9,999 naive draws on 100 areas, within three of its sampling errors", ({ skip }) => {
    skip(!set.real, "the sample town has no hundred areas to try");
    const entry = readCatalog(set)
      .indicators.find(({ id }) => id === "leefbaarometer-score")
      ?.columns.findLast(({ level }) => level === "buurt");
    const ranks = doubledRanks(decodeColumn(readPublished(set, entry?.file ?? "none")).values);
    const p = finish(permutationP(ranks, buurten, { draws: 99_999, seed: 1 })).p;
    const next = randomIntegers(77);
    const pool = [...ranks.keys()].filter((row) => ranks[row] > 0);
    const draws = 9999;
    const off: number[] = [];
    while (off.length < 100) {
      const row = pool[next() % pool.length];
      if (Number.isNaN(p[row])) continue;
      const own = [...around(row)].filter((other) => ranks[other] > 0);
      const real = own.reduce((sum, other) => sum + ranks[other], 0);
      let [atLeast, atMost] = [0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const chosen = new Set<number>();
        while (chosen.size < own.length) {
          const other = pool[next() % pool.length];
          if (other !== row) chosen.add(other);
        }
        const sum = [...chosen].reduce((total, other) => total + ranks[other], 0);
        if (sum >= real) atLeast++;
        if (sum <= real) atMost++;
      }
      const naive = Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / (draws + 1));
      const tail = p[row] / 2;
      off.push((naive - p[row]) / (2 * Math.sqrt((tail * (1 - tail)) / draws)));
    }
    expect(Math.max(...off.map(Math.abs))).toBeLessThanOrEqual(3);
  });
});

interface Plan {
  spots: number;
  size: number;
  /** Standard deviations of the noise around them. */
  rise: number;
}

/** Independent noise with hot spots of so many buurten that do not touch each other; -1 outside of them. */
function plant({ spots, size, rise }: Plan, seed: number): { values: Float64Array; spotOf: Int32Array } {
  const next = randomIntegers(seed);
  const uniform = () => (next() + 0.5) / 4294967296;
  const rows = buurten.start.length - 1;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const values = Float64Array.from({ length: rows }, normal);
  const spotOf = new Int32Array(rows).fill(-1);
  for (let spot = 0; spot < spots; ) {
    const members = new Set([next() % rows]);
    for (const row of members) for (const other of around(row)) if (members.size < size) members.add(other);
    const isTaken = (row: number) => spotOf[row] >= 0;
    if (members.size < size || [...members].some((row) => isTaken(row) || [...around(row)].some(isTaken))) continue;
    for (const row of members) {
      spotOf[row] = spot;
      values[row] += rise;
    }
    spot++;
  }
  return { values, spotOf };
}

/** False is an area that is shown and has nothing planted in it or beside it, or is shown as low. */
function judge(plan: Plan, method: "gi-star" | "local-moran", seed: number): { falseShare: number; power: number } {
  const { values, spotOf } = plant(plan, seed);
  const found = finish(findHotSpots(values, buurten, { method, seed: 1 }));
  const spots = new Set<number>();
  let [shown, wrong] = [0, 0];
  found.class.forEach((one, row) => {
    if (one === 0) return;
    shown++;
    const near = [spotOf[row], ...Array.from(around(row), (other) => spotOf[other])].filter((spot) => spot >= 0);
    // 1 and 4: neighbours are high.
    if (near.length === 0 || (one !== 1 && one !== 4)) wrong++;
    else for (const spot of near) spots.add(spot);
  });
  return { falseShare: wrong / Math.max(1, shown), power: spots.size / plan.spots };
}

describe("hot spots that were planted", () => {
  test.for([
    [{ spots: 50, size: 37, rise: 1.5 }, "gi-star"],
    [{ spots: 100, size: 19, rise: 2 }, "local-moran"],
    [{ spots: 100, size: 7, rise: 4 }, "gi-star"],
  ] as const)("%o by %s: at most a tenth of what is shown is false, at least 8 in 10 are found", ([plan, method], { skip }) => {
    skip(!set.real, "the sample town is too small to plant in");
    const rounds = [101, 102].map((seed) => judge(plan, method, seed));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(rounds.map(({ falseShare }) => falseShare))).toBeLessThanOrEqual(0.1);
    expect(mean(rounds.map(({ power }) => power))).toBeGreaterThanOrEqual(0.8);
  });
});

test.for([0.5, 2, 10])(
  "%d initiatives per 1,000 inhabitants that chance scatters make no hot spot, though small buurten lie together",
  (rate, { skip }) => {
    skip(!set.real, "the sample town is too small for chance");
    const { inhabitants } = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas.buurt).toString()));
    const next = randomIntegers(10 * rate + 3);
    const uniform = () => (next() + 0.5) / 4294967296;
    // Gaps between initiatives are exponential: as many as fit in a buurt's people.
    const count = (expected: number) => {
      let found = -1;
      for (let at = 0; at <= expected; at += Math.log(1 / uniform())) found++;
      return found;
    };
    const values = Float64Array.from(inhabitants, (people) => (people > 0 ? count((people * rate) / 1000) / people : Number.NaN));
    const found = finish(findHotSpots(values, buurten, { method: "gi-star", seed: 1 }));
    expect(found.class.filter((one) => one > 0).length).toBeLessThanOrEqual(2);
  },
);
