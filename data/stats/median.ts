/**
 * The median of several areas: as many of them lie above it as below, and each counts the same, however many people live there. It is
 * what "areas like this one" have, where a mean would hang on one extreme area and a weighted one on the largest.
 */

/** Of ascending values: the middle one, of an even number the mean of the middle two. NaN without any. */
export function medianOf(sorted: ArrayLike<number>): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Of values that are classes: half way between two of them is none, so then it is the lower one. */
export const medianClassOf = (sorted: ArrayLike<number>): number => sorted[(sorted.length - 1) >> 1] ?? Number.NaN;

/** Of fewer areas with a figure nothing is said. */
export const fewestInMedian = 3;
