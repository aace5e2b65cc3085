import { describe, expect, test } from "vitest";
import { isOutside, outOfSample, placeboBand, powerLine } from "#data/spatial/placebo.ts";
import { randomIntegers } from "#data/spatial/random.ts";

/** Skewed, as changes of counts are. */
function skewed(areas: number, seed: number): number[] {
  const next = randomIntegers(seed);
  const draw = () => (next() + 1) / (2 ** 32 + 1);
  return Array.from(
    { length: areas },
    () => 20 * (Math.exp(Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw()) * 0.6) - 1),
  );
}

describe("the band of changes by chance", () => {
  test("has its ends at the fifth of ninety-nine from below and from above, whatever their order", () => {
    const values = Array.from({ length: 99 }, (_, i) => ((i * 37) % 99) + 1);
    expect(placeboBand(values)).toEqual({ low: 5, high: 95 });
    expect(isOutside({ low: 5, high: 95 }, 5)).toBe(false);
    expect(isOutside({ low: 5, high: 95 }, 4.999)).toBe(true);
  });

  test("is not there for so few that its ends would be the extremes", () => {
    expect(placeboBand(skewed(18, 1))).toBeUndefined();
    expect(placeboBand(skewed(19, 1))).toBeDefined();
  });

  test("covers nine in ten of new areas, finds twice the power line, and calls at most one in ten different by chance", () => {
    for (const seed of [1, 2, 3]) {
      const { covered, found } = outOfSample(skewed(400, seed), 400);
      expect(covered).toBeGreaterThan(0.895);
      expect(covered).toBeLessThan(0.93);
      expect(found).toBeGreaterThan(0.8);
    }
  });

  test("is the same for everyone", () => {
    const differences = skewed(120, 5);
    expect(outOfSample(differences)).toEqual(outOfSample(differences));
  });

  test("the power line is its farthest end", () => {
    expect(powerLine({ low: -24, high: 33 })).toBe(33);
    expect(powerLine({ low: -24, high: 11 })).toBe(24);
  });
});
