/** Which years of a profile a line may join, held against the columns themselves: of the fictional town, every area and indicator. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { type Level, levels } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { profileOf } from "#server/published/profile.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { sampleTown } from "../fixtures/published.ts";

let set: PublishedSet;
const profiles: Profile[] = [];
beforeAll(async () => {
  set = await loadPublished((await sampleTown()).folder);
  for (const level of levels)
    for (const row of set.areas[level].codes.keys()) profiles.push(await profileOf(set, { level, row }));
});

const decoded = new Map<string, Column>();
function valueAt(indicator: PublishedIndicator, level: Level, year: number, row: number): number | undefined {
  const entry = indicator.columns.find((one) => one.level === level && one.year === year);
  if (!entry) return undefined;
  const column = decoded.get(entry.file) ?? decodeColumn(set.files.get(entry.file)?.identity.bytes as Uint8Array);
  decoded.set(entry.file, column);
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
const indicatorOf = (id: string) => set.catalog.indicators.find((one) => one.id === id) as PublishedIndicator;

/** All parts of an area of which a year has a figure that weighs something: worked out anew from codes and whole columns. */
function partsWithFigure(profile: Profile, indicator: PublishedIndicator, entry: ColumnEntry): string[] {
  const { level, code } = profile.area;
  const ownWijken = indicator.columns.some((one) => one.level === "wijk" && one.year === entry.year && !one.computed);
  const inMember = (part: string) =>
    profile.group?.members.some((member) => part === member.code || part.startsWith(member.code.replace("WK", "BU")));
  const parts: [Level, number][] =
    level === "group" && ownWijken
      ? (["wijk", "buurt"] as const).flatMap((one) =>
          set.areas[one].codes.flatMap((part, row): [Level, number][] =>
            profile.group?.members.some((member) => member.code === part) ? [[one, row]] : [],
          ),
        )
      : set.areas.buurt.codes.flatMap((part, row): [Level, number][] => {
          const inside = level === "group" ? inMember(part) : part.slice(2).startsWith(code.slice(2));
          return inside ? [["buurt", row]] : [];
        });
  const rule = indicator.aggregation;
  return parts
    .filter(([one, row]) => {
      const figures = rule.rule === "ratio" ? indicatorOf(rule.numerator) : indicator;
      if (valueAt(figures, one, entry.year, row) === undefined) return false;
      if (rule.rule === "ratio") return (valueAt(indicatorOf(rule.denominator), one, entry.year, row) ?? 0) > 0;
      if (rule.rule !== "mean") return true;
      const weights = indicatorOf(rule.weight)
        .columns.filter((column) => column.level === one)
        .map(({ year }) => ({
          apart: Math.abs(year - entry.year),
          year,
          value: valueAt(indicatorOf(rule.weight), one, year, row),
        }))
        .filter(({ value }) => value !== undefined)
        .sort((a, b) => a.apart - b.apart || b.year - a.year);
      return (weights[0]?.value ?? 0) > 0;
    })
    .map(([one, row]) => `${one} ${row}`)
    .sort();
}

describe("a line joins years", () => {
  test("only where the same parts count, for every rolled-up figure, and says so where they do not", () => {
    let joined = 0;
    let broken = 0;
    for (const profile of profiles) {
      for (const figure of profile.figures) {
        const indicator = indicatorOf(figure.indicator);
        const valued = figure.series.filter((one) => one.value !== null);
        for (const [i, b] of valued.entries()) {
          const a = valued[i - 1];
          if (!a) continue;
          const [first, second] = [a, b].map((one) => {
            const entry = indicator.columns.find((column) => column.level === profile.area.level && column.year === one.year);
            return entry?.computed ? partsWithFigure(profile, indicator, entry) : ["own"];
          });
          const same = JSON.stringify(first) === JSON.stringify(second);
          const where = `${profile.area.code} ${figure.indicator} ${a.year}-${b.year}`;
          expect(b.breaks?.includes("members") ?? false, where).toBe(!same);
          if (b.breaks) broken++;
          else joined++;
        }
      }
    }
    expect(joined).toBeGreaterThan(100);
    expect(broken).toBeGreaterThan(10);
  });

  test("of one source, or of sources that count the same", () => {
    for (const { figures } of profiles) {
      for (const { indicator, series } of figures) {
        const valued = series.filter((one) => one.value !== null);
        for (const [i, b] of valued.entries()) {
          const other = i > 0 && valued[i - 1]?.source !== b.source && !indicatorOf(indicator).steady;
          expect(b.breaks?.includes("definition") ?? false).toBe(other);
        }
      }
    }
  });

  test("of a focusgebied with a whole wijk less is not drawn, and each year says what part of the area counts", () => {
    const profile = profiles.find(({ area }) => area.code === "voorbeeldstad-oost");
    const figure = profile?.figures.find(({ indicator }) => indicator === "woz-waarde");
    expect(figure?.series.map(({ year, breaks, coverage = 100 }) => ({ year, breaks, whole: coverage === 100 }))).toEqual([
      { year: 2022, breaks: undefined, whole: false },
      { year: 2024, breaks: ["members", "boundary"], whole: true },
    ]);
  });
});

test("the Netherlands has its own breaks: gemeenten that miss in one year are other members", () => {
  for (const { figures } of profiles) {
    for (const { indicator, nationalSeries = [] } of figures) {
      const counted = indicatorOf(indicator).national;
      for (const [i, b] of nationalSeries.entries()) {
        const a = nationalSeries[i - 1];
        if (!a || a.value === null || b.value === null || b.breaks) continue;
        const [first, second] = [a, b].map((one) => counted.find(({ year }) => year === one.year)?.computed);
        expect(first).toBe(second);
      }
    }
  }
});

test("a year is old beside the newest of its theme, in the profile and in the list of values", () => {
  for (const { figures } of profiles.slice(0, 20)) {
    for (const { indicator, series } of figures) {
      const { theme } = indicatorOf(indicator);
      const newest = Math.max(
        ...set.catalog.indicators.filter((one) => one.theme === theme).flatMap(({ columns }) => columns.map(({ year }) => year)),
      );
      for (const { year, old } of series) expect(old ?? false).toBe(year < newest - 3);
    }
  }
});
