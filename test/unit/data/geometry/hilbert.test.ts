import { describe, expect, test } from "vitest";
import { hilbertAt, hilbertOrder } from "#data/geometry/hilbert.ts";

describe("the order of the curve", () => {
  test("goes through every cell of a square once, a step at a time", () => {
    const cells = Array.from({ length: 1024 }, (_, i) => ({ x: i % 32, y: Math.floor(i / 32) }));
    const sorted = cells.toSorted((a, b) => hilbertAt(a.x, a.y) - hilbertAt(b.x, b.y));
    expect(new Set(cells.map(({ x, y }) => hilbertAt(x, y))).size).toBe(cells.length);
    const lengths = sorted.slice(1).map(({ x, y }, i) => Math.abs(x - (sorted[i]?.x ?? 0)) + Math.abs(y - (sorted[i]?.y ?? 0)));
    expect(new Set(lengths)).toEqual(new Set([1]));
  });

  test("holds every point once, also when all lie on one spot", () => {
    expect([...hilbertOrder([7, 7, 7], [2, 2, 2])]).toEqual([0, 1, 2]);
    expect([...hilbertOrder([], [])]).toEqual([]);
    expect([...hilbertOrder([9, 0, 4], [9, 0, 4])].sort()).toEqual([0, 1, 2]);
  });
});
