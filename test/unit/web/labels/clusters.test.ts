import { expect, test } from "vitest";
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { classOfCount, countBreaks, countRanges, distanceWord, hotSpotScale } from "#web/labels/clusters.ts";
import { densityColours, ink, mix } from "#web/labels/theme.ts";
import { ciede2000, deltaE2000, sights } from "../../../fixtures/colour-difference.ts";

test("counts have at most five classes with round limits, none of them empty at the top", () => {
  for (let most = 1; most < 3000; most += 7) {
    const breaks = countBreaks(most);
    expect(breaks.length).toBeLessThanOrEqual(4);
    expect(classOfCount(breaks, most)).toBe(breaks.length);
    expect(classOfCount(breaks, 1)).toBe(0);
    expect(countRanges(breaks)).toHaveLength(breaks.length + 1);
  }
});

test("a class is called by its lowest and highest count", () => {
  expect(countRanges([2, 5, 10])).toEqual(["1", "2 tot 4", "5 tot 9", "10 of meer"]);
  expect(countRanges([])).toEqual(["1 of meer"]);
  expect([250, 1000, 2500].map(distanceWord)).toEqual(["250 m", "1 km", "2,5 km"]);
});

test("every class and every reason has a colour, and what says nothing is never a colour of a class", () => {
  for (const dark of [false, true]) {
    const { colours, code, classes } = hotSpotScale(dark);
    expect(colours).toHaveLength(hotSpotClasses.length + hotSpotStatuses.length - 1);
    const ofClasses = colours.slice(1, classes);
    expect(new Set(ofClasses).size).toBe(classes - 1);
    for (let status = 1; status < hotSpotStatuses.length; status++) expect(ofClasses).not.toContain(colours[code(2, status)]);
    expect(colours[code(2, 0)]).toBe(colours[2]);
  }
});

/**
 * Least CIEDE2000 between colours that may lie side by side, as drawn over the paper at the opacity that the map starts with, for
 * full sight and three kinds of colour blindness: about ten times what is just noticeable.
 */
const least = 9.5;

const drawnOn = (dark: boolean) => {
  const { paper } = ink[dark ? "dark" : "light"];
  return { paper, drawn: (colours: readonly string[]) => colours.map((colour) => mix(paper, colour, 0.85)) };
};

test("the difference of colours is that of the published test pairs", () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  expect(ciede2000([50, 2.5, 0], [58, 24, 15])).toBeCloseTo(19.4535, 4);
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
});

test.each([false, true])(
  "classes of hot spots can be told from each other and from every reason by every reader (dark: %s)",
  (dark) => {
    const { colours, classes } = hotSpotScale(dark);
    const drawn = drawnOn(dark).drawn(colours);
    for (const sight of sights) {
      for (let a = 0; a < classes; a++) {
        // What is not clear is as quiet as the greys, and the greys have a hatch: that no class looks like one of them.
        for (let b = a + 1; b < (a === 0 ? classes : drawn.length); b++) {
          const words = `${sight}: ${hotSpotClasses[a]} and ${hotSpotClasses[b] ?? hotSpotStatuses[b - classes + 1]}`;
          expect(deltaE2000(drawn[a] ?? "", drawn[b] ?? "", sight), words).toBeGreaterThan(least);
        }
      }
    }
  },
);

test.each([false, true])(
  "every two classes of hexagons can be told apart by every reader, and the palest from paper (dark: %s)",
  (dark) => {
    const { paper, drawn } = drawnOn(dark);
    for (const classes of [2, 3, 4, 5]) {
      const colours = drawn(densityColours(classes));
      for (const sight of sights) {
        expect(deltaE2000(colours[0] ?? "", paper, sight), `${sight}: the palest of ${classes} on paper`).toBeGreaterThan(
          least / 2,
        );
        for (let a = 0; a < classes; a++)
          for (let b = a + 1; b < classes; b++)
            expect(
              deltaE2000(colours[a] ?? "", colours[b] ?? "", sight),
              `${sight}: ${a + 1} and ${b + 1} of ${classes}`,
            ).toBeGreaterThan(least);
      }
    }
  },
);
