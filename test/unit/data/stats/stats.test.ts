/** Statistics against brute force; roll-up by every rule. */
import { describe, expect, test } from "vitest";
import type { Status } from "#data/schema/status.ts";
import { statuses } from "#data/schema/status.ts";
import { rollUp, sortedValues, standing } from "#data/stats/stats.ts";

/** Reproducible values with many ties, a tail and gaps. */
const many = Array.from({ length: 1000 }, (_, i) => (i % 17 === 0 ? Number.NaN : Math.round(((i * 7919) % 1009) ** 1.3) / 10));
const known = many.filter(Number.isFinite);

describe("standing", () => {
  const sorted = sortedValues(many);

  test("of every value equals counting by hand, ties shared", () => {
    for (const value of known.slice(0, 200)) {
      const above = known.filter((other) => other > value).length;
      const below = known.filter((other) => other < value).length;
      const same = known.length - above - below;
      expect(standing(sorted, value)).toEqual({
        rank: above + 1,
        of: known.length,
        percentile: ((below + same / 2) / known.length) * 100,
        lower: Math.floor((below / known.length) * 1000) / 10,
        tied: same - 1,
      });
    }
  });

  test("shares a place and leaves the next one open", () => {
    const places = [9, 7, 7, 3].map((value) => standing(sortedValues([9, 7, 7, 3]), value)?.rank);
    expect(places).toEqual([1, 2, 2, 4]);
  });

  test("is undefined for an area without a value", () => {
    expect(standing(sorted, Number.NaN)).toBeUndefined();
    expect(standing(sortedValues([]), 3)).toBeUndefined();
  });
});

const code = (status: Status) => statuses.indexOf(status);
const observed = (values: number[], status: Status[] = []) => ({
  values: values.map((value, i) => ((status[i] ?? "ok") === "suppressed" || status[i] === "missing" ? Number.NaN : value)),
  status: values.map((_, i) => code(status[i] ?? "ok")),
});
const members = [0, 1, 2];
const inhabitants = observed([1000, 3000, 6000]);

describe("roll-up", () => {
  test("adds counts up", () => {
    expect(rollUp({ rule: { rule: "sum" }, members, figures: observed([5, 10, 20]) })).toEqual({
      value: 35,
      status: code("ok"),
      coverage: 1,
    });
  });

  test("weights a mean by its denominator", () => {
    const found = rollUp({
      rule: { rule: "mean", weight: "inwoners" },
      members,
      figures: observed([10, 20, 40]),
      weights: inhabitants,
    });
    expect(found).toEqual({ value: (10 * 1000 + 20 * 3000 + 40 * 6000) / 10_000, status: code("ok"), coverage: 1 });
  });

  test("divides sums for a ratio, instead of averaging rates", () => {
    const found = rollUp({
      rule: { rule: "ratio", numerator: "misdrijven", denominator: "inwoners", scale: 1000 },
      members,
      figures: observed([100, 60, 30]),
      weights: inhabitants,
    });
    expect(found.value).toBe(19);
  });

  test("says how much of the area a mean rests on and calls it estimated", () => {
    const found = rollUp({
      rule: { rule: "mean", weight: "inwoners" },
      members,
      figures: observed([10, 20, 40], ["suppressed"]),
      weights: inhabitants,
    });
    expect(found).toEqual({ value: (20 * 3000 + 40 * 6000) / 9000, status: code("estimated"), coverage: 0.9 });
  });

  test("leaves the denominator of a part without a numerator out of a ratio", () => {
    const found = rollUp({
      rule: { rule: "ratio", numerator: "misdrijven", denominator: "inwoners", scale: 1000 },
      members,
      figures: observed([100, 60, 30], ["missing"]),
      weights: inhabitants,
    });
    expect(found).toEqual({ value: 10, status: code("estimated"), coverage: 0.9 });
  });

  test("gives no sum when a part of the people is missing from it", () => {
    const sum = { rule: { rule: "sum" as const }, members, weights: inhabitants };
    expect(rollUp({ ...sum, figures: observed([5, 10, 20], ["suppressed"]) })).toEqual({
      value: Number.NaN,
      status: code("suppressed"),
      coverage: 0.9,
    });
    expect(rollUp({ ...sum, figures: observed([5, 10, 20], ["missing"]) }).status).toBe(code("missing"));
  });

  test("names the reason of most people where there is no figure, and of equals the one that says most", () => {
    const figures = observed([5, 10, 20], ["suppressed", "missing", "missing"]);
    const why = (people: number[]) => {
      const lived = observed(people);
      return statuses[rollUp({ rule: { rule: "sum" }, members, figures, weights: lived, people: lived }).status];
    };
    expect(why([600, 300, 200])).toBe("suppressed");
    expect(why([400, 300, 200])).toBe("missing");
    expect(why([500, 300, 200])).toBe("suppressed");
    // Nobody lives there: then every part counts for one.
    expect(why([0, 0, 0])).toBe("missing");
  });

  test("of small parts is too small only where few people live in all of them", () => {
    const why = (each: number) => {
      const weights = observed([each, each, each]);
      const rule = { rule: "mean" as const, weight: "inwoners" };
      return statuses[
        rollUp({ rule, members, figures: { values: [], status: [6, 6, 6] }, weights, people: weights, minimum: 50 }).status
      ];
    };
    expect([why(10), why(40)]).toEqual(["tooSmall", "missing"]);
  });

  test("adds up where nobody lives", () => {
    const empty = observed([0, 0, 0]);
    expect(rollUp({ rule: { rule: "sum" }, members, figures: observed([1, 0, 2]), weights: empty })).toEqual({
      value: 3,
      status: code("ok"),
      coverage: 1,
    });
    expect(
      rollUp({ rule: { rule: "mean", weight: "inwoners" }, members, figures: observed([1, 2, 3]), weights: empty }),
    ).toMatchObject({ value: Number.NaN, status: code("notApplicable") });
  });

  test("takes only the share of a part that lies in the area, and calls that estimated", () => {
    const found = rollUp({ rule: { rule: "sum" }, members: [0, 1], shares: [1, 0.25], figures: observed([5, 40]) });
    expect(found).toEqual({ value: 15, status: code("estimated"), coverage: 1 });
  });

  test("passes on that a part is provisional", () => {
    const figures = observed([5, 10, 20], ["ok", "provisional"]);
    expect(rollUp({ rule: { rule: "sum" }, members, figures }).status).toBe(code("provisional"));
  });

  test("is too small when it rests on fewer people than the minimum", () => {
    const found = rollUp({
      rule: { rule: "mean", weight: "inwoners" },
      members,
      figures: observed([10, 20, 40]),
      weights: observed([10, 10, 20]),
      minimum: 50,
    });
    expect(found).toEqual({ value: Number.NaN, status: code("tooSmall"), coverage: 1 });
  });

  test("does not follow for an indicator without a rule", () => {
    expect(rollUp({ rule: { rule: "none" }, members, figures: observed([1, 2, 3]) })).toMatchObject({
      value: Number.NaN,
      status: code("notApplicable"),
    });
  });

  test("of no parts has no figure", () => {
    expect(rollUp({ rule: { rule: "sum" }, members: [], figures: observed([]) })).toEqual({
      value: Number.NaN,
      status: code("missing"),
      coverage: 0,
    });
  });
});
