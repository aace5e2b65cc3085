import { expect, test } from "vitest";
import { type ReachState, reachStates, thirds } from "#data/schema/gap.ts";
import {
  codeOf,
  countCodes,
  drawnAs,
  gapReasons,
  gapScale,
  largestRadiusAt,
  largestRate,
  needClass,
  onlyWordOf,
  type PictureKind,
  radiusOf,
  thirdOf,
} from "#web/labels/gap-picture.ts";
import { bothColours, gapInk, needColours } from "#web/labels/gap-theme.ts";
import { statusColours } from "#web/labels/status-colours.ts";
import { ink, mix } from "#web/labels/theme.ts";
import { deltaE2000, sights } from "../../../fixtures/colour-difference.ts";

const kinds: PictureKind[] = ["reach", "both", "bare"];
const needs = [Number.NaN, 0, 19.99, 20, 33.3, thirds.low, 50, thirds.high, 79.9, 80, 99.9, 100];
const areas = needs.flatMap((need) =>
  reachStates.flatMap((state) => needs.map((second) => ({ need, state, second, isFigure: false }))),
);
const isKnown = (state: ReachState) => state === "known" || state === "complete";

test.each(kinds)("every area is in exactly one class or reason of the picture %s, and the counts add up to all", (kind) => {
  const codes = areas.map((area) => codeOf(kind, area));
  const { codes: all, classes } = gapScale(kind, false);
  for (const code of codes) expect(code >= 0 && code < all && Number.isInteger(code)).toBe(true);
  const counted = countCodes(kind, codes);
  const hatched = kind === "both" ? 0 : counted.reasons.unfilled;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  expect(counted.classes).toHaveLength(classes);
  expect(sum(counted.classes) + sum(Object.values(counted.reasons)) - hatched).toBe(areas.length);
});

test.each([false, true])("what is not known never has a colour of a ramp without a hatch (dark: %s)", (dark) => {
  for (const kind of kinds) {
    const { colours, hatch } = gapScale(kind, dark);
    const ramp = kind === "both" ? bothColours(dark) : needColours(dark);
    for (const area of areas) {
      const code = codeOf(kind, area);
      const isInRamp = ramp.includes(colours[code] ?? "");
      if (Number.isNaN(area.need) || area.state === "withheld" || area.state === "no-people") expect(isInRamp).toBe(false);
      else if (kind === "both") expect(isInRamp).toBe(!Number.isNaN(area.second));
      else if (kind === "reach") expect(hatch(code) > 0).toBe(!isKnown(area.state));
      else expect(hatch(code)).toBe(0);
    }
  }
});

test("classes of the need are of twenty points, and thirds have the limits of the sentence", () => {
  expect([0, 19.99, 20, 59.9, 60, 80, 100].map(needClass)).toEqual([0, 0, 1, 2, 3, 4, 4]);
  expect([0, thirds.low, 33.4, 66.6, thirds.high, 100].map(thirdOf)).toEqual([0, 0, 1, 1, 2, 2]);
});

test("a figure in the place of reach has its colour whatever is known of reach, and none where it is not there", () => {
  for (const state of reachStates) {
    expect(codeOf("both", { need: 90, state, second: 10, isFigure: true })).toBe(6);
    const scale = gapScale("both", false);
    const none = codeOf("both", { need: 90, state, second: Number.NaN, isFigure: true });
    expect(none).toBe(scale.classes + gapReasons.indexOf("no-figure"));
  }
});

test("a class that is shown alone is shown with and without hatch, and every other area is quiet", () => {
  const { shows, drawn, codes, classes } = gapScale("reach", false);
  for (let only = 0; only < classes; only++) {
    const shown = Array.from({ length: codes }, (_, code) => code).filter((code) => shows(code, String(only)));
    expect(shown).toEqual([only, only + classes]);
    for (const as of drawnAs) expect(shows(drawn(only, as), String(only))).toBe(true);
  }
  const unfilled = Array.from({ length: codes }, (_, code) => code).filter((code) => shows(code, onlyWordOf("unfilled")));
  expect(unfilled).toEqual([5, 6, 7, 8, 9, 10]);
  // A link of the other picture names a class that there is not: then nothing is hidden.
  expect(shows(3, "8")).toBe(true);
  expect(gapScale("both", false).shows(3, "8")).toBe(false);
});

