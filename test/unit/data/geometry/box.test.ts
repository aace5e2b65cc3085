import { expect, test } from "vitest";
import { around, middleOfBox, readSpot, writeSpot } from "#data/geometry/box.ts";
import { View } from "#web/state/view.ts";

test.each(["4.86054,52.39091", "4.86054,52.39091,4.86060,52.39100"])("the spot %s is read and written as it was", (text) => {
  expect(View.parse({ spot: text }).spot).toBe(text);
  expect(writeSpot(readSpot(text) ?? [0, 0, 0, 0])).toBe(text);
});

test("a mangled spot is none", () => {
  expect(View.parse({ spot: "4.8,52" }).spot).toBeUndefined();
  expect(readSpot(undefined)).toBeUndefined();
});

test("the list is asked for half a step around a point, so that its neighbour is another", () => {
  const [west, south, east, north] = around([4.86054, 52.39091, 4.86054, 52.39091]);
  expect([west, south, east, north].map((degrees) => degrees.toFixed(6))).toEqual([
    "4.860535",
    "52.390905",
    "4.860545",
    "52.390915",
  ]);
  expect(middleOfBox([4, 52, 5, 53])).toEqual([4.5, 52.5]);
});
