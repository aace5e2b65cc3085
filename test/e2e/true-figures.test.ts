/** In the browser: marks and reasons on the map, in its legend, in a frame and on paper; what is absent, by key; and axe on all of it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { hasValue, statuses } from "#data/schema/status.ts";
import { calm } from "../fixtures/calm.ts";
import { doctorFigures, everyStatus } from "../fixtures/doctored-figures.ts";
import { tabTo } from "../fixtures/keys.ts";
import { fits, violations } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const before = (page: Page) => doctorFigures(page, app.set());
const town = "at=5.26,52.557,12";
const path = `/?panel=geen&indicator=${everyStatus}&level=buurt&${town}`;
/** No figure, for seven reasons. */
const absent = statuses.filter((status) => !hasValue(status));

async function openDoctored(at: string, options: Parameters<typeof app.open>[1] = {}) {
  const visit = await app.open(at, { ...options, before });
  await calm(visit.page);
  return visit;
}

const words = async (page: Page, selector: string) => (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ");

test("every reason is in the legend with a look of its own, a count and a sentence, and the estimated are counted", async () => {
  const { page } = await openDoctored(path);
  await page.getByRole("button", { name: "Legenda uitklappen" }).click();
  const swatches = page.locator(".legend .status-swatch");
  await expect.poll(() => swatches.count()).toBe(absent.length);
  const looks = await swatches.evaluateAll((all) => all.map((one) => getComputedStyle(one).background));
  expect(new Set(looks).size).toBe(absent.length);
  await page.getByText("Wat betekenen deze woorden?").click();
  expect(await page.locator(".legend .reasons dd").count()).toBe(absent.length);
  expect(await words(page, ".legend-count")).toMatch(/waarvan \d+ geschat, \d+ voorlopig$/);
  await page.getByText(/Waarvoor mag dit cijfer\?/).click();
  expect(await violations(page)).toEqual([]);
  // The sign of what only some figures have is in the strip, which has no room for words.
  await page.getByRole("button", { name: "Legenda inklappen" }).click();
  expect(await page.locator(".legend .figure__sign").count()).toBeGreaterThan(0);
});

test("the tooltip has marks in words, and where there is no figure the reason", async () => {
  const { page } = await openDoctored(path);
  const { x, y, width, height } = (await page.locator(".maplibregl-canvas").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const seen = new Set<string>();
  const parts = ["geschat", "voorlopig", "door de bron", "door ons", "toen een ander gebied"];
  const said = () => parts.filter((part) => [...seen].some((one) => one.includes(part)));
  for (let i = 1; i < 20 && said().length < parts.length; i++) {
    for (let j = 1; j < 12; j++) {
      await page.mouse.move(x + (i * width) / 20, y + (j * height) / 12);
      const tip = page.locator(".map-tooltip");
      if ((await tip.count()) > 0) seen.add((await tip.innerText().catch(() => "")).replaceAll(/\s+/g, " "));
    }
  }
  expect(said()).toEqual(parts);
});

test.each(["light", "dark"] as const)(
  "a frame and a sheet of paper say of what kind the figures are, and how many are estimated (%s)",
  async (colorScheme) => {
    const { page } = await openDoctored(`/?embed&indicator=${everyStatus}&level=buurt&${town}`, { colorScheme });
    expect(await words(page, ".embed-foot")).toMatch(/\d+ buurten geschat · \d+ buurten voorlopig/);
    await page.goto(path);
    await calm(page);
    const sheet = (await page.locator(".print-sheet").textContent()) ?? "";
    for (const part of ["5 buurten geschat", "niet getoond door ons:", "toen een ander gebied:", "toen te klein:"])
      expect(sheet).toContain(part);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  },
);

test("what no source has can be reached, opened and read by key, and the map stays what it was", async () => {
  const { page } = await openDoctored(`/?panel=indicatoren&${town}`);
  await page.getByRole("searchbox", { name: "Zoek een indicator" }).fill("schulden");
  const item = page.locator("summary", { hasText: "Problematische schulden" });
  await item.waitFor();
  await tabTo(page, item);
  await item.press("Enter");
  await page.getByText("Geen cijfer, omdat geen bron ze per wijk openbaar maakt.").waitFor();
  expect(new URL(page.url()).searchParams.get("indicator")).toBeNull();
  expect(await violations(page)).toEqual([]);
});

test.each([
  [320, 640],
  [1280, 640],
])("table, panel and profile with all their marks fit %d pixels, and axe finds nothing", async (width, height) => {
  const { page } = await openDoctored(`${path.replace("panel=geen", "panel=tabel")}`, { viewport: { width, height } });
  const open = (inside: string) =>
    page.locator(`${inside} details`).evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
  await page.locator("#zijpaneel .figure-key").waitFor();
  await open("#zijpaneel");
  await fits(page, width);
  expect(await violations(page)).toEqual([]);
  await page.goto(`/?panel=geen&area=WK999900&indicator=goed-ervaren-gezondheid&${town}`);
  await page.locator("#gebiedspaneel .trend").waitFor();
  await open("#gebiedspaneel");
  // The programme of the focusgebieden lies on this axis.
  await page.locator("#gebiedspaneel .trend__event", { hasText: "NPLV" }).first().waitFor();
  await fits(page, width);
  expect(await violations(page)).toEqual([]);
  await page.goto("/gebied/WK999900");
  await page.locator(".profile-table .figure__sign").first().waitFor({ state: "attached" });
  await open("main");
  await fits(page, width);
  expect(await violations(page)).toEqual([]);
});

test("the years that the timeline plays have one set of classes", async () => {
  const { page } = await app.open(`/?panel=geen&indicator=misdrijven&level=buurt&year=2021&${town}`);
  const limits = await page.locator(".legend .limits").innerText();
  await page.getByRole("button", { name: "Speel de jaren af" }).click();
  await page.getByRole("radio", { name: "2022", checked: true }).waitFor({ state: "attached" });
  expect(await page.locator(".legend .limits").innerText()).toBe(limits);
  await page.getByRole("button", { name: "Stop" }).click();
});
