/** Every chart can be taken along, as a reader does it: a picture with ink, that says its title, unit, years and source itself. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { readPng } from "../fixtures/png.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const two = "compare=WK999900,GM9999";

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Share of what is not white between two heights, as shares of the picture. */
function inkBetween(bytes: Buffer, from: number, to: number): number {
  const { width, height, pixels } = readPng(bytes);
  const [first, last] = [Math.floor(from * height) * width, Math.floor(to * height) * width];
  let dark = 0;
  for (let at = first; at < last; at++) if ((pixels[4 * at] ?? 255) + (pixels[4 * at + 1] ?? 255) < 400) dark++;
  return dark / (last - first);
}

/** Both pictures of one chart: what the SVG says, and the ink of the PNG where title, drawing and source are. */
async function isWhole(page: Page, figure: Locator, says: readonly RegExp[]): Promise<void> {
  const svg = await saved(page, figure.getByRole("button", { name: /\(SVG\)$/ }).first());
  expect(svg.name).toMatch(/^[\w-]+\.svg$/);
  const words = svg.bytes.toString("utf8");
  const texts = [...words.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = ""]) => text).join(" ");
  for (const one of says) expect(texts).toMatch(one);
  expect(texts).toMatch(/Bron: .+/);
  // In the colours of paper: nothing is left for a style sheet to say, and words are dark, whatever the screen is.
  expect(words).not.toMatch(/var\(|light-dark/);
  const inks = [...words.matchAll(/<text[^>]* fill="rgb\((\d+), (\d+), (\d+)\)"/g)].map((one) => Number(one[2]));
  expect(Math.max(0, ...inks)).toBeLessThan(160);
  const png = await saved(page, figure.getByRole("button", { name: /\(PNG\)$/ }).first());
  expect(png.name).toBe(svg.name.replace(/svg$/, "png"));
  const { width, height } = readPng(png.bytes);
  expect(width).toBeGreaterThan(900);
  expect(height).toBeGreaterThan(200);
  expect(inkBetween(png.bytes, 0, 0.15)).toBeGreaterThan(0.003);
  expect(inkBetween(png.bytes, 0.3, 0.7)).toBeGreaterThan(0.001);
  expect(inkBetween(png.bytes, 0.85, 1)).toBeGreaterThan(0.003);
}

/** What is drawn in a figure and cannot be taken along; sketches, signs and codes are no charts. */
const withoutFiles = (page: Page): Promise<string[]> =>
  page.locator("figure svg[role=img]").evaluateAll((all) =>
    all.flatMap((one) => {
      const names = [...(one.closest("figure")?.querySelectorAll("button") ?? [])].map((button) => button.textContent);
      return names.includes("PNG") && names.includes("SVG") ? [] : [one.getAttribute("aria-label") ?? "?"];
    }),
  );

test("lines of a profile, also from the dark, and where its initiatives stand under them", async () => {
  const { page } = await app.open("/gebied/GM9999", { colorScheme: "dark" });
  const health = page.locator("section[aria-labelledby=gezondheid]");
  await health.locator("summary").first().click();
  const line = health.locator("figure.trend").first();
  await isWhole(page, line, [/%/, /20\d\d–20\d\d/, /Doorgetrokken lijn: /]);
  await page.getByRole("heading", { name: "Verloop en aanpak" }).click();
  await page.locator(".time-axis").waitFor();
  await page.locator("details.fold > summary").evaluateAll((all) => {
    for (const one of all) if (!(one.parentElement as HTMLDetailsElement).open) (one as HTMLElement).click();
  });
  await calm(page);
  await page.locator("svg.spread").waitFor();
  await isWhole(page, page.locator("figure:has(.time-axis)"), [/20\d\d/]);
  await isWhole(page, page.locator("figure:has(svg.spread)"), [/20\d\d/]);
  expect(await withoutFiles(page)).toEqual([]);
});

test("the line in the panel of the map", async () => {
  const { page } = await app.open("/?panel=geen&area=GM9999&indicator=goed-ervaren-gezondheid");
  await page.locator("#gebiedspaneel figure.trend").waitFor();
  await isWhole(page, page.locator("#gebiedspaneel figure.trend"), [/%/, /20\d\d–20\d\d/]);
});

test("lines and places of a comparison, whose areas the picture names by their letters", async () => {
  const { page } = await app.open(`/vergelijk?${two}`);
  const health = page.locator("section[aria-labelledby=gezondheid]");
  await health.locator("summary").first().click();
  await health
    .getByRole("button", { name: /^Verloop van/ })
    .first()
    .click();
  await isWhole(page, health.locator("figure.compare-trend"), [/A: .+B: /, /20\d\d–20\d\d/]);
  await page.getByRole("radio", { name: "grafiek" }).press("Space");
  const chart = health.locator("figure.compare-chart");
  await chart.waitFor();
  await isWhole(page, chart, [/A: .+B: /, /plek in procent onder wijken/, /20\d\d/]);
  expect(await withoutFiles(page)).toEqual([]);
});

test("map, lines and table of the dossiers of an area and of a comparison, which the way on from a comparison leads to", async () => {
  const { page } = await app.open("/gebied/GM9999/dossier");
  await page.locator(".dossier[data-ready] .colophon").waitFor();
  await isWhole(page, page.locator("figure.dossier-map"), [/20\d\d/]);
  await isWhole(page, page.locator("figure.trend").first(), [/20\d\d–20\d\d/]);
  expect(await withoutFiles(page)).toEqual([]);
  const table = await saved(page, page.getByRole("button", { name: /Alle cijfers per thema als tabel/ }));
  expect(table.bytes.toString("utf8").split("\r\n").length).toBeGreaterThan(10);
  await page.goto(`/vergelijk?${two}`);
  await page.getByRole("link", { name: "Dossier op papier" }).click();
  await page.getByRole("heading", { level: 1, name: /^Dossier .+ en / }).waitFor();
  await page.locator(".dossier[data-ready] .colophon").waitFor();
  expect(await page.locator("figure.dossier-map").count()).toBe(2);
  expect(await withoutFiles(page)).toEqual([]);
  await sound(page);
});

test("dots of need and reach, with what lies on the canvas", async () => {
  const { page } = await app.open("/kansen?beside=goed-ervaren-gezondheid");
  const dots = page.locator("[data-chart]");
  await dots.waitFor();
  await isWhole(page, dots, [/plek in procent onder/, /20\d\d/]);
});
