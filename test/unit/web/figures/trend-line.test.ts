import { describe, expect, it } from "vitest";
import { trendPath, trendScale } from "#web/figures/area/trend-line.ts";

const box = { left: 0, right: 100, top: 0, bottom: 50 };

describe("a trend line", () => {
  it("fills its box from the first year to the last and from the lowest value to the highest", () => {
    const series = [
      { year: 2012, value: 10 },
      { year: 2016, value: 30 },
      { year: 2022, value: 20 },
    ];
    const scale = trendScale([series], box);
    expect(scale).toBeDefined();
    if (scale) expect(trendPath(series, scale)).toBe("M0.0 50.0L40.0 0.0L100.0 25.0");
  });

  it("has a gap where a year has no value", () => {
    const series = [
      { year: 2020, value: 1 },
      { year: 2021, value: null },
      { year: 2022, value: 3 },
    ];
    const scale = trendScale([series], box);
    if (scale) expect(trendPath(series, scale)).toBe("M0.0 50.0M100.0 0.0");
  });

  it("is not drawn for a single value, even when the Netherlands has more", () => {
    const one = [{ year: 2024, value: 1 }];
    const country = [
      { year: 2023, value: 1 },
      { year: 2024, value: 2 },
    ];
    expect(trendScale([one, country], box)).toBeUndefined();
  });

  it("stands in the middle when nothing changes", () => {
    const series = [
      { year: 2023, value: 4 },
      { year: 2024, value: 4 },
    ];
    expect(trendScale([series], box)?.y(4)).toBe(25);
  });
});
