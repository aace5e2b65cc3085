/**
 * Is it enough: two people weigh one area and disagree, a third judges what they wrote, a checklist is filled in, somebody says that all
 * is entered, and from the empty cell of the matrix a visitor comes to who can do something.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { teamMember } from "../fixtures/team-member.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const [area, gemeente, elsewhere] = ["WK999900", "GM9999", "WK999901"];
const home = `/gebied/${area}/aanpak`;
const questions = ["Urgent", "Ernstig", "Complex", "Noodzakelijk", "Haalbaar", "Gerechtvaardigd"];

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const group = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
/** Of what is not public the page of an entry first asks what everybody may know of it. */
const open = async (cookies: string[], path: string) => (await app.openAs(cookies, path, { absent: true })).page;

async function send<T>(path: string, body: object, version?: number): Promise<T> {
  const answer = await sendJson(app.url(), { cookie: await app.firstCookie(), path, body, version });
  return (await answer.json()) as T;
}

async function publish(type: string, changes: object): Promise<void> {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, changes) });
  const waits = await send<EntryRecord>(`working-versions/${made.id}/steps`, { step: "submit" }, made.version);
  await send(`working-versions/${made.id}/steps`, { step: "publish", selfApproved: true }, waits.version);
}

/** All of the form but who sees it differently. */
async function weigh(page: Page): Promise<void> {
  await page.getByText("Hier is nog geen afweging gemaakt.").waitFor();
  await link(page, "Maak een afweging").click();
  await page.getByRole("textbox", { name: "Titel" }).fill("Is gewoon werk hier genoeg?");
  await page.getByLabel("Dag van de afweging").fill("2026-11-02");
  const chooser = page.getByLabel("Voeg een cijfer toe");
  const [, first = ""] = await chooser.locator("option").allTextContents();
  await chooser.selectOption({ label: first });
  await page.getByLabel("Eigen grens").fill("0,5");
  await page.getByLabel("Hoeveel cijfers moeten over hun grens zijn?").fill("1");
  await page.getByLabel("Schaal", { exact: false }).fill("Een derde van de huizen.");
  await page.getByLabel("Wat zeggen bewoners en mensen die er werken?").fill("Ze noemen de vochtige huizen.");
  await page.getByLabel("Wat doet gewoon werk hier al?").fill("De corporatie herstelt wat stuk is.");
  await page.getByLabel("Wat gebeurt er als we niets doen?").fill("Dan wordt het elk jaar duurder.");
  for (const name of questions) {
    await group(page, name).getByRole("radio", { name: "ja" }).check();
    await group(page, name).getByLabel("Waarom?").fill(`Dat vinden we ${name.toLowerCase()}.`);
  }
  await page.getByRole("radio", { name: "een aanpak boven op gewoon werk" }).check();
  await page.getByLabel("Waarom dit besluit?").fill("Herstel alleen houdt de huizen niet droog.");
  await button(page, "Bewaar concept").click();
  await page.getByText("Alles is bewaard.").first().waitFor();
}

/** Somebody else of the team takes up what is written, and keeps that the conclusion is disputed. */
async function dispute(page: Page): Promise<void> {
  await link(page, "Bewerk deze afweging").click();
  await button(page, "Voeg een ander oordeel toe").click();
  const dissent = group(page, "Ander oordeel 1");
  await dissent.getByLabel("Wie?").fill("Huurdersraad");
  await dissent.getByLabel("Waarom?").fill("Eerst moet de corporatie haar eigen werk doen.");
  await button(page, "Dien in").click();
  await page.waitForURL(/\/aanpak\/afwegingen\/[^/]+$/);
}

/** Of four eyes the two that did not write it. */
async function approve(page: Page, title: string | RegExp): Promise<void> {
  await page.goto("/beheer");
  await link(page, title).click();
  await button(page, "Keur goed en publiceer").click();
  await page.getByText(/^Gepubliceerd/).waitFor();
}

