/** What a visitor sees on the map, judged on the pixels of the screen. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ink } from "#web/labels/theme.ts";
import { calm, still } from "../fixtures/calm.ts";
import { drawnColours, type ShownColours } from "../fixtures/colours.ts";
import { difference, readPng, shares } from "../fixtures/png.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

/** Shares of the screen in each class colour. */
const classShares = (png: Buffer, options?: ShownColours) => shares(readPng(png), drawnColours(app.set(), options), 4);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe("the first view", () => {
  test("shows the whole of the Netherlands in colour", async () => {
    const { page } = await app.open("/");
    const found = classShares(await still(page));
    // By wijk: their borders and the names of all focusgebieden take a part of the country.
    expect(sum(found)).toBeGreaterThan(0.055);
    expect(found.filter((share) => share > 0.001).length).toBeGreaterThanOrEqual(3);
  });

  test("outlines the focusgebieden, which the reader can take off", async () => {
    // With a chosen indicator: the sentence of the first view, which names the list, is in neither.
    const path = "/?panel=geen&indicator=leefbaarometer-klasse";
    const [withGroups, without] = [await app.open(path), await app.open(`${path}&group=geen`)];
    const changed = difference(readPng(await still(withGroups.page)), readPng(await still(without.page)));
    expect(changed).toBeGreaterThan(0.0005);
    expect(changed).toBeLessThan(0.1);
  });

  test("lists all 20 focusgebieden", async () => {
    const { page } = await app.open("/?panel=gebieden");
    for (const name of ["Zuidoost", "Nieuw-West", "Rotterdam", "Heerlen"])
      await page.locator("#zijpaneel").getByText(name).first().waitFor();
    expect(await page.locator("#zijpaneel li").count()).toBeGreaterThanOrEqual(20);
  });

  test("is in dark colours where the system is dark", async () => {
    const { page } = await app.open("/", { colorScheme: "dark" });
    const picture = await still(page);
    expect(sum(classShares(picture, { dark: true }))).toBeGreaterThan(0.055);
  });

  test("stands where there is nothing to show: a shared camera far from the country", async () => {
    const { page } = await app.open("/?at=-5,45,8");
    await page.locator(".load-state").waitFor({ state: "detached" });
    await page.locator("[data-idle]").waitFor();
  });

  test("fits a phone", async () => {
    const { page } = await app.open("/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    expect(sum(classShares(await still(page)))).toBeGreaterThan(0.05);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe("pointing and picking", () => {
  test("hovering tells the name and the value of the area", async () => {
    const { page } = await app.open("/");
    await page.mouse.move(700, 400);
    await page.mouse.move(705, 405);
    await expect.poll(() => page.locator(".map-tooltip strong").textContent()).toMatch(/\p{L}{2,}/u);
  });

  test("a click selects the area, and the selection survives another indicator and level", async () => {
    const { page } = await app.open("/?at=5.1214,52.0907,11");
    await page.mouse.click(800, 420);
    await expect.poll(() => new URL(page.url()).searchParams.get("area")).toMatch(/^BU0\d{3}/);
    const area = new URL(page.url()).searchParams.get("area") ?? "";
    const name = await page.locator(".area-card h2, .area-card h3").first().textContent();
    await page.goto(`/?at=5.1214,52.0907,11&indicator=inwoners&year=2015&level=gemeente&area=${area}`);
    await calm(page);
    await page.getByRole("button", { name: "Legenda uitklappen" }).click();
    // The figures of 2015 are from another map than those of today: the legend names that one.
    expect(await page.locator(".legend-source a").getAttribute("href")).toContain("#cbs-wijkbuurtkaart-2015");
    expect(await page.locator(".area-card h2, .area-card h3").first().textContent()).toBe(name);
  });

  test("a class of the legend can be looked at alone", async () => {
    const { page } = await app.open("/?panel=geen&opacity=100");
    const before = classShares(await still(page), { opacity: 100 });
    const busiest = before.indexOf(Math.max(...before));
    await page.goto(`/?panel=geen&opacity=100&only=${busiest}`);
    await calm(page);
    const after = classShares(await still(page), { opacity: 100 });
    for (const [i, share] of after.entries()) {
      if (i === busiest) expect(share).toBeGreaterThan((before[i] ?? 0) * 0.9);
      else expect(share).toBeLessThan(0.01);
    }
  });
});

test("zooming in colours wijken, then buurten", async () => {
  const { page } = await app.open("/?at=4.8952,52.3702,9.2&opacity=100");
  expect(sum(classShares(await still(page), { level: "wijk", opacity: 100 }))).toBeGreaterThan(0.1);
  await page.goto("/?at=4.8952,52.3702,11.5&opacity=100");
  await calm(page);
  expect(sum(classShares(await still(page), { level: "buurt", opacity: 100 }))).toBeGreaterThan(0.1);
});

test("the map works while the basemap cannot be reached, and says so", async () => {
  const { page } = await app.open("/?basemap=brt");
  await page.getByRole("button", { name: "Toon straten" }).click();
  expect(sum(classShares(await still(page)))).toBeGreaterThan(0.05);
  await page.getByText("niet bereikbaar", { exact: false }).first().waitFor();
});

test("over the basemap areas without a figure are hatched as the legend says, as without it", async () => {
  const view = "/?at=4.9,52.37,12&panel=geen&group=geen&initiatives=uit&opacity=100";
  const { page: plain } = await app.open(`${view}&basemap=geen`);
  const { page } = await app.open("/bronnen");
  // Stands in for the style of PDOK; opaque colours leave nothing of it but what no area covers.
  const style = {
    version: 8,
    sources: {},
    layers: [{ id: "land", type: "background", paint: { "background-color": ink.light.paper } }],
  };
  const headers = { "Access-Control-Allow-Origin": "*" };
  await page.route("https://api.pdok.nl/**", (route) => route.fulfill({ headers, json: style }));
  await page.goto(`${view}&basemap=brt`);
  await page.getByRole("button", { name: "Toon straten" }).click();
  await page.getByText("Achtergrond: BRT").waitFor();
  await calm(page);
  // Beside the legend and the line that says whose background it is.
  const clip = { x: 0, y: 130, width: 700, height: 570 };
  const seen = async (one: Page) => readPng(await one.screenshot({ clip }));
  const without = await seen(plain);
  await expect.poll(async () => difference(without, await seen(page)), { timeout: 20_000 }).toBeLessThan(0.001);
});

test("another indicator is chosen from the panel and Back brings the first one back", async () => {
  const { page } = await app.open("/");
  const first = await page.locator("#indicator-now").textContent();
  await page.locator("#indicator-search").fill("inwoners");
  await page.locator("#zijpaneel .pick").first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get("indicator")).toBeTruthy();
  await expect.poll(() => page.locator("#indicator-now").textContent()).not.toBe(first);
  await page.goBack();
  await expect.poll(() => page.locator("#indicator-now").textContent()).toBe(first);
});

test.each([
  "/?indicator=%3Cscript%3E&year=abc&level=xx&at=9999&only=zz&panel=?",
  "/?indicator=bestaat-niet&area=BU99999999&year=1066",
  "/?%E0%A4%A",
])("a mangled link still opens a map: %s", async (path) => {
  const { page } = await app.open(path);
  expect(sum(classShares(await still(page)))).toBeGreaterThan(0.05);
});

test("a reader who wants no motion flies nowhere: the camera is there at once", async () => {
  const { page } = await app.open("/?panel=gebieden", { reducedMotion: "reduce" });
  await page.locator("#zijpaneel li button").first().click();
  await page.waitForTimeout(150);
  const soon = new URL(page.url()).search;
  await calm(page);
  expect(new URL(page.url()).search).toBe(soon);
});
