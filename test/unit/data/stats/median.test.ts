import { expect, test } from "vitest";
import { medianClassOf, medianOf } from "#data/stats/median.ts";

test.each([
  [[], Number.NaN, Number.NaN],
  [[4], 4, 4],
  [[2, 4, 9], 4, 4],
  // The example of /methode.
  [[2, 4, 9, 30], 6.5, 4],
  [[1, 1, 3, 3], 2, 1],
])("of %j the median is %d, and of classes %d", (sorted, median, medianClass) => {
  expect(medianOf(sorted)).toBe(median);
  expect(medianClassOf(sorted)).toBe(medianClass);
});
