/** Selecting an area is one thing and narrowing initiatives to it another: on the map, on the list, in files, and in links between them. */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { AreaIndex, AreaPlaces } from "#data/schema/area.ts";
import { calm } from "../fixtures/calm.ts";
import { runCommand, sampleTown } from "../fixtures/published.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const [town, village] = ["GM9999", "GM9998"];
/** Points a buurt of each gemeente: in all buurten of the town one, and in those of the village two. */
const perBuurt: Record<string, number> = { GM9999: 1, GM9998: 2 };

/** Initiatives in every buurt with a border, brought in by the command. */
async function importInTown(environment: Record<string, string>): Promise<void> {
  const { folder, manifest } = await sampleTown();
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const buurten = AreaIndex.parse(read(manifest.areas.buurt));
  const { labels } = AreaPlaces.parse(read(manifest.places.buurt));
  const features = buurten.codes.slice(0, buurten.bordered).flatMap((code, row) => {
    const [longitude = 0, latitude = 0] = [labels[row * 2], labels[row * 2 + 1]].map((value) => (value ?? 0) / 1e5);
    return Array.from({ length: perBuurt[code.replace(/^BU(\d{4}).*/, "GM$1")] ?? 0 }, (_, i) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: {
        title: `Plek ${i + 1} in ${buurten.names[row]}`,
        summary: "Een plek om elkaar te ontmoeten.",
        kind: "voorziening",
        themes: i === 0 ? "samenhang" : "gezondheid",
        phase: "uitvoeren",
        lifecycle: "loopt",
      },
    }));
  });
  const file = join(environment.WIJKBLIK_LIVING ?? "", "town.geojson");
  await writeFile(file, JSON.stringify({ type: "FeatureCollection", name: "Plekken", features }));
  await runCommand("server/import-initiatives.ts", [file, "--with-doubles"], environment);
}

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await importInTown(environment);
    return {};
  },
});

const matched = async (query: string): Promise<number> =>
  ((await (await fetch(`${app.url()}/api/v1/initiatives?limit=1&${query}`)).json()) as { numberMatched: number }).numberMatched;
const count = (page: Page) => page.locator(".initiatives-panel .tally strong, .wb-page .tally strong").first().textContent();
const parameters = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const chip = (page: Page) => page.locator(".only-in");
const onlyHere = (page: Page) => page.locator("#gebiedspaneel").getByRole("button", { name: "Alleen in dit gebied" });
/** What the legend counts by theme, added up: every initiative of the test has one theme. */
async function inLegend(page: Page): Promise<number> {
  const numbers = await page.locator(".theme-legend .legend-number").allTextContents();
  return numbers.reduce((sum, text) => sum + Number(text), 0);
}
const openLegend = (page: Page) => page.locator(".legend button[aria-expanded=false]").click();

const desktop = { viewport: { width: 1440, height: 900 } };
const wide = "/?at=5.26,52.557,12&panel=initiatieven";

