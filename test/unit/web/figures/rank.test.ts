import { describe, expect, it } from "vitest";
import { percentileOf, ranksOf } from "#web/figures/rank.ts";

const values = Float64Array.from([3, Number.NaN, 9, 3, 1]);

describe("ranks", () => {
  it("start at the highest value, share a place on a tie and skip what has no value", () => {
    const { rank, of } = ranksOf(values);
    expect([...rank]).toEqual([2, 0, 1, 2, 4]);
    expect(of).toBe(4);
  });

  it("agree with counting the higher values one by one", () => {
    const many = Float64Array.from({ length: 500 }, (_, i) => (i % 7 === 0 ? Number.NaN : (i * 37) % 101));
    const { rank } = ranksOf(many);
    many.forEach((value, row) => {
      const counted = Number.isNaN(value) ? 0 : 1 + many.filter((other) => other > value).length;
      expect(rank[row]).toBe(counted);
    });
  });
});

describe("percentile", () => {
  it("is the share of lower values with half of the equal ones", () => {
    expect(percentileOf(values, 3)).toBe(50);
    expect(percentileOf(values, 9)).toBe(87.5);
    expect(percentileOf(values, 0)).toBe(0);
    expect(percentileOf(Float64Array.of(Number.NaN), 1)).toBe(0);
  });
});
