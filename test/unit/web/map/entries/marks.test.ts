import { describe, expect, test } from "vitest";
import { circleAround, metresPerDegree } from "#data/geometry/metres.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { markColours } from "#web/labels/theme.ts";
import { themeGlyphs } from "#web/labels/theme-glyphs.ts";
import { iconOf, ringSteps } from "#web/map/entries/mark-images.ts";
import { shapeOf } from "#web/map/entries/shape.ts";

describe("the ring of a cluster", () => {
  test.each([
    [[1, 0, 0, 0, 0, 0, 0, 0]],
    [[1, 1, 1, 1, 1, 1, 1, 1]],
    [[1000, 1, 0, 1, 0, 1, 0, 1]],
    [[562, 0, 0, 0, 537, 0, 0, 363]],
    [[3, 7, 11, 13, 17, 19, 23, 29]],
    [[999, 1, 1, 1, 1, 1, 1, 1]],
  ])("of %j goes round, and whoever is in it is seen", (shares) => {
    const steps = ringSteps(shares);
    expect(steps.reduce((sum, one) => sum + one, 0)).toBe(24);
    shares.forEach((share, i) => {
      expect((steps[i] ?? 0) > 0).toBe(share > 0);
    });
  });

  test("the same ring is the same picture", () => {
    const ring = (shares: number[]) => iconOf({ longitude: 5, latitude: 52, count: 50, shares }, false);
    expect(ring([10, 40, 0, 0, 0, 0, 0, 0])).toBe(ring([11, 44, 0, 0, 0, 0, 0, 0]));
    expect(ring([10, 40, 0, 0, 0, 0, 0, 0])).not.toBe(ring([40, 10, 0, 0, 0, 0, 0, 0]));
  });
});

test("every theme has a glyph and a colour of its own, in the light and in the dark", () => {
  expect(new Set(initiativeThemes.map((theme) => themeGlyphs[theme])).size).toBe(initiativeThemes.length);
  for (const dark of [false, true])
    expect(new Set(initiativeThemes.map((theme) => markColours(theme, dark).fill)).size).toBe(initiativeThemes.length);
});

/** Relative luminance after WCAG 2.2. */
const luminance = (hex: string) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, i) => sum + value * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);

test.each(initiativeThemes)("the glyph of %s stands out from its ground by three to one at least", (theme) => {
  for (const dark of [false, true]) {
    const { fill, glyph } = markColours(theme, dark);
    const [light, deep] = [luminance(fill), luminance(glyph)].sort((a, b) => b - a) as [number, number];
    expect((light + 0.05) / (deep + 0.05)).toBeGreaterThanOrEqual(3);
  }
});

describe("what an initiative covers", () => {
  test("a circle of metres is round on the ground", () => {
    const ring = circleAround([5, 52], 1000);
    const { north } = metresPerDegree;
    const metres = ring.map(([x, y]) => Math.hypot((x - 5) * north * Math.cos((52 * Math.PI) / 180), (y - 52) * north));
    for (const length of metres) expect(length).toBeCloseTo(1000, 3);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  test("a point with a radius has a reach and no line of its own; a line has both", () => {
    const point = { type: "Point" as const, coordinates: [5, 52] as [number, number] };
    const line = {
      type: "LineString" as const,
      coordinates: [
        [5, 52],
        [5.1, 52],
      ] as [number, number][],
    };
    const roles = (geometry: typeof point | typeof line) =>
      shapeOf({ geometry, content: { workingArea: { kind: "radius", metres: 500 } } }).map(({ properties }) => properties.role);
    expect(roles(point)).toEqual(["reach"]);
    expect(roles(line)).toEqual(["reach", "place"]);
    expect(shapeOf({ geometry: null, content: { workingArea: { kind: "radius", metres: 500 } } })).toEqual([]);
  });
});
