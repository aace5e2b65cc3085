/** Areas side by side over real columns, each figure, place, rank and median found again by going through all areas. */
import { beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { Comparison } from "#data/comparable/comparison.ts";
import { levels } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { type BenchmarkSet, benchmarkSets, hasColumns, type ProfileLevel } from "#data/schema/profile.ts";
import { comparedWith } from "#server/published/benchmark.ts";
import { comparableTo } from "#server/published/comparable.ts";
import { comparisonOf } from "#server/published/comparison.ts";
import { columnEntry } from "#server/published/indicator-values.ts";
import { profileOf } from "#server/published/profile.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
}, 120_000);

const columns = new Map<string, readonly number[]>();
function valuesOf(indicator: PublishedIndicator, level: ProfileLevel, year: number): readonly number[] | undefined {
  const entry = !hasColumns(level) ? undefined : columnEntry(indicator, level, year);
  if (!entry) return undefined;
  const bytes = set.files.get(entry.file)?.identity.bytes ?? new Uint8Array();
  const known = columns.get(entry.file) ?? [...decodeColumn(bytes).values];
  columns.set(entry.file, known);
  return known;
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const lower = (all: readonly number[], value: number) => all.filter((one) => one < value).length;
const equal = (all: readonly number[], value: number) => all.filter((one) => one === value).length;
const placeIn = (all: readonly number[], value: number) =>
  tenth(((lower(all, value) + equal(all, value) / 2) / all.length) * 100);
const rankIn = (all: readonly number[], value: number) => all.filter((one) => one > value).length + 1;

/** Without sorting: the values that have as many on either side. */
function middleOf(all: readonly number[], isClass: boolean): number {
  const half = all.length / 2;
  const low = all.find((one) => lower(all, one) < half && lower(all, one) + equal(all, one) >= half) ?? Number.NaN;
  const high = all.find((one) => lower(all, one) <= half && lower(all, one) + equal(all, one) > half) ?? Number.NaN;
  return isClass ? low : (low + high) / 2;
}

const known = new Map<string, { value: number | null; of: number }>();
/** Once for the same areas and figure: thousands of areas are equally urban. */
function expectedOf(all: readonly number[], rows: readonly number[], figure: string) {
  const key = `${figure} ${rows.length < 100 ? rows.join() : `${rows.length} ${rows[0]} ${rows.at(-1)}`}`;
  const values = rows.flatMap((row) => (Number.isFinite(all[row]) ? [all[row] ?? 0] : []));
  const isClass = indicatorOf(figure.split(" ")[0] ?? "").classMethod.labels !== undefined;
  const found = known.get(key) ?? { value: values.length < 3 ? null : middleOf(values, isClass), of: values.length };
  known.set(key, found);
  return found;
}

const indicatorOf = (id: string) => set.catalog.indicators.find((one) => one.id === id) as PublishedIndicator;
const codeAt = (level: (typeof levels)[number], row: number) => set.areas[level].codes[row] ?? "";

/** By names and classes alone, without the code that finds them. */
function rowsBeside(level: (typeof levels)[number], row: number, word: BenchmarkSet): { level: ProfileLevel; rows: number[] } {
  const matched = level === "group" ? "wijk" : level;
  if (word === "vergelijkbaar") {
    const { areas } = comparableTo(set, { level, row });
    return { level: matched, rows: areas.map(({ code }) => set.areas[matched].codes.indexOf(code)) };
  }
  if (word === "stedelijkheid") {
    const urbanity = indicatorOf("stedelijkheid");
    const newest = (of: ProfileLevel) => Math.max(...urbanity.columns.filter((one) => one.level === of).map(({ year }) => year));
    const own = valuesOf(urbanity, level, newest(level))?.[row];
    const all = valuesOf(urbanity, matched, newest(matched)) ?? [];
    return { level: matched, rows: all.flatMap((one, at) => (one === own ? [at] : [])) };
  }
  const { codes, parents } = set.areas.group;
  const [list = { areas: [] }] = set.catalog.groups;
  const inside = new Set(
    list.areas.flatMap(({ id, members }) => {
      const { wijk, buurt } = set.areas;
      const of = level === "buurt" ? [codeAt("buurt", row), wijk.codes[buurt.parents[row] ?? -1]] : [codeAt(level, row)];
      return id === codeAt(level, row) || members.some(({ code }) => of.includes(code)) ? [id] : [];
    }),
  );
  return { level: "group", rows: [...codes.keys()].filter((at) => parents[at] === 0 && !inside.has(codes[at] ?? "")) };
}

/** Spread over the rows of each level, of gemeenten, wijken and buurten and all of the list. */
const sampled = () =>
  levels.flatMap((level) => {
    const rows = level === "group" ? 20 : set.areas[level].bordered;
    const count = Math.min({ gemeente: 50, wijk: 70, buurt: 70, group: 20 }[level], rows);
    return Array.from({ length: count }, (_, i) => ({ level, row: Math.floor((i * rows) / count) }));
  });

test.each(benchmarkSets)(
  "beside 200 areas stands the median of %s, with how many have a figure",
  async (word) => {
    let [said, none] = [0, 0];
    for (const ref of sampled()) {
      let found: ReturnType<typeof comparedWith>;
      try {
        found = comparedWith(set, ref, word);
      } catch {
        none++;
        continue;
      }
      const { figures, benchmark } = await profileOf(set, ref, found);
      const beside = rowsBeside(ref.level, ref.row, word);
      const where = `${codeAt(ref.level, ref.row)} beside ${word}`;
      expect([benchmark?.code, benchmark?.level, benchmark?.areas?.count], where).toEqual([
        word,
        beside.level,
        beside.rows.length,
      ]);
      for (const figure of figures) {
        const indicator = indicatorOf(figure.indicator);
        const all = valuesOf(indicator, beside.level, figure.year);
        const expected = all && expectedOf(all, beside.rows, `${figure.indicator} ${beside.level} ${figure.year}`);
        expect(figure.benchmark?.value, `${where}: ${figure.indicator}`).toEqual(expected?.value);
        expect(figure.benchmark?.of, where).toBe(expected?.of);
        said++;
      }
    }
    expect(said).toBeGreaterThan(8_000);
    expect(none).toBeLessThan(30);
  },
  240_000,
);

test("figures, places and ranks of areas of every kind of level equal counting, each of one year where they share one", async () => {
  const all = sampled();
  const shift = Math.floor(all.length / 3);
  for (const [i, { level, row }] of all.entries()) {
    if (i % 4 > 0) continue;
    const other = all[(i + shift) % all.length] ?? { level, row };
    const codes = [...new Set([codeAt(level, row), codeAt(other.level, other.row), "NL00"])];
    const comparison = Comparison.parse(JSON.parse(JSON.stringify(await comparisonOf(set, codes))));
    const among = comparison.positionsAmong;
    expect(comparison.areas.map(({ code }) => code)).toEqual(codes);
    for (const line of comparison.figures) {
      const indicator = indicatorOf(line.indicator);
      const isCount = indicator.aggregation.rule === "sum";
      for (const [at, one] of line.areas.entries()) {
        const area = comparison.areas[at];
        if (!one || !area) continue;
        const where = `${line.indicator} of ${area.code} among ${among}`;
        if (line.year !== undefined) expect(one.year, where).toBe(line.year);
        const national = indicator.national.find(({ year }) => year === one.year)?.value;
        const value = area.level === "land" ? national : valuesOf(indicator, area.level, one.year)?.[area.row];
        expect(one.value, where).toEqual(Number.isFinite(value) ? value : null);
        const beside = valuesOf(indicator, among, one.year)?.filter(Number.isFinite);
        const isPlaced = one.value !== null && !isCount && beside !== undefined && beside.length > 0;
        expect(one.position, where).toBe(isPlaced ? placeIn(beside, one.value ?? 0) : undefined);
        expect(one.rank, where).toBe(isPlaced && area.level === among ? rankIn(beside, one.value ?? 0) : undefined);
      }
    }
  }
}, 240_000);

test("a code that is not there is named, and without any other it is a fault", async () => {
  const comparison = await comparisonOf(set, ["GM9998", codeAt("gemeente", 0)]);
  expect([comparison.unknown, comparison.areas.length]).toEqual([["GM9998"], 1]);
  await expect(comparisonOf(set, ["GM9998"])).rejects.toThrow(/None of these codes/);
});
