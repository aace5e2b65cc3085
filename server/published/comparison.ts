/** Areas side by side: their profiles, brought to one year a figure where they share one, and to one scale. */
import type { ComparedCell, ComparedRow, Comparison } from "#data/comparable/comparison.ts";
import { readRegion } from "#data/region/region.ts";
import { type ChoroplethLevel, isRegionCode } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { landCode, type Profile, type ProfileFigure, type ProfileLevel } from "#data/schema/profile.ts";
import { Problem } from "../http/errors.ts";
import { mapInSlices } from "../scheduling/yielding.ts";
import { findArea } from "./areas.ts";
import { benchmarkNamed, type ComparedWith, observedAt, standingAmong } from "./benchmark.ts";
import { wordsOf } from "./figure-words.ts";
import { comparedAt, profileAt } from "./places.ts";
import type { PublishedSet } from "./published-set.ts";
import { isProvinceOf } from "./region.ts";
import { nationalSeriesOf } from "./series.ts";

/** Throws a Problem 404 where none of the codes is an area, and for what the first cannot stand beside. */
export async function comparisonOf(set: PublishedSet, codes: readonly string[], asked?: string): Promise<Comparison> {
  const isKnown = (code: string) =>
    isRegionCode(code) ? typeof readRegion(code) !== "string" : isPlace(set, code) || isProvinceOf(set, code);
  const known = codes.filter(isKnown);
  const [first] = known;
  if (!first)
    throw new Problem(
      404,
      `None of these codes is an area of the division of ${set.manifest.division}: search them with /api/v1/areas?q=`,
    );
  const benchmark = await comparedAt(set, first, asked);
  const profiles: Profile[] = [];
  for (const code of known) profiles.push(await profileAt(set, code));
  const level = levelOfComparison(profiles.map(({ area }) => area.level));
  const rows = await mapInSlices(set.catalog.indicators, (indicator) => rowOf({ set, indicator, profiles, level, benchmark }));
  const figures = rows.filter((row) => row !== undefined);
  const statuses = figures.flatMap((row) => [
    ...row.areas.flatMap((one) => (one ? [one, ...one.series] : [])),
    ...(row.nationalSeries ?? []),
    ...(row.benchmark ? [row.benchmark] : []),
  ]);
  return {
    areas: profiles.map(({ area, sketch, group }) => ({ ...area, ...(sketch ? { sketch } : {}), ...(group ? { group } : {}) })),
    unknown: codes.filter((code) => !known.includes(code)),
    division: set.manifest.division,
    ...(benchmark ? { benchmark: benchmarkNamed(set, benchmark) } : {}),
    positionsAmong: level,
    figures,
    statuses: wordsOf(statuses.map(({ status }) => status)),
  };
}

const isPlace = (set: PublishedSet, code: string) => code === landCode || findArea(set, code) !== undefined;
/** From small to large. */
const sizes: readonly ChoroplethLevel[] = ["buurt", "wijk", "gemeente"];
const sizeOf = (level: ProfileLevel): ChoroplethLevel =>
  level === "group" || level === "region" ? "wijk" : level === "land" || level === "provincie" ? "gemeente" : level;

/** The smallest: of it there are figures wherever all have one. */
export const levelOfComparison = (levels: readonly ProfileLevel[]): ChoroplethLevel =>
  sizes.find((size) => levels.some((level) => sizeOf(level) === size)) ?? "gemeente";

interface RowOptions {
  set: PublishedSet;
  indicator: PublishedIndicator;
  profiles: readonly Profile[];
  level: ChoroplethLevel;
  benchmark: ComparedWith | undefined;
}

/** Undefined where none of them has figures of it. */
function rowOf({ set, indicator, profiles, level, benchmark }: RowOptions): ComparedRow | undefined {
  const found = profiles.map(({ figures }) => figures.find((one) => one.indicator === indicator.id));
  const there = found.filter((one) => one !== undefined);
  if (there.length === 0) return undefined;
  const year = sharedYear(there);
  const standingOf = placedAmong(set, indicator, level);
  const areas = found.map((figure, i): ComparedCell | null => {
    const shown = figure?.series.find((one) => one.year === (year ?? figure.year));
    if (!figure || !shown) return null;
    const standing = standingOf(shown.year, shown.value);
    const isAmong = profiles[i]?.area.level === level;
    return {
      ...shown,
      series: figure.series,
      ...(standing ? { position: standing.percentile, ...(isAmong ? { rank: standing.rank } : {}) } : {}),
    };
  });
  const years = year === undefined ? there.map((one) => one.year).toSorted((a, b) => b - a) : [year];
  const beside = benchmark && years.flatMap((one) => benchmarkIn(one) ?? [])[0];
  function benchmarkIn(one: number): ComparedRow["benchmark"] {
    const observed = benchmark && observedAt(set, indicator, benchmark, one);
    if (!observed) return undefined;
    const at = standingOf(one, observed.value)?.percentile;
    return { ...observed, year: one, ...(at === undefined ? {} : { position: at }) };
  }
  const isCount = indicator.aggregation.rule === "sum";
  const hasCourse = there.some(({ series }) => series.length > 1);
  const of = areas.flatMap((one) => (one ? (standingOf(one.year, one.value)?.of ?? []) : []))[0];
  return {
    indicator: indicator.id,
    ...(year === undefined ? {} : { year }),
    areas,
    ...(of === undefined ? {} : { of }),
    ...(beside ? { benchmark: beside } : {}),
    ...(hasCourse && !isCount ? { nationalSeries: nationalSeriesOf(set, indicator) } : {}),
  };
}

/** The newest year that is in all of them, with a figure or with the reason why there is none. */
const sharedYear = (figures: readonly Pick<ProfileFigure, "series">[]): number | undefined =>
  figures[0]?.series.findLast(({ year }) => figures.every(({ series }) => series.some((one) => one.year === year)))?.year;

const placedAmong =
  (set: PublishedSet, indicator: PublishedIndicator, level: ChoroplethLevel) => (year: number, value: number | null) =>
    standingAmong(set, indicator, level, year)?.(value);
