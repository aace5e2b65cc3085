/** Where the figure of a goal stood at the start of an approach and where it stands now, over planted series. */
import { describe, expect, test } from "vitest";
import type { SeriesYear } from "#data/schema/profile.ts";
import { goalCourse, startYear } from "#web/figures/approach/goal-course.ts";

const year = (number: number, value: number | null, more: Partial<SeriesYear> = {}): SeriesYear => ({
  year: number,
  value,
  status: value === null ? "missing" : "ok",
  computed: false,
  source: "kwb",
  ...more,
});
const series = [year(2020, 30), year(2023, 28.04), year(2024, 25)];
const asked = { series, from: 2022, direction: "down", decimals: 1 } as const;

describe("start and now", () => {
  test("the start is the first year from the start on, and now is the newest year", () => {
    expect(goalCourse(asked)).toEqual({ start: series[1], now: series[2], verdict: "wished", breaks: [] });
    expect(goalCourse({ ...asked, from: 2020 })?.start).toBe(series[0]);
  });

  test("zero is a figure; suppressed and missing are none, and each keeps its own status", () => {
    const zero = [year(2022, 0), year(2024, 3)];
    expect(goalCourse({ ...asked, series: zero })).toMatchObject({ start: { value: 0 }, verdict: "unwished" });
    const withheld = year(2022, null, { status: "suppressed" });
    const course = goalCourse({ ...asked, series: [withheld, year(2023, 5), year(2024, 3)] });
    expect(course).toMatchObject({ start: { status: "suppressed" }, now: { value: 3 }, verdict: "absent" });
    const lost = goalCourse({ ...asked, series: [year(2022, 5), year(2024, null)] });
    expect(lost).toMatchObject({ start: { value: 5 }, now: { status: "missing" }, verdict: "absent" });
  });

  test("without a year, without a start, and before the start nothing is said of a way", () => {
    expect(goalCourse({ ...asked, series: [] })).toBeUndefined();
    expect(goalCourse({ ...asked, from: undefined })).toEqual({ now: series[2], verdict: "noStart", breaks: [] });
    expect(goalCourse({ ...asked, from: 2025 })).toEqual({ now: series[2], verdict: "before", breaks: [] });
    expect(goalCourse({ ...asked, from: 2024 })).toMatchObject({ start: series[2], now: series[2], verdict: "oneYear" });
  });
});

describe("the way it went", () => {
  const way = (from: number, to: number, direction: "up" | "down", more: Partial<SeriesYear> = {}) =>
    goalCourse({ ...asked, direction, series: [year(2022, from), year(2024, to, more)] })?.verdict;

  test.each([
    [30, 25, "down", "wished"],
    [30, 25, "up", "unwished"],
    [25, 30, "up", "wished"],
    [25, 30, "down", "unwished"],
    [25.02, 24.98, "down", "same"],
    [-0.3, -0.1, "up", "wished"],
  ] as const)("from %d to %d where %s is wished: %s", (from, to, direction, verdict) => {
    expect(way(from, to, direction)).toBe(verdict);
  });

  test("less than the source rounds is no way; more is", () => {
    const rounded = (to: number) =>
      goalCourse({ ...asked, series: [year(2022, 30, { margin: 2 }), year(2024, to, { margin: 2 })] })?.verdict;
    expect([rounded(26), rounded(25.9)]).toEqual(["rounding", "wished"]);
  });

  test("years that may not be compared are not compared, also where the break lies between", () => {
    const between = [year(2022, 30), year(2023, 20, { breaks: ["definition"] }), year(2024, 10, { breaks: ["members"] })];
    expect(goalCourse({ ...asked, series: between })).toMatchObject({ verdict: "broken", breaks: ["definition", "members"] });
    const before = [year(2020, 90), year(2022, 30, { breaks: ["definition"] }), year(2024, 10)];
    expect(goalCourse({ ...asked, series: before })?.verdict).toBe("wished");
  });
});

test("an approach began as somebody said, else with its first phase, else with the programme", () => {
  const phases = [{ since: "2023-05-01" }, { since: "2024-01-01" }];
  expect(startYear({ from: "2021-01-01" }, phases, "2022-07-04")).toBe(2021);
  expect(startYear({}, phases, "2022-07-04")).toBe(2023);
  expect(startYear(undefined, [], "2022-07-04")).toBe(2022);
  expect(startYear({ from: undefined }, [])).toBeUndefined();
});
