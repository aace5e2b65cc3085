import { expect, test } from "vitest";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { middleOfGeometry, whereOf } from "#web/state/where.ts";

const at = (place: PublicInitiative["content"]["place"], geometry: PublicInitiative["geometry"]) =>
  whereOf({ id: "1", content: { place } as PublicInitiative["content"], geometry });
const point = { type: "Point" as const, coordinates: [4.860541, 52.390909] as [number, number] };

test("a point is where the map looks, close enough to see its buurt, and what lies there is told", () => {
  expect(at({ kind: "geometry", precision: "exact" }, point)).toEqual({
    at: "4.8605,52.3909,14",
    area: undefined,
    spot: "4.86054,52.39091",
    initiative: "1",
    initiatives: undefined,
  });
});

test("a whole area is selected, and the map frames it", () => {
  expect(at({ kind: "area", code: "GM0363" }, point)).toEqual({ area: "GM0363", at: undefined });
});

test("what is not public is nowhere", () => {
  expect(at(null, null)).toBeUndefined();
});

test("of a line and of two polygons the middle of their box is taken", () => {
  expect(
    middleOfGeometry({
      type: "LineString",
      coordinates: [
        [4, 52],
        [5, 53],
      ],
    }),
  ).toEqual([4.5, 52.5]);
  const square = (x: number): [number, number][] => [
    [x, 52],
    [x + 1, 52],
    [x + 1, 53],
    [x, 52],
  ];
  expect(middleOfGeometry({ type: "MultiPolygon", coordinates: [[square(4)], [square(6)]] })).toEqual([5.5, 52.5]);
});
