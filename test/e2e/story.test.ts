/** The whole life of one initiative, by four people in four browsers: from the first link to gone everywhere. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

const title = "Buurtkeuken De Pollepel";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, path: string) => page.locator(`#veld-${path.replaceAll(".", "-")}`);

/** The beheerder makes an organisation and invites somebody for it; answers the link to hand over. */
async function invite(page: Page): Promise<string> {
  await page.goto("/beheer/organisaties");
  await button(page, "Voeg een organisatie toe").click();
  await page.getByRole("textbox", { name: "Naam" }).fill("Wijkteam Liendert");
  await button(page, "Bewaar").click();
  await page.getByText("Wijkteam Liendert is toegevoegd.").waitFor();
  await page.goto("/beheer/mensen");
  await button(page, "Nodig iemand uit").click();
  await page.getByRole("textbox", { name: "Naam" }).fill("Lid van het wijkteam");
  await page.getByRole("textbox", { name: "E-mailadres" }).fill("wijkteam@example.org");
  await page.getByLabel("Alleen voor de organisatie").selectOption({ label: "Wijkteam Liendert" });
  await button(page, "Maak de uitnodiging").click();
  return page.getByLabel("Link voor Lid van het wijkteam").inputValue();
}

/** Fills in what is asked of an initiative that is submitted, at a point in Amersfoort-Liendert. */
async function fillIn(page: Page): Promise<void> {
  await field(page, "title").fill(title);
  await field(page, "summary").fill("Bewoners koken elke vrijdag voor elkaar.");
  await page.getByRole("radio", { name: "initiatief", exact: true }).check({ force: true });
  await page.getByRole("checkbox", { name: "Sociale samenhang" }).check({ force: true });
  await field(page, "phase").selectOption("uitvoeren");
  await field(page, "lifecycle").selectOption("loopt");
  await page.locator(".form-typed summary").click();
  await page.getByLabel("Coördinaten, één plek per regel").fill("52.166, 5.41");
  await button(page, "Neem over").click();
  await expect.poll(() => page.locator(".form-chosen").textContent()).toContain("Punt op 52.166");
}

/** The beheerder judges what waits in the queue, and names it when they wrote it themselves. */
async function approve(page: Page, alone = false): Promise<void> {
  await page.goto("/beheer");
  await page.getByRole("link", { name: title }).click();
  if (alone) {
    await expect.poll(() => button(page, "Keur goed en publiceer").isDisabled()).toBe(true);
    await page.getByRole("checkbox", { name: "Zonder tweede paar ogen openbaar maken" }).check();
  }
  await button(page, "Keur goed en publiceer").click();
  await page.getByText("Gepubliceerd: iedereen ziet het nu op kaart en lijst.").waitFor();
}

const publicAnswers = [
  "/api/v1/initiatives",
  "/api/v1/initiatives.csv",
  "/api/v1/initiatives.geojson",
  "/api/v1/initiatives.rss",
  "/api/v1/collections/initiatieven/items",
];
const told = (path: string) => fetch(app.url() + path).then((answer) => answer.text());

test("invited, drafted, submitted, published, seen, edited by two at once, archived and gone everywhere", async () => {
  const { page: beheerder, findings } = await app.enter(await app.firstLink(), { absent: true });
  const { page: wijkteam } = await app.enter(await invite(beheerder), { absent: true });

  await wijkteam.goto("/initiatieven/nieuw");
  await fillIn(wijkteam);
  await button(wijkteam, "Bewaar concept").click();
  await wijkteam.waitForURL(/\/initiatieven\/[\w-]{20,}\/bewerken/);
  const { page: visitor } = await app.open("/initiatieven");
  expect(await told("/api/v1/initiatives")).not.toContain(title);
  await button(wijkteam, "Dien in").click();
  await wijkteam.getByText("ingediend, wacht op een redacteur").waitFor();
  const path = new URL(wijkteam.url()).pathname;
  for (const answer of publicAnswers) expect(await told(answer), answer).not.toContain(title);

  await approve(beheerder);
  await visitor.reload();
  await visitor.getByRole("link", { name: title }).click();
  await visitor.getByRole("heading", { level: 1, name: title }).waitFor();
  for (const answer of publicAnswers) expect(await told(answer), answer).toContain(title);
  await visitor.goto("/?panel=initiatieven");
  await button(visitor, `Toon ${title} op de kaart`).click();
  await visitor.getByRole("region", { name: "Gekozen initiatief" }).getByRole("heading", { name: title }).waitFor();

  // Two at once: the second sees both texts and keeps both; the public one stands until it is approved.
  await wijkteam.goto(`${path}/bewerken`);
  await beheerder.goto(`${path}/bewerken`);
  await field(wijkteam, "summary").fill("Elke vrijdag, nu ook vegetarisch.");
  await field(beheerder, "summary").fill("De keuken is verhuisd naar de school.");
  await button(wijkteam, "Bewaar concept").click();
  await expect.poll(() => wijkteam.locator(".save-bar__status").textContent()).toBe("Bewaard.");
  await button(beheerder, "Bewaar concept").click();
  await beheerder.getByRole("heading", { name: "Iemand anders heeft dit ook veranderd" }).waitFor();
  // Chromium reports the 409, which is the right answer.
  expect(findings.splice(0)).toEqual([expect.stringContaining("status of 409")]);
  await beheerder.getByRole("group", { name: "Samenvatting" }).getByRole("radio", { name: "Allebei" }).check();
  await button(beheerder, "Bewaar deze keuzes").click();
  await expect.poll(() => beheerder.locator(".save-bar__status").textContent()).toBe("Bewaard.");
  expect(await told("/api/v1/initiatives")).toContain("elke vrijdag voor elkaar");
  await wijkteam.goto(`${path}/bewerken`);
  await expect.poll(() => field(wijkteam, "summary").inputValue()).toMatch(/vegetarisch[\s\S]*verhuisd/);
  await button(wijkteam, "Dien in").click();
  await wijkteam.getByText("ingediend, wacht op een redacteur").waitFor();
  // What is public was last written by who judges it.
  await approve(beheerder, true);
  await beheerder.locator(".beheer-summary").getByText("zonder tweede paar ogen").waitFor();
  expect(await told("/api/v1/initiatives")).toMatch(/vegetarisch.*verhuisd/);

  await button(beheerder, "Archiveer").click();
  await beheerder.getByLabel("Waarom archiveer je dit?").fill("De keuken is gestopt.");
  await button(beheerder, "Archiveer").last().click();
  await beheerder.getByText("Gearchiveerd: het is nergens meer te zien.").waitFor();
  for (const answer of publicAnswers) expect(await told(answer), answer).not.toContain(title);
  expect((await fetch(`${app.url()}/api/v1${path.replace("initiatieven", "initiatives")}`)).status).toBe(404);
  await visitor.goto("/initiatieven");
  await calm(visitor);
  expect(await visitor.getByText(title).count()).toBe(0);
  await visitor.goto("/?panel=initiatieven");
  await visitor.getByText("In dit deel van de kaart staat niets").waitFor();
  expect(await visitor.getByText(title).count()).toBe(0);
});
