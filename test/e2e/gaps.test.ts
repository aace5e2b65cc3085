/**
 * From the map to three neighbourhoods by name: a sentence, what comes out of it, and why. Planted are three wijken with a high need
 * and hardly any reach, among others that have enough; what nobody entered is never among them.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { calm } from "../fixtures/calm.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { published } from "../fixtures/published.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

/** Of each wijk what works there: how many people it reaches, and whether anybody confirmed it. */
interface Offer {
  wijk: string;
  reach?: number;
  confirmed?: boolean;
}
const planted = ["Meerwijk", "Wijk 03 Overvecht", "Wijk 29 Schildersbuurt"];
const [meerwijk, overvecht, schildersbuurt] = ["WK039221", "WK034403", "WK051829"];
/** A need as high, and somebody who does enough. */
const poelenburg = "WK047912";
/** A need as high, and nothing entered. */
const transvaal = "WK051830";
const calmWijken = ["WK177421", "WK016804", "WK018307", "WK158605", "WK017502", "WK177418", "WK018002", "WK016609", "WK177413"];
const offers: Offer[] = [
  ...[meerwijk, overvecht, schildersbuurt].map((wijk = "") => ({ wijk, reach: 40 })),
  { wijk: meerwijk ?? "", reach: 9000, confirmed: false },
  { wijk: schildersbuurt ?? "" },
  { wijk: poelenburg, reach: 20_000 },
  ...calmWijken.map((wijk) => ({ wijk, reach: 200 })),
];

const plant = (record: EntryRecord, { wijk, reach, confirmed = true }: Offer): EntryRecord => {
  const { reach: _, ...content } = record.content;
  return {
    ...record,
    verifiedOn: confirmed ? today() : undefined,
    content: {
      ...content,
      ...(reach === undefined ? {} : { reach }),
      lifecycle: "loopt",
      themes: ["samenhang"],
      period: {},
      targetGroups: [],
      workingArea: { kind: "areas", codes: [wijk] },
    },
  };
};

const app = startTestApp({
  people: async (environment) => {
    const { manifest } = await published();
    const change = (record: EntryRecord, i: number) => plant(record, offers[i] as Offer);
    await publishMany({ environment, manifest, count: offers.length, change });
    return {};
  },
});

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const panel = (page: Page) => page.getByRole("region", { name: "Kansen", exact: true });
const sure = (page: Page) => page.getByRole("region", { name: /^Zeker/ });
const changing = (page: Page) => page.getByRole("region", { name: /^Wisselend/ });
/** By group, and by name in each. */
const namesOf = async (page: Page) => ({
  sure: await sure(page).locator(".gaps-name").allTextContents(),
  changing: await changing(page).locator(".gaps-name").allTextContents(),
});
/** What nobody confirmed is in every other variant: there Meerwijk is none. */
const found = { sure: ["Wijk 03 Overvecht", "Wijk 29 Schildersbuurt"], changing: ["Meerwijk"] };
/** All variants have been run: then the groups are there. */
const ran = (page: Page) => page.getByText("100 varianten doorgerekend.").waitFor({ timeout: 60_000 });

