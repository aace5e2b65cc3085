/** Figures of an assessment stay as they were, whatever an import brings; what is past its limit is told from what is not known. */
import { describe, expect, test } from "vitest";
import { frameworkOf } from "#data/assessment/framework.ts";
import { changedSince, FrozenFigure as Frozen, type FrozenFigure, freeze, isPast, stackingOf } from "#data/assessment/frozen.ts";
import { verdictIds } from "#data/assessment/verdicts.ts";
import { builtInEditions } from "#data/editions/built-in.ts";
import { frameworksOf } from "#data/editions/edition.ts";
import type { ProfileFigure, SeriesYear } from "#data/schema/profile.ts";

const year = (at: number, value: number | null, more: Partial<SeriesYear> = {}): SeriesYear => ({
  ...{ year: at, value, computed: false, source: "cbs" },
  status: value === null ? "suppressed" : "ok",
  ...more,
});
const profileFigure = (...series: SeriesYear[]): ProfileFigure => {
  const newest = series.at(-1);
  if (!newest) throw new Error("no year");
  const { breaks: _, ...rest } = newest;
  return { ...rest, indicator: "laag-inkomen", of: 3, series };
};
const indicator = {
  id: "laag-inkomen",
  name: { nl: "Laag inkomen", en: "Low income" },
  unit: { label: { nl: "%", en: "%" }, decimals: 1 },
  polarity: "lowerIsBetter",
} as const;
const frozen = (figure: ProfileFigure, threshold = 10): FrozenFigure =>
  Frozen.parse({ ...freeze({ indicator, figure, source: "Kerncijfers", version: "set 1" }), threshold });

test("all that is said of a figure is kept with it, and a higher figure is the problem where lower is better", () => {
  const one = frozen(profileFigure(year(2018, 9.5), year(2024, 12.25, { marks: ["computed"] })));
  expect(one).toMatchObject({ value: 12.25, year: 2024, status: "ok", source: "Kerncijfers", version: "set 1", side: "above" });
  expect(one).toMatchObject({ name: indicator.name, unit: indicator.unit.label, decimals: 1, marks: ["computed"] });
  expect(one).toMatchObject({ earlierYear: 2018, earlierValue: 9.5 });
  const better = { ...indicator, polarity: "higherIsBetter" } as const;
  expect(freeze({ indicator: better, figure: profileFigure(year(2024, 1)), source: "x", version: "y" }).side).toBe("below");
});

test("what is withheld has its status and no value, which is not zero", () => {
  const one = frozen(profileFigure(year(2024, null)));
  expect(one.status).toBe("suppressed");
  expect("value" in one).toBe(false);
  expect(isPast(one)).toBeUndefined();
  expect(isPast({ ...one, value: 0, side: "below", threshold: 1 })).toBe(true);
});

test("a change over the years is told up to the last break, and said where it can not be", () => {
  expect(frozen(profileFigure(year(2015, 5), year(2018, 6, { breaks: ["definition"] }), year(2024, 7)))).toMatchObject({
    earlierYear: 2018,
    earlierValue: 6,
  });
  expect(frozen(profileFigure(year(2015, 5), year(2024, 7, { breaks: ["model"] }))).noTrend).toBe("break");
  expect(frozen(profileFigure(year(2015, null), year(2024, 7))).noTrend).toBe("oneYear");
});

test("after a new import the same figures are there, and what is newer or another one now is said beside them", () => {
  const before = profileFigure(year(2018, 9.5), year(2024, 12.25));
  const one = frozen(before);
  const kept = structuredClone(one);
  const after = profileFigure(year(2018, 9.5), year(2024, 12.5), year(2025, 11));
  expect(changedSince(one, before)).toEqual({ differs: undefined, newer: undefined });
  expect(changedSince(one, after)).toEqual({ differs: 12.5, newer: { year: 2025, value: 11 } });
  expect(changedSince(one, undefined)).toEqual({ differs: undefined, newer: undefined });
  expect(one).toEqual(kept);
});

describe("k of n past their limit", () => {
  const at = (value: number | undefined) => ({ value, side: "above" as const, threshold: 10 });
  test.each([
    [[11, 12, 9], 2, { past: 2, unknown: 0, count: 3, stacked: true }],
    [[11, 10, 9], 2, { past: 1, unknown: 0, count: 3, stacked: false }],
    [[11, undefined, 9], 2, { past: 1, unknown: 1, count: 3, stacked: undefined }],
    [[11, undefined, 12], 2, { past: 2, unknown: 1, count: 3, stacked: true }],
    [[undefined, 9, 9], 2, { past: 0, unknown: 1, count: 3, stacked: false }],
  ])("%j of which %d are enough", (values, least, expected) => {
    expect(stackingOf(values.map(at), least)).toEqual(expected);
  });
});

test("the questions are our own, and say so: three tests and three judgements", () => {
  const { concept, verdicts } = frameworkOf(frameworksOf(builtInEditions), undefined);
  expect(concept).toBe(true);
  expect(verdicts.map(({ id }) => id)).toEqual([...verdictIds]);
  expect(verdicts.map(({ kind }) => kind)).toEqual(["test", "test", "test", "judgement", "judgement", "judgement"]);
});
