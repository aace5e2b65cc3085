/** Clipping to a box keeps what is inside by counting crossings, also of a border that winds in and out. */
import { expect, test } from "vitest";
import { clippedRings } from "#data/geometry/clip-box.ts";
import { type Ring, sideOf } from "#data/geometry/segments.ts";
import { simplifiedRing } from "#data/geometry/simplify.ts";
import { randomIntegers } from "#data/spatial/random.ts";

const box = [0.2, 0.3, 0.8, 0.7] as const;

test("every point in the box has the side that it had", () => {
  const next = randomIntegers(7);
  const random = () => next() / 2 ** 32;
  for (let round = 0; round < 200; round++) {
    const corners = Array.from({ length: 3 + Math.floor(random() * 40) }, (): [number, number] => [random(), random()]);
    const rings: Ring[] = [[...corners, corners[0] ?? [0, 0]]];
    const clipped = clippedRings(rings, box);
    expect(clipped.flat().every(([x, y]) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])).toBe(true);
    for (let i = 0; i < 50; i++) {
      const point = [box[0] + random() * 0.6, box[1] + random() * 0.4] as const;
      expect(sideOf(point, clipped)).toBe(sideOf(point, rings));
    }
  }
});

test("what lies wholly in the box stays as it is, and of what lies beside it nothing is left", () => {
  const inside: Ring = [
    [0.3, 0.4],
    [0.5, 0.4],
    [0.5, 0.6],
    [0.3, 0.4],
  ];
  expect(clippedRings([inside], box)).toEqual([inside]);
  const beside: Ring = [
    [2, 2],
    [3, 2],
    [3, 3],
    [2, 2],
  ];
  expect(clippedRings([beside], box).length === 0 || sideOf([0.5, 0.5], clippedRings([beside], box)) === "outside").toBe(true);
});

test("a ring keeps its corners and loses what lies on a line between them", () => {
  const ring: Ring = [
    [5, 52],
    [5.01, 52],
    [5.02, 52.0000001],
    [5.02, 52.01],
    [5, 52.01],
    [5, 52.005],
    [5, 52],
  ];
  expect(simplifiedRing(ring, 1)).toEqual([
    [5, 52],
    [5.02, 52.0000001],
    [5.02, 52.01],
    [5, 52.01],
    [5, 52],
  ]);
  expect(simplifiedRing(ring, 0)).toEqual(ring);
});
