/** Classes of a scale. A value v is in the first class whose upper limit is greater than v, else in the last. */

/** Class of a value for ascending upper limits; binary search. */
export function classIndex(breaks: readonly number[], value: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (breaks[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Number of a class, from 1: below the first limit, or with `descending` from the last limit up (urbanity: 1 is most urban). */
export function orderedClass(limits: readonly number[], value: number, descending = false): number {
  const index = classIndex(limits, value);
  return descending ? limits.length - index + 1 : index + 1;
}

/** Values per class; NaN is in none. */
export function classCounts(breaks: readonly number[], values: ArrayLike<number>): number[] {
  const counts = new Array<number>(breaks.length + 1).fill(0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const index = classIndex(breaks, value);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
