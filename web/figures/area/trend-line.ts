/** Places of a short series in a box; pure, so that a gap in the years is a gap in the line. */

export interface Point {
  year: number;
  /** NaN or null without a value. */
  value: number | null;
}

export interface Box {
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
}

const known = (one: Point): one is { year: number; value: number } => one.value !== null && !Number.isNaN(one.value);

/** Undefined with fewer than two values: one year is a figure and no trend. Years run over all series. */
export function trendScale(series: readonly (readonly Point[])[], box: Box): TrendScale | undefined {
  const points = series.flat().filter(known);
  const years = points.map((one) => one.year);
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
  };
}

/** SVG path through the values; a year without a value lifts the pen. */
export function trendPath(series: readonly Point[], { x, y }: TrendScale): string {
  let pen = "M";
  let path = "";
  for (const one of series) {
    if (!known(one)) {
      pen = "M";
      continue;
    }
    path += `${pen}${x(one.year).toFixed(1)} ${y(one.value).toFixed(1)}`;
    pen = "L";
  }
  return path;
}
