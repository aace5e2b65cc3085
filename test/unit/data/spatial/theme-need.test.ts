/** The need of an area by theme is that of the analysis of need and reach; an area of a list stands among the wijken. */
import { beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { readNeed } from "#data/indicators/read-need.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { needOf, needPercentiles } from "#data/spatial/need.ts";
import { figuresOfNeed, needOfArea } from "#server/approach/theme-need.ts";
import { bytesOfColumn, columnEntry } from "#server/published/indicator-values.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
}, 600_000);

/** As the page of need and reach computes it. */
function byKernel(theme: string): Float64Array {
  const parts = readNeed(theme, "wijk", set.catalog.indicators).parts.flatMap(({ indicator: id, year, weight }) => {
    const indicator = set.catalog.indicators.find((one) => one.id === id);
    const entry = indicator && columnEntry(indicator, "wijk", year);
    if (!indicator || !entry) return [];
    const column = decodeColumn(bytesOfColumn(set, entry));
    const values = Float64Array.from(column.values, (value, row) =>
      hasValue(statuses[column.status[row] ?? -1] ?? "missing") ? value : Number.NaN,
    );
    return [{ weight, component: needPercentiles({ values, higherIsBetter: indicator.polarity === "higherIsBetter" }) }];
  });
  return needOf(
    parts.map(({ component }) => component),
    parts.map(({ weight }) => weight),
  );
}

test.each(initiativeThemes)("%s of every wijk is what the analysis says of it", (theme) => {
  const expected = byKernel(theme);
  const found = set.areas.wijk.codes.map((_, row) => needOfArea(set, { level: "wijk", row }).get(theme) ?? null);
  expect(found).toEqual(Array.from(expected, (need) => (Number.isNaN(need) ? null : Math.round(need * 10) / 10)));
  expect(found.some((need) => need !== null)).toBe(true);
});

test("a focusgebied stands among the wijken, and every figure behind it has a year and a source", () => {
  const rows = set.areas.group.codes.map((_, row) => needOfArea(set, { level: "group", row }));
  const needs = rows.flatMap((row) => [...row.values()]).filter((need) => need !== null);
  expect(needs.length).toBeGreaterThan(0);
  expect(needs.every((need) => need >= 0 && need <= 100)).toBe(true);
  for (const { year, source } of figuresOfNeed(set, "wijk")) {
    expect(year).toBeGreaterThan(2000);
    expect(source).toMatch(/, /);
  }
});
