import { expect, test } from "vitest";
import { type Edge, edgesOf } from "#data/geometry/edges.ts";
import { type Position, type Ring, sideOf } from "#data/geometry/segments.ts";
import { chances } from "../../../fixtures/many-initiatives.ts";

const isInside = ([x, y]: Position, edges: readonly Edge[]): boolean =>
  edges.filter(({ low, high, from, slope }) => y >= low && y < high && x - from[0] < (y - from[1]) * slope).length % 2 === 1;

/** A ring that does not cross itself: corners around a middle, each somewhat nearer or further. */
function star(chance: () => number, corners: number): Ring {
  const turns = Array.from({ length: corners }, () => chance() * 2 * Math.PI).sort((a, b) => a - b);
  const ring = turns.map((turn): Position => {
    const away = 0.1 + 0.4 * chance();
    return [5.5 + away * Math.cos(turn), 52.3 + away * Math.sin(turn)];
  });
  return [...ring, ring[0] as Position];
}

test("random points are inside a polygon where a plain count of crossings says so", () => {
  const chance = chances(11);
  for (let i = 0; i < 60; i++) {
    const ring = star(chance, 3 + Math.floor(chance() * 97));
    const edges = edgesOf(ring);
    for (let k = 0; k < 300; k++) {
      const point: Position = [5 + chance(), 51.8 + chance()];
      expect(isInside(point, edges)).toBe(sideOf(point, [ring]) === "inside");
    }
  }
});

test("of squares side by side exactly one has a point of their borders", () => {
  const square = (x: number, y: number) =>
    edgesOf([
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ]);
  const squares = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)];
  for (const point of [
    [1, 0.5],
    [0.5, 1],
    [1, 1],
    [1.5, 1],
    [1, 1.5],
  ] as const)
    expect(squares.filter((edges) => isInside(point, edges))).toHaveLength(1);
});
