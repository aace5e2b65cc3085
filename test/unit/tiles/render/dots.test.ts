import { describe, expect, it } from "vitest";
import { placeDots } from "#tiles/render/dots.ts";
import { areaOf } from "#tiles/render/snapped-borders.ts";

const dot = [10, 10, 12, 10, 10, 12];
const whole = (polygons: number[][][] = []): number => polygons.flat().reduce((sum, ring) => sum + areaOf(ring), 0) / 2;

describe("an area smaller than a place of the grid", () => {
  it("is cut out of the area that lies under it", () => {
    const rows = [[[[0, 0, 40, 0, 40, 40, 0, 40]]], []];
    placeDots(new Map([[1, dot]]), rows, 2);
    expect(rows.map(whole)).toEqual([1598, 2]);
  });

  it("makes a notch where it lies at the border", () => {
    const rows = [[[[10, 0, 40, 0, 40, 40, 10, 40]]], []];
    placeDots(new Map([[1, dot]]), rows, 2);
    expect(rows.map(whole)).toEqual([1198, 2]);
    expect(rows[0]?.flat()).toHaveLength(1);
  });

  it("moves aside where a border would run through it", () => {
    const border = [0, 0, 40, 0, 0, 37];
    const rows = [[[border]], [[[40, 0, 40, 40, 0, 37]]], []];
    const before = rows.map(whole);
    placeDots(new Map([[2, [16, 20, 18, 20, 16, 22]]]), rows, 2);
    const after = rows.map(whole);
    expect(after[2]).toBe(2);
    expect(after.reduce((a, b) => a + b)).toBeCloseTo(before.reduce((a, b) => a + b));
  });

  it("stands where it is in open water, and beside another of its kind", () => {
    const rows: number[][][][] = [[], []];
    placeDots(
      new Map([
        [0, dot],
        [1, dot],
      ]),
      rows,
      2,
    );
    expect(rows.map(whole)).toEqual([2, 2]);
    expect(rows[0]).toEqual([[dot]]);
    expect(rows[1]).not.toEqual([[dot]]);
  });
});
