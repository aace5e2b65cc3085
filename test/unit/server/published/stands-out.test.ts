/** "Wat valt hier op" of 500 areas over real columns, each counted by hand; positions, and the sentence that is said of it. */
import { beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { type Level, levels } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { ProfileFigure } from "#data/schema/profile.ts";
import { type ProfilePlace, usualBenchmark } from "#server/published/benchmark.ts";
import { columnEntry } from "#server/published/indicator-values.ts";
import { profileOf } from "#server/published/profile.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { figureText } from "#web/labels/figures.ts";
import { profileWriter } from "#web/labels/profile-figures.ts";
import { standsOutWords } from "#web/labels/stands-out.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
}, 120_000);

const columns = new Map<string, number[]>();
function valuesOf(indicator: PublishedIndicator, level: Level, year: number): number[] | undefined {
  const entry = columnEntry(indicator, level, year);
  if (!entry) return undefined;
  const known = columns.get(entry.file) ?? [
    ...decodeColumn(set.files.get(entry.file)?.identity.bytes ?? new Uint8Array()).values,
  ];
  columns.set(entry.file, known);
  return known;
}

function valueAt(indicator: PublishedIndicator, place: ProfilePlace, year: number): number | undefined {
  const value =
    place === "land"
      ? (indicator.national.find((one) => one.year === year)?.value ?? Number.NaN)
      : (valuesOf(indicator, place.level, year)?.[place.row] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** Percent of the areas that are lower, equal ones for the half, to a tenth: by going through all of them. */
function positionIn(values: readonly number[], value: number): number {
  const valued = values.filter(Number.isFinite);
  const [lower, equal] = [valued.filter((one) => one < value).length, valued.filter((one) => one === value).length];
  return Math.round(((lower + equal / 2) / valued.length) * 1000) / 10;
}

/** The farthest five as the page promises them, without any of the code that finds them. */
function fiveOf(place: ProfilePlace, other: ProfilePlace, figures: readonly ProfileFigure[]) {
  const level = place === "land" ? "gemeente" : place.level === "group" ? "wijk" : place.level;
  const found = set.catalog.indicators.flatMap((indicator) => {
    const figure = figures.find((one) => one.indicator === indicator.id);
    const year = figure?.year ?? 0;
    const newest = Math.max(
      ...set.catalog.indicators.filter(({ theme }) => theme === indicator.theme).flatMap((one) => one.columns.map((c) => c.year)),
    );
    const [here, there] = [valueAt(indicator, place, year), valueAt(indicator, other, year)];
    const all = valuesOf(indicator, level, year);
    const counted = indicator.aggregation.rule === "sum" || indicator.id.endsWith("-klasse");
    if (!figure || !all || here === undefined || there === undefined || counted || newest - year > 3) return [];
    if (indicator.polarity === "neutral" || indicator.theme === "bevolking") return [];
    const { decimals } = indicator.unit;
    if (here.toFixed(decimals) === there.toFixed(decimals) || Math.abs(here - there) <= (figure.margin ?? 0)) return [];
    const distance = Math.round(Math.abs(positionIn(all, here) - positionIn(all, there)) * 10) / 10;
    const higher = here > there;
    return distance === 0
      ? []
      : [{ indicator: indicator.id, higher, better: higher === (indicator.polarity === "higherIsBetter"), distance }];
  });
  return found.sort((a, b) => b.distance - a.distance).slice(0, 5);
}

/** Spread over the rows of each level; every area of a list. */
const sampled = (): ProfilePlace[] => [
  "land",
  ...levels.flatMap((level) => {
    const rows = set.areas[level].codes.length;
    const count = Math.min({ gemeente: 80, wijk: 150, buurt: 200, group: 72 }[level], rows);
    return Array.from({ length: count }, (_, i): ProfilePlace => ({ level, row: Math.floor((i * rows) / count) }));
  }),
];

test("the five of 500 areas are the farthest, good and bad by polarity, and each sentence says so", async () => {
  const [land, gemeente]: ProfilePlace[] = ["land", { level: "gemeente", row: 0 }];
  let said = 0;
  for (const [i, place] of sampled().entries()) {
    // Every third stands beside what a reader chose.
    const other = i % 3 === 2 ? (i % 2 === 0 ? land : gemeente) : usualBenchmark(set, place);
    const profile = await profileOf(set, place, other);
    if (!other) {
      expect(profile.standsOut).toBeUndefined();
      continue;
    }
    const where = `${profile.area.code} beside ${profile.benchmark?.code}`;
    expect(profile.standsOut, where).toEqual(fiveOf(place, other, profile.figures));
    const write = profileWriter(profile, set.catalog);
    for (const one of profile.standsOut ?? []) {
      const indicator = set.catalog.indicators.find(({ id }) => id === one.indicator) as PublishedIndicator;
      const figure = profile.figures.find((each) => each.indicator === one.indicator) as ProfileFigure;
      const [here, there] = [write.here(indicator, figure), write.benchmark(indicator, figure)];
      if (!there) throw new Error(`${where} ${one.indicator} has no figure beside it`);
      const name = profile.benchmark?.name ?? "";
      const sentence = standsOutWords(one, { indicator, here, there, name });
      const [a, b] = [valueAt(indicator, place, figure.year) ?? Number.NaN, valueAt(indicator, other, figure.year) ?? Number.NaN];
      expect(sentence, where).toBe(
        `${indicator.name.nl}: ${figureText(here)}. Dat is ${a > b ? "hoger" : "lager"} dan in ${name} (${figureText(there)}).`,
      );
      said++;
    }
  }
  expect(said).toBeGreaterThan(1500);
}, 120_000);

test("every position of a profile is the one that counting gives", async () => {
  for (const place of sampled().filter((_, i) => i % 12 === 0)) {
    const profile = await profileOf(set, place);
    for (const { indicator: id, year, value, gemeente, national, benchmark, positions } of profile.figures) {
      const indicator = set.catalog.indicators.find((one) => one.id === id) as PublishedIndicator;
      const all = valuesOf(indicator, profile.positionsAmong ?? "gemeente", year);
      const at = (one: number | null | undefined) => (typeof one === "number" && all ? positionIn(all, one) : undefined);
      const where = `${id} of ${profile.area.code}`;
      if (indicator.aggregation.rule === "sum") expect(positions, where).toBeUndefined();
      else
        expect({ ...positions }, where).toEqual(
          JSON.parse(
            JSON.stringify({
              here: at(value),
              gemeente: at(gemeente?.value),
              national: at(national?.value),
              benchmark: at(benchmark?.value),
            }),
          ),
        );
    }
  }
}, 60_000);
