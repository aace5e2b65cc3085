/**
 * The approach of one focus area from nothing to paper: the alliance is entered and published, two agreements and three lines of money
 * stand on its page, two parties confirm with a press, what needs attention says why, who is a party gets mail, and all of it is printed.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invited } from "#data/schema/account.ts";
import { dayMs, later, today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { agreementRound } from "#server/approach/agreement-reminders.ts";
import { lastMorning } from "#server/jobs/notification-rounds.ts";
import { openDatabase } from "#server/store/database.ts";
import { forgive } from "../fixtures/faults.ts";
import { signIn } from "../fixtures/first-beheerder.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { inkOf, judged } from "../fixtures/printed-page.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });
const { send, step } = app;

const [area, name] = ["voorbeeldstad-oost", "Voorbeeldstad-Oost (fictief)"];
const home = `/gebied/${area}/aanpak`;
const now = new Date().toISOString();
const year = Number(today(now).slice(0, 4));
const inDays = (days: number) => today(later(now, days * dayMs));
const button = (page: Page, title: string) => page.getByRole("button", { name: title, exact: true });
const field = (page: Page, path: string) => page.locator(`#veld-${path.replaceAll(".", "-")}`);
const region = (page: Page, title: string | RegExp) => page.getByRole("region", { name: title });
const heading = (page: Page, level: number, title: string | RegExp) => page.getByRole("heading", { level, name: title });

const publish = async (type: string, changes: object): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, { areas: [area], ...changes }) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};

/** Somebody of an organisation, signed in on a page of their own. */
async function partyOf(organisation: string, email: string, path: string): Promise<Page> {
  const made = await send<{ id: string }>("organisations", { name: organisation, kind: "welzijn" });
  const grants = [{ role: "wijkteam", organisation: made.id }];
  await send<Invited>("people", { name: `Lid van ${organisation}`, email, grants });
  const [link = ""] = /http:\S+#\S+/.exec((await app.mailTo(email, "")).text) ?? [];
  return (await app.openAs(await signIn(app.url(), link), path)).page;
}

/** The beheerder fills in the form that the empty page leads to, and judges it. */
async function enterAlliance(page: Page): Promise<void> {
  await page.goto(home);
  await page.getByRole("link", { name: "Vul de aanpak van dit gebied in" }).click();
  await heading(page, 1, "Nieuwe aanpak van een gebied").waitFor();
  await page.getByText(name).first().waitFor();
  await field(page, "title").fill("Samen voor Oost");
  await field(page, "summary").fill("Gemeente, corporatie en bewoners maken Oost samen veilig en gezond.");
  const members = [
    ["Gemeente Voorbeeldstad", "voorzitter"],
    ["Wonen Oost", "uitvoerder"],
    ["Bewonersraad Oost", "bewoners"],
  ] as const;
  for (const [i, [organisation, role]] of members.entries()) {
    await button(page, "Voeg een lid toe").click();
    await field(page, `alliance.${i}.organisation`).fill(organisation);
    await page.keyboard.press("Escape");
    await field(page, `alliance.${i}.role`).selectOption(role);
  }
  await field(page, "residents").fill("De bewonersraad beslist mee over elk plan.");
  await button(page, "Voeg een fase toe").click();
  await field(page, "phaseHistory.0.phase").selectOption({ label: "uitvoeren" });
  await field(page, "phaseHistory.0.since").fill("2024-02-01");
  await sound(page);
  await button(page, "Dien in").click();
  await heading(page, 1, "Samen voor Oost").waitFor();
  await page.getByRole("checkbox", { name: "Zonder tweede paar ogen openbaar maken" }).check();
  await button(page, "Keur goed en publiceer").click();
  await expect.poll(() => page.getByText(/[Gg]epubliceerd/).count()).toBeGreaterThan(0);
}

