/** The money of an area: what ends in 2028 and who pays in two clicks, by year and by theme, beside each other, on a phone, in the dark and on grey paper. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { tabTo } from "../fixtures/keys.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

/** As the first beheerder. */
const send = async <T>(path: string, body: object, version?: number): Promise<T> =>
  (await sendJson(app.url(), { cookie: await app.firstCookie(), path, body, version })).json() as Promise<T>;
const step = ({ id, version }: EntryRecord, name: string, more: object = {}) =>
  send<EntryRecord>(`working-versions/${id}/steps`, { step: name, ...more }, version);
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: true });
const choice = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const area = "WK999900";
const [start, end] = ["01-01", "12-31"];
const years = (from: number, to: number) => ({ period: { from: `${from}-${start}`, to: `${to}-${end}` } });

const publish = async (type: string, changes: object): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, changes) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};
const line = (title: string, changes: object) => publish("fundingLine", { title, areas: [area], ...changes });

const picture = async (page: Page, name: string, width = 1440) => {
  const folder = process.env.WIJKBLIK_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
};

async function filled(): Promise<void> {
  const spuk = await line("Kansrijke Wijk", { ...years(2026, 2028), amount: 3_000_000, themes: ["werk", "onderwijs"] });
  await line("Bewonersbudget", {
    ...{ ...years(2024, 2026), source: "Gemeente Voorbeeldstad", payer: "gemeente", amount: 300_000.5, themes: ["samenhang"] },
    instrument: undefined,
  });
  await line("Huizen opknappen", {
    ...{ ...years(2029, 2030), source: "Wonen Noord", payer: "corporatie", amount: 1_200_000, themes: ["wonen"] },
    instrument: undefined,
  });
  await line("Jongerenwerk", {
    ...{ period: { from: "2025-01-01" }, duration: "structural", source: "Gemeente Voorbeeldstad", payer: "gemeente" },
    ...{ amount: 80_000, themes: ["veiligheid"], instrument: undefined, areas: [area, "GM9999"] },
  });
  await line("Sportfonds", { ...years(2025, 2027), status: "paid", source: "Sportfonds", payer: "fonds", amount: 50_000 });
  await line("Nog te vinden", {
    ...years(2027, 2028),
    status: "estimated",
    source: "Provincie",
    payer: "provincie",
    amount: 90_000,
  });
  const place = { kind: "area", code: area, public: true };
  const funding = [
    { source: "Ministerie van Binnenlandse Zaken", amount: 120_000, ...years(2026, 2028), status: "committed", partOf: spuk.id },
    { source: "Buurtfonds", amount: 4_000, ...years(2027, 2027), status: "committed", payer: "fonds" },
  ];
  await publish("initiative", { title: "Taalhuis aan het plein", place, workingArea: undefined, ...years(2026, 2026), funding });
}

test("what ends in 2028 and who pays takes two clicks", { timeout: 240_000 }, async () => {
  const { page } = await app.open(`/gebied/${area}/aanpak`);
  await page.getByText("Hier is nog geen geld ingevuld.").waitFor();
  await filled();
  await page.reload();
  await page.locator(".money-chart svg").waitFor();
  await sound(page);
  await picture(page, "aanpak");

  // Two clicks: the year, and who pays it.
  await link(page, /^2028: /).click();
  const table = page.getByRole("table", { name: /^Wat er in 2028 afloopt/ });
  await table.waitFor();
  const rows = await table.getByRole("row").allInnerTexts();
  expect(rows.slice(1).map((row) => row.replace(/\s+/g, " "))).toEqual([
    expect.stringMatching(
      /^Ministerie van Binnenlandse Zaken het Rijk, SPUK Kansrijke Wijk 2026-2028 Kansrijke Wijk € 3.000.000 /,
    ),
    expect.stringMatching(/^Provincie provincie, .*geschat$/),
    expect.stringMatching(/^Ministerie van Binnenlandse Zaken .*Taalhuis aan het plein telt mee in: Kansrijke Wijk € 120.000/),
  ]);
  await table.getByRole("link", { name: "Kansrijke Wijk", exact: true }).first().click();
  await heading(page, 1, "Kansrijke Wijk").waitFor();
  await page.getByText("het Rijk", { exact: true }).waitFor();
});

test("the page of the money says what counts, by source, by theme and beside each other", { timeout: 240_000 }, async () => {
  const { page } = await app.open(`/gebied/${area}/aanpak/geld`);
  await heading(page, 1, /^Geld in /).waitFor();
  await page.locator(".money-chart svg[role=img]").first().waitFor();
  // 3,000,000 + 300,000.50 + 1,200,000 + 4,000; the part of the first is in it already, what has no end is beside it.
  await page.getByText("€ 4.504.000,50").first().waitFor();
  await page.getByText("Al in een geldstroom die meetelt: 1 regel.").first().waitFor();
  await page.getByText("loopt ook in andere gebieden").first().waitFor();
  await sound(page);
  for (const width of [320, 390, 820, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await fits(page, width);
    await sound(page);
  }
  await picture(page, "geld");
  await picture(page, "geld", 390);

  await choice(page, "Per thema").check();
  await expect.poll(() => page.url()).toContain("columns=theme");
  await page
    .locator(".money-key")
    .getByText(/meer thema's$/)
    .waitFor();
  await choice(page, "Alle drie").check();
  await expect.poll(() => page.locator(".money-chart").count()).toBe(3);
  await sound(page);
  await picture(page, "alle-drie");

  await choice(page, "Betaald").check();
  await expect.poll(() => page.locator(".money-chart").count()).toBe(1);
  const held = page.waitForEvent("download");
  await page.getByRole("button", { name: /als plaatje \(SVG\)/ }).click();
  expect((await held).suggestedFilename()).toMatch(/\.svg$/);

  await choice(page, "Toegezegd").check();
  await page.emulateMedia({ media: "print" });
  await sound(page);
  // As a printer without colour shows it.
  await page.evaluate(() => {
    document.documentElement.style.filter = "grayscale(1)";
  });
  await picture(page, "papier", 794);
  await page.evaluate(() => {
    document.documentElement.style.filter = "";
  });
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await sound(page);
  await picture(page, "donker");
});

test("a keyboard comes from the approach to a year", { timeout: 120_000 }, async () => {
  const { page } = await app.open(`/gebied/${area}/aanpak`);
  await link(page, /^2028: /).waitFor();
  await tabTo(page, link(page, /^2028: /));
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: /^Wat er in 2028 afloopt/ }).waitFor();
});
