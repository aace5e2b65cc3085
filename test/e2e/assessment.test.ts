/** An area is assessed by two people: figures are kept as they are, every verdict has its reason, and the conclusion is disputed and kept. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import type { VisitOptions } from "../fixtures/browser.ts";
import { wholeAssessment } from "../fixtures/knowledge.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { teamMember } from "../fixtures/team-member.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const home = "/gebied/WK999900/aanpak/afweging";

async function send<T>(cookie: string, path: string, body: object, version?: number): Promise<T> {
  return (await (await sendJson(app.url(), { cookie, path, body, version })).json()) as T;
}

const open = async (cookies: string[], path: string, options?: VisitOptions): Promise<Page> =>
  (await app.openAs(cookies, path, options)).page;

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const group = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const questions = ["Urgent", "Ernstig", "Complex", "Noodzakelijk", "Haalbaar", "Gerechtvaardigd"];

test("two people assess an area, one of them sees it differently, and everybody reads why", { timeout: 240_000 }, async () => {
  const [first, second] = [await teamMember(app, { name: "Wies Team" }), await teamMember(app, { name: "Bo Team" })];
  const page = await open(first, home);
  await page.getByText("Hier is nog geen afweging gemaakt.").waitFor();
  await link(page, "Maak een afweging").click();
  await page.getByRole("textbox", { name: "Titel" }).fill("Afweging Binnenstad");
  await page.getByLabel("Dag van de afweging").fill("2026-11-01");
  const chooser = page.getByLabel("Voeg een cijfer toe");
  const [, chosen] = await chooser.locator("option").allTextContents();
  if (!chosen) throw new Error("the area has no figures");
  await chooser.selectOption({ label: chosen });
  await page.getByLabel("Eigen grens").fill("0,5");
  await page.getByLabel("Hoeveel cijfers moeten over hun grens zijn?").fill("1");
  await page.getByLabel("Schaal", { exact: false }).fill("Ongeveer de helft van de mensen.");
  await page.getByLabel("Wat zeggen bewoners en mensen die er werken?").fill("Ze noemen de schulden.");
  await page.getByLabel("Wat doet gewoon werk hier al?").fill("Het wijkteam helpt gezinnen.");
  await page.getByLabel("Wat gebeurt er als we niets doen?").fill("Dan trekken mensen weg.");
  for (const name of questions) await group(page, name).getByRole("radio", { name: "ja" }).check();
  await page.getByRole("radio", { name: "een aanpak boven op gewoon werk" }).check();
  await page.getByLabel("Waarom dit besluit?").fill("Gewoon werk is hier niet genoeg.");
  await sound(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await fits(page, 320);
  await page.setViewportSize({ width: 1280, height: 800 });
  // Nothing is scored without its reason.
  await page.getByRole("button", { name: "Dien in" }).click();
  await group(page, "Haalbaar").getByText("Vul dit in.").waitFor();
  for (const name of questions) await group(page, name).getByLabel("Waarom?").fill(`Dat vinden we ${name.toLowerCase()}.`);
  await page.getByRole("button", { name: "Bewaar concept" }).click();
  await page.getByText("Alles is bewaard.").first().waitFor();

  // Of what is not public the page of an entry first asks what everybody may know of it.
  const other = await open(second, home, { absent: true });
  await other.getByText("Deze versie is nog niet openbaar", { exact: false }).waitFor();
  await link(other, "Bewerk deze afweging").click();
  await other.getByRole("button", { name: "Voeg een ander oordeel toe" }).click();
  const dissent = other.getByRole("group", { name: "Ander oordeel 1" });
  await dissent.getByLabel("Wie?").fill("Woningcorporatie");
  await dissent.getByLabel("Waarom?").fill("Er loopt al een groot project.");
  await other.getByRole("button", { name: "Dien in" }).click();
  await other.waitForURL(/\/aanpak\/afwegingen\/[^/]+$/);

  const waiting = await fetch(`${app.url()}/api/v1/working-versions?type=assessment&state=submitted`, {
    headers: { Cookie: await app.firstCookie() },
  });
  const { workingVersions } = (await waiting.json()) as { workingVersions: EntryRecord[] };
  const [made] = workingVersions;
  if (!made) throw new Error("it waits for nobody");
  expect(made.submittedBy).not.toBe(made.createdBy);
  await send(await app.firstCookie(), `working-versions/${made.id}/steps`, { step: "publish" }, made.version);

  const { page: visitor } = await app.open(home);
  await visitor.getByText("Er loopt al een groot project.").waitFor();
  await visitor.getByText("een aanpak boven op gewoon werk").waitFor();
  await visitor.getByText("Dat vinden we haalbaar.", { exact: false }).waitFor();
  await visitor.getByRole("rowheader", { name: chosen }).waitFor();
  await visitor.getByRole("cell", { name: "< 0,5" }).waitFor();
  await visitor.getByText("Vastgelegd uit gegevensversie", { exact: false }).waitFor();
  for (const width of [320, 390, 1280]) {
    await visitor.setViewportSize({ width, height: 800 });
    await fits(visitor, width);
    await sound(visitor);
  }
  await link(visitor, "Bekijk deze afweging apart").click();
  await visitor.getByText("Dat vinden we haalbaar.", { exact: false }).waitFor();
  await sound(visitor);
});

test("a later assessment stands beside the one before it, and the figures of each stay as they were", async () => {
  const figure = (value: number, version: string, year: number) => ({
    ...{ indicator: "inwoners", name: { nl: "Inwoners", en: "Inhabitants" }, unit: { nl: "inwoners", en: "inhabitants" } },
    ...{ decimals: 0, value, status: "ok", year, source: "Kerncijfers", version, side: "above", threshold: 100 },
    noTrend: "oneYear",
  });
  for (const [on, value, conclusion] of [
    ["2024-05-01", 123_456, "later"],
    ["2026-05-01", 654_321, "extra"],
  ] as const) {
    const cookie = await app.firstCookie();
    const content = wholeAssessment({
      ...{ areas: ["WK999901"], on, conclusion, least: 1, figures: [figure(value, `set van ${on}`, Number(on.slice(0, 4)) - 4)] },
      dissent: conclusion === "extra" ? [] : [{ who: "Bewonersgroep", why: "Er moet nu iets gebeuren." }],
    });
    const made = await send<EntryRecord>(cookie, "working-versions", { type: "assessment", content });
    const waits = await send<EntryRecord>(cookie, `working-versions/${made.id}/steps`, { step: "submit" }, made.version);
    await send(cookie, `working-versions/${made.id}/steps`, { step: "publish", selfApproved: true }, waits.version);
  }
  const { page } = await app.open(home.replace("WK999900", "WK999901"));
  await page.getByRole("heading", { level: 2, name: "Afweging van 1 mei 2026" }).waitFor();
  await page.getByText("654.321 inwoners", { exact: false }).waitFor();
  // The set of the town has a newer year.
  await page.getByText("Er is een nieuwer cijfer", { exact: false }).waitFor();
  const beside = page.getByRole("region", { name: "Afwegingen naast elkaar" });
  await beside.getByText("Bewonersgroep: Er moet nu iets gebeuren.").waitFor();
  await sound(page);
  await beside.getByRole("link", { name: "1 mei 2024" }).click();
  await page.getByText("123.456 inwoners", { exact: false }).waitFor();
  await page.getByText("set van 2024-05-01", { exact: false }).waitFor();
  await sound(page);
});
