import { beforeAll, describe, expect, test } from "vitest";
import type { Position } from "#data/geometry/segments.ts";
import { drawnFrom } from "#server/entries/placing.ts";
import { streetAway } from "#server/entries/shown.ts";
import { placeOfArea } from "#server/published/areas.ts";
import { buurtenOf } from "#server/published/borders.ts";
import { lineShape, openBuurten, polygonShape } from "#server/published/buurten.ts";
import { openLibrary, type PublishedSet } from "#server/published/published-set.ts";
import { drawnAreas } from "../../../fixtures/drawn-areas.ts";
import { published } from "../../../fixtures/published.ts";

/** Rings of a square without closing vertex. */
const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

// Row 0 and 1 share the border at 5.01; row 2 lies in the hole of row 1; row 3 is two islands; row 4 has no border.
const town = openBuurten(
  drawnAreas([
    [[square(5, 52, 0.01)]],
    [[square(5.01, 52, 0.01), square(5.014, 52.004, 0.002)]],
    [[square(5.014, 52.004, 0.002)]],
    [[square(5.1, 52, 0.01)], [square(5.2, 52, 0.01)]],
    [],
  ]),
);

describe("a point", () => {
  test.each<[string, Position, number | undefined]>([
    ["inside", [5.005, 52.005], 0],
    ["in a hole belongs to what fills the hole", [5.015, 52.005], 2],
    ["on a shared border belongs to the lowest row", [5.01, 52.005], 0],
    ["on the border of a hole belongs to the lowest row", [5.014, 52.005], 1],
    ["on a second island", [5.205, 52.005], 3],
    ["on the quay, 300 metres off, belongs to the nearest", [5.005, 51.9975], 0],
    ["a kilometre off belongs to none", [5.005, 51.99], undefined],
  ])("%s", (_where, point, row) => {
    expect(town.at(point)).toBe(row);
  });
});

describe("a shape", () => {
  const polygon = (...rings: Position[][]) => polygonShape(rings.map((ring) => [...ring, ring[0] as Position]));
  test.each<[string, Parameters<typeof town.touching>[0], number[]]>([
    ["a polygon over a border", polygon(square(5.005, 52.003, 0.008)), [0, 1]],
    ["a polygon over the hole too", polygon(square(5.005, 52.003, 0.01)), [0, 1, 2]],
    ["the same border as a buurt: its neighbours are not touched", polygon(square(5, 52, 0.01)), [0]],
    ["a polygon around everything", polygon(square(4.9, 51.9, 0.5)), [0, 1, 2, 3]],
    ["a polygon within one", polygon(square(5.002, 52.002, 0.001)), [0]],
    ["a polygon with a hole that holds a buurt", polygon(square(5.011, 52.001, 0.008), square(5.013, 52.003, 0.004)), [1]],
    [
      "a line through two",
      lineShape([
        [5.005, 52.002],
        [5.012, 52.002],
      ]),
      [0, 1],
    ],
    [
      "a line that only crosses",
      lineShape([
        [4.99, 52.005],
        [5.105, 52.0051],
      ]),
      [0, 1, 2, 3],
    ],
    [
      "a line far off",
      lineShape([
        [6, 53],
        [6.1, 53],
      ]),
      [],
    ],
  ])("%s", async (_what, shape, rows) => {
    expect(await town.touching(shape, () => undefined)).toEqual(rows);
  });
});

describe("a place that is not exact", () => {
  /** A place of its own each time, and the key of a test. */
  const draw = (start: Position, owner = "a team", key = "k") => {
    const shown = streetAway(start, town.outlines(0), (cell) => drawnFrom(key, [owner, "straat", "BU1", ...cell]));
    return shown.coordinates as Position;
  };
  const metresBetween = ([ax, ay]: Position, [bx, by]: Position) => Math.hypot((ax - bx) * 68_680, (ay - by) * 111_250);

  test("is 40 to 120 metres away and in the same buurt, a thousand times", () => {
    for (let i = 0; i < 1000; i++) {
      const start: Position = [5.0001 + 0.0098 * ((i * 0.618) % 1), 52.0001 + 0.0098 * ((i * 0.414) % 1)];
      const shown = draw(start, `team ${i}`);
      expect(town.at(shown)).toBe(0);
      expect(metresBetween(shown, start)).toBeGreaterThan(38);
      expect(metresBetween(shown, start)).toBeLessThan(122);
    }
  });

  test("is shown at the same spot each time, another one for others and with another key", () => {
    const start: Position = [5.005, 52.005];
    expect(draw(start)).toEqual(draw(start));
    expect(draw(start, "another team")).not.toEqual(draw(start));
    expect(draw(start, "a team", "l")).not.toEqual(draw(start));
  });

  test("moved a metre, again and again, it gives no more than a few spots, whose mean is not the place", () => {
    const start: Position = [5.005, 52.005];
    const spots = new Map<string, Position>();
    for (let i = 0; i < 500; i++) {
      const shown = draw([start[0] + 1e-5 * Math.sin(i), start[1] + 1e-5 * Math.cos(i * 7)]);
      spots.set(shown.join(), shown);
    }
    expect(spots.size).toBeLessThanOrEqual(4);
  });

  test("is spread over all directions and distances", () => {
    const start: Position = [5.005, 52.005];
    const shown = Array.from({ length: 400 }, (_, i) => draw(start, `team ${i}`));
    const quarters = new Set(shown.map(([x, y]) => `${x > start[0]} ${y > start[1]}`));
    expect(quarters.size).toBe(4);
    const metres = shown.map((one) => metresBetween(one, start));
    expect(Math.min(...metres)).toBeLessThan(60);
    expect(Math.max(...metres)).toBeGreaterThan(100);
  });
});

describe("the borders of the Netherlands", () => {
  let set: PublishedSet;
  beforeAll(async () => {
    set = (await openLibrary((await published()).folder)).current();
  });

  test("every buurt holds its own label point", () => {
    const buurten = buurtenOf(set);
    const { codes, bordered } = set.areas.buurt;
    const wrong: string[] = [];
    for (let row = 0; row < bordered; row++) {
      const point = placeOfArea(set, { level: "buurt", row })?.point;
      if (point && buurten.at(point) !== row) wrong.push(`${codes[row]} ${buurten.at(point)}`);
    }
    expect(wrong).toEqual([]);
  });
});
