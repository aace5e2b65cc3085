import { describe, expect, it } from "vitest";
import { labelledYears, placeEvents, trendPath, trendScale } from "#web/figures/area/trend-line.ts";

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

describe("the events of the wijkaanpak", () => {
  const years = (...all: number[]) => all.map((year, i) => ({ year, value: i }));
  const wide = { left: 0, right: 276, top: 0, bottom: 50 };
  const names: Record<number, string> = { 2007: "krachtwijken", 2012: "einde krachtwijken", 2022: "NPLV" };
  const placed = (...all: number[]) => {
    const scale = trendScale([years(...all)], wide);
    return scale ? placeEvents(scale, wide, (year) => names[year] ?? "") : [];
  };

  it("have a line where the axis reaches them, its ends included", () => {
    expect(placed(2002, 2024).map(({ year }) => year)).toEqual([2007, 2012, 2022]);
    expect(placed(2012, 2020).map(({ year, x }) => [year, x])).toEqual([[2012, 0]]);
    expect(placed(2015, 2021)).toEqual([]);
  });

  it("have names that stay in the chart and never run into each other", () => {
    expect(placed(2002, 2024).map(({ row }) => row)).toEqual([0, 1, 0]);
    expect(placed(2012, 2022).map(({ anchor }) => anchor)).toEqual(["start", "end"]);
  });

  it("leave the years as many labels as fit, the ends always among them", () => {
    const all = years(...Array.from({ length: 14 }, (_, i) => 2012 + i));
    const scale = trendScale([all], wide);
    const shown = scale ? labelledYears(all, scale, 34).map(({ year }) => year) : [];
    expect(shown).toEqual([2012, 2014, 2016, 2018, 2020, 2022, 2025]);
    const few = years(2012, 2013, 2025);
    const other = trendScale([few], wide);
    expect(other ? labelledYears(few, other, 34).map(({ year }) => year) : []).toEqual([2012, 2025]);
  });
});
