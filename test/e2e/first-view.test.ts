/** The first view tells the story, and the key of the lines is the same wherever the map goes. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

/** Whether the middle of an element can be seen: nothing lies over it and it is in the window. */
const inSight = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return width > 0 && (element === seen || element.contains(seen));
  });

describe("what this is, where need is and what the lines are is on the first screen, without a click", () => {
  test.each([
    [1440, 900],
    [1024, 700],
    [820, 1180],
    [390, 844],
    [720, 450],
    [320, 640],
  ])("%i by %i", async (width, height) => {
    const { page } = await app.open("/", { viewport: { width, height } });
    expect(await inSight(page, ".map-intro p")).toBe(true);
    expect(await inSight(page, ".legend .outline-key.group")).toBe(true);
    expect(await inSight(page, ".legend-direction > [aria-hidden]")).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Every one of the twenty has its name on the map.
    await page.locator('.maplibregl-map[data-named="20"]').waitFor();
    // The list is one tap away.
    await page.getByRole("button", { name: "Toon de lijst" }).click();
    await page.locator("#zijpaneel .group-row").nth(19).waitFor();
  });
});

test("the country is not of one colour: it is shown by wijk, where low scores do not average out", async () => {
  const { page } = await app.open("/");
  expect(await page.locator(".maplibregl-map").getAttribute("data-colours")).toBe("leefbaarometer-klasse wijk 2024 ready");
});

test("the first view brings its own words, and not those of other pages", async () => {
  const { page } = await app.open("/");
  const has = (name: string) => performance.getEntriesByType("resource").some((one) => one.name.includes(`/assets/${name}-`));
  await page.waitForFunction(has, "initiatives-on-map");
  expect(await page.evaluate(has, "marks")).toBe(true);
  expect(await page.evaluate(has, "shared")).toBe(false);
  // A page that is opened from it has them.
  await page.goto(`${app.url()}/over`);
  await page.locator("h1").waitFor();
  expect(await page.evaluate(has, "shared")).toBe(true);
});

test("the sentence is closed once, and stays closed on this device", async () => {
  const { page } = await app.open("/");
  await page.getByRole("button", { name: "Uitleg sluiten" }).click();
  await page.locator(".map-intro").waitFor({ state: "detached" });
  await page.reload();
  await calm(page);
  expect(await page.locator(".map-intro").count()).toBe(0);
});

test("over another indicator, list or area the sentence would not be true, and is not there", async () => {
  const { page } = await app.open("/?indicator=inwoners");
  expect(await page.locator(".map-intro").count()).toBe(0);
  expect(await page.locator(".legend-direction").count()).toBe(0);
});

test("the selected area looks unlike a list, and the key says both", async () => {
  const { page } = await app.open("/?area=rotterdam-zuid");
  const line = (selector: string) => page.locator(selector).evaluate((one) => getComputedStyle(one).stroke);
  expect(await line(".map-outlines .selected use")).not.toBe(await line(".map-outlines .hovered"));
  expect(await page.locator(".legend .outline-key").allTextContents()).toEqual(["Focusgebieden", "Gekozen gebied"]);
  expect(await page.locator(".print-sheet .outline-key").allTextContents()).toEqual(["Focusgebieden", "Gekozen gebied"]);
});

describe("an embedded map says its source without a press, and its limits stand beside each other", () => {
  test.each([900, 600, 400])("%i wide", async (width) => {
    const { page } = await app.open("/?embed&indicator=leefbaarometer-score", { viewport: { width, height: 520 } });
    expect(await inSight(page, ".embed-foot > span:nth-child(2)")).toBe(true);
    expect(await inSight(page, ".embed-foot .outline-key.group")).toBe(true);
    const limits = await page
      .locator(".limits span")
      .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
    expect(limits.length).toBeGreaterThan(1);
    for (const [i, { left }] of limits.slice(1).entries()) expect(left).toBeGreaterThan(limits[i]?.right ?? Infinity);
    const strip = await page.locator(".legend").boundingBox();
    expect(strip?.x).toBeGreaterThanOrEqual(0);
    expect((strip?.x ?? 0) + (strip?.width ?? 0)).toBeLessThanOrEqual(width);
  });
});
