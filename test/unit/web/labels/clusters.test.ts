import { expect, test } from "vitest";
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { classOfCount, countBreaks, countRanges, distanceWord, hotSpotScale } from "#web/labels/clusters.ts";

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
