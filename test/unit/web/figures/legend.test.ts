import { expect, test } from "vitest";
import type { Column } from "#data/codecs/columns.ts";
import { statuses } from "#data/schema/status.ts";
import {
  axisPlace,
  binsPerClass,
  breakTexts,
  classLimits,
  classRanges,
  limitsThatFit,
  tally,
} from "#web/figures/legend/classes.ts";
import { type Scale, scaleOf } from "#web/labels/scale.ts";
import { createPainter, onlyCode, statesOf } from "#web/map/areas/colouring.ts";

const surface = { muted: "#eeeeee", edge: "#101010" };
const missing = statuses.indexOf("missing");
const suppressed = statuses.indexOf("suppressed");

function scale(labels?: { nl: string; en: string }[]): Scale {
  const found = scaleOf(
    {
      theme: "bevolking",
      polarity: "neutral",
      method: "counted",
      ramp: "sequential",
      unit: { label: { nl: "inwoners", en: "inhabitants" }, decimals: 0 },
      classMethod: { method: "quantile", classes: 3, ...(labels ? { labels } : {}) },
      breaks: [{ level: "wijk", breaks: [10, 100], min: 0, max: 1000 }],
    } as never,
    "wijk",
  );
  if (!found) throw new Error("the scale of the test has breaks for its level");
  return found;
}

const column = (values: number[], status: number[]): Column => ({
  values: Float64Array.from(values),
  status: Uint8Array.from(status),
  decimals: 0,
  indexHash: "",
});
const figures = column([5, 10, 99, 100, 1000, Number.NaN, Number.NaN], [0, 0, 0, 0, 0, missing, suppressed]);

test("every area is counted once: classes and statuses add up to all areas", () => {
  const { counts, total, bins } = tally(figures, scale());
  expect(Array.from(counts.slice(0, 3))).toEqual([1, 2, 2]);
  expect(counts[3 + missing]).toBe(1);
  expect(counts[3 + suppressed]).toBe(1);
  expect(total).toBe(7);
  expect(bins.reduce((a, b) => a + b)).toBe(5);
});

test("the legend of the window counts the areas in the window only", () => {
  const { counts, total } = tally(figures, scale(), Uint32Array.of(0, 5, 99));
  expect(total).toBe(2);
  expect(Array.from(counts.slice(0, 3))).toEqual([1, 0, 0]);
});

test("no bar crosses a class limit", () => {
  const made = scale();
  const per = binsPerClass(made);
  const { bins, counts } = tally(figures, made);
  for (let index = 0; index < 3; index++) {
    const sum = bins.slice(index * per, (index + 1) * per).reduce((a, b) => a + b, 0);
    expect(sum).toBe(counts[index]);
  }
});

test("named classes have one bar each, as wide as the class", () => {
  const names = ["laag", "midden", "hoog"].map((nl) => ({ nl, en: nl }));
  expect(binsPerClass(scale(names))).toBe(1);
  expect(tally(figures, scale(names)).bins).toHaveLength(3);
});

test("a value is marked in its class, from the lower limit at the left to the upper at the right", () => {
  const made = scale();
  expect(classLimits(made, 0)).toEqual([0, 10]);
  expect(axisPlace(made, 0)).toBe(0);
  expect(axisPlace(made, 10)).toBe(1);
  expect(axisPlace(made, 55)).toBe(1.5);
  expect(axisPlace(made, 1000)).toBeLessThan(3);
});

test("a class or status of the view isolates its own code; one that does not exist isolates nothing", () => {
  expect(onlyCode("2", 3)).toBe(2);
  expect(onlyCode("7", 3)).toBeUndefined();
  expect(onlyCode("missing", 3)).toBe(3 + missing);
  expect(onlyCode(undefined, 3)).toBeUndefined();
  const states = statesOf(scale(), "1", surface);
  expect(states[0]).toEqual({ colour: "#eeeeee", hatch: 0, edge: "" });
  expect(states[1]?.colour).not.toBe("#eeeeee");
});

test("the areas of an isolated class keep an edge, and without isolation no area has one", () => {
  const states = statesOf(scale(), "1", surface);
  expect(states.map(({ edge }) => edge)).toEqual(states.map((_, code) => (code === 1 ? "#101010" : "")));
  expect(statesOf(scale(), undefined, surface).some((state) => "edge" in state)).toBe(false);
});

