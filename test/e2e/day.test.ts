/**
 * A day of a first beheerder, an editor, a wijkteam and a resident, and a day a year later: who does what, and who hears of it in the
 * bar, in the messages and by mail.
 */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { monthsBefore, today } from "#data/schema/day.ts";
import { freshnessRound } from "#server/jobs/notification-rounds.ts";
import { createStopTokens } from "#server/mail/stop-tokens.ts";
import { openDatabase } from "#server/store/database.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { photo } from "../fixtures/pictures.ts";
import { publishOne } from "../fixtures/publish-one.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { withPasskeys } from "../fixtures/virtual-passkeys.ts";

const secret = "a secret of thirty-two characters for a day";
const app = startMailApp({ settings: { WIJKBLIK_SECRET: secret } });

const phone = { viewport: { width: 390, height: 844 } };
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, path: string) => page.locator(`#veld-${path.replaceAll(".", "-")}`);
/** The newest mail to an address whose subject holds these words. */
async function mailTo(address: string, words: RegExp) {
  const mails = () => app.smtp().to(address);
  const found = () => mails().findLast(({ subject }) => words.test(subject));
  await expect.poll(() => (found() ? "" : mails().map(({ subject }) => subject)), { timeout: 30_000 }).toBe("");
  return found();
}
const linkIn = (text = "", path: string) => new RegExp(`http://[^/\\s]+(/${path}\\S*)`).exec(text)?.[1] ?? "";

/** The first beheerder gets a name, an address and a passkey, leaves, and comes in again with nothing else. */
async function beginAsBeheerder(): Promise<Page> {
  const { page, context } = await app.open("/over");
  const here = await withPasskeys(page, context, app.url());
  const { pathname, hash } = new URL(await app.firstLink());
  await page.goto(here + pathname + hash);
  await button(page, "Aanmelden").click();
  const step = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await step("Naam").getByRole("textbox").fill("Bea Beheerder");
  await step("Naam").getByRole("textbox").press("Enter");
  await button(page, "Bea Beheerder").waitFor();
  await step("Mailadres").getByRole("textbox").fill("bea@example.org");
  await step("Mailadres").getByRole("button", { name: "Bewaar adres" }).click();
  const confirm = await mailTo("bea@example.org", /mailadres/i);
  const other = await app.open(linkIn(confirm?.text, "adres"));
  await button(other.page, "Ja, dit is mijn mailadres").click();
  await other.page.getByRole("heading", { level: 1, name: "Je nieuwe mailadres geldt" }).waitFor();
  await step("Passkey").getByRole("button", { name: "Voeg passkey toe" }).click();
  await page.getByText("Je hebt een passkey. Daarmee kom je altijd weer binnen.").waitFor();
  await button(page, "Naar mijn werk").click();
  await button(page, "Bea Beheerder").click();
  await page.getByRole("dialog").getByRole("button", { name: "Afmelden" }).click();
  await page.getByRole("banner").getByRole("link", { name: "Aanmelden" }).waitFor();
  await page.goto(`${here}/aanmelden`);
  await button(page, "Aanmelden met een passkey").click();
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  return page;
}

/** Somebody is invited by name; whether for a wijk or for an organisation is filled in by `limit`. */
async function invite(
  page: Page,
  name: string,
  email: string,
  role: string,
  limit: (form: ReturnType<Page["locator"]>) => Promise<void>,
) {
  await page.goto(`${new URL(page.url()).origin}/beheer/mensen`);
  await button(page, "Nodig iemand uit").click();
  const form = page.getByRole("form", { name: "Nodig iemand uit" });
  await form.getByLabel("Naam", { exact: true }).fill(name);
  await form.getByLabel("E-mailadres").fill(email);
  await form.getByLabel("Rol", { exact: true }).selectOption({ label: role });
  await limit(form);
  await form.getByRole("button", { name: "Maak de uitnodiging" }).click();
  return linkIn((await mailTo(email, /uitgenodigd/))?.text, "aanmelden");
}

