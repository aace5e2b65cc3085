/** How much of the window is map while everything is in use, and that what was asked for is in the part that is. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

/** Share of the window, on a grid of 20 pixels, where a click reaches the map. */
const uncovered = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let free = 0;
    let all = 0;
    for (let y = 10; y < innerHeight; y += 20) {
      for (let x = 10; x < innerWidth; x += 20) {
        all++;
        if (document.elementFromPoint(x, y)?.closest(".maplibregl-map, .map-tooltip")) free++;
      }
    }
    return free / all;
  });

const area = "GM0363";

describe("with panel, legend and area in use the map keeps its share, and nothing is wider than the window", () => {
  test.each([
    [1024, 700, 0.55],
    [1280, 640, 0.6],
    [1440, 900, 0.6],
    [1920, 1080, 0.65],
    [820, 1180, 0.4],
    // The goal is 0.4; the strip of the legend and the toggles take the rest.
    [390, 844, 0.28],
  ])("%i by %i", async (width, height, share) => {
    const { page } = await app.open(`/?panel=indicatoren&area=${area}`, { viewport: { width, height } });
    await page.locator("#gebiedspaneel h2").waitFor();
    const withArea = await uncovered(page);
    await page.getByRole("button", { name: "Cijfers", exact: true }).click();
    await page.locator("#indicator-search").waitFor();
    await calm(page);
    const withPanel = await uncovered(page);
    expect(Math.min(withArea, withPanel)).toBeGreaterThanOrEqual(share);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

test.each([
  [320, 640],
  [360, 225],
  [720, 450],
])("nothing is wider than a window of %i by %i", async (width, height) => {
  const { page } = await app.open(`/?panel=indicatoren&area=${area}`, { viewport: { width, height } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test.each([
  [390, 844],
  [820, 1180],
  [1024, 700],
  [1440, 900],
])("an area that is flown to lies in the free part of %i by %i", async (width, height) => {
  const { page } = await app.open("/?panel=gebieden", { viewport: { width, height }, reducedMotion: "reduce" });
  await page.locator("#zijpaneel li button", { hasText: "Zuidoost" }).first().click();
  await page.locator("#gebiedspaneel h2").waitFor();
  await calm(page);
  const box = await page.locator(".map-outlines .selected").boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  expect(box?.width).toBeGreaterThan(40);
  expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest(".maplibregl-map") !== null, at)).toBe(true);
});