test("gaps have an edge, and what is set aside has neither colour, hatch nor edge", () => {
  for (const kind of kinds) {
    const { colours, drawn, edged, hatch, codes } = gapScale(kind, false);
    for (let code = 0; code < codes; code++) {
      expect([edged(drawn(code, "plain")), edged(drawn(code, "gap")), edged(drawn(code, "aside"))]).toEqual([false, true, false]);
      expect(colours[drawn(code, "gap")]).toBe(colours[code]);
      expect(colours[drawn(code, "aside")]).toBe(ink.light.muted);
      expect(hatch(drawn(code, "aside"))).toBe(0);
    }
  }
});

test("the area of a circle is in proportion to the rate, and its size does not depend on a few large ones", () => {
  const rates = Float64Array.from([Number.NaN, 0, ...Array.from({ length: 200 }, (_, i) => i / 4), 9000]);
  const largest = largestRate(rates);
  expect(largest).toBe(50);
  expect(radiusOf(25, largest) ** 2).toBeCloseTo(0.5, 12);
  expect(radiusOf(9000, largest)).toBe(1);
  expect(largestRate(Float64Array.from([0, Number.NaN]))).toBe(0);
  expect(largestRate(Float64Array.from([0.03]))).toBeCloseTo(0.05, 12);
  expect(largestRate(Float64Array.from([7]))).toBe(10);
  expect([4, 5, 9.5, 14, 17].map(largestRadiusAt)).toEqual([3.5, 3.5, 13.5, 34, 34]);
});

/** As drawn over the paper at the opacity that the map starts with; about ten times what is just noticeable. */
const least = 10;
const drawnOn = (dark: boolean, colours: readonly string[]) => {
  const { paper } = ink[dark ? "dark" : "light"];
  return colours.map((colour) => mix(paper, colour, 0.85));
};

const closest = (colours: readonly string[], others: readonly string[] = []) => {
  let found = Number.POSITIVE_INFINITY;
  for (const sight of sights) {
    for (const [i, one] of colours.entries()) {
      for (const other of [...colours.slice(i + 1), ...others]) found = Math.min(found, deltaE2000(one, other, sight));
    }
  }
  return found;
};

test.each([false, true])("nine colours can be told from each other by every reader, and from the greys (dark: %s)", (dark) => {
  const nine = drawnOn(dark, bothColours(dark));
  expect(new Set(nine).size).toBe(9);
  expect(closest(nine)).toBeGreaterThan(least);
  const greys = drawnOn(
    dark,
    gapReasons.map((reason) => statusColours(dark)[onlyWordOf(reason)]),
  );
  for (const colour of nine) for (const grey of greys) expect(deltaE2000(colour, grey, "full")).toBeGreaterThan(6);
});

test.each([false, true])("classes of the need, and circles on all of them, can be told by every reader (dark: %s)", (dark) => {
  const five = drawnOn(dark, needColours(dark));
  expect(closest(five)).toBeGreaterThan(least);
  const { circle, gap, under, halo } = gapInk[dark ? "dark" : "light"];
  // A circle has an edge of the other lightness, and so has the mark: one of the two stands out on any colour.
  for (const sight of sights) {
    for (const colour of five) {
      expect(Math.max(deltaE2000(circle, colour, sight), deltaE2000(halo, colour, sight))).toBeGreaterThan(2 * least);
      expect(Math.max(deltaE2000(gap, colour, sight), deltaE2000(under, colour, sight))).toBeGreaterThan(2 * least);
    }
  }
});
