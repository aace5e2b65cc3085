import { describe, expect, test } from "vitest";
import type { SeriesBreak } from "#data/schema/profile.ts";
import { breaksOfSeries, type YearBasis } from "#data/stats/series.ts";
import { trendPath, trendScale } from "#web/figures/area/trend-line.ts";

const basis = (year: number, changes: Partial<YearBasis> = {}): YearBasis => ({
  year,
  valued: true,
  members: "wijk1,wijk2",
  source: "cbs",
  division: 2024,
  estimated: false,
  ...changes,
});
const text = { nl: "anders geteld", en: "counted differently" };

describe("a line may join two years", () => {
  test.each<[why: string, second: Partial<YearBasis>, known: object, breaks: SeriesBreak[]]>([
    ["of the same members, source and borders", {}, {}, []],
    ["not of other members", { members: "wijk1" }, {}, ["members"]],
    ["not of another source", { source: "tmap" }, {}, ["definition"]],
    ["of another source that counts the same", { source: "tmap" }, { steady: true }, []],
    ["not over a change of definition", {}, { seriesBreaks: [{ from: 2022, kind: "definition", why: text }] }, ["definition"]],
    ["not over a change of model", {}, { seriesBreaks: [{ from: 2021, kind: "model", why: text }] }, ["model"]],
    ["before a change", {}, { seriesBreaks: [{ from: 2023, kind: "model", why: text }] }, []],
    ["after a change", {}, { seriesBreaks: [{ from: 2020, kind: "model", why: text }] }, []],
    ["on older borders that are the same", { division: 2015 }, {}, []],
    ["not on older borders that are estimated", { division: 2015, estimated: true }, {}, ["boundary"]],
    ["estimated on the same borders", { estimated: true }, {}, []],
    [
      "not for four reasons at once, each named once",
      { members: "own", source: "x", division: 2015, estimated: true },
      {
        seriesBreaks: [
          { from: 2022, kind: "model", why: text },
          { from: 2022, kind: "definition", why: text },
        ],
      },
      ["members", "definition", "model", "boundary"],
    ],
  ])("%s", (_, second, known, breaks) => {
    expect(breaksOfSeries([basis(2020), basis(2022, second)], known)).toEqual([[], breaks]);
  });

  test("a year without a figure is passed over: the year behind it is compared with the one before", () => {
    const years = [basis(2012), basis(2016, { valued: false, members: "wijk1" }), basis(2020), basis(2024, { members: "wijk1" })];
    expect(breaksOfSeries(years, {})).toEqual([[], [], [], ["members"]]);
  });
});

/** The same numbers each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pairs of years that a path joins, read from the path alone. */
function joinedIn(path: string, x: (year: number) => number, years: readonly number[]): [number, number][] {
  const at = new Map(years.map((year) => [x(year).toFixed(1), year]));
  const pairs: [number, number][] = [];
  let before: number | undefined;
  for (const [, pen, place = ""] of path.matchAll(/([ML])(\S+) \S+?(?=[ML]|$)/g)) {
    const year = at.get(place) ?? Number.NaN;
    if (pen === "L" && before !== undefined) pairs.push([before, year]);
    before = year;
  }
  return pairs;
}

test("no segment joins two years with different members, sources or uncertain borders, and none that may is left out", () => {
  const next = random(12);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  for (let round = 0; round < 2000; round++) {
    const years = [2012, 2015, 2016, 2020, 2022, 2024].map((year) =>
      basis(year, {
        valued: next() > 0.15,
        members: pick(["a", "a", "a,b"]),
        source: pick(["cbs", "cbs", "rivm"]),
        division: pick([2024, 2024, 2015]),
        estimated: next() > 0.7,
      }),
    );
    const steady = next() > 0.5 ? ({ steady: true } as const) : {};
    const breaks = breaksOfSeries(years, steady);
    const points = years.map(({ year, valued }, i) => ({ year, value: valued ? next() * 100 : null, breaks: breaks[i] }));
    const scale = trendScale([points], { left: 0, right: 270, top: 0, bottom: 60 });
    if (!scale) continue;
    const drawn = joinedIn(
      trendPath(points, scale),
      scale.x,
      years.map(({ year }) => year),
    );
    const may = years.slice(1).flatMap((b, i): [number, number][] => {
      const a = years[i] as YearBasis;
      const same =
        a.valued &&
        b.valued &&
        a.members === b.members &&
        (a.source === b.source || "steady" in steady) &&
        (a.division === b.division || !(a.estimated || b.estimated));
      return same ? [[a.year, b.year]] : [];
    });
    expect(drawn).toEqual(may);
  }
});
