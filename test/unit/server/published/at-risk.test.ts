/** Wijken that are well enough and go down, over the published country: against a count of our own from the bytes of the columns. */
import { beforeAll, describe, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { type AreasAtRisk, riskOf } from "#data/comparable/at-risk.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { findArea } from "#server/published/areas.ts";
import { areasAtRisk, riskOfArea, yearsOfRisk } from "#server/published/at-risk.ts";
import { joinedEntries } from "#server/published/changes.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let real = false;
let all: AreasAtRisk;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  [set, real] = [await loadPublished(folder), whole];
  if (real) all = areasAtRisk(set);
}, 600_000);

const named = (id: string) => {
  const found = set.catalog.indicators.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is no indicator`);
  return found;
};

/** The figure of a wijk, or nothing: an estimate counts only where all years have the borders of now, one of a part where that is asked. */
function plain(id: string, year: number, { moved = false, part = false }): (row: number) => number | undefined {
  const entry = named(id).columns.find((one) => one.level === "wijk" && one.year === year);
  const bytes = entry && set.files.get(entry.file)?.identity.bytes;
  if (!bytes) throw new Error(`${id} has no figures of ${year}`);
  const column = decodeColumn(bytes);
  const counts = statuses.map((status) => hasValue(status) && !(moved && status === "estimated"));
  return (row) => {
    const whole = part || (column.coverage?.[row] ?? 100) >= 100;
    return counts[column.status[row] ?? -1] && whole ? column.values[row] : undefined;
  };
}

test("nothing is said where what is not known could turn the answer", () => {
  expect(riskOf([true, true, undefined])).toBe("at-risk");
  expect(riskOf([true, true, true])).toBe("at-risk");
  expect(riskOf([true, false, false])).toBe("steady");
  expect(riskOf([true, undefined, false])).toBe("unsaid");
  expect(riskOf([undefined, undefined, false])).toBe("unsaid");
  expect(riskOf([undefined, false, false])).toBe("steady");
  expect(riskOf([])).toBe("steady");
});

test("the three years span four years or more, and the middle one lies in the middle", () => {
  if (!real) return;
  const years = (id: string) => yearsOfRisk(joinedEntries(named(id), "wijk"))?.map(({ year }) => year);
  expect(years("misdrijven")).toEqual([2021, 2023, 2025]);
  expect(years("laag-inkomen")).toEqual([2017, 2020, 2022]);
  expect(years("woz-waarde")).toEqual([2020, 2022, 2024]);
  expect(years("leefbaarometer-klasse")).toBeUndefined();
  expect(years("arbeidsparticipatie")).toBeUndefined();
});

describe("over all wijken", () => {
  test("the list is the one that a plain count makes", () => {
    if (!real) return;
    const { codes, inhabitants } = set.areas.wijk;
    const band = plain("leefbaarometer-klasse", all.rule.classYear ?? 0, { part: true });
    const down = all.rule.dimensions.map(({ indicator, years, changeUnit, worse }) => {
      const [a, b, c] = years.map((year) => plain(indicator, year, { moved: indicator !== "misdrijven" }));
      const sign = worse === "higher" ? 1 : -1;
      const change = (x: number, y: number) => sign * (changeUnit === "points" ? y - x : (100 * (y - x)) / x);
      const known = [...codes.keys()].flatMap((row) => {
        const [x, y, z] = [a?.(row), b?.(row), c?.(row)];
        const enough = (inhabitants[row] ?? 0) >= 1000 && (indicator !== "misdrijven" || (x ?? 0) >= 100);
        return x === undefined || y === undefined || z === undefined || !enough || x === 0 || y === 0
          ? []
          : [{ row, changes: [change(x, y), change(y, z)] as const }];
      });
      const quarter = (period: 0 | 1) => {
        const sorted = known.map(({ changes }) => changes[period]).sort((p, q) => p - q);
        return sorted[Math.floor(sorted.length * 0.75)] ?? Number.NaN;
      };
      const [first, second] = [quarter(0), quarter(1)];
      const falls = indicator === "woz-waarde" ? Number.NEGATIVE_INFINITY : 0;
      return new Map(
        known.map(({ row, changes: [p, q] }) => [row, p >= first && q >= second && p > falls && q > falls] as const),
      );
    });
    const own = [...codes.keys()].filter((row) => {
      const value = band(row) ?? 0;
      return (value === 5 || value === 6) && (inhabitants[row] ?? 0) >= 1000 && down.filter((one) => one.get(row)).length >= 2;
    });
    expect(all.areas.map(({ code }) => code).sort()).toEqual(own.map((row) => codes[row]).sort());
    expect(own.length).toBeGreaterThan(0);
    console.info(`at risk: ${own.length} wijken, of ${all.counts.unsaid} nothing is said`);
  });

  test("every wijk has one outcome, and each why is counted", () => {
    if (!real) return;
    const { counts, unsaid } = all;
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(set.areas.wijk.codes.length);
    expect(Object.values(unsaid).reduce((sum, one) => sum + one, 0)).toBe(counts.unsaid);
    expect(counts["at-risk"]).toBe(all.areas.length);
  });

  test("what is said of one wijk is what the list says, and its figures are the published ones", () => {
    if (!real) return;
    for (const { code, dimensions } of all.areas) {
      const ref = findArea(set, code);
      if (!ref) throw new Error(`${code} is no area`);
      const one = riskOfArea(set, ref);
      expect(one.outcome).toBe("at-risk");
      expect(one.dimensions).toEqual(dimensions);
      for (const { indicator, values } of dimensions)
        for (const [i, value] of (values ?? []).entries()) {
          const year = all.rule.dimensions.find((rule) => rule.indicator === indicator)?.years[i] ?? 0;
          const entry = named(indicator).columns.find((column) => column.level === "wijk" && column.year === year);
          const column = decodeColumn(set.files.get(entry?.file ?? "")?.identity.bytes ?? new Uint8Array());
          expect(value).toBe(column.values[ref.row]);
          expect(hasValue(statuses[column.status[ref.row] ?? -1] ?? "missing")).toBe(true);
        }
    }
  });
});
