/** What a resident does: propose on a phone and follow it, say that something is not right and follow that; and what who works here does with it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { calm } from "../fixtures/calm.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { tabTo } from "../fixtures/keys.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

const place = { kind: "geometry", geometry: { type: "Point", coordinates: [5.26, 52.557] }, precision: "exact", public: true };
const beside = (east: number) => ({ ...place, geometry: { type: "Point", coordinates: [5.26 + east, 52.557] } });

/** As the first beheerder. */
const send = async (path: string, body: object, version?: number): Promise<EntryRecord> => {
  const response = await sendJson(app.url(), { cookie: await app.firstCookie(), path, body, version });
  return (await response.json()) as EntryRecord;
};
const step = ({ id, version }: EntryRecord, name: string, more: object = {}) =>
  send(`working-versions/${id}/steps`, { step: name, ...more }, version);
const published = async (changes: object) => {
  const made = await send("working-versions", { content: { ...wholeInitiative(), place, ...changes } });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const phone = { viewport: { width: 390, height: 844 } };

test("on a phone somebody proposes what and where on one screen, and follows it until it is placed", async () => {
  const { page } = await app.open("/initiatieven/nieuw?area=WK999900", phone);
  await heading(page, 1, "Initiatief voorstellen").waitFor();
  // Where they came from is filled in; what must be filled in stands on the first screen.
  await page.getByText("Andere plek").waitFor();
  for (const label of ["Wat is het?", /^Je e-mailadres/, "Ik vind het goed dat dit openbaar wordt"]) {
    const box = await page.getByLabel(label).boundingBox();
    expect([label, box && box.y + box.height < 844]).toEqual([label, true]);
  }
  await fits(page, 390);
  await sound(page);
  await button(page, "Verstuur voorstel").click();
  await expect.poll(() => page.locator(".form-faults li").count()).toBe(2);
  await sound(page);
  const title = `Soep op de stoep <b>${"o".repeat(20)}</b>`;
  await page.getByLabel("Wat is het?").fill(title);
  await page.getByLabel("Ik vind het goed dat dit openbaar wordt").check();
  await button(page, "Verstuur voorstel").click();
  await heading(page, 1, "Bedankt voor je voorstel").waitFor();
  const link = await page.getByLabel("Link om te volgen hoe het gaat").inputValue();
  expect(link).toMatch(/\/volgen#[\w-]{43}$/);
  await sound(page);
  await page.getByRole("link", { name: "Bekijk hoe het staat" }).click();
  await heading(page, 2, `Je voorstel “${title}”`).waitFor();
  expect(await page.locator("[aria-current=step]").textContent()).toBe("Ontvangen");
  expect(await page.locator("main b").count()).toBe(0);
  await sound(page);

  // Who judges reads what is missing, and cannot publish it like this.
  const judge = await app.openAsBeheerder("/beheer");
  await judge.page.getByRole("link", { name: title }).click();
  await heading(judge.page, 2, "Wat er nog mist").waitFor();
  expect(await judge.page.locator(".wb-notice li").allTextContents()).toContain("Samenvatting: Vul dit in.");
  await sound(judge.page);
  const [id = ""] = /[^/]+$/.exec(new URL(judge.page.url()).pathname) ?? [];
  await judge.page.getByRole("link", { name: "Bewerken" }).first().click();
  await judge.page.locator("#veld-summary").fill("Buurtbewoners eten samen soep op de stoep.");
  await judge.page.getByRole("radio", { name: "initiatief" }).check();
  await judge.page.getByRole("checkbox", { name: "Sociale samenhang" }).check();
  await judge.page.locator("#veld-phase").selectOption("uitvoeren");
  await judge.page.locator("#veld-lifecycle").selectOption("loopt");
  await button(judge.page, "Dien in").click();
  await judge.page.waitForURL(`**/initiatieven/${id}`);
  await judge.page.goto(`/beheer/${id}`);
  await judge.page.getByLabel("Zonder tweede paar ogen openbaar maken").check();
  await button(judge.page, "Keur goed en publiceer").click();
  await judge.page.getByRole("link", { name: "Bekijk de openbare pagina" }).waitFor();

  await page.reload();
  await page.getByText("Je voorstel staat op de kaart. Bedankt!").waitFor();
  await page.getByRole("link", { name: "Bekijk het op Wijkblik" }).click();
  await heading(page, 1, title).waitFor();
  await calm(page);
});

test("somebody says by keyboard alone that something is not right, and reads the answer by the link", async () => {
  const { id } = await published({ title: "Open inloop" });
  const { page } = await app.open(`/initiatieven/${id}`, phone);
  const fold = page.getByText("Klopt dit niet?");
  await tabTo(page, fold);
  await page.keyboard.press("Enter");
  await tabTo(page, button(page, "Verstuur melding"));
  await page.keyboard.press("Enter");
  // The first fault has the focus.
  const field = page.getByLabel("Wat klopt er niet?");
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await sound(page);
  await page.keyboard.type("De inloop is er niet meer op maandag.");
  await tabTo(page, page.getByLabel("Ik vind het goed dat je dit bewaart"));
  await page.keyboard.press("Space");
  await tabTo(page, button(page, "Verstuur melding"));
  await page.keyboard.press("Enter");
  await page.getByText("Bedankt, je melding is binnen.").waitFor();
  await fits(page, 390);
  await sound(page);
  const link = await page.getByLabel("Link om te volgen hoe het gaat").inputValue();

  const { page: beheer } = await app.openAsBeheerder("/beheer");
  await beheer.getByRole("link", { name: "Meldingen 1" }).click();
  await beheer.getByRole("link", { name: "Open inloop" }).click();
  const reports = beheer.getByRole("region", { name: "Meldingen" });
  await reports.getByText("De inloop is er niet meer op maandag.").waitFor();
  await sound(beheer);
  await reports.getByRole("button", { name: "Opgelost" }).click();
  await reports.getByText("Schrijf een antwoord van ten minste 3 tekens.").waitFor();
  await reports.getByLabel("Je antwoord aan de melder").fill("De tijden zijn aangepast.");
  await reports.getByRole("button", { name: "Opgelost" }).click();
  await reports.getByText("Je antwoord is verstuurd.").waitFor();
  await reports.getByText(/Beantwoord op .* door Eerste beheerder/).waitFor();
  await sound(beheer);

  await page.goto(new URL(link).pathname + new URL(link).hash);
  await heading(page, 2, "Je melding over “Open inloop”").waitFor();
  await page.getByText("De tijden zijn aangepast.").waitFor();
  expect(await page.locator("[aria-current=step]").textContent()).toBe("Beantwoord: opgelost");
  await sound(page);
});

test("a link that is none says so", async () => {
  const { page } = await app.open(`/volgen#${"x".repeat(43)}`, { absent: true });
  await page.getByText("Bij deze link hoort geen voorstel en geen melding.").waitFor();
  await sound(page);
});

test("the page of an initiative says first what a resident needs, shows the map and what is close by, and prints without forms", async () => {
  await published({ title: "Dichtbij", place: beside(0.006) });
  await published({ title: "Verderop", place: beside(0.02), themes: ["onderwijs"] });
  const { id } = await published({
    title: "Samen eten",
    place: beside(0.004),
    address: { street: "Dorpsstraat", number: "1", postcode: "1234 AB", city: "Voorbeeld" },
    openingHours: [{ days: ["ma", "di", "wo", "do", "vr", "za", "zo"], from: "00:00", to: "23:59" }],
    takePart: "Bel of mail voor een plek aan tafel.",
  });
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
  ]) {
    const { page } = await app.open(`/initiatieven/${id}`, { viewport });
    await page.locator(".place-map canvas").waitFor();
    const terms = await page.locator(".initiative-first dt").allTextContents();
    expect(terms.slice(0, 3)).toEqual(["Adres", "Plaats", "Open"]);
    expect(terms).toEqual(expect.arrayContaining(["Voor wie", "Meedoen", "Contact"]));
    const near = page.locator("section", { has: heading(page, 2, "In de buurt") }).locator("li");
    expect((await near.allTextContents()).slice(0, 1)).toEqual([expect.stringMatching(/^Dichtbij 140 meter · /)]);
    // No heading without anything under it.
    const empty = await page.evaluate(() =>
      [...document.querySelectorAll("main :is(h2, h3)")].filter((one) => !one.nextElementSibling).map((one) => one.textContent),
    );
    expect(empty).toEqual([]);
    await fits(page, viewport.width);
    await sound(page);
  }
  const { page } = await app.open(`/initiatieven/${id}`);
  await page.emulateMedia({ media: "print" });
  for (const gone of ["Klopt dit niet?", "Deel", "Print", "Route in je kaart-app"])
    expect([gone, await page.getByText(gone, { exact: true }).isVisible()]).toEqual([gone, false]);
  for (const there of ["Dorpsstraat 1, 1234 AB Voorbeeld", "Bron: Aanvraag bewoners 2025.", /^Geprint op \d+ \w+ \d{4} van http/])
    expect([there, await page.getByText(there).isVisible()]).toEqual([there, true]);
});

test("who made something that is not public sees there all that beheer shows, and what is missing", async () => {
  const made = await send("working-versions", { content: { title: "Nog niet af", place } });
  const { page } = await app.openAsBeheerder(`/initiatieven/${made.id}`, { absent: true });
  for (const name of ["Wat er nog mist", "Inhoud", "Bestaat dit al?", "Geschiedenis"]) await heading(page, 2, name).waitFor();
  await page.getByText("Thema’s: Vul dit in.").waitFor();
  await button(page, "Dien in").waitFor();
  await sound(page);
});
