import { expect, test } from "vitest";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { scaleOf } from "#web/labels/scale.ts";
import { rampColours, statusColours } from "#web/labels/theme.ts";

const indicator = (change: Partial<PublishedIndicator> = {}): PublishedIndicator => ({
  id: "proef",
  theme: "wonen",
  name: { nl: "Proef", en: "Trial" },
  short: { nl: "Proef", en: "Trial" },
  explanation: { nl: "Proef", en: "Trial" },
  unit: { label: { nl: "%", en: "%" }, decimals: 1 },
  polarity: "neutral",
  aggregation: { rule: "none" },
  classMethod: { method: "quantile", classes: 4 },
  ramp: "sequential",
  source: "proef",
  field: "proef",
  columns: [],
  breaks: [{ level: "buurt", breaks: [10, 20, 30], min: 0, max: 40 }],
  national: [],
  ...change,
});

/** Relative luminance after WCAG. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const rising = (values: number[]) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));
const isGrey = (hex: string) => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) <= 8;
};

test("every value has exactly one class and every status without a value a code of its own", () => {
  const scale = scaleOf(indicator(), "buurt");
  expect(scale?.code(9.99, 0)).toBe(0);
  expect(scale?.code(10, 0)).toBe(1);
  expect(scale?.code(40, 1)).toBe(3);
  const codes = statuses.flatMap((status, index) => (hasValue(status) ? [] : [scale?.code(Number.NaN, index)]));
  expect(new Set(codes).size).toBe(codes.length);
  expect(Math.min(...codes.map(Number))).toBeGreaterThanOrEqual(4);
});

test("an indicator without figures at a level has no scale there", () => {
  expect(scaleOf(indicator(), "gemeente")).toBeUndefined();
});

test.each(themes)("the ramp of %s only darkens on paper and only lightens in the dark", (theme) => {
  for (const classes of [3, 5, 7, 9]) {
    const breaks = Array.from({ length: classes - 1 }, (_, i) => i);
    const of = (dark: boolean) =>
      rampColours({ theme, polarity: "neutral", ramp: "sequential" }, breaks, { dark }).map(luminance);
    expect(rising(of(false).toReversed())).toBe(true);
    expect(rising(of(true))).toBe(true);
  }
});

test("a diverging ramp is lightest at its middle, wherever the middle lies among the classes", () => {
  const breaks = [-10, 0, 10, 20, 30];
  const colours = rampColours({ theme: "wonen", polarity: "higherIsBetter", ramp: "diverging" }, breaks, {
    dark: false,
    middle: 0,
  });
  const light = colours.map(luminance);
  expect(colours).toHaveLength(6);
  expect(light.indexOf(Math.max(...light))).toBeGreaterThanOrEqual(1);
  expect(light.indexOf(Math.max(...light))).toBeLessThanOrEqual(2);
});

test("nine classes around the fifth are nine different colours, mirrored when low is good", () => {
  const breaks = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5];
  const of = (polarity: "higherIsBetter" | "lowerIsBetter") =>
    rampColours({ theme: "leefomgeving", polarity, ramp: "diverging" }, breaks, { dark: false, middle: 5 });
  expect(new Set(of("higherIsBetter")).size).toBe(9);
  expect(of("lowerIsBetter")).toEqual(of("higherIsBetter").toReversed());
});

test.each([false, true])("statuses are greys and no ramp has a grey (dark: %s)", (dark) => {
  for (const colour of Object.values(statusColours(dark))) expect(isGrey(colour)).toBe(true);
  for (const theme of themes) {
    const colours = rampColours({ theme, polarity: "neutral", ramp: "sequential" }, [1, 2, 3, 4], { dark });
    for (const colour of colours) expect(isGrey(colour), `${theme} ${colour}`).toBe(false);
  }
});
