/**
 * Ranks instead of values: what is skewed (a rate over few people) makes a test of clusters hang on a handful of areas, their order
 * does not. Twice the average rank, 2 to 2n, so that ties are whole numbers too and sums are exact.
 */

/** 0 where the value is NaN. */
export function doubledRanks(values: Float64Array): Uint32Array {
  const rows = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
  const order = rows.sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Uint32Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] as number];
    while (to < order.length && values[order[to] as number] === value) to++;
    // Ranks from + 1 up to `to` share their mean.
    for (let at = from; at < to; at++) ranks[order[at] as number] = from + 1 + to;
  }
  return ranks;
}