test("a day: welcomed, invited, drafted on a phone, returned, corrected, published, reported, assigned; and a year later confirmed", {
  timeout: 300_000,
}, async () => {
  const beheerder = await beginAsBeheerder();
  await beheerder.goto(`${new URL(beheerder.url()).origin}/beheer/organisaties`);
  await button(beheerder, "Voeg een organisatie toe").click();
  await beheerder.getByRole("textbox", { name: "Naam" }).fill("Wijkteam Overvecht");
  await button(beheerder, "Bewaar").click();
  await beheerder.getByText("Wijkteam Overvecht is toegevoegd.").waitFor();
  const toEva = await invite(beheerder, "Eva Redacteur", "eva@example.org", "redacteur", async (form) => {
    await form.getByRole("combobox", { name: "Voeg een gebied toe" }).fill("overvecht");
    await beheerder.getByRole("option", { name: /Wijk 03 Overvecht/ }).click();
    await form.getByText("Wijk 03 Overvecht (Utrecht)").waitFor();
  });
  const ofTeam = async (form: ReturnType<Page["locator"]>) => {
    await form.getByLabel("Alleen voor de organisatie").selectOption({ label: "Wijkteam Overvecht" });
  };
  const toFatima = await invite(beheerder, "Fatima Wijkteam", "fatima@example.org", "wijkteam", ofTeam);
  const toSam = await invite(beheerder, "Sam Wijkteam", "sam@example.org", "wijkteam", ofTeam);

  // She begins with a title on her phone, and fills in the rest.
  const { page: fatima } = await app.enter(`http://x${toFatima}`, { ...phone, absent: true });
  await fits(fatima, 390);
  await fatima.goto("/initiatieven/nieuw");
  await field(fatima, "title").fill("Buurtkeuken Overvecht");
  await button(fatima, "Bewaar concept").click();
  await fatima.waitForURL(/\/initiatieven\/[\w-]{20,}\/bewerken/);
  const path = new URL(fatima.url()).pathname.replace("/bewerken", "");
  await field(fatima, "summary").fill("Bewoners koken elke vrijdag voor elkaar.");
  await fatima.getByRole("radio", { name: "initiatief", exact: true }).check({ force: true });
  await fatima.getByRole("checkbox", { name: "Sociale samenhang" }).check({ force: true });
  await field(fatima, "phase").selectOption("uitvoeren");
  await field(fatima, "lifecycle").selectOption("loopt");
  await fatima.locator(".form-typed summary").click();
  await fatima.getByLabel("Coördinaten, één plek per regel").fill("52.1165, 5.107");
  await button(fatima, "Neem over").click();
  await expect.poll(() => fatima.locator(".form-chosen").textContent()).toContain("Punt op 52.1165");
  await field(fatima, "address.street").fill("Zamenhofdreef");
  await field(fatima, "address.number").fill("12");
  await field(fatima, "address.city").fill("Utrecht");
  await button(fatima, "Voeg een openingstijd toe").click();
  await fatima.getByLabel("vrijdag").check();
  await field(fatima, "openingHours.0.from").fill("17:00");
  await field(fatima, "openingHours.0.to").fill("20:00");
  const file = { name: "keuken.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await photo({ width: 800, height: 600 })) };
  await fatima.locator("#veld-photos input[type=file]").first().setInputFiles(file);
  await field(fatima, "photos.0.alt").fill("Vier mensen aan een lange tafel");
  await sound(fatima);
  await fits(fatima, 390);
  await button(fatima, "Dien in").click();
  await fatima.getByText("ingediend, wacht op een redacteur").waitFor();

  // The editor hears of it, says why it goes back, and asks something beside it.
  const { page: eva } = await app.enter(`http://x${toEva}`, { absent: true });
  await eva.goto("/berichten");
  await eva.getByRole("link", { name: "“Buurtkeuken Overvecht” is ingediend en wacht op je oordeel." }).waitFor();
  await eva.goto(path.replace("initiatieven", "beheer"));
  await eva.getByRole("textbox", { name: "Schrijf een opmerking" }).fill("Mooi plan. Kun je erbij zetten wie er kookt?");
  await button(eva, "Plaats").click();
  await eva.getByRole("region", { name: "Overleg" }).getByText("Mooi plan.").waitFor();
  await button(eva, "Stuur terug").click();
  await eva.getByLabel("Wat moet er anders?").fill("Zet erbij wie er kookt.");
  await button(eva, "Stuur terug").last().click();

  // She hears of it in the bar and by mail, and corrects it.
  const returned = await mailTo("fatima@example.org", /terug|Buurtkeuken/i);
  expect(returned?.text).toContain("Zet erbij wie er kookt.");
  expect(returned?.text).toContain("Beste Fatima Wijkteam,");
  expect(returned?.text).toContain("/post-stoppen");
  expect(returned?.text).not.toContain("Mooi plan.");
  await fatima.goto("/werk");
  await fatima.getByRole("link", { name: "Buurtkeuken Overvecht" }).first().waitFor();
  await fatima.goto("/berichten");
  await fatima
    .getByRole("link", { name: /teruggestuurd/ })
    .first()
    .click();
  await fatima.getByText("Kun je erbij zetten wie er kookt?").waitFor();
  await fatima.goto(`${path}/bewerken`);
  await field(fatima, "summary").fill("Bewoners koken elke vrijdag voor elkaar. Zes vrijwilligers koken.");
  await button(fatima, "Dien in").click();
  await fatima.getByText("ingediend, wacht op een redacteur").waitFor();
  await eva.goto(path.replace("initiatieven", "beheer"));
  await button(eva, "Keur goed en publiceer").click();
  await eva.getByText("Gepubliceerd: iedereen ziet het nu op kaart en lijst.").waitFor();

  // A resident says that something is not right, and follows it.
  const { page: resident } = await app.open(path, phone);
  await resident.getByText("Zamenhofdreef 12").first().waitFor();
  await resident.getByRole("img", { name: "Vier mensen aan een lange tafel" }).waitFor();
  await resident.getByText("Klopt dit niet?").click();
  await resident.getByLabel("Wat klopt er niet?").fill("Het is op donderdag, niet op vrijdag.");
  await resident.getByLabel("Ik vind het goed dat je dit bewaart").check();
  await button(resident, "Verstuur melding").click();
  const follow = new URL(await resident.getByLabel("Link om te volgen hoe het gaat").inputValue());

  // It is given to a colleague, who finds it among his work and answers.
  await fatima.goto("/werk");
  await fatima.goto(path);
  await button(fatima, "Wijs toe").first().click();
  await fatima.getByLabel("Collega", { exact: true }).selectOption({ label: "Sam Wijkteam" });
  await button(fatima, "Wijs toe").last().click();
  await fatima
    .getByText(/Toegewezen aan Sam Wijkteam/)
    .first()
    .waitFor();
  const { page: sam } = await app.enter(`http://x${toSam}`, { absent: true });
  await sam.getByRole("link", { name: "Buurtkeuken Overvecht" }).first().waitFor();
  expect((await mailTo("sam@example.org", /toegewezen|Buurtkeuken/i))?.text).toContain("Beste Sam Wijkteam,");
  await sam.goto(path.replace("initiatieven", "beheer"));
  const reports = sam.getByRole("region", { name: "Meldingen" });
  await reports.getByLabel("Je antwoord aan de melder").fill("Dank je, we passen het aan.");
  await reports.getByRole("button", { name: "Opgelost" }).click();
  await reports.getByText("Je antwoord is verstuurd.").waitFor();
  await resident.goto(follow.pathname + follow.hash);
  await resident.getByText("Dank je, we passen het aan.").waitFor();
  await sound(resident);

  // A year later: eleven entries, one mail, one page, one press.
  const place = {
    kind: "geometry",
    geometry: { type: "Point", coordinates: [5.107, 52.1165] },
    precision: "exact",
    public: true,
  };
  for (let i = 0; i < 10; i++) await publishOne(fatima, eva, { ...wholeInitiative(), title: `Ook van ons ${i}`, place });
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  const verified_on = monthsBefore(today(), 12);
  await db
    .updateTable("public_entry")
    .set({ verified_on: monthsBefore(verified_on, 1) })
    .execute();
  await db
    .updateTable("entry")
    .set({ verified_on: monthsBefore(verified_on, 1) })
    .where("public", "=", 1)
    .execute();
  await freshnessRound(db, () => new Date().toISOString(), createStopTokens(secret).keyOf)();
  await close();
  const asked = await mailTo("fatima@example.org", /Elf initiatieven/);
  expect(
    app
      .smtp()
      .to("fatima@example.org")
      .filter(({ subject }) => /Elf initiatieven/.test(subject)),
  ).toHaveLength(1);
  const { page: anybody } = await app.open(linkIn(asked?.text, "bevestigen"), phone);
  await anybody.getByRole("heading", { level: 1, name: "Kloppen deze nog?" }).waitFor();
  await sound(anybody);
  await fits(anybody, 390);
  await button(anybody, "Ja, deze 11 kloppen nog").click();
  await anybody.getByRole("heading", { level: 1, name: "Bedankt, ze zijn bevestigd" }).waitFor();
  await sound(anybody);
  const shown = (await (await fetch(`${app.url()}/api/v1/initiatives?limit=100`)).json()) as { numberUnconfirmed: number };
  expect(shown.numberUnconfirmed).toBe(0);
});