async function fillChecklist(page: Page): Promise<void> {
  await page.goto(`${home}/checklists`);
  await link(page, "Vul deze lijst in").first().click();
  await heading(page, 1, "Checklist invullen").waitFor();
  await expect.poll(() => page.getByLabel("Titel").inputValue()).toMatch(/^Vier fasen van de wijkaanpak: /);
  const figures = group(page, /We kennen de cijfers/);
  await figures.getByRole("radio", { name: "klaar" }).check();
  await figures.getByLabel("Waaruit blijkt dat?").fill("Het wijkprofiel lag op tafel.");
  await page.getByText("1 van 20 klaar", { exact: true }).waitFor();
  await button(page, "Dien in").click();
  await page.waitForURL("**/aanpak/checklists/*");
}

test("weighed by two, disputed, judged by a third, checked, and from an empty cell to who can do something", {
  timeout: 300_000,
}, async () => {
  const [wies, bo, eva] = [
    await teamMember(app, { name: "Wies Team" }),
    await teamMember(app, { name: "Bo Team" }),
    await teamMember(app, { name: "Eva Redactie", role: "editor" }),
  ];
  const writer = await open(wies, `${home}/afweging`);
  await weigh(writer);
  const other = await open(bo, `${home}/afweging`);
  await dispute(other);
  const judge = await open(eva, "/beheer");
  await approve(judge, "Is gewoon werk hier genoeg?");
  await fillChecklist(writer);
  await approve(judge, /^Vier fasen van de wijkaanpak: /);

  // Who knows the area says where nothing happens; elsewhere something worked, and of another theme there is something here.
  await other.goto(`/kansen?area=${area}&theme=wonen`);
  await other.getByRole("checkbox", { name: "Volledig ingevoerd: Wonen en gemengde wijken" }).check();
  await other.getByText(/^Bewaard: Wonen en gemengde wijken is volledig ingevoerd/).waitFor();
  await publish("example", { title: "Droge huizen zonder verhuizen", themes: ["wonen"], areas: [elsewhere] });
  await publish("initiative", {
    ...{ title: "Taalcafé op het plein", themes: ["onderwijs"], place: { kind: "area", code: area, public: true } },
    workingArea: { kind: "areas", codes: [area] },
  });

  // A visitor reads what was decided, and who sees it differently.
  const { page: visitor } = await app.open(home);
  await visitor.getByText("een aanpak boven op gewoon werk").waitFor();
  await visitor.getByText("1 van 20 klaar").waitFor();
  await link(visitor, "Bekijk de afweging").click();
  await visitor.getByText("Eerst moet de corporatie haar eigen werk doen.").waitFor();
  await visitor.getByText("Dat vinden we haalbaar.", { exact: false }).waitFor();
  await sound(visitor);

  // The matrix of its gemeente: of housing nothing is done here, and that is known.
  await visitor.goto(`/aanpak/matrix?in=${gemeente}`);
  const row = visitor.getByRole("row").filter({ has: visitor.locator(`a[href*="${area}"]`) });
  const cells = row.getByRole("cell");
  await expect.poll(() => cells.count()).toBe(8);
  await expect.poll(() => row.getByRole("link", { name: "1 initiatief" }).count()).toBe(1);
  expect((await cells.allTextContents()).filter((text) => text.startsWith("onbekend"))).toHaveLength(6);
  const empty = row.getByRole("link", { name: "leeg", exact: true });
  await empty.click();

  await heading(visitor, 1, "Wie kan hier iets doen").waitFor();
  await visitor.getByText("Er staat niets bevestigd.", { exact: false }).waitFor();
  await link(visitor, "Droge huizen zonder verhuizen").waitFor();
  for (const width of [320, 1280]) {
    await visitor.setViewportSize({ width, height: 800 });
    await fits(visitor, width);
  }
  await sound(visitor);
  // Of the theme of which there is something, that is what it leads to.
  await visitor.getByLabel("Welk thema?").selectOption({ value: "onderwijs" });
  await link(visitor, "Bekijk de initiatieven van dit thema").click();
  await link(visitor, "Taalcafé op het plein").first().waitFor();
  await visitor.goBack();
  await visitor.getByLabel("Welk thema?").selectOption({ value: "wonen" });
  await link(visitor, "Naar de vraagbaak").click();
  await heading(visitor, 1, /[Vv]raagbaak/).waitFor();
  expect(new URL(visitor.url()).searchParams.get("theme")).toBe("wonen");
  await sound(visitor);
});