describe("initiatives and the selected area", () => {
  test("choosing an area keeps every initiative, and only the button narrows: panel, legend, list and file count the same", async () => {
    const [all, here] = [await matched(""), await matched(`area=${village}`)];
    expect(all).toBeGreaterThan(here);
    expect(here).toBeGreaterThan(0);
    const { page } = await app.open(`${wide}&area=${village}`, desktop);
    await expect.poll(() => count(page)).toBe(`${all} gevonden`);
    await openLegend(page);
    await expect.poll(() => inLegend(page)).toBe(all);
    expect(await chip(page).count()).toBe(0);

    await page
      .locator(".initiatives-panel")
      .getByRole("button", { name: /^Alleen in Voorbeelddorp/ })
      .click();
    await expect.poll(() => count(page)).toBe(`${here} gevonden`);
    await expect.poll(() => inLegend(page)).toBe(here);
    expect(await chip(page).textContent()).toContain("Initiatieven alleen in Voorbeelddorp");
    expect(parameters(page)).toMatchObject({ area: village, in: village });
    await sound(page);

    await page.getByRole("link", { name: "Bekijk als lijst" }).click();
    await page.getByRole("heading", { level: 1, name: "Initiatieven" }).waitFor();
    await expect.poll(() => count(page)).toBe(`${here} gevonden`);
    // On the list `area` is the filter, as in the API; what is selected on the map goes along under its own name.
    expect(parameters(page)).toMatchObject({ area: village, selected: village });
    expect(parameters(page)).not.toHaveProperty("in");
    const csv = await page.locator('a[href*="exports/csv"]').getAttribute("href");
    expect(csv).toContain(`area=${village}`);
    const lines = (await (await page.request.get(csv ?? "")).text()).trim().split("\r\n");
    expect(lines.filter((line) => line.includes("Plek "))).toHaveLength(here);

    await page.getByRole("link", { name: "Kaart", exact: true }).click();
    await chip(page).waitFor();
    expect(parameters(page)).toMatchObject({ area: village, in: village });
    await expect.poll(() => count(page)).toBe(`${here} gevonden`);
  });

  test("an old link with an area selects it and filters nothing; the filter of a list comes along to the map", async () => {
    const { page } = await app.open(`/?area=${village}`, desktop);
    await page.locator("#gebiedspaneel h2").waitFor();
    expect(await chip(page).count()).toBe(0);
    await page.getByRole("link", { name: "Initiatieven", exact: true }).click();
    await expect.poll(() => count(page)).toBe(`${await matched("")} gevonden`);
    expect(await page.getByLabel("Gebied", { exact: true }).inputValue()).toBe("");

    await page.goto(`/initiatieven?area=${town}`);
    await expect.poll(() => count(page)).toBe(`${await matched(`area=${town}`)} gevonden`);
    expect(parameters(page)).toEqual({ area: town });
    expect(await page.getByLabel("Gebied", { exact: true }).inputValue()).toBe(town);
    await page.getByRole("link", { name: "Bekijk deze op de kaart" }).click();
    await chip(page).waitFor();
    expect(parameters(page)).toMatchObject({ in: town });
    expect(parameters(page)).not.toHaveProperty("area");
  });

  test("a page in between keeps what is selected and what is filtered apart", async () => {
    const { page } = await app.open(`${wide}&area=${town}&in=${village}`, desktop);
    await page.locator(".initiatives-panel__pick").first().click();
    await page.getByRole("link", { name: "Alles over dit initiatief" }).click();
    await page.getByRole("link", { name: "Initiatieven", exact: true }).first().click();
    await expect.poll(() => count(page)).toBe(`${await matched(`area=${village}`)} gevonden`);
    expect(parameters(page)).toMatchObject({ area: village, selected: town });
  });

  test("Back, Forward, another language and a frame keep the filter", async () => {
    const { page } = await app.open(`${wide}&area=${village}`, desktop);
    const [all, here] = [`${await matched("")} gevonden`, `${await matched(`area=${village}`)} gevonden`];
    await page
      .locator(".initiatives-panel")
      .getByRole("button", { name: /^Alleen in/ })
      .click();
    await expect.poll(() => count(page)).toBe(here);
    await page.goBack();
    await expect.poll(() => count(page)).toBe(all);
    expect(await chip(page).count()).toBe(0);
    await page.goForward();
    await expect.poll(() => count(page)).toBe(here);
    await page.locator(".share-button").click();
    await expect.poll(() => page.locator(".embed-code textarea").inputValue()).toContain(`in=${village}`);
    await page.keyboard.press("Escape");
    await page.locator(".language").click();
    await chip(page).getByText("Initiatives only in Voorbeelddorp").waitFor();
    await page.goto(`/?embed=1&lang=nl&in=${village}`);
    await chip(page).waitFor();
    await calm(page);
    await sound(page);
  });

  test("an area that is not there is said, on the map and on the list", async () => {
    const { page } = await app.open("/?in=GM0001", desktop);
    await chip(page).getByText("Wijkblik kent het gebied “GM0001” niet. Daarom staan er geen initiatieven.").waitFor();
    await page.goto("/initiatieven?area=GM0001");
    await page.getByText("Wijkblik kent het gebied “GM0001” niet.").waitFor();
    await expect.poll(() => count(page)).toBe("0 gevonden");
  });

  test("on a phone the filter is seen, and is set and taken away with keys alone", async () => {
    const { page } = await app.open(`/?at=5.26,52.557,12&area=${village}`, { viewport: { width: 390, height: 844 } });
    await onlyHere(page).focus();
    await page.keyboard.press("Enter");
    await chip(page).waitFor();
    expect(await onlyHere(page).getAttribute("aria-pressed")).toBe("true");
    await fits(page, 390);
    await sound(page);
    await page.getByRole("button", { name: "Toon weer de initiatieven van heel Nederland" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => chip(page).count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("CANVAS");
    expect(parameters(page)).not.toHaveProperty("in");
    expect(parameters(page)).toMatchObject({ area: village });
  });
});

test("a focusgebied that misses members in a year has a broken line, with the reason and what part counts each year", async () => {
  const { page } = await app.open("/?area=voorbeeldstad-oost&indicator=woz-waarde", desktop);
  const trend = page.locator("#gebiedspaneel .trend");
  await trend.waitFor();
  // Two dots, and no line between them.
  expect(await trend.locator(".trend__dot").count()).toBe(2);
  expect(await trend.locator(".trend__here").getAttribute("d")).not.toContain("L");
  expect(await trend.locator(".trend__coverage").allTextContents()).toEqual([expect.stringMatching(/^9\d%$/), "100%"]);
  await trend.getByText(/^Geen lijn van 2022 naar 2024: andere delen van het gebied tellen mee/).waitFor();
  await trend.getByText("De cijfers van deze lijn").click();
  await trend.locator(".trend__gap").waitFor();
  await sound(page);
  await page.goto("/?indicator=inwoners&year=2015&at=5.26,52.557,12&panel=tabel");
  await page.locator(".legend-year", { hasText: "2015 (oud)" }).waitFor();
  await page.locator("caption", { hasText: "2015 (oud)" }).waitFor();
});
