import { expect, test } from "vitest";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { scaleOf } from "#web/labels/scale.ts";
import { statusColours, statusHatch } from "#web/labels/status-colours.ts";
import { ink, mix, rampColours } from "#web/labels/theme.ts";
import { difference, sights } from "../../../fixtures/colour-difference.ts";

/** Distance in OKLab; a just noticeable difference is about 0.02, and these are areas beside each other, not side by side patches. */
const toldApart = 0.045;

const indicator = (change: Partial<PublishedIndicator> = {}): PublishedIndicator => ({
  id: "proef",
  theme: "wonen",
  name: { nl: "Proef", en: "Trial" },
  short: { nl: "Proef", en: "Trial" },
  explanation: { nl: "Proef", en: "Trial" },
  unit: { label: { nl: "%", en: "%" }, decimals: 1 },
  polarity: "neutral",
  method: "counted",
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

// It said that a ramp lightens in the dark. Then two people who share a link see opposite ends dark, and one of them reads need
// where there is none: the direction is now the same on both pages, and follows what is favourable.
test.each(themes)("the unfavourable end of %s is the dark one, on paper and in the dark", (theme) => {
  for (const classes of [3, 5, 7, 9]) {
    const breaks = Array.from({ length: classes - 1 }, (_, i) => i);
    for (const dark of [false, true]) {
      const of = (polarity: "lowerIsBetter" | "higherIsBetter" | "neutral") =>
        rampColours({ theme, polarity, ramp: "sequential" }, breaks, { dark }).map(luminance);
      expect(rising(of("higherIsBetter"))).toBe(true);
      expect(rising(of("lowerIsBetter").toReversed())).toBe(true);
      expect(rising(of("neutral").toReversed())).toBe(true);
    }
  }
});

test("what is neither good nor bad has one hue, whatever its theme, and another than what is judged", () => {
  const of = (theme: (typeof themes)[number], polarity: "neutral" | "lowerIsBetter") =>
    rampColours({ theme, polarity, ramp: "sequential" }, [1, 2, 3], { dark: false }).join();
  expect(new Set(themes.map((theme) => of(theme, "neutral"))).size).toBe(1);
  for (const theme of themes) expect(of(theme, "lowerIsBetter")).not.toBe(of(theme, "neutral"));
});

/** Over the paper, at the opacity that the map starts with. */
const asDrawn = (colours: string[], dark: boolean) =>
  colours.map((colour) => mix(ink[dark ? "dark" : "light"].paper, colour, 0.85));

/** The Leefbaarometer: nine classes around 4.5 (its total, five above and four below) and around 5 (its dimensions). */
const nine = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5];
const liveability = (middle: number, dark: boolean) =>
  rampColours({ theme: "leefomgeving", polarity: "higherIsBetter", ramp: "diverging" }, nine, { dark, middle });

test.each([4.5, 5])(
  "of a deviation around %d the worst class is the darkest, and of two as far from the middle the worse",
  (middle) => {
    for (const dark of [false, true]) {
      const light = liveability(middle, dark).map(luminance);
      expect(Math.min(...light)).toBe(light[0]);
      // Around 4.5 the fourth class lies opposite the fifth, around 5 opposite the sixth.
      for (let i = 0; i < 4; i++) expect(light[i]).toBeLessThan(light[2 * middle - 2 - i] ?? 0);
    }
  },
);

test.each([
  ["on paper", false],
  ["in the dark", true],
])("all nine classes of the Leefbaarometer can be told apart %s, also by readers who see fewer colours", (_, dark) => {
  for (const middle of [4.5, 5]) {
    const drawn = asDrawn(liveability(middle, dark), dark);
    for (const sight of sights) {
      for (let a = 0; a < drawn.length; a++) {
        for (let b = a + 1; b < drawn.length; b++) {
          const apart = difference(drawn[a] ?? "", drawn[b] ?? "", sight);
          expect(apart, `${sight}, around ${middle}: classes ${a + 1} and ${b + 1}`).toBeGreaterThan(toldApart);
        }
      }
    }
  }
});

test.each(themes)("neighbouring classes of a ramp of %s can be told apart by every reader", (theme) => {
  for (const polarity of ["lowerIsBetter", "neutral"] as const) {
    for (const dark of [false, true]) {
      const colours = asDrawn(rampColours({ theme, polarity, ramp: "sequential" }, [1, 2, 3, 4, 5], { dark }), dark);
      for (const sight of sights) {
        for (const [i, colour] of colours.slice(1).entries()) {
          expect(difference(colours[i] ?? "", colour, sight), `${sight}, class ${i + 1}`).toBeGreaterThan(toldApart);
        }
      }
    }
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

/** Lightness of CIELAB, 0 to 100: what a printer without colour leaves. */
const lightness = (hex: string) => {
  const share = luminance(hex);
  return share > 0.008856 ? 116 * Math.cbrt(share) - 16 : 903.3 * share;
};

test("on grey paper no two classes of a deviation look alike, and worse is darker all the way", () => {
  const leastApart = 4;
  for (const middle of [4.5, 5])
    for (const polarity of ["higherIsBetter", "lowerIsBetter", "neutral"] as const) {
      const score = indicator({
        ...{ theme: "leefomgeving", polarity, ramp: "diverging", classMethod: { method: "given", classes: 9, middle } },
        breaks: [{ level: "buurt", breaks: nine, min: 1, max: 9 }],
      });
      const of = (paper: boolean) => scaleOf(score, "buurt", { paper })?.colours.slice(0, 9).map(lightness) ?? [];
      // On a screen both ends are dark, and so alike without colour.
      const screen = of(false).toSorted((a, b) => a - b);
      expect(Math.min(...screen.slice(1).map((one, i) => one - (screen[i] ?? 0)))).toBeLessThan(leastApart);
      const worstFirst = polarity === "higherIsBetter" ? of(true) : of(true).toReversed();
      for (const [i, one] of worstFirst.slice(1).entries())
        expect(one - (worstFirst[i] ?? 0), `${polarity}, class ${i + 2}`).toBeGreaterThan(leastApart);
    }
});

test("nine classes around the fifth are nine different colours, mirrored when low is good", () => {
  const breaks = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5];
  const of = (polarity: "higherIsBetter" | "lowerIsBetter") =>
    rampColours({ theme: "leefomgeving", polarity, ramp: "diverging" }, breaks, { dark: false, middle: 5 });
  expect(new Set(of("higherIsBetter")).size).toBe(9);
  // The worst class of one is the colour of the worst of the other.
  expect(of("lowerIsBetter")).toEqual(of("higherIsBetter").toReversed());
});

test.each([false, true])("statuses are greys and no ramp has a grey (dark: %s)", (dark) => {
  for (const colour of Object.values(statusColours(dark))) expect(isGrey(colour)).toBe(true);
  for (const theme of themes) {
    const colours = rampColours({ theme, polarity: "neutral", ramp: "sequential" }, [1, 2, 3, 4], { dark });
    for (const colour of colours) expect(isGrey(colour), `${theme} ${colour}`).toBe(false);
  }
});

test.each([false, true])("no two reasons for no figure look the same, by their grey or by their hatch (dark: %s)", (dark) => {
  const { paper, hatch } = ink[dark ? "dark" : "light"];
  const absent = statuses.filter((status) => !hasValue(status));
  const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  /** A veil keeps the grey between the lines, and adds of a line what it differs from the paper. */
  const lineOver = (grey: string, strength: number) => {
    const line = channels(grey).map((value, i) => {
      const seen = value + strength * ((channels(hatch)[i] ?? 0) - (channels(paper)[i] ?? 0));
      return Math.round(Math.min(Math.max(seen, 0), 255));
    });
    return `#${line.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  };
  const look = (status: (typeof statuses)[number]) => {
    const grey = statusColours(dark)[status];
    return [grey, lineOver(grey, statusHatch[status])] as const;
  };
  for (const [at, one] of absent.entries()) {
    for (const other of absent.slice(at + 1)) {
      const apart = look(one).map((colour, i) => difference(colour, look(other)[i] ?? "", "full"));
      expect(Math.max(...apart), `${one} and ${other}`).toBeGreaterThan(toldApart);
    }
  }
});
