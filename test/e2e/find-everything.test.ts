/** One search over everything: planted entries are found by another form of a word and in spite of a typing error, in the bar and on /zoeken. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inTransaction, openDatabase } from "#server/store/database.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { calm } from "../fixtures/calm.ts";
import { breakRequests, forgive } from "../fixtures/faults.ts";
import { storeOf } from "../fixtures/many-published.ts";
import { corpusEntries } from "../fixtures/planted-search.ts";
import { fits, violations } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const placed = { buurt: "BU99990003", areas: ["BU99990003", "WK999900", "GM9999"], shown: null };

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    const { db, close } = openDatabase({ ...storeOf(environment), patienceMs: 120_000 });
    await migrate(db);
    const entries = corpusEntries().map((one) => ({ ...one, content: { ...one.content, areas: ["BU99990003"] }, placed }));
    const at = "2026-11-28T09:00:00.000Z";
    await inTransaction(db, (within) => insertImported(within, entries, "published", { actor: undefined, at }));
    await close();
    return {};
  },
});

const field = (page: Page) => page.getByRole("combobox", { name: /^Zoek een plaats/ });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });
async function type(page: Page, text: string): Promise<void> {
  await page.locator(".top-search input").click();
  await field(page).fill(text);
}

test("from the map by another form and with a typing error: to its page, and Back brings the map again", async () => {
  const { page } = await app.open("/?panel=geen");
  await type(page, "buurthuizen");
  await option(page, "Koffie in het buurthuis, initiatief").waitFor();
  await field(page).fill("klimaatadaptasie");
  await option(page, "Klimaatadaptatie in versteende straten, publicatie").click();
  await page.getByRole("heading", { level: 1, name: "Klimaatadaptatie in versteende straten" }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/kennis\/publicaties\//);
  await page.goBack();
  await page.locator("#kaart").waitFor();
  await calm(page);
});

test("a figure colours the map, and the way to everything leads on with the same words", async () => {
  const { page } = await app.open("/over");
  await type(page, "inwoners");
  const group = page.getByRole("group", { name: "Cijfers" });
  await group.getByRole("option").first().waitFor();
  await field(page).fill("schuldhulp");
  await option(page, /^Schuldhulpmaatjes/).waitFor();
  await option(page, /^Alles over “schuldhulp” zoeken/).click();
  await page.getByRole("link", { name: "Schuldhulpverlening dichtbij" }).waitFor();
  expect(new URL(page.url()).search).toBe("?q=schuldhulp");
  await type(page, "inwoners");
  await group
    .getByRole("option", { name: /^Inwoners,/ })
    .first()
    .click();
  await expect.poll(() => new URL(page.url()).searchParams.get("indicator")).toBe("inwoners");
  expect(new URL(page.url()).searchParams.get("q")).toBeNull();
  await calm(page);
});

test("without entries the places stay, and the line with Opnieuw brings the rest", async () => {
  const { page, findings } = await app.open("/?panel=geen");
  const broken = await breakRequests(page, /\/api\/v1\/search\?/, "busy");
  await type(page, "noord");
  const retry = option(page, "Opnieuw proberen, Initiatieven en kennis");
  await retry.waitFor();
  await page.getByText("Zoeken in initiatieven en kennis lukt nu niet.").waitFor();
  expect(await option(page, /^Noord/).count()).toBeGreaterThan(0);
  await broken.heal();
  await retry.click();
  await page.getByText("Geen initiatieven of kennis over “noord”.").waitFor();
  expect(await option(page, /^Noord/).count()).toBeGreaterThan(0);
  forgive(findings);
});

test("on /zoeken filters narrow, found words are marked, and a word with an error is asked again as it is meant", async () => {
  const { page } = await app.open("/zoeken?q=straat");
  const hits = page.getByRole("heading", { level: 4 });
  await hits.filter({ hasText: "Wisselwoningen" }).waitFor();
  expect(await page.locator("mark", { hasText: /^straten$/ }).count()).toBeGreaterThan(0);
  await page.getByLabel("Soort").selectOption({ label: "publicaties" });
  await expect.poll(() => hits.allTextContents()).toEqual(["Klimaatadaptatie in versteende straten"]);
  await page.goto("/zoeken?q=ondermeining");
  await page.getByRole("link", { name: "ondermijning", exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("ondermijning");
  await page.getByRole("link", { name: "Ondermijning herkennen" }).click();
  await page.getByRole("heading", { level: 1, name: "Ondermijning herkennen" }).waitFor();
  await calm(page);
});

test.each([
  [320, 640],
  [390, 844],
  [1440, 900],
])("at %i by %i list and page are sound and fit", async (width, height) => {
  const { page } = await app.open("/zoeken?q=schuldhulp", { viewport: { width, height } });
  expect(await violations(page)).toEqual([]);
  await fits(page, width);
  await type(page, "buurt");
  await option(page, /^Alles over/).waitFor();
  await option(page, /, initiatief$/)
    .first()
    .waitFor();
  // While suggestions are open the rest is hidden from readers, and Tab closes them before it gets there: axe cannot see that.
  expect((await violations(page)).filter((one) => !one.startsWith("aria-hidden-focus:"))).toEqual([]);
  await fits(page, width);
  const list = await page.getByRole("listbox").boundingBox();
  const last = await option(page, /^Alles over/).boundingBox();
  // In sight without scrolling, however much is found.
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) + 1);
  expect(last?.height).toBeGreaterThanOrEqual(24);
  // And never over what has the focus.
  for (let i = (await page.getByRole("option").count()) - 1; i > 0; i--) {
    await page.keyboard.press("ArrowDown");
    const active = await field(page).getAttribute("aria-activedescendant");
    await expect
      .poll(async () => {
        const box = await page.locator(`[id="${active}"]`).boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0) - (last?.y ?? 0);
      })
      .toBeLessThanOrEqual(1);
  }
});