test("a class covers the hatch below it whatever its opacity; a status lets it through and keeps its grey between the lines", () => {
  const made = scale();
  const paper = "#f4f5f6";
  const states = statesOf(made, undefined, { ...surface, under: { paper, opacity: 0.5 } });
  for (const { colour } of states.slice(0, 3)) expect(colour).toHaveLength(7);
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const half = (channel(made.colour(0), 1) + channel(paper, 1)) / 2;
  expect(Math.abs(channel(states[0]?.colour ?? "", 1) - half)).toBeLessThanOrEqual(1);
  for (const status of [missing, suppressed]) {
    const seen = states[3 + status]?.colour ?? "";
    const cover = channel(seen, 7) / 255;
    expect(cover).toBeLessThan(0.75);
    const between = cover * channel(seen, 1) + (1 - cover) * channel(paper, 1);
    expect(Math.abs(between - channel(made.colour(3 + status), 1))).toBeLessThanOrEqual(1);
  }
});

test("over a basemap a status is hatched by its own strength; a class, and what is not isolated, are not", () => {
  const made = scale();
  const states = statesOf(made, undefined, surface);
  expect(states.slice(0, 3).map(({ hatch }) => hatch)).toEqual([0, 0, 0]);
  expect(states[3 + missing]?.hatch).toBeGreaterThan(0);
  expect(states[3 + suppressed]?.hatch).toBeGreaterThan(states[3 + missing]?.hatch ?? 1);
  expect(statesOf(made, "1", surface)[3 + missing]).toEqual({ colour: "#eeeeee", hatch: 0, edge: "" });
});

test("beside the map a status has its hatch as well, and a class has none", () => {
  const made = scale();
  expect(made.background(0)).toBe(made.colour(0));
  expect(made.background(3 + missing)).toContain("repeating-linear-gradient");
  expect(made.background(3 + suppressed)).not.toBe(made.background(3 + missing));
});

test("the painter writes every row once and afterwards only what changed", () => {
  const written: number[] = [];
  const blanked: unknown[] = [];
  const painter = createPainter({
    setFeatureState: ({ id }: { id?: string | number | undefined }) => void written.push(Number(id)),
    removeFeatureState: (target: unknown) => void blanked.push(target),
  } as never);
  const made = scale();
  const states = statesOf(made, undefined, surface);
  painter.paint("wijk", figures, made, states);
  expect(written).toEqual([0, 1, 2, 3, 4, 5, 6]);
  written.length = 0;
  painter.paint("wijk", figures, made, states);
  expect(written).toEqual([]);
  painter.paint(
    "wijk",
    column([500, 10, 99, 100, 1000, Number.NaN, Number.NaN], [0, 0, 0, 0, 0, missing, suppressed]),
    made,
    states,
  );
  expect(written).toEqual([0]);
  // What is not there yet has no colour of what was there before: all go in one call, and all come back.
  painter.blank("wijk");
  painter.blank("wijk");
  painter.blank("buurt");
  expect(blanked).toHaveLength(1);
  written.length = 0;
  painter.paint("wijk", figures, made, states);
  expect(written).toHaveLength(7);
});

const withUnit = (unit: Scale["indicator"]["unit"], breaks: number[]): Scale => {
  const plain = scale();
  return { ...plain, breaks, classes: breaks.length + 1, indicator: { ...plain.indicator, unit } };
};

test("classes of money stand in whole euros, with the sign before each amount", () => {
  const money = withUnit({ label: { nl: "x 1.000 euro", en: "x 1,000 euro" }, decimals: 0, euros: 1000 }, [250, 327.5]);
  expect(classRanges(money)).toEqual([
    "minder dan €\u00a0250.000",
    "€\u00a0250.000 tot €\u00a0327.500",
    "€\u00a0327.500 of meer",
  ]);
  expect(breakTexts(money)).toEqual(["€\u00a0250.000", "€\u00a0327.500"]);
});

test("classes of a percentage have the sign once a range", () => {
  const percent = withUnit({ label: { nl: "%", en: "%" }, decimals: 0 }, [10, 20]);
  expect(classRanges(percent)).toEqual(["minder dan 10%", "10 tot 20%", "20% of meer"]);
  expect(breakTexts(percent)).toEqual(["10%", "20%"]);
});

test("limits that would run into each other are left out: money in the strip shows every second one", () => {
  const money = withUnit(
    { label: { nl: "x 1.000 euro", en: "x 1,000 euro" }, decimals: 0, euros: 1000 },
    [280, 310, 345, 380, 430],
  );
  expect(limitsThatFit(breakTexts(money), false)).toEqual([0, 2, 4]);
  const people = withUnit({ label: { nl: "inwoners", en: "inhabitants" }, decimals: 0 }, [10, 20, 30, 40, 50]);
  expect(limitsThatFit(breakTexts(people), false)).toEqual([0, 1, 2, 3, 4]);
});
