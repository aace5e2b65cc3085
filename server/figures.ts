/** Figures of one published set: a cell, and where it stands among its likes. */
import { decodeColumn, readCell } from "#data/columns.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { YearFigure } from "#data/schema/profile.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import type { PublishedSet } from "./published.ts";

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

/** One figure with its year; null where its status has no value. */
export function figureAt(set: PublishedSet, entry: ColumnEntry, row: number): YearFigure {
  const { value, status, coverage } = readCell(bytesOf(set, entry), row);
  const name: Status = statuses[status] ?? "missing";
  return {
    year: entry.year,
    value: hasValue(name) && Number.isFinite(value) ? value : null,
    status: name,
    computed: entry.computed,
    ...(coverage === undefined || !entry.computed ? {} : { coverage: Math.min(100, coverage) }),
  };
}

export interface Standing {
  /** 1 is the highest value; ties share the best place. */
  rank?: number;
  /** Areas with a value. */
  of: number;
  /** Share with a lower value, half of the ties added: 0 to 100. */
  percentile?: number;
}

const ascending = new WeakMap<PublishedSet, Map<string, Float64Array>>();

/** Place of a value among the areas of its level; among those of its own list for a group area. */
export function standingOf(set: PublishedSet, entry: ColumnEntry, row: number, value: number | null): Standing {
  const list = entry.level === "group" ? (set.areas.group.parents[row] ?? -1) : undefined;
  const key = `${entry.file} ${list ?? ""}`;
  const known = ascending.get(set) ?? new Map<string, Float64Array>();
  ascending.set(set, known);
  let values = known.get(key);
  if (!values) {
    const column = decodeColumn(bytesOf(set, entry));
    const counted = list === undefined ? column.values : column.values.filter((_, r) => set.areas.group.parents[r] === list);
    values = counted.filter(Number.isFinite).sort();
    known.set(key, values);
  }
  if (value === null) return { of: values.length };
  const below = firstAt(values, (v) => v >= value);
  const upTo = firstAt(values, (v) => v > value);
  const percentile = Math.round(((below + (upTo - below) / 2) / values.length) * 1000) / 10;
  return { rank: 1 + values.length - upTo, of: values.length, percentile };
}

/** Position of the first value that passes, in ascending order; binary search. */
function firstAt(values: Float64Array, passes: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(values[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
