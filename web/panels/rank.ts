/** Places in a column: highest value first, ties share a place, rows without a value have none. */

export interface Ranks {
  /** Place from 1 a row; 0 without a value. */
  rank: Uint32Array;
  /** Rows with a value. */
  of: number;
}

/** `values` is NaN where there is no value. Sorting typed arrays keeps 15,000 rows within a few milliseconds. */
export function ranksOf(values: Float64Array): Ranks {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const rank = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    rank[row] = 1 + higherThan(sorted, value);
  }
  return { rank, of: sorted.length };
}

/** How many of the ascending values are higher. */
function higherThan(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}

/** Percent of the values that are lower, half of the equal ones added. */
export function percentileOf(values: Float64Array, value: number): number {
  let lower = 0;
  let equal = 0;
  let all = 0;
  for (const one of values) {
    if (Number.isNaN(one)) continue;
    all++;
    if (one < value) lower++;
    else if (one === value) equal++;
  }
  return all === 0 ? 0 : (100 * (lower + equal / 2)) / all;
}
