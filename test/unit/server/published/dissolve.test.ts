import { expect, test } from "vitest";
import type { Ring } from "#data/geometry/segments.ts";
import { dissolve } from "#server/published/dissolve.ts";

/** A square of one by one; `clockwise` as some sources write it. */
const square = (x: number, y: number, clockwise = false): Ring => {
  const ring: Ring = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  return clockwise ? [...ring].reverse() : ring;
};
const area = (ring: Ring) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + ((ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0)) / 2, 0);

test("two neighbours become one, whatever way their rings run", async () => {
  for (const clockwise of [false, true]) {
    const outline = await dissolve([[square(0, 0)], [square(1, 0, clockwise)]]);
    expect(outline.map((rings) => rings.map(area))).toEqual([[2]]);
    expect(outline[0]?.[0]).toHaveLength(7);
  }
});

test("a ring of eight around nothing has a hole", async () => {
  const eight = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const)).filter(([x, y]) => x !== 1 || y !== 1);
  const outline = await dissolve(eight.map(([x, y]) => [square(x, y)]));
  expect(outline.map((rings) => rings.map(area))).toEqual([[9, -1]]);
});

test("what touches in one corner, and what lies apart, stays in two pieces that do not touch themselves", async () => {
  for (const other of [square(1, 1), square(5, 5)])
    expect((await dissolve([[square(0, 0)], [other]])).map((rings) => rings.map(area))).toEqual([[1], [1]]);
});

test("a hole that another fills is gone", async () => {
  const frame: Ring = [
    [-1, -1],
    [2, -1],
    [2, 2],
    [-1, 2],
    [-1, -1],
  ];
  expect((await dissolve([[frame, square(0, 0)], [square(0, 0)]])).map((rings) => rings.map(area))).toEqual([[9]]);
});

test("neighbours whose borders do not close stay as they are", async () => {
  const over: Ring = [
    [0.5, -0.5],
    [1.5, -0.5],
    [1.5, 0.5],
    [0.5, 0.5],
    [0.5, -0.5],
  ];
  expect(await dissolve([[square(0, 0)], [over]])).toHaveLength(2);
});

test("two that run the same way along one piece of border lose nothing of either", async () => {
  const over: Ring = [
    [0, 0],
    [1, 0],
    [0.5, 0.25],
    [0, 0],
  ];
  const outline = await dissolve([[square(0, 0)], [square(1, 0)], [over]]);
  const size = outline.flat().reduce((sum, ring) => sum + area(ring), 0);
  expect(size).toBeCloseTo(2.125, 9);
});
