/** "Mijn werk": from the bar to what waits, one press to confirm, and every count a link to exactly these. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dayMs, today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import type { Step } from "#data/schema/workflow.ts";
import { openDatabase } from "#server/store/database.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

const inDays = (days: number) => today(new Date(Date.now() + days * dayMs));
const place = { kind: "geometry", geometry: { type: "Point", coordinates: [5.26, 52.557] }, precision: "exact", public: true };

/** As the first beheerder. */
const send = async (path: string, body: object, version?: number): Promise<EntryRecord> => {
  const response = await sendJson(app.url(), { cookie: await app.firstCookie(), path, body, version });
  return (await response.json()) as EntryRecord;
};
const made = (changes: object) => send("working-versions", { content: { ...wholeInitiative(), place, ...changes } });
const step = ({ id, version }: EntryRecord, name: Exclude<Step, "edit" | "discard">, more: object = {}) =>
  send(`working-versions/${id}/steps`, { step: name, ...more }, version);
const published = async (changes: object) => step(await step(await made(changes), "submit"), "publish", { selfApproved: true });

const part = (page: Page, name: string) => page.getByRole("region", { name });
const titles = (page: Page) => page.locator("main").getByRole("rowheader");

test("what waits is counted in the bar, confirmed by one press, and every count leads to exactly these", async () => {
  await made({ title: "Nog een concept" });
  await step(await step(await made({ title: "Klopte niet helemaal" }), "submit"), "return", { reason: "Waar is het?" });
  await step(await made({ title: "Wacht op een oordeel" }), "submit");
  const old = await published({ title: "Lang niet bevestigd" });
  await published({ title: "Loopt bijna af", period: { from: inDays(-30), to: inDays(30) } });
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  await db
    .updateTable("entry")
    .set({ verified_on: inDays(-250) })
    .where("id", "=", old.id)
    .execute();
  await close();

  const { page } = await app.openAsBeheerder("/over");
  await page.getByRole("button", { name: "Eerste beheerder 4 dingen wachten op je" }).click();
  await page.getByRole("link", { name: "Mijn werk" }).click();
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await part(page, "Teruggestuurd 1").getByText("Waar is het?").waitFor();
  await part(page, "Wacht op je oordeel 1").getByRole("link", { name: "Wacht op een oordeel" }).waitFor();
  await part(page, "Loopt binnenkort af 1").getByText("eindigt op").waitFor();
  await part(page, "Concepten 1").getByRole("link", { name: "Nog een concept" }).waitFor();
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
    await sound(page);
  }

  for (const [name, title] of [
    ["Teruggestuurd 1", "Klopte niet helemaal"],
    ["Wacht op je oordeel 1", "Wacht op een oordeel"],
    ["Klopt dit nog? 1", "Lang niet bevestigd"],
    ["Loopt binnenkort af 1", "Loopt bijna af"],
    ["Concepten 1", "Nog een concept"],
  ] as const) {
    await part(page, name).getByRole("heading").getByRole("link").click();
    await page.waitForURL(/\/beheer\?/);
    await expect.poll(() => titles(page).count()).toBe(1);
    expect(await titles(page).textContent()).toContain(title);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  }

  await part(page, "Klopt dit nog? 1").getByRole("button", { name: "Klopt nog Lang niet bevestigd" }).click();
  await expect.poll(() => part(page, "Klopt dit nog?").count()).toBe(0);
  await page.getByRole("button", { name: "Eerste beheerder 3 dingen wachten op je" }).waitFor();
});

test("work that cannot be fetched says so, and comes when it is tried again", async () => {
  const { page, findings } = await app.openAsBeheerder("/over");
  await page.route("**/api/v1/work", (route) => route.abort());
  await page.goto("/werk");
  await page.getByRole("alert").first().waitFor();
  await page.unroute("**/api/v1/work");
  await page.getByRole("button", { name: "Opnieuw proberen" }).first().click();
  await part(page, "Concepten 1").waitFor();
  expect(findings.splice(0).every((finding) => finding.includes("api/v1/work"))).toBe(true);
});
