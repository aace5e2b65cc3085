/** Groups equal those of brute force, whatever the order of the points. */
import { describe, expect, test } from "vitest";
import { type GroupingOptions, type Groups, groupPoints } from "#data/spatial/dbscan.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { finish } from "../../../fixtures/finish.ts";

type Place = readonly [x: number, y: number];
const group = (places: readonly Place[], options: GroupingOptions): Groups =>
  finish(
    groupPoints(
      Float64Array.from(places, ([x]) => x),
      Float64Array.from(places, ([, y]) => y),
      options,
    ),
  );

/** By the definition, every pair looked at. */
function bruteForce(places: readonly Place[], { metres, atLeast }: GroupingOptions): number[] {
  const near = places.map((a) =>
    [...places.keys()].filter((i) => (a[0] - places[i][0]) ** 2 + (a[1] - places[i][1]) ** 2 <= metres ** 2),
  );
  const cores = near.map((within) => within.length >= atLeast);
  const part = places.map(() => -1);
  let count = 0;
  places.forEach((_, first) => {
    if (!cores[first] || part[first] >= 0) return;
    const reached = [first];
    part[first] = count;
    for (const at of reached) {
      for (const other of near[at]) {
        if (!cores[other] || part[other] >= 0) continue;
        part[other] = count;
        reached.push(other);
      }
    }
    count++;
  });
  const result = [...part];
  places.forEach((a, i) => {
    if (cores[i]) return;
    const within = near[i].filter((j) => cores[j]);
    const distance = (j: number) => (a[0] - places[j][0]) ** 2 + (a[1] - places[j][1]) ** 2;
    within.sort((j, k) => distance(j) - distance(k) || places[j][0] - places[k][0] || places[j][1] - places[k][1]);
    if (within.length > 0) result[i] = part[within[0]];
  });
  const sizes = Array.from({ length: count }, (_, one) => result.filter((other) => other === one).length);
  const firsts = sizes.map((_, one) => {
    const its = [...places.keys()].filter((i) => part[i] === one && cores[i]).map((i) => places[i]);
    return its.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
  });
  const order = [...sizes.keys()].sort(
    (a, b) => sizes[b] - sizes[a] || firsts[a][0] - firsts[b][0] || firsts[a][1] - firsts[b][1],
  );
  return result.map((one) => (one < 0 ? -1 : order.indexOf(one)));
}

/** Towns and loose houses; on whole metres, so that equal distances and equal places do occur. */
function scattered(count: number, seed: number): Place[] {
  const next = randomIntegers(seed);
  const around = (middle: number, width: number) =>
    Math.round(middle + (((next() + next() + next()) / 2 ** 32 - 1.5) * width) / 1.5);
  const towns = Array.from({ length: 12 }, (): Place => [120_000 + (next() % 8000), 480_000 + (next() % 8000)]);
  return Array.from({ length: count }, (_, i): Place => {
    if (i % 4 === 0) return [120_000 + (next() % 8000), 480_000 + (next() % 8000)];
    const [x, y] = towns[next() % towns.length];
    return [around(x, 700), around(y, 700)];
  });
}

function shuffled(count: number, seed: number): number[] {
  const next = randomIntegers(seed);
  const order = [...Array(count).keys()];
  for (let i = count - 1; i > 0; i--) {
    const j = next() % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

describe("groups of 2,000 points", () => {
  const places = scattered(2000, 3);
  test.each([
    { metres: 60, atLeast: 4 },
    { metres: 100, atLeast: 5 },
    { metres: 300, atLeast: 5 },
    { metres: 300, atLeast: 30 },
  ])("within $metres m, at least $atLeast, are those of brute force in any order", (options) => {
    const wanted = bruteForce(places, options);
    expect([...group(places, options).groupOf]).toEqual(wanted);
    for (const seed of [1, 2, 3]) {
      const order = shuffled(places.length, seed);
      const found = group(
        order.map((at) => places[at]),
        options,
      ).groupOf;
      const back = new Int32Array(places.length);
      order.forEach((at, i) => {
        back[at] = found[i];
      });
      expect([...back]).toEqual(wanted);
    }
  });

  test("have border points, which tests above would be empty without", () => {
    const { groupOf, core } = group(places, { metres: 100, atLeast: 5 });
    expect(groupOf.filter((one, i) => one >= 0 && core[i] === 0).length).toBeGreaterThan(20);
  });
});

test("a distance of just the reach belongs to it", () => {
  const line: Place[] = [0, 300, 600, 901].map((x) => [x, 0]);
  expect([...group(line, { metres: 300, atLeast: 2 }).groupOf]).toEqual([0, 0, 0, -1]);
});

test("a border point between two groups goes to the nearer core", () => {
  // Of each crowd one lies near the point between them, and five behind it.
  const crowd = (x: number, behind: number): Place[] => [[x, 0], ...Array.from({ length: 5 }, (): Place => [behind, 0])];
  const found = group([...crowd(0, -90), ...crowd(190, 280), [100, 0]], { metres: 100, atLeast: 6 });
  expect(found.count).toBe(2);
  expect(found.groupOf[12]).toBe(found.groupOf[6]);
});

test("nothing, one point and all points in one place", () => {
  expect(group([], { metres: 300, atLeast: 5 })).toEqual({ groupOf: new Int32Array(0), core: new Uint8Array(0), count: 0 });
  expect([...group([[1, 1]], { metres: 300, atLeast: 2 }).groupOf]).toEqual([-1]);
  const same: Place[] = Array.from({ length: 9 }, () => [5, 5]);
  expect([...group(same, { metres: 300, atLeast: 5 }).groupOf]).toEqual(Array.from({ length: 9 }, () => 0));
});