test("an alliance promises, is paid, confirms, hears of the end, and stands on paper", { timeout: 300_000 }, async () => {
  const { page, findings } = await app.openAsBeheerder("/aanpak");
  await enterAlliance(page);
  forgive(findings);

  const soon = await publish("agreement", {
    title: "Wonen Oost maakt veertig huizen warm",
    parties: [
      { organisation: "Wonen Oost", role: "uitvoerder" },
      { organisation: "Bewonersraad Oost", role: "bewoners" },
    ],
    period: { from: inDays(-200), to: inDays(40) },
  });
  await publish("agreement", {
    title: "De gemeente opent een werkplek",
    parties: [{ organisation: "Gemeente Voorbeeldstad", role: "trekker" }],
    period: { from: inDays(-30), to: inDays(900) },
  });
  const money = (title: string, source: string, from: number, to: number, more: object = {}) =>
    publish("fundingLine", { title, source, period: { from: `${from}-01-01`, to: `${to}-12-31` }, amount: 300_000, ...more });
  await money("Kansrijke Wijk", "Ministerie van BZK", year - 1, year + 2);
  await money("Eigen geld voor Oost", "Gemeente Voorbeeldstad", year, year + 1, { payer: "gemeente", status: "paid" });
  await money("Huizen van later", "Wonen Oost", year + 2, year + 4, { payer: "corporatie", status: "estimated" });

  // A visitor reads it as a new colleague does.
  const { page: reader } = await app.open(home);
  const short = region(reader, "Samen voor Oost");
  for (const text of ["Uitvoeren, sinds 1 februari 2024", "Gemeente Voorbeeldstad", "Bewonersraad Oost", "bevestigd op"])
    await expect.poll(async () => (await short.textContent())?.toLowerCase()).toContain(text.toLowerCase());
  const promised = region(reader, "Afspraken");
  for (const title of [soon.content.title, "De gemeente opent een werkplek"])
    await promised.getByRole("link", { name: title }).waitFor();

  // What needs attention, and why.
  const attention = region(reader, /^Dit vraagt aandacht/);
  const kind = (title: RegExp) => attention.locator(".signal-kind").filter({ has: heading(reader, 3, title) });
  await kind(/^Afspraken die binnen een jaar aflopen/)
    .getByRole("link", { name: soon.content.title })
    .waitFor();
  await kind(/^Afspraken zonder bewoners/)
    .getByRole("link", { name: "De gemeente opent een werkplek" })
    .waitFor();
  for (const width of [320, 390, 1440]) {
    await reader.setViewportSize({ width, height: 800 });
    await fits(reader, width);
  }
  await sound(reader);

  // What ends in two years, and who pays: one press from here, two from the profile.
  await reader.goto(`/gebied/${area}`);
  await reader.getByRole("link", { name: "Aanpak van dit gebied" }).click();
  await region(reader, "Geld")
    .getByRole("link", { name: new RegExp(`^${year + 2}: `) })
    .click();
  const ending = reader.getByRole("table", { name: `Wat er in ${year + 2} afloopt in ${name}, en wie betaalt` });
  await ending.getByText("Ministerie van BZK").first().waitFor();
  await sound(reader);

  // Two parties confirm, each with one press.
  const path = `/aanpak/afspraken/${soon.id}`;
  for (const [organisation, email] of [
    ["Wonen Oost", "wonen-oost@example.org"],
    ["Bewonersraad Oost", "bewonersraad@example.org"],
  ] as const) {
    const party = await partyOf(organisation, email, path);
    await button(party, `Bevestig namens ${organisation}`).click();
    await button(party, "Neem de bevestiging terug").waitFor();
  }
  await reader.goto(path);
  await expect.poll(() => reader.getByText("bevestigd op").count()).toBe(2);

  // As if the round of the hours had come the day before the last morning: the mail of that morning brings it.
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  await agreementRound(db, () => later(lastMorning(now), -dayMs))();
  await close();
  for (const address of ["wonen-oost@example.org", "bewonersraad@example.org"]) {
    const mail = await app.mailTo(address, "Afspraak loopt bijna af", 120_000);
    expect(mail.text).toContain(soon.content.title);
    expect(mail.text).toContain(path);
  }

  // On paper: all of it, in grey, and nothing to press.
  await reader.setViewportSize({ width: 1280, height: 800 });
  await reader.goto(home);
  await promised.getByRole("link", { name: soon.content.title }).waitFor();
  await region(reader, "Geld").getByRole("link").first().waitFor();
  const file = join(mkdtempSync(join(tmpdir(), "wijkblik-paper-")), "aanpak.pdf");
  writeFileSync(file, await reader.pdf({ preferCSSPageSize: true }));
  const paper = judged("pdftotext", "-layout", file, "-");
  for (const text of ["Samen voor Oost", soon.content.title, "Dit vraagt aandacht", "Geld loopt af", "Bron:", home])
    expect(paper).toContain(text);
  expect(paper).not.toContain("Naar het wijkprofiel");
  expect(inkOf(file, 1)).toBeLessThan(0.2);
});
