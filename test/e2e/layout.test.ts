/** How much of the window is map while everything is in use, and that what was asked for is in the part that is. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { breakRequests, forgive } from "../fixtures/faults.ts";
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
    [390, 844, 0.4],
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

describe("an unfolded legend is never over the buttons of the map, with its figures and without", () => {
  test.each([
    [820, 1180],
    [820, 600],
    [1280, 640],
    [390, 844],
  ])("%i by %i", async (width, height) => {
    for (const fails of [true, false]) {
      const { page, findings } = await app.open("/over", { viewport: { width, height } });
      const broken = fails ? await breakRequests(page, /leefbaarometer-score.*\.col$/, "aborted") : undefined;
      await page.goto("/?indicator=leefbaarometer-score&area=GM0363");
      await page.locator(fails ? ".legend .wb-notice" : ".legend .histogram").waitFor();
      await page.getByRole("button", { name: "Legenda uitklappen" }).click();
      await page.locator(".legend:not(.folded)").waitFor();
      const [legend, buttons] = await Promise.all([".legend", ".zoom-buttons"].map((one) => page.locator(one).boundingBox()));
      if (!legend || !buttons) throw new Error("the legend or the buttons are not there");
      const apart = legend.x + legend.width <= buttons.x || legend.y >= buttons.y + buttons.height;
      expect(apart, JSON.stringify({ fails, legend, buttons })).toBe(true);
      await broken?.heal();
      if (fails) forgive(findings);
      await page.context().close();
    }
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

test.each([
  [390, 844],
  [820, 1180],
])(
  "at %i by %i a sheet is dragged by its handle, moved with the arrow keys, and closes when it is dragged away",
  async (...size) => {
    const [width, height] = size;
    const { page } = await app.open("/?panel=indicatoren", { viewport: { width, height } });
    const handle = page.getByRole("separator", { name: "Hoogte van het paneel" });
    const top = async () => (await page.locator("#zijpaneel").boundingBox())?.y ?? 0;
    const drag = async (to: number) => {
      const box = await handle.boundingBox();
      await page.mouse.move(width / 2, (box?.y ?? 0) + 8);
      await page.mouse.down();
      await page.mouse.move(width / 2, to, { steps: 4 });
      await page.mouse.up();
    };
    const low = await top();
    await drag(height * 0.4);
    expect(Math.abs((await top()) - height * 0.4)).toBeLessThan(12);
    // The strip of the legend stands on the sheet.
    const strip = await page.locator(".legend").boundingBox();
    expect((strip?.y ?? 0) + (strip?.height ?? 0)).toBeLessThan(await top());
    await handle.press("ArrowDown");
    expect((await top()) - height * 0.4).toBeGreaterThan(height * 0.05);
    await page.getByRole("button", { name: "Groter maken" }).click();
    expect(await top()).toBeLessThan(height * 0.2);
    await page.getByRole("button", { name: "Kleiner maken" }).click();
    expect(Math.abs((await top()) - low)).toBeLessThan(2);
    await drag(height - 2);
    await page.locator("#zijpaneel").waitFor({ state: "detached" });
  },
);
