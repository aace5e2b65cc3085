/** What a view comes down to with a catalogue: the indicator, level, year and column to show. */
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { levelAt, readCamera, type View } from "./view.ts";

const firstIndicator = "leefbaarometer-klasse";

export interface Shown {
  indicator: PublishedIndicator;
  level: ChoroplethLevel;
  year: number;
  entry: ColumnEntry;
  /** Years of the indicator at this level, ascending. */
  years: number[];
}

/** Levels to try when the indicator has no figures at the wanted one: the next larger areas first. */
const fallback: Record<ChoroplethLevel, ChoroplethLevel[]> = {
  buurt: ["buurt", "wijk", "gemeente"],
  wijk: ["wijk", "gemeente", "buurt"],
  gemeente: ["gemeente", "wijk", "buurt"],
};

/** Undefined only when the catalogue has no indicator with a column. */
export function shownIn(view: View, indicators: readonly PublishedIndicator[]): Shown | undefined {
  const usable = indicators.filter((one) => one.columns.some((column) => column.level !== "group"));
  const find = (id: string | undefined) => usable.find((one) => one.id === id);
  const indicator = find(view.indicator) ?? find(firstIndicator) ?? usable[0];
  if (!indicator) return undefined;
  const wanted = view.level === undefined || view.level === "auto" ? levelAt(readCamera(view.at)?.zoom ?? 0) : view.level;
  const level = fallback[wanted].find((one) => indicator.columns.some((column) => column.level === one));
  if (!level) return undefined;
  const columns = indicator.columns.filter((column) => column.level === level).sort((a, b) => a.year - b.year);
  const entry = columns.find((column) => column.year === view.year) ?? columns.at(-1);
  if (!entry) return undefined;
  return { indicator, level, year: entry.year, entry, years: columns.map((column) => column.year) };
}
