/** How high the need ("opgave") of an area is by theme: in which part of the areas of a level it is lower. */
import { readCell } from "#data/codecs/columns.ts";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { readNeed } from "#data/indicators/read-need.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import type { AreaRef } from "../published/areas.ts";
import { comparedLevel } from "../published/comparable.ts";
import { bytesOfColumn, columnEntry } from "../published/indicator-values.ts";
import type { PublishedSet } from "../published/published-set.ts";

interface Part {
  indicator: PublishedIndicator;
  year: number;
  weight: number;
  /** Of all areas of the level that have one, lowest first. */
  sorted: Float64Array;
}

interface ThemeNeed {
  theme: InitiativeTheme;
  parts: Part[];
  /** Weighted means of the percentiles of those areas that have every figure, lowest first; empty where one figure is all. */
  means: Float64Array;
}

const known = new WeakMap<PublishedSet, Map<ChoroplethLevel, ThemeNeed[]>>();

/** What the needs of a level are made of, by theme. */
export function needsAt(set: PublishedSet, level: ChoroplethLevel): ThemeNeed[] {
  const levels = known.get(set) ?? new Map<ChoroplethLevel, ThemeNeed[]>();
  known.set(set, levels);
  const found = levels.get(level) ?? initiativeThemes.map((theme) => needAt(set, level, theme));
  levels.set(level, found);
  return found;
}

function needAt(set: PublishedSet, level: ChoroplethLevel, theme: InitiativeTheme): ThemeNeed {
  const { indicators } = set.catalog;
  const rows = Array.from(set.areas[level].codes.keys());
  const parts = readNeed(theme, level, indicators).parts.flatMap(({ indicator: id, year, weight }): Part[] => {
    const indicator = indicators.find((one) => one.id === id);
    if (!indicator) return [];
    const values = rows.flatMap((row) => valueAt(set, indicator, { level, row }, year) ?? []);
    return [{ indicator, year, weight, sorted: Float64Array.from(values).sort() }];
  });
  const means = parts.length < 2 ? [] : rows.flatMap((row) => meanOf(set, parts, { level, row }) ?? []);
  return { theme, parts, means: Float64Array.from(means).sort() };
}

/** By theme from 0 to 100, 100 is the highest need; null where a figure of it is not there: half of a need is another need. */
export function needOfArea(set: PublishedSet, ref: AreaRef): Map<InitiativeTheme, number | null> {
  const needs = needsAt(set, comparedLevel(ref.level));
  return new Map(
    needs.map(({ theme, parts, means }) => {
      const mean = meanOf(set, parts, ref);
      const need = mean === undefined ? null : parts.length < 2 ? mean : percentileIn(means, mean);
      return [theme, need === null ? null : Math.round(need * 10) / 10];
    }),
  );
}

function meanOf(set: PublishedSet, parts: readonly Part[], ref: AreaRef): number | undefined {
  if (parts.length === 0) return undefined;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  let mean = 0;
  for (const { indicator, year, weight, sorted } of parts) {
    const value = valueAt(set, indicator, ref, year);
    if (value === undefined) return undefined;
    const share = percentileIn(sorted, value);
    // In the order of `needOf`, so that means that are equal there are equal here.
    mean += (weight / total) * (indicator.polarity === "higherIsBetter" ? 100 - share : share);
  }
  return mean;
}

/** By the middle of its rank, as `needPercentiles` has it. */
function percentileIn(sorted: Float64Array, value: number): number {
  const [below, upTo] = [firstAt(sorted, value, false), firstAt(sorted, value, true)];
  return (50 * (below + upTo)) / sorted.length;
}

/** Place of the first that is not lower; with `above` of the first that is higher. */
function firstAt(sorted: Float64Array, value: number, above: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? Number.POSITIVE_INFINITY;
    if (at < value || (above && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function valueAt(set: PublishedSet, indicator: PublishedIndicator, { level, row }: AreaRef, year: number): number | undefined {
  const entry = columnEntry(indicator, level, year);
  const cell = entry && readCell(bytesOfColumn(set, entry), row);
  return cell && hasValue(statuses[cell.status] ?? "missing") && Number.isFinite(cell.value) ? cell.value : undefined;
}

/** The figures behind the needs of a level, with their years and sources. */
export const figuresOfNeed = (set: PublishedSet, level: ChoroplethLevel) =>
  needsAt(set, level).flatMap(({ theme, parts }) =>
    parts.map(({ indicator, year }) => {
      const entry = columnEntry(indicator, level, year);
      const source = entry && sourceOf(set.catalog.sources, indicator, entry);
      return { theme, indicator: indicator.id, year, source: source ? `${source.title}, ${source.publisher}` : indicator.id };
    }),
  );
