/** Where a short series lies in a box, and the line through it: never over a gap, and never over a break. */
import type { SeriesBreak } from "#data/schema/profile.ts";

export interface TrendPoint {
  year: number;
  /** NaN or null without a value. */
  value: number | null;
  /** Why no line may join it to the year with a value before it. */
  breaks?: readonly SeriesBreak[] | undefined;
}

export interface TrendBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface TrendScale {
  x(year: number): number;
  y(value: number): number;
  low: number;
  high: number;
  /** First and last year. */
  from: number;
  to: number;
}

const known = (one: TrendPoint): one is TrendPoint & { value: number } => one.value !== null && !Number.isNaN(one.value);

/**
 * Places of a short series in a box. Undefined with fewer than two values: one year is a figure and no trend. Years run over all series,
 * and over those that are given besides.
 */
export function trendScale(
  series: readonly (readonly TrendPoint[])[],
  box: TrendBox,
  besides: readonly number[] = [],
): TrendScale | undefined {
  const points = series.flat().filter(known);
  const years = [...points.map((one) => one.year), ...besides];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if ((series[0]?.filter(known).length ?? 0) < 2 || from === to) return undefined;
  const values = points.map((one) => one.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A flat line stands in the middle instead of on the floor.
  const span = high - low || Math.abs(high) || 1;
  const base = high === low ? low - span / 2 : low;
  return {
    x: (year) => box.left + ((year - from) / (to - from)) * (box.right - box.left),
    y: (value) => box.bottom - ((value - base) / span) * (box.bottom - box.top),
    low,
    high,
    from,
    to,
  };
}

/** SVG path through the values; a year without a value and a year after a break lift the pen. */
export function trendPath(series: readonly TrendPoint[], { x, y }: TrendScale): string {
  let pen = "M";
  let path = "";
  for (const one of series) {
    if (!known(one)) {
      pen = "M";
      continue;
    }
    path += `${one.breaks?.length ? "M" : pen}${x(one.year).toFixed(1)} ${y(one.value).toFixed(1)}`;
    pen = "L";
  }
  return path;
}

/** Two strokes through a place: the sign of an axis or line that does not go on. */
export const breakMark = (x: number, y: number): string =>
  [-3, 3].map((aside) => `M${(x + aside - 2).toFixed(1)} ${(y + 6).toFixed(1)}l4 -12`).join("");

/** A mark half way every pair of years that no line may join. */
export const breakPath = (series: readonly TrendPoint[], { x, y }: TrendScale): string =>
  brokenBetween(series)
    .map(({ from, to }) => {
      const [a, b] = [from, to].map((year) => series.find((one) => one.year === year)?.value ?? Number.NaN) as [number, number];
      return breakMark((x(from) + x(to)) / 2, (y(a) + y(b)) / 2);
    })
    .join("");

interface BrokenBetween {
  from: number;
  to: number;
  breaks: readonly SeriesBreak[];
}

/** The pairs of years that no line may join, with the reasons. */
export function brokenBetween(series: readonly TrendPoint[]): BrokenBetween[] {
  const valued = series.filter(known);
  return valued.flatMap(({ year, breaks = [] }, i) => {
    const before = valued[i - 1];
    return before && breaks.length > 0 ? [{ from: before.year, to: year, breaks }] : [];
  });
}

/** What the wijkaanpak did in which year: the begin and the end of the krachtwijken, and the begin of the focusgebieden. */
const eventYears = [2007, 2012, 2022] as const;
export type EventYear = (typeof eventYears)[number];

export interface PlacedEvent {
  year: EventYear;
  x: number;
  /** Line of the name above the chart, from 0: names that would run into each other stand on another one. */
  row: number;
  anchor: "start" | "middle" | "end";
}

/** Width of a letter of a name, in units of the box. */
const letter = 5.4;

/** The events that the axis reaches, with room for their names. */
export function placeEvents({ x, from, to }: TrendScale, box: TrendBox, nameOf: (year: EventYear) => string): PlacedEvent[] {
  const ends: number[] = [];
  return eventYears
    .filter((year) => year >= from && year <= to)
    .map((year) => {
      const at = x(year);
      const half = (nameOf(year).length * letter) / 2;
      const anchor = at - half < box.left ? "start" : at + half > box.right ? "end" : "middle";
      const begin = anchor === "start" ? at : anchor === "end" ? at - 2 * half : at - half;
      const free = ends.findIndex((end) => end < begin);
      const row = free < 0 ? ends.length : free;
      ends[row] = begin + 2 * half + letter;
      return { year, x: at, row, anchor };
    });
}

/** Years that have a label of their own: the ends, and of the others as many as do not run into each other. */
export function labelledYears<T extends { year: number }>(points: readonly T[], { x }: TrendScale, room: number): T[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const kept: T[] = [];
  for (const one of points) {
    const before = kept.at(-1);
    const fits = !before || x(one.year) - x(before.year) >= room;
    if (one === last || (fits && (one === first || x(last.year) - x(one.year) >= room))) kept.push(one);
  }
  return kept;
}
