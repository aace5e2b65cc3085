/** Outlines hold every member, never cross themselves, and are one shape for what belongs together. */
import { describe, expect, test } from "vitest";
import { cross, somePair } from "#data/geometry/segments.ts";
import { groupPoints } from "#data/spatial/dbscan.ts";
import { isInside, type OutlineRing, outlineOfGroup } from "#data/spatial/group-outline.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { finish } from "../../../fixtures/finish.ts";

type Place = readonly [x: number, y: number];
const outline = (places: readonly Place[], metres: number): OutlineRing[][] =>
  outlineOfGroup(
    places.map(([x]) => x),
    places.map(([, y]) => y),
    [...places.keys()],
    { metres },
  );
const covers = (polygons: OutlineRing[][], [x, y]: Place) =>
  polygons.some(([outer, ...holes]) => isInside(outer, x, y) && !holes.some((hole) => isInside(hole, x, y)));
const area = (ring: OutlineRing) => ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]) / 2, 0);

function faultOf(polygons: OutlineRing[][]): string | undefined {
  if (somePair(polygons.flat(), ({ a, b }, { a: c, b: d }) => cross(a, b, c, d))) return "edges cross";
  const corners = polygons.flat().flatMap((ring) => ring.slice(1).map(String));
  if (new Set(corners).size !== corners.length) return "rings touch";
  return polygons.every(([outer, ...holes]) => area(outer) > 0 && holes.every((hole) => area(hole) < 0))
    ? undefined
    : "turned round";
}

describe("the outline of groups of random points", () => {
  const next = randomIntegers(8);
  const places = Array.from({ length: 900 }, (): Place => [121_000 + (next() % 6000), 487_000 + (next() % 6000)]);
  const [x, y] = [Float64Array.from(places, (one) => one[0]), Float64Array.from(places, (one) => one[1])];

  test.each([100, 200, 300])("within %d m holds all members, is valid and in one piece", (metres) => {
    const { groupOf, count } = finish(groupPoints(x, y, { metres, atLeast: 3 }));
    expect(count).toBeGreaterThan(0);
    for (let group = 0; group < count; group++) {
      const members = places.filter((_, i) => groupOf[i] === group);
      const found = outline(members, 0.55 * metres);
      expect(members.filter((one) => !covers(found, one))).toEqual([]);
      expect(faultOf(found)).toBeUndefined();
      expect(found).toHaveLength(1);
      for (const [outer] of found) expect(outer[0]).toEqual(outer.at(-1));
    }
  });
});

describe("the outline", () => {
  test("of one point is a round of about that distance", () => {
    const [[ring]] = outline([[100_000, 400_000]], 150);
    expect(area(ring) / (Math.PI * 150 ** 2)).toBeGreaterThan(0.85);
    expect(area(ring) / (Math.PI * 150 ** 2)).toBeLessThan(1.05);
    for (const [px, py] of ring) expect(Math.abs(Math.hypot(px - 100_000, py - 400_000) - 150)).toBeLessThan(25);
  });

  test("of a circle of points has a hole, which holds none of them", () => {
    const places = Array.from(
      { length: 60 },
      (_, i): Place => [150_000 + 1000 * Math.cos((i * Math.PI) / 30), 450_000 + 1000 * Math.sin((i * Math.PI) / 30)],
    );
    const found = outline(places, 165);
    expect(found.map((polygon) => polygon.length)).toEqual([2]);
    expect(covers(found, [150_000, 450_000])).toBe(false);
    expect(places.every((one) => covers(found, one))).toBe(true);
    expect(faultOf(found)).toBeUndefined();
  });

  test("of what lies far apart is several shapes, also west and south of the grid", () => {
    const found = outline(
      [
        [-70_000, -20_000],
        [140_000, 480_000],
      ],
      100,
    );
    expect(found).toHaveLength(2);
    expect(covers(found, [-70_000, -20_000])).toBe(true);
  });

  test("of a chain across the country stays small in memory: one point in every grid cell of 300 km would be 5 million", () => {
    const chain = Array.from({ length: 6000 }, (_, i): Place => [20_000 + 40 * i, 380_000 + 35 * i]);
    const found = outline(chain, 30);
    expect(found).toHaveLength(1);
    expect(chain.every((one, i) => i % 100 > 0 || covers(found, one))).toBe(true);
  });

  test("of nobody is nothing", () => {
    expect(outline([], 100)).toEqual([]);
  });
});
