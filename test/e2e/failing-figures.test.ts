/** Figures that do not come: year and level, profile, catalogue, names; four faces everywhere and never a figure of another question. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { type Broken, breakRequests, everyFault, type Fault, forgive, go, visitBroken } from "../fixtures/faults.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const town = { viewport: { width: 1440, height: 900 } };
const view = (more: string) => `/?panel=tabel&at=5.26,52.557,12.5&initiatives=uit&indicator=goed-ervaren-gezondheid&${more}`;
const again = (page: Page, within: string) => page.locator(within).getByRole("button", { name: "Opnieuw proberen" }).first();
const colours = (page: Page) => page.locator(".maplibregl-map").first().getAttribute("data-colours");
const table = (page: Page) => page.locator("#zijpaneel table");

/** Nothing that is shown or can be saved is of another question, or of two. */
async function nothingElse(page: Page): Promise<void> {
  expect(await table(page).count()).toBe(0);
  expect(await page.getByRole("button", { name: /CSV/ }).or(page.locator(".legend .histogram")).count()).toBe(0);
  await page.mouse.move(900, 400);
  await page.mouse.move(905, 405);
  expect(await page.locator(".map-tooltip .tooltip-figure", { hasText: /\d/ }).count()).toBe(0);
  await page.locator(".share-button").click();
  expect(await page.getByRole("button", { name: "Afbeelding maken" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
}

/** The panel of the area, the table, its CSV, the picture and the address are all of one question. */
async function oneQuestion(page: Page, year: number, levels: string): Promise<void> {
  await table(page).waitFor();
  expect(await table(page).locator("caption").textContent()).toMatch(new RegExp(`${year}.*${levels}`));
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).click()]);
  const rows = readFileSync(await csv.path(), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toContain(String(year));
  await page.locator(".share-button").click();
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Afbeelding maken" }).click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(new RegExp(`-${year}\\.png$`));
  await page.keyboard.press("Escape");
}

test("while a year or a level is on its way nothing of the one before is seen or saved, and then all is of the new one", async () => {
  const { page, findings } = await app.open(view("level=buurt&year=2024"), town);
  await oneQuestion(page, 2024, "buurten");
  for (const [level, year, levels] of [
    ["buurt", 2016, "buurten"],
    ["wijk", 2012, "wijken"],
  ] as const) {
    const slow = await breakRequests(page, /\.col$/, "wait");
    await go(page, view(`level=${level}&year=${year}`));
    await expect.poll(() => colours(page)).toMatch(new RegExp(` ${level} ${year} loading$`));
    await page.locator(".legend").getByText("Cijfers ophalen").waitFor();
    await nothingElse(page);
    await slow.heal();
    await expect.poll(() => colours(page)).toMatch(new RegExp(` ${level} ${year} ready$`));
    await oneQuestion(page, year, levels);
  }
  forgive(findings);
});

const each = (
  path: string,
  which: RegExp,
  look: (page: Page, broken: Broken, fault: Fault) => Promise<void>,
  some = everyFault,
) => visitBroken(app, path, { ...town, which, some }, look);

test("figures of the map that do not come within ten seconds, or without a network, fail and come with Opnieuw", async () => {
  const look = async (page: Page, { heal }: Broken) => {
    await expect.poll(() => colours(page)).toMatch(/ failed$/);
    await again(page, ".legend").waitFor();
    await again(page, "#zijpaneel").waitFor();
    await nothingElse(page);
    await heal();
    await again(page, ".legend").click();
    await expect.poll(() => colours(page)).toMatch(/ ready$/);
    await table(page).waitFor();
  };
  await each(view("level=buurt&year=2020"), /\.col$/, look, ["silent", "offline"]);
});

test("the profile of an area that fails says so on its page and in its panel, and comes with Opnieuw", async () => {
  const profile = /\/areas\/\w+\/profile/;
  await each("/gebied/WK999900", profile, async (page, { heal }) => {
    await again(page, "main").waitFor();
    // The page has its heading, and nothing of the figures.
    await page.getByRole("heading", { level: 1, name: /Binnenstad/ }).waitFor();
    expect(await page.locator("main :is(table, .theme-fold, .stands-out)").count()).toBe(0);
    await heal();
    await again(page, "main").click();
    await page.getByRole("heading", { level: 1, name: /Binnenstad/ }).waitFor();
  });
  const look = async (page: Page, { heal }: Broken) => {
    await page.locator("#gebiedspaneel .big-figure").waitFor();
    await again(page, "#gebiedspaneel").waitFor();
    expect(await page.locator("#area-figures").count()).toBe(0);
    await heal();
    await again(page, "#gebiedspaneel").click();
    await page.locator("#area-figures").waitFor();
    // Another area: its figures wait, and those of the one before are gone.
    const slow = await breakRequests(page, profile, "wait");
    await go(page, "/?panel=geen&area=WK999901");
    await page.locator("#gebiedspaneel h2", { hasText: "Noord" }).waitFor();
    await expect.poll(() => page.locator("#area-figures").count()).toBe(0);
    await slow.heal();
    await page.locator("#area-figures").waitFor();
  };
  await each("/?panel=geen&area=WK999900", profile, look, ["busy"]);
});

test("what an area does and the names that everything needs fail in their own place", async () => {
  const look = async (page: Page, { heal }: Broken) => {
    await again(page, ".area-initiatives").waitFor();
    await page.locator("#area-figures, main .theme-fold").first().waitFor();
    await heal();
    await again(page, ".area-initiatives").click();
    await page
      .locator(".area-initiatives")
      .getByText("nog geen initiatieven")
      .or(page.locator(".area-initiatives .tally"))
      .waitFor();
  };
  await each("/gebied/WK999900", /\/api\/v1\/initiatives/, look, ["damaged"]);

  await each(
    "/?panel=tabel",
    /\/areas-(buurt|gemeente)\./,
    async (page, { heal }) => {
      await again(page, "#zijpaneel").waitFor();
      await page.locator(".top-search input").click();
      await page.getByRole("combobox").fill("noord");
      await page.getByText("Dit kon niet worden opgehaald").last().waitFor();
      const retry = page.getByRole("option", { name: "Opnieuw proberen" });
      await retry.waitFor();
      await heal();
      await retry.click();
      await page
        .getByRole("option", { name: /^Noord/ })
        .first()
        .waitFor();
      await page.keyboard.press("Escape");
      // It asked for the same.
      await table(page).waitFor();
    },
    ["aborted"],
  );
});

test.each([
  ["/", /\/manifest\.json$/, ".load-state.card", "#indicator-now"],
  ["/bronnen", /\/catalog\.[^/]*$/, "main", ".source-card"],
  ["/?area=WK999900&panel=geen", /\/catalog\.[^/]*$/, ".load-state.card", ".area-card .big-figure"],
] as const)("without what all figures need %s says so, and has it with Opnieuw", async (path, which, where, there) => {
  const look = async (page: Page, { heal }: Broken) => {
    await again(page, where).waitFor();
    expect(await page.locator(there).count()).toBe(0);
    await heal();
    await again(page, where).click();
    await page.locator(there).first().waitFor();
    await calm(page);
    expect(await page.locator(".load-state").count()).toBe(0);
  };
  await each(path, which, look, ["busy", "damaged"]);
});
