/** The code of an own region: there and back, and everything that is none. */
import { expect, test } from "vitest";
import { circleAround } from "#data/geometry/metres.ts";
import { packPolygons } from "#data/geometry/packed-shape.ts";
import type { Ring } from "#data/geometry/segments.ts";
import { filterOfPlace, placeOfView, regionOfSelection, selectionOfRegion, viewOfPlace } from "#data/region/filter.ts";
import { fitRegion } from "#data/region/fit.ts";
import { mostOfRegion, type RegionFault, readRegion, writeRegion } from "#data/region/region.ts";

const shape = (...polygons: Ring[][]): string => writeRegion({ polygons });
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygonsOf = (code: string) => {
  const region = readRegion(code);
  return typeof region === "object" && "polygons" in region ? region.polygons : undefined;
};

test("areas stand in it with the end that differs, in one order, and come back whole", () => {
  const codes = ["BU03071012", "GM0308", "BU03071001", "BU03071002", "WK0363AB", "WK0363AA", "utrecht-overvecht", "GM0310"];
  const code = writeRegion({ codes });
  expect(code).toBe("R-BU03071001_2_12_GM0308_10_WK0363AA_B_utrecht-overvecht");
  expect(readRegion(code)).toEqual({ codes: codes.toSorted() });
  expect(writeRegion({ codes: codes.toReversed() })).toBe(code);
});

test.each([
  ["a box", [[box(5.37, 52.15, 5.4, 52.17)]]],
  ["a circle", [[circleAround([5.387, 52.155], 800)]]],
  ["with a hole", [[box(5.3, 52.1, 5.4, 52.2), box(5.33, 52.13, 5.36, 52.16)]]],
  ["of separate parts", [[box(4.9, 52.3, 4.95, 52.35)], [box(6.5, 53.2, 6.6, 53.25)]]],
])("a shape comes back within a metre: %s", (_, polygons) => {
  const code = shape(...polygons);
  expect(encodeURIComponent(code)).toBe(code);
  const back = polygonsOf(code);
  expect(back?.map((rings) => rings.map((ring) => ring.length))).toEqual(polygons.map((rings) => rings.map((r) => r.length)));
  const flat = (all: readonly (readonly Ring[])[]) => all.flat(2).flat();
  const off = flat(back ?? []).map((degrees, i) => Math.abs(degrees - (flat(polygons)[i] ?? 0)));
  expect(Math.max(...off)).toBeLessThanOrEqual(0.5e-5 + 1e-12);
  // Written once more it is the same text.
  expect(shape(...((back ?? []) as Ring[][]))).toBe(code);
});

test("of a hundred metres a side there are some five characters a corner", () => {
  expect(shape([circleAround([5.387, 52.155], 800)]).length).toBeLessThan(72 * 5);
});

const zigzag = (count: number, high: number): Ring => {
  const out = Array.from({ length: count - 1 }, (_, i): [number, number] => [4 + i * 1e-4, 52 + (i % 2) * high]);
  return [...out, [4, 51.9], [4, 52]];
};
const whole = shape([circleAround([5.387, 52.155], 800)]);

test.each<[string, string, RegionFault]>([
  ["nothing", "R-", "unreadable"],
  ["no region", "GM0307", "unreadable"],
  ["other characters", "R-GM0307%20", "unreadable"],
  ["a code of no area", "R-GM0307_GMX", "codes"],
  ["an end without a beginning", "R-2_3", "codes"],
  ["an end of an area of a list", "R-utrecht-overvecht_2", "codes"],
  ["the country", "R-NL00", "codes"],
  ["an empty code", "R-GM0307_", "codes"],
  ["a shape that lost its end", whole.slice(0, -4), "unreadable"],
  ["a shape with another letter", `${whole.slice(0, 30)}A${whole.slice(31)}`, "unreadable"],
  ["a shape without corners", "R-~", "unreadable"],
  ["two corners", `R-~${packPolygons([[box(5, 52, 5.000001, 52.000001)]])}`, "unreadable"],
  [
    "a bow tie",
    shape([
      [
        [5, 52],
        [5.1, 52.1],
        [5.1, 52],
        [5, 52.1],
        [5, 52],
      ],
    ]),
    "crossing",
  ],
  ["in the sea", shape([box(1, 52, 1.1, 52.1)]), "outside"],
  ["more corners than there may be", shape([zigzag(mostOfRegion.corners + 1, 1e-5)]), "corners"],
  ["too long a code", `R-${"BU03071001_".repeat(600)}`, "long"],
  ["too many areas", `R-GM0307${"_1".repeat(mostOfRegion.areas)}`, "areas"],
  ["a border of tens of thousands of kilometres", shape([zigzag(400, 1)]), "ragged"],
])("refused: %s", (_, code, fault) => {
  expect(readRegion(code)).toBe(fault);
});