test("three neighbourhoods are named within four clicks from the map", async () => {
  const { page } = await app.open("/", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Kansen" }).click();
  await ran(page);
  expect(await namesOf(page)).toEqual(found);
  const first = sure(page).locator(".gaps-item").first();
  expect(await first.textContent()).toContain("in 100 van 100 varianten");
  expect(await first.textContent()).toMatch(
    /De opgave is hoger dan in 9\d% van de wijken\. Het bereik is 1,\d per 1\.000 inwoners/,
  );
  expect(await changing(page).textContent()).toContain("in 50 van 100 varianten");
  await page.getByText("3 wijken passen bij deze zin, van de 3.393.").waitFor();
  await calm(page);
  await sound(page);
});

test("on a phone too, and the sheet is no wider than it", async () => {
  const { page } = await app.open("/", { viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "Kansen", exact: true }).click();
  await panel(page).getByRole("button", { name: "Groter maken" }).click();
  await ran(page);
  expect(await namesOf(page)).toEqual(found);
  await sure(page).locator(".gaps-item").last().scrollIntoViewIfNeeded();
  expect(await sure(page).locator(".gaps-item").last().isVisible()).toBe(true);
  await sound(page);
  await page.setViewportSize({ width: 320, height: 568 });
  await calm(page);
  await fits(page);
  await sound(page);
});

test("an entry that nobody confirmed moves a gap with the toggle, in the address too, and Back brings it back", async () => {
  const { page } = await app.open("/kansen");
  await ran(page);
  await page.getByText("Hoe er geteld wordt", { exact: true }).click();
  await page.getByRole("checkbox", { name: "Tel ook mee wat niet bevestigd is" }).check();
  await page.getByText("2 wijken passen bij deze zin, van de 3.393.").waitFor();
  expect(parameter(page, "unconfirmed")).toBe("true");
  await ran(page);
  expect(await page.locator(".gaps-group .gaps-name").allTextContents()).not.toContain("Meerwijk");
  await page.goBack();
  // While the variants run the count is of those that are done.
  await expect.poll(() => changing(page).textContent()).toContain("in 50 van 100 varianten");
  await page.getByText("3 wijken passen bij deze zin, van de 3.393.").waitFor();
  expect(parameter(page, "unconfirmed")).toBeNull();
});

test("why is unfolded: every figure with its unit, year and source, and the ways from there", async () => {
  const { page } = await app.open("/kansen");
  await ran(page);
  const item = sure(page).locator(".gaps-item").nth(1);
  expect(await item.textContent()).toContain("Van 1 is het bereik niet ingevuld.");
  await item.locator("summary").click();
  const parts = item.getByRole("table", { name: /^Opgave: \d+ van 100$/ });
  await expect
    .poll(() => parts.locator("tbody tr").allTextContents())
    .toEqual([
      expect.stringMatching(/^Eenzaamheid.*2020.*%\d+$/),
      expect.stringMatching(/^Leefbaarheid: sociale samenhang.*2024.*punten\d+$/),
      expect.stringMatching(/^Vrijwilligers.*2020.*%\d+$/),
    ]);
  const { href: list } = await item
    .getByRole("link", { name: "Initiatieven hier" })
    .evaluate((link) => ({ href: (link as HTMLAnchorElement).href }));
  expect(new URL(list).searchParams.get("area")).toBe(schildersbuurt);
  await item.getByRole("link", { name: "Wijkprofiel" }).waitFor();
  await item.locator(".gaps-name").click();
  await expect.poll(() => parameter(page, "area")).toBe(schildersbuurt);
  const section = page.getByRole("region", { name: "Kansen", exact: true }).filter({ hasText: "Past bij de zin." });
  await section.waitFor();
  await sound(page);
});

test("the panel of an area says why it is no gap", async () => {
  const { page } = await app.open(`/kansen?area=${poelenburg}`);
  await page.getByText("Past niet: het bereik is hier niet laag.").waitFor();
  await page.goto(`/kansen?area=${transvaal}`);
  await page.getByText("De opgave past, maar niemand vult in wat er gebeurt.").waitFor();
  await page.goto(`/kansen?area=${calmWijken[0]}`);
  await page.getByText(/^Past niet: de opgave is niet hoog/).waitFor();
  await page.goto(`/kansen?area=${transvaal}&in=GM0363`);
  await page.getByText("Ligt buiten het gebied van de zin.").waitFor();
  await page.goto("/kansen?area=GM0363");
  await page.getByText("De zin gaat over wijken. Dit is een gemeente.").waitFor();
});

test("what nobody fills in has a list of its own, and the table has a word for each kind of nothing", async () => {
  const { page } = await app.open("/kansen");
  await ran(page);
  await page.getByRole("heading", { name: "Hoge opgave, niemand vult in" }).click();
  const unseen = page.locator(".gaps-group--unseen");
  await unseen.getByRole("link", { name: "Stel een initiatief voor, met zijn bereik" }).waitFor();
  expect(await unseen.locator(".gaps-item").count()).toBe(10);
  for (const name of planted) expect(await unseen.locator(".gaps-name").allTextContents()).not.toContain(name);
  await page.getByText("Alles als tabel", { exact: true }).click();
  const table = page.getByRole("table", { name: "50 van de 3.393 wijken" });
  await table.getByRole("button", { name: "Opgave" }).focus();
  await page.keyboard.press("Enter");
  expect(await table.getByRole("columnheader", { name: "Opgave" }).getAttribute("aria-sort")).toBe("descending");
  const rows = table.locator("tbody tr");
  expect(await rows.filter({ hasText: "Transvaalkwartier" }).textContent()).toContain("niemand vult in");
  await table.getByRole("button", { name: /^Bereik/ }).click();
  await table.getByRole("button", { name: /^Bereik/ }).click();
  await expect.poll(async () => (await rows.locator("th button").allTextContents()).slice(0, 3).sort()).toEqual(planted);
  await page.getByRole("button", { name: "Toon er nog 50" }).click();
  await page.getByRole("table", { name: "100 van de 3.393 wijken" }).waitFor();
});

test("while no reach is entered the need stands alone, without any gap, and what to enter", async () => {
  const { page } = await app.open("/kansen?by=euros&theme=onderwijs&who=kinderen");
  await page.getByText("Van geen enkel initiatief over onderwijs is het bereik ingevuld.").first().waitFor();
  await page.getByRole("heading", { name: "De hoogste opgave 25" }).waitFor();
  expect(await page.getByText(/van 100 varianten/).count()).toBe(0);
  await page.getByRole("link", { name: "Stel een initiatief voor, met zijn bereik" }).waitFor();
  await sound(page);
});

test("it prints as the sentence with the names", async () => {
  const { page } = await app.open("/kansen");
  await ran(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const sheet = (await page.locator(".print-sheet").textContent()) ?? "";
  expect(sheet).toContain(
    "Toon wijken in Nederland waar de opgave sociale samenhang hoog is en er weinig initiatieven zijn voor iedereen.",
  );
  expect(sheet).toContain("Zeker: Wijk 03 Overvecht (100), Wijk 29 Schildersbuurt (100)Wisselend: Meerwijk (50)");
  expect(sheet).not.toContain("Leefbaarheid, klasse");
});

test("who may says that everything is entered, and a gap appears at once: nothing there means nothing now", async () => {
  const { page } = await app.openAsBeheerder(`/kansen?in=${transvaal}&theme=samenhang`);
  await page.getByText("Geen enkel gebied past bij deze zin.").first().waitFor();
  await page.getByRole("heading", { name: "Hoge opgave, niemand vult in" }).waitFor();
  await page.getByRole("checkbox", { name: "Sociale samenhang" }).click();
  await page.getByText("1 wijk past bij deze zin, van de 1.").waitFor();
  expect(await page.locator(".gaps-item").first().textContent()).toContain(
    "Het bereik is 0 per 1.000 inwoners. Iemand gaf aan dat alles is ingevuld.",
  );
  await calm(page);
  await sound(page);
  await page.getByRole("checkbox", { name: "Sociale samenhang" }).click();
  await page.getByText("Geen enkel gebied past bij deze zin.").first().waitFor();
});
