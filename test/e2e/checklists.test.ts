/** A checklist of an area: begun by one, gone on with by another, judged, read by everybody, also after a new edition and on paper. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import type { VisitOptions } from "../fixtures/browser.ts";
import { wholeChecklist } from "../fixtures/knowledge.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { teamMember } from "../fixtures/team-member.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const home = "/gebied/WK999900/aanpak/checklists";

async function send<T>(cookie: string, path: string, body: object, version?: number): Promise<T> {
  return (await (await sendJson(app.url(), { cookie, path, body, version })).json()) as T;
}

const open = async (cookies: string[], path: string, options?: VisitOptions): Promise<Page> =>
  (await app.openAs(cookies, path, options)).page;

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const item = (page: Page, name: RegExp) => page.getByRole("group", { name });
const saved = (page: Page) => page.getByText("Alles is bewaard", { exact: false });

test("two people fill in a list, somebody else judges it, and everybody reads what is done and what shows it", {
  timeout: 240_000,
}, async () => {
  const [first, second] = [await teamMember(app, { name: "Wies Team" }), await teamMember(app, { name: "Bo Team" })];
  const page = await open(first, home);
  await page.getByText("Deze lijst is hier nog niet ingevuld.").first().waitFor();
  await link(page, "Vul deze lijst in").first().click();
  await page.getByRole("heading", { level: 1, name: "Checklist invullen" }).waitFor();
  await expect.poll(() => page.getByLabel("Titel").inputValue()).toMatch(/^Vier fasen van de wijkaanpak: /);
  const figures = item(page, /We kennen de cijfers/);
  await figures.getByRole("radio", { name: "klaar" }).check();
  await figures.getByLabel("Waaruit blijkt dat?").fill("Het wijkprofiel lag op tafel.");
  await figures.getByLabel("Wie zegt dit?").fill("Wijkteam");
  await page.getByText("1 van 20 klaar", { exact: true }).waitFor();
  await sound(page);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await fits(page, width);
    await sound(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Bewaar concept" }).click();
  await saved(page).first().waitFor();

  // Of what is not public the page of an entry first asks what everybody may know of it.
  const other = await open(second, home, { absent: true });
  await other.getByText("1 van 20 klaar").first().waitFor();
  await other.getByText("Deze versie is nog niet openbaar", { exact: false }).waitFor();
  await link(other, "Werk deze lijst bij").click();
  const stories = item(other, /We vroegen bewoners/);
  await stories.getByRole("radio", { name: "bezig" }).check();
  await other.getByRole("button", { name: "Voeg een eigen punt toe: Oriënteren" }).click();
  await other.getByLabel("Wat moet er klaar zijn?").fill("De speeltuin is samen bekeken.");
  await other.getByText("1 van 21 klaar", { exact: true }).waitFor();
  await sound(other);
  await other.getByRole("button", { name: "Dien in" }).click();
  await other.waitForURL("**/aanpak/checklists/*");

  const waiting = await fetch(`${app.url()}/api/v1/working-versions?type=checklist&state=submitted`, {
    headers: { Cookie: await app.firstCookie() },
  });
  const { workingVersions } = (await waiting.json()) as { workingVersions: EntryRecord[] };
  const [made] = workingVersions;
  if (!made) throw new Error("it waits for nobody");
  expect(made.submittedBy).not.toBe(made.createdBy);
  await send(await app.firstCookie(), `working-versions/${made.id}/steps`, { step: "publish" }, made.version);

  const { page: visitor } = await app.open(home, { viewport: { width: 390, height: 844 } });
  await visitor.getByText("Het wijkprofiel lag op tafel.", { exact: false }).waitFor();
  await visitor.getByText("De speeltuin is samen bekeken.").waitFor();
  await visitor.getByRole("heading", { level: 3, name: "Oriënteren: 1 van 6 klaar" }).waitFor();
  await visitor.getByText("eigen concept").first().waitFor();
  await sound(visitor);
  await fits(visitor, 390);
  await link(visitor, "Naar de aanpak").click();
  await visitor.getByText("1 van 21 klaar").waitFor();
  await link(visitor, "Bekijk en vul in").click();
  await link(visitor, "Bekijk deze lijst apart").click();
  await visitor.getByRole("heading", { level: 3, name: "Oriënteren: 1 van 6 klaar" }).waitFor();
  await sound(visitor);
});

test("what was answered to an item that is no longer asked is read apart, and a list begun twice is named", async () => {
  const publish = async (changes: object): Promise<void> => {
    const cookie = await app.firstCookie();
    const content = wholeChecklist({ areas: ["WK999901"], ...changes });
    const made = await send<EntryRecord>(cookie, "working-versions", { type: "checklist", content });
    const waits = await send<EntryRecord>(cookie, `working-versions/${made.id}/steps`, { step: "submit" }, made.version);
    const own = { step: "publish", selfApproved: true };
    await send(cookie, `working-versions/${made.id}/steps`, own, waits.version);
  };
  await publish({ title: "De eerste lijst" });
  await publish({ rows: [{ item: "ag-oud", state: "done", evidence: "De bakker was erbij." }], template: "agenda" });
  await publish({ rows: [{ item: "or-cijfers", state: "done" }] });
  const { page } = await app.open(home.replace("WK999900", "WK999901"));
  await page.getByRole("heading", { level: 3, name: "Antwoorden op punten die er niet meer in staan" }).waitFor();
  await page.getByText("De bakker was erbij.", { exact: false }).waitFor();
  await page.getByText("1 van 20 klaar, waarvan 1 zonder onderbouwing").first().waitFor();
  await link(page, "De eerste lijst").waitFor();
  await sound(page);
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => page.getByRole("button", { name: "Print de lijsten" }).isVisible()).toBe(false);
  await page.getByText("De bakker was erbij.", { exact: false }).waitFor();
});
