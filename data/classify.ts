/** Class breaks of a column. A value v is in the first class whose upper limit is greater than v, else in the last. */

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
