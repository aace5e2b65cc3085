/** Areas side by side as a reader meets them: pinned on the map and in the search, compared, taken along, on paper and on a phone. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { tabTo } from "../fixtures/keys.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const two = "/vergelijk?compare=WK999900,GM9999";

/** Every cell of a figure as it stands in the table of a theme, by figure and area. */
const cells = (page: Page) =>
  page.locator(".theme-fold .compare-table > tbody > tr:not(.compare-table__trend)").evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector("th")?.firstChild?.textContent?.trim() ?? "",
      values: [...row.querySelectorAll("td .figure, td .wb-soft")].slice(0, 2).map((one) => one.textContent ?? ""),
    })),
  );

test("two areas, pinned in the panel of the map and in the search, stand side by side; reload and link keep it", async () => {
  const { page } = await app.open("/?panel=geen&area=WK999900");
  await page.locator("#gebiedspaneel").getByRole("button", { name: "Vergelijk dit gebied" }).click();
  const bar = page.getByRole("region", { name: "Gebieden om te vergelijken" });
  await bar.getByRole("link", { name: "Binnenstad" }).waitFor();
  await page.goto("/zoeken?q=Haven&compare=WK999900");
  await calm(page);
  const found = page.getByRole("button", { name: "Vergelijk Haven (fictief)", exact: true });
  await found.click();
  await expect.poll(() => new URL(page.url()).searchParams.get("compare")?.split(",").length).toBe(2);
  await bar.getByRole("link", { name: "Vergelijk", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /^Binnenstad .+ en Haven .+ naast elkaar$/ }).waitFor();
  await calm(page);
  expect(await page.title()).toMatch(/^Binnenstad .+ en Haven .+ naast elkaar · Wijkblik$/);
  await sound(page);
  const before = await cells(page);
  expect(before.length).toBeGreaterThan(30);
  await page.reload();
  await calm(page);
  await expect.poll(() => cells(page)).toEqual(before);
  const { page: other } = await app.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await expect.poll(() => cells(other)).toEqual(before);
});

test("who compares nothing fetches nothing of it", async () => {
  const { page } = await app.open("/");
  const late = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(late.filter((name) => /\/(pins|compare)[\w-]*\.(js|css)$/.test(name))).toEqual([]);
  expect(await page.getByRole("region", { name: "Gebieden om te vergelijken" }).count()).toBe(0);
});

test("the file holds what the screen shows", async () => {
  const { page } = await app.open(`${two}&benchmark=nederland`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Alle cijfers als CSV" }).click(),
  ]);
  const [, ...lines] = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  const rows = lines.map((line) => line.split(";").map((cell) => cell.replace(/^"|"$/g, "")));
  const shown = await cells(page);
  expect(rows.length).toBe(2 * shown.length);
  for (const [i, { name, values }] of shown.entries())
    for (const at of [0, 1]) {
      const [figure = "", , code, , , value = ""] = rows[2 * i + at] ?? [];
      expect([figure, code]).toEqual([name, ["WK999900", "GM9999"][at]]);
      const digits = (text: string) => text.replace(/[.€\s]/g, "").replace("−", "-");
      if (value === "") expect(values[at], name).toMatch(/[a-z]{3}/);
      else if (!/\(\d\)/.test(values[at] ?? ""))
        expect(digits(values[at] ?? "").startsWith(digits(value)), `${name} ${value}`).toBe(true);
    }
});

test("by keys alone: another comparison, a course unfolded, the chart in the place of the table", async () => {
  const { page } = await app.open(two);
  const choice = page.getByLabel("Vergelijk met");
  await tabTo(page, choice);
  await choice.selectOption({ label: "Nederland" });
  await expect.poll(() => new URL(page.url()).searchParams.get("benchmark")).toBe("NL00");
  await calm(page);
  const fold = page.locator("section[aria-labelledby=gezondheid] summary").first();
  await tabTo(page, fold);
  await page.keyboard.press("Enter");
  const course = page
    .locator("section[aria-labelledby=gezondheid]")
    .getByRole("button", { name: /^Verloop van/ })
    .first();
  await tabTo(page, course);
  await page.keyboard.press("Enter");
  await page.locator(".compare-trend svg[role=img]").waitFor();
  expect(await course.getAttribute("aria-expanded")).toBe("true");
  await sound(page);
  const chart = page.getByRole("radio", { name: "grafiek" });
  await chart.press("Space");
  await expect.poll(() => new URL(page.url()).searchParams.get("chart")).toBe("aan");
  await page.locator("section[aria-labelledby=gezondheid] .compare-chart svg[role=img]").waitFor();
  await sound(page);
});

test.each([
  [320, 640],
  [390, 844],
  [820, 1180],
  [1280, 640],
])("four areas fit %d by %d, and the bar covers nothing of map and page", async (width, height) => {
  const four = "compare=WK999900,GM9999,WK999901,WK999902";
  const { page } = await app.open(`/vergelijk?${four}`, { viewport: { width, height } });
  await fits(page, width);
  for (const fold of await page.locator(".theme-fold > summary").all()) await fold.click();
  await fits(page, width);
  await page.goto(`/?panel=geen&${four}`);
  await calm(page);
  await fits(page, width);
  const bar = await page.getByRole("region", { name: "Gebieden om te vergelijken" }).boundingBox();
  const stage = await page.locator(".map-stage").boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual((stage?.y ?? 0) + 1);
  expect(bar?.height ?? 0).toBeLessThanOrEqual(56);
  await sound(page);
});

test("on paper stand all themes with every area, in light colours", async () => {
  const { page } = await app.open(two, { colorScheme: "dark" });
  await page.locator(".theme-fold table").first().waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  for (const table of await page.locator(".theme-fold .compare-table").all()) {
    expect((await table.boundingBox())?.height ?? 0).toBeGreaterThan(20);
    const head = await table.locator("thead th").allTextContents();
    expect(head.filter((text) => /^[AB] /.test(text.trim()))).toHaveLength(2);
  }
  expect(
    await page.locator(".pins-bar, .compare-choices").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
  ).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(2);
});
