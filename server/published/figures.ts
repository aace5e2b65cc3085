/** Figures of one published set: a cell, and where it stands among its likes. */
import { decodeColumn, readCell } from "#data/codecs/columns.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { YearFigure } from "#data/schema/profile.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import { type Standing, sortedValues, standing } from "#data/stats/stats.ts";
import type { PublishedSet } from "./published-set.ts";

/** The column of that year, or the newest one. */
export function columnEntry(indicator: PublishedIndicator, level: Level, year?: number): ColumnEntry | undefined {
  const entries = indicator.columns.filter((entry) => entry.level === level && (year === undefined || entry.year === year));
  return entries.toSorted((a, b) => b.year - a.year)[0];
}

function bytesOf(set: PublishedSet, entry: ColumnEntry): Uint8Array {
  const bytes = set.files.get(entry.file)?.identity.bytes;
  if (!bytes) throw new Error(`${entry.file} is named by the catalogue and was not loaded`);
  return bytes;
}

/** One figure with its year and source; null where its status has no value. */
export function figureAt(set: PublishedSet, indicator: PublishedIndicator, entry: ColumnEntry, row: number): YearFigure {
  const { value, status, coverage } = readCell(bytesOf(set, entry), row);
  const name: Status = statuses[status] ?? "missing";
  return {
    year: entry.year,
    value: hasValue(name) && Number.isFinite(value) ? value : null,
    status: name,
    computed: entry.computed,
    source: sourceIdOf(indicator, entry),
    ...(coverage === undefined || !entry.computed ? {} : { coverage: Math.min(100, coverage) }),
  };
}

const ascending = new WeakMap<PublishedSet, Map<string, Float64Array>>();

/** Place of a value among the areas of its level; among those of its own list for a group area. */
export function standingOf(set: PublishedSet, entry: ColumnEntry, row: number, value: number | null): Standing | { of: number } {
  const list = entry.level === "group" ? (set.areas.group.parents[row] ?? -1) : undefined;
  const key = `${entry.file} ${list ?? ""}`;
  const known = ascending.get(set) ?? new Map<string, Float64Array>();
  ascending.set(set, known);
  let sorted = known.get(key);
  if (!sorted) {
    const { values } = decodeColumn(bytesOf(set, entry));
    sorted = sortedValues(list === undefined ? values : values.filter((_, r) => set.areas.group.parents[r] === list));
    known.set(key, sorted);
  }
  const found = value === null ? undefined : standing(sorted, value);
  return found ? { ...found, percentile: Math.round(found.percentile * 10) / 10 } : { of: sorted.length };
}
