/** Places in a column, by the one definition of data/stats/stats.ts: highest value first, ties share a place. */
import { sortedValues, standing } from "#data/stats/stats.ts";

export interface Ranks {
  /** Place from 1 a row; 0 without a value. */
  rank: Uint32Array;
  /** Rows with a value. */
  of: number;
}

/** `values` is NaN where there is no value. Sorted once for all rows: 15,000 take a few milliseconds. */
export function ranksOf(values: Float64Array): Ranks {
  const sorted = sortedValues(values);
  return { rank: Uint32Array.from(values, (value) => standing(sorted, value)?.rank ?? 0), of: sorted.length };
}

/** Percent of the values that are lower, half of the equal ones added; 0 without values. */
export const percentileOf = (values: Float64Array, value: number): number =>
  standing(sortedValues(values), value)?.percentile ?? 0;
