/** Need of every area from figures that have a good direction: percentiles, so that figures of any unit weigh as much as they are given. */
import type { NeedColumn } from "./gap-results.ts";
import { doubledRanks } from "./ranks.ts";

/** From 0 to 100 by the middle of its rank, 100 is the highest need; NaN where there is no figure. Areas alike have one percentile. */
export function needPercentiles({ values, higherIsBetter }: Pick<NeedColumn, "values" | "higherIsBetter">): Float64Array {
  const ranks = doubledRanks(values);
  const count = ranks.reduce((all, rank) => all + (rank > 0 ? 1 : 0), 0);
  return Float64Array.from(ranks, (rank) => {
    if (rank === 0) return Number.NaN;
    const share = (50 * (rank - 1)) / count;
    return higherIsBetter ? 100 - share : share;
  });
}

/**
 * Of all figures together: the percentile of their weighted mean, so that a need of 80 is as high among the areas as a figure of 80 is.
 * NaN where any of them is not known: half of a need is another need.
 */
export function needOf(components: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const [first = new Float64Array(0), ...others] = components;
  // Its order is that of the figure itself, whatever it weighs.
  return others.length === 0 ? first : needPercentiles({ values: weightedMean(components, weights), higherIsBetter: false });
}

function weightedMean(components: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const mean = new Float64Array(components[0].length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, component] of components.entries()) {
    const weight = weights[at] / total;
    for (let row = 0; row < mean.length; row++) mean[row] += weight * component[row];
  }
  return mean;
}
