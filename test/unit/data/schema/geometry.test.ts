import { describe, expect, test } from "vitest";
import { faults } from "#data/schema/faults.ts";
import { Geometry, geometryFaults, maxVertices } from "#data/schema/geometry.ts";

const square = (west: number, south: number, size = 0.01) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const point = (...coordinates: unknown[]) => ({ type: "Point", coordinates });

/** A ring of n corners on a circle. */
const circle = (n: number) => {
  const ring = Array.from({ length: n }, (_, i) => [
    5 + Math.cos((i / n) * 2 * Math.PI) / 10,
    52 + Math.sin((i / n) * 2 * Math.PI) / 10,
  ]);
  return [...ring, ring[0]];
};

describe("a geometry that can be kept", () => {
  test.each([
    ["a point", point(5.1, 52.1)],
    ["points", { type: "MultiPoint", coordinates: [[5, 52]] }],
    [
      "a line",
      {
        type: "LineString",
        coordinates: [
          [5, 52],
          [5.1, 52.1],
        ],
      },
    ],
    ["a polygon", polygon(square(5, 52))],
    ["a polygon with a hole", polygon(square(5, 52), square(5.002, 52.002, 0.002))],
    ["two polygons", { type: "MultiPolygon", coordinates: [[square(5, 52)], [square(5.1, 52)]] }],
    [
      "a polygon with a corner twice in a row",
      polygon([
        [5, 52],
        [5, 52],
        [5.1, 52],
        [5, 52.1],
        [5, 52],
      ]),
    ],
    ["a circle of as many corners as may be", polygon(circle(maxVertices - 1))],
  ])("%s", (_what, geometry) => {
    expect(geometryFaults(geometry)).toEqual([]);
  });

  test("loses its height", () => {
    expect(Geometry.parse(point(5.1, 52.1, 3.5))).toEqual(point(5.1, 52.1));
  });
});

describe("a geometry that is refused says why", () => {
  test.each([
    ["nothing", null, "required"],
    ["a text", "POINT(5 52)", "required"],
    ["RD numbers", point(155000, 463000), "rd"],
    ["swapped longitude and latitude", point(52.1, 5.1), "swapped"],
    ["a place in Belgium", point(4.35, 50.6), "outside"],
    ["zero, zero", point(0, 0), "outside"],
    ["one number", point(5), "position"],
    ["five numbers", point(5, 52, 1, 1, 1), "position"],
    ["NaN", point(Number.NaN, 52), "position"],
    ["numbers as text", point("5", "52"), "position"],
    ["coordinates that are no list", { type: "Point", coordinates: { 0: 5, 1: 52 } }, "position"],
    ["a line nested as a polygon", { type: "LineString", coordinates: [[[5, 52]]] }, "position"],
    ["a polygon without rings", polygon(), "position"],
    [
      "a line of one place",
      {
        type: "LineString",
        coordinates: [
          [5, 52],
          [5, 52],
        ],
      },
      "line",
    ],
    [
      "a collection",
      { type: "GeometryCollection", geometries: [{ type: "GeometryCollection", geometries: [] }] },
      "geometryType",
    ],
    ["a type from the prototype", { type: "constructor", coordinates: [] }, "geometryType"],
    ["a feature", { type: "Feature", geometry: point(5, 52) }, "feature"],
    ["a crs member", { ...point(5, 52), crs: { type: "name" } }, "crs"],
    [
      "a bow-tie",
      polygon([
        [5, 52],
        [5.1, 52.1],
        [5.1, 52],
        [5, 52.1],
        [5, 52],
      ]),
      "crossing",
    ],
    [
      "an eight that touches itself in a corner",
      polygon([
        [5, 52],
        [5.1, 52.1],
        [5.2, 52],
        [5.2, 52.2],
        [5.1, 52.1],
        [5, 52.2],
        [5, 52],
      ]),
      "crossing",
    ],
    [
      "a spike",
      polygon([
        [5, 52],
        [5.2, 52],
        [5.1, 52],
        [5.1, 52.1],
        [5, 52],
      ]),
      "crossing",
    ],
    ["an unclosed ring", polygon(square(5, 52).slice(0, 4)), "open"],
    [
      "a ring of two corners",
      polygon([
        [5, 52],
        [5.1, 52],
        [5, 52],
      ]),
      "ring",
    ],
    ["a hole outside", polygon(square(5, 52), square(5.1, 52.1)), "hole"],
    ["a hole over the edge", polygon(square(5, 52), square(5.005, 52.005)), "hole"],
    ["a hole in a hole", polygon(square(5, 52), square(5.001, 52.001, 0.008), square(5.002, 52.002, 0.002)), "holes"],
  ])("%s", (_what, geometry, code) => {
    expect(geometryFaults(geometry)).toEqual([code]);
  });

  test("with several faults at once", () => {
    const mixed = {
      type: "LineString",
      coordinates: [
        [155000, 463000],
        [52.1, 5.1],
        [0, 0],
      ],
      crs: {},
    };
    expect(geometryFaults(mixed).sort()).toEqual(["crs", "outside", "rd", "swapped"]);
  });

  test("of 200,000 vertices within 200 ms", () => {
    const many = polygon(circle(200_000));
    const started = performance.now();
    expect(geometryFaults(many)).toEqual(["vertices"]);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test("in both languages", () => {
    for (const text of Object.values(faults)) expect([text.nl.length > 8, text.en.length > 8]).toEqual([true, true]);
  });
});

test("a comb of as many corners as may be, where every tooth overlaps every other, is judged in moments", () => {
  const teeth = Array.from({ length: maxVertices / 2 - 10 }, (_, i) => [
    [5 + i * 1e-9, 52 + i * 1e-5],
    [5.1, 52 + i * 1e-5 + 5e-6],
  ]).flat();
  const ring = [...teeth, [5.2, 52.1], [5.2, 51.9], [5, 51.9], teeth[0]];
  const started = performance.now();
  geometryFaults(polygon(ring));
  expect(performance.now() - started).toBeLessThan(2_000);
});
