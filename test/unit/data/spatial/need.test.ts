import { describe, expect, test } from "vitest";
import { thirds } from "#data/schema/gap.ts";
import { needOf, needPercentiles } from "#data/spatial/need.ts";
import { randomIntegers } from "#data/spatial/random.ts";

const rounded = (values: Float64Array) => Array.from(values, (one) => Number(one.toFixed(2)));

describe("need", () => {
  test("is the percentile of the middle of its rank, after polarity; areas alike are alike", () => {
    const values = Float64Array.from([10, 20, 20, Number.NaN, 40]);
    expect([...needPercentiles({ values, higherIsBetter: false })]).toEqual([12.5, 50, 50, Number.NaN, 87.5]);
    expect([...needPercentiles({ values, higherIsBetter: true })]).toEqual([87.5, 50, 50, Number.NaN, 12.5]);
  });

  test("of several figures is the percentile of their weighted mean, and not known where any of them is not", () => {
    const [one, other] = [Float64Array.from([10, 90, 50, 70]), Float64Array.from([60, 20, Number.NaN, 30])];
    // Means of 35, 55 and 50; and of 22.5, 72.5 and 60 where the first weighs three times as much.
    expect(rounded(needOf([one, other], [1, 1]))).toEqual([16.67, 83.33, Number.NaN, 50]);
    expect(rounded(needOf([one, other], [1, 3]))).toEqual([83.33, 16.67, Number.NaN, 50]);
    expect([...needOf([one], [2])]).toEqual([...one]);
  });

  test("is high in a third of the areas, of however many figures", () => {
    const draw = randomIntegers(3);
    const figure = () => needPercentiles({ values: Float64Array.from({ length: 900 }, draw), higherIsBetter: true });
    const need = needOf([figure(), figure(), figure()], [1, 1, 1]);
    expect(need.filter((one) => one >= thirds.high).length).toBe(300);
    expect(need.filter((one) => one <= thirds.low).length).toBe(300);
  });
});
