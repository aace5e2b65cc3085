import { expect, test } from "vitest";
import type { GapResult } from "#data/spatial/gap-results.ts";
import { boxOf, dotAt, dotsOf, xOf, yOf } from "#web/figures/gaps/scatter-plot.ts";

const result = {
  need: Float64Array.from([0, 50, 100, Number.NaN, 20]),
  isGap: Uint8Array.from([0, 0, 1, 0, 0]),
} as unknown as GapResult;
const second = Float64Array.from([100, 50, 0, 10, Number.NaN]);
const dots = dotsOf({ result, second, codes: Uint8Array.from([1, 2, 3, 4, 5]) });

test("an area of which one of both is not known has no dot", () => {
  expect(dots.map(({ row, isGap }) => [row, isGap])).toEqual([
    [0, false],
    [1, false],
    [2, true],
  ]);
});

test("a box that is drawn holds the dots that lie in it, in whichever direction it is drawn", () => {
  const [a, b] = [
    [xOf(40), yOf(60)],
    [xOf(60), yOf(40)],
  ] as const;
  for (const box of [boxOf(a, b), boxOf(b, a)]) expect(box).toEqual({ need: [40, 60], second: [40, 60] });
  expect(boxOf([-500, -500], [900, 900])).toEqual({ need: [0, 100], second: [0, 100] });
});

test("the nearest dot is found near by, and none far away", () => {
  expect(dotAt(dots, [xOf(50) + 4, yOf(50) - 4])?.row).toBe(1);
  expect(dotAt(dots, [xOf(25), yOf(25)])).toBeUndefined();
});
