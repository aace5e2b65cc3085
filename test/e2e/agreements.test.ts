/** Agreements of an area: as a list, by month, along the years, and confirmed by two parties with one press each. */
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invited } from "#data/schema/account.ts";
import { dayMs, later, today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { signIn } from "../fixtures/first-beheerder.ts";
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
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const area = "WK999900";
const now = new Date().toISOString();
const inDays = (days: number) => today(later(now, days * dayMs));

const publish = async (type: string, changes: object): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, changes) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};

/** Somebody of an organisation, signed in on a page of their own. */
async function member(name: string, organisation: string, path: string): Promise<Page> {
  const made = await send<{ id: string }>("organisations", { name: organisation, kind: "welzijn" });
  const email = `${crypto.randomUUID()}@example.org`;
  const grants = [{ role: "wijkteam", organisation: made.id }];
  const { link: way = "" } = await send<Invited>("people", { name, email, grants });
  return (await app.openAs(await signIn(app.url(), way), path)).page;
}

async function atWidths(page: Page): Promise<void> {
  for (const width of [320, 390, 820, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await fits(page, width);
  }
  await sound(page);
}

const picture = async (page: Page, name: string, width: number) => {
  const folder = process.env.WIJKBLIK_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
};

test("agreements of an area are read in three ways, narrowed, and confirmed by two parties", { timeout: 240_000 }, async () => {
  const parties = [
    { organisation: "Wonen Noord", role: "uitvoerder" },
    { organisation: "Huurdersraad Noord", role: "bewoners" },
  ];
  const soon = await publish("agreement", {
    ...{ areas: [area], parties, title: "Wonen Noord maakt veertig huizen warm", goal: "Minder tocht in huis" },
    ...{ period: { from: inDays(-200), to: inDays(40) }, standing: "running" },
  });
  await publish("agreement", {
    ...{ areas: [area], parties: parties.slice(0, 1), title: "Wonen Noord repareert de liften" },
    period: { from: inDays(-500), to: inDays(-30) },
  });
  await publish("agreement", {
    ...{ areas: [area], parties, title: "De raad praat mee over het plein", standing: "kept", standingSince: inDays(-60) },
    period: { from: inDays(-400), to: inDays(-70) },
  });
  await publish("initiative", {
    ...{ title: "Buurtmoestuin", parties: [], place: { kind: "area", code: area, public: true } },
    agreements: [{ what: "De gemeente levert aarde", who: "Gemeente", until: inDays(700) }],
  });

  const { page } = await app.open(`/gebied/${area}/aanpak`);
  const section = page.getByRole("region", { name: "Afspraken" });
  await section.getByRole("link", { name: "Wonen Noord repareert de liften" }).waitFor();
  expect(await section.locator(".agreement h3").allInnerTexts()).toEqual([
    "Wonen Noord repareert de liften",
    soon.content.title,
    "De gemeente levert aarde",
  ]);
  expect(await section.locator(".agreement-totals dd").allInnerTexts()).toEqual(["3", "1", "1", "2"]);
  await atWidths(page);
  await picture(page, "section", 1440);
  await link(page, "Bekijk alle afspraken").click();
  await heading(page, 1, /^Afspraken in/).waitFor();
  await page.locator(".agreement").nth(2).waitFor();
  await atWidths(page);
  for (const width of [390, 1440]) await picture(page, "list", width);

  await page.getByLabel("Einde").selectOption({ label: "Over tijd" });
  await expect.poll(() => page.locator(".agreement h3").allInnerTexts()).toEqual(["Wonen Noord repareert de liften"]);
  await page.getByLabel("Einde").selectOption({ label: "Alle afspraken" });
  await page.getByLabel("Stand").selectOption({ label: "nagekomen" });
  await expect.poll(() => page.locator(".agreement h3").allInnerTexts()).toEqual(["De raad praat mee over het plein"]);
  await page.getByLabel("Stand").selectOption({ label: "vervallen" });
  await page.getByText("Hier staat nog geen afspraak die past.").waitFor();
  await sound(page);
  await page.getByLabel("Stand").selectOption({ label: "Alle standen" });
  await page.locator(".agreement").nth(3).waitFor();

  // With keys alone to the calendar and the axis.
  await tabTo(page, page.getByRole("radio", { name: "Lijst" }));
  await page.keyboard.press("ArrowRight");
  await heading(page, 2, /^Wat loopt af in/).waitFor();
  expect(await page.getByRole("radio", { name: "Kalender" }).isChecked()).toBe(true);
  await atWidths(page);
  for (const width of [390, 1440]) await picture(page, "months", width);
  await page.goto(`/gebied/${area}/aanpak/afspraken?show=kalender&ends=all&year=2099`);
  await page.getByText("In 2099 loopt geen afspraak af die past.").waitFor();
  await sound(page);
  await link(page, "Naar 2098").click();
  await heading(page, 2, "Wat loopt af in 2098").waitFor();
  await page.goto(`/gebied/${area}/aanpak/afspraken?show=tijdas&ends=all`);
  await page.locator(".agreement-axis li").nth(3).waitFor();
  expect(await page.locator("table tbody tr").count()).toBe(4);
  await atWidths(page);
  for (const width of [390, 1440]) await picture(page, "axis", width);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await picture(page, "axis-print", 794);
  await page.emulateMedia({ media: "screen" });

  const path = `/aanpak/afspraken/${soon.id}`;
  const one = await member("Wim van Wonen", "WONEN noord", path);
  await button(one, "Bevestig namens Wonen Noord").click();
  await one.getByText("Wonen Noord (uitvoerder): bevestigd op").waitFor();
  await sound(one);
  const other = await member("Hanna Huurder", "Huurdersraad Noord", path);
  await tabTo(other, button(other, "Bevestig namens Huurdersraad Noord"));
  await other.keyboard.press("Enter");
  await button(other, "Neem de bevestiging terug").waitFor();
  await atWidths(other);
  for (const width of [390, 1440]) await picture(other, "entry", width);

  await page.goto(path);
  await expect.poll(() => page.getByText("bevestigd op").count()).toBe(2);
  expect(await page.locator("main").innerText()).not.toMatch(/Hanna|Wim/);
  await page.getByText("Ben je lid van een partij?").waitFor();
  await sound(page);

  // The form begins with the area that was looked at.
  await page.goto(`/gebied/${area}/aanpak/afspraken`);
  await link(page, "Stel een afspraak voor").click();
  await heading(page, 1, "Stel een afspraak voor").waitFor();
  expect(new URL(page.url()).searchParams.get("point")).toBe(area);
});