test("the most expensive codes are read within a frame", () => {
  const spiky = shape([zigzag(890, 0.002)]);
  for (const code of [spiky, `R-${"GM0307_".repeat(499)}GM0308`, `R-~${"A".repeat(5990)}`]) {
    expect(code.length).toBeLessThanOrEqual(mostOfRegion.characters);
    const before = performance.now();
    readRegion(code);
    expect(performance.now() - before).toBeLessThan(200);
  }
  expect(polygonsOf(spiky)?.[0]?.[0]?.length).toBe(891);
});

test("what has thousands of corners is made to fit, and says how far it is off", () => {
  const coast = Array.from({ length: 4000 }, (_, i): [number, number] => {
    const angle = (i / 4000) * 2 * Math.PI;
    const radius = 0.05 + 0.002 * Math.sin(angle * 40) + 0.0005 * Math.sin(angle * 400);
    return [5.4 + radius * Math.cos(angle), 52.1 + radius * 0.6 * Math.sin(angle)];
  });
  const fitted = fitRegion([[[...coast, coast[0] ?? [0, 0]]]]);
  expect(fitted).toMatchObject({ code: expect.any(String), metres: expect.any(Number) });
  if (typeof fitted === "string") return;
  expect(fitted.code.length).toBeLessThanOrEqual(1500);
  expect(fitted.metres).toBeGreaterThan(0);
  expect(fitted.metres).toBeLessThanOrEqual(64);
  expect(typeof readRegion(fitted.code)).toBe("object");
});

test("a border that crosses itself stays refused however it is simplified", () => {
  expect(
    fitRegion([
      [
        [
          [5, 52],
          [5.1, 52.1],
          [5.1, 52],
          [5, 52.1],
          [5, 52],
        ],
      ],
    ]),
  ).toBe("crossing");
  expect(fitRegion([])).toBe("unreadable");
});

test("a selection of the map and a region are one another, as far as a selection can hold it", () => {
  const codes = regionOfSelection({ codes: ["GM0308", "GM0307"] });
  expect(selectionOfRegion(codes)).toBe("GM0307,GM0308");
  const drawn = regionOfSelection({ shape: { box: [5.3, 52.1, 5.4, 52.2] } });
  expect(selectionOfRegion(drawn)).toBe("5.3,52.1,5.4,52.1,5.4,52.2,5.3,52.2");
  expect(filterOfPlace(drawn)).toEqual({ within: "5.3,52.1,5.4,52.1,5.4,52.2,5.3,52.2" });
  expect(filterOfPlace(codes)).toEqual({ area: "GM0307,GM0308" });
  expect(filterOfPlace("BU03071001")).toEqual({ area: "BU03071001" });
  expect(filterOfPlace(shape([box(5, 52, 5.1, 52.1)], [box(6, 52, 6.1, 52.1)]))).toBeUndefined();
  for (const code of [drawn, codes, "BU03071001", "PV26", "voorbeeldstad-oost"])
    expect(placeOfView(viewOfPlace(code))).toBe(code);
  expect(placeOfView({})).toBeUndefined();
  // More corners than a filter takes: fewer, within some metres.
  const round = shape([Array.from({ length: 301 }, (_, i): [number, number] => circlePoint(i))]);
  expect(selectionOfRegion(round)?.split(",").length).toBeLessThanOrEqual(200);
});

function circlePoint(i: number): [number, number] {
  const angle = ((i % 300) / 300) * 2 * Math.PI;
  return [5.4 + 0.03 * Math.cos(angle), 52.1 + 0.02 * Math.sin(angle)];
}
