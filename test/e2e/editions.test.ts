/** An administrator enters editions of an organisation: looked at first, then in use; what was answered before is read by it or keeps its own words. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { nextChecklist, nextFramework } from "../fixtures/editions.ts";
import { forgive, visitBroken } from "../fixtures/faults.ts";
import { wholeAssessment, wholeChecklist } from "../fixtures/knowledge.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const area = "/gebied/WK999900/aanpak";

async function send<T>(path: string, body: object, version?: number): Promise<T> {
  return (await (await sendJson(app.url(), { cookie: await app.firstCookie(), path, body, version })).json()) as T;
}

async function publish(type: string, content: object): Promise<void> {
  const made = await send<EntryRecord>("working-versions", { type, content });
  const waits = await send<EntryRecord>(`working-versions/${made.id}/steps`, { step: "submit" }, made.version);
  await send(`working-versions/${made.id}/steps`, { step: "publish", selfApproved: true }, waits.version);
}

const file = (page: Page) => page.getByLabel("Bestand (JSON)");
const pasted = (page: Page) => page.getByRole("textbox", { name: "Of plak de tekst van het bestand" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const chosen = (edition: object) => ({
  ...{ name: "uitgave.json", mimeType: "application/json" },
  buffer: Buffer.from(JSON.stringify(edition)),
});

async function everyWidth(page: Page): Promise<void> {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
    await sound(page);
  }
}

test("a list of an organisation is checked, looked at and taken into use, and an area sees its answers and what is new", {
  timeout: 240_000,
}, async () => {
  await publish("checklist", wholeChecklist({ areas: ["WK999900"] }));
  const { page, findings } = await app.openAsBeheerder("/werk");
  await page.getByRole("link", { name: "Uitgaven" }).click();
  await page.getByRole("heading", { level: 1, name: "Uitgaven van checklists en afweging" }).waitFor();
  const rows = page.getByRole("table", { name: "Uitgaven van checklists en afweging" }).getByRole("row");
  await expect.poll(() => rows.count()).toBe(4);
  expect(await rows.nth(1).textContent()).toMatch(/vier fasen.*2026.*geldt nu.*Wijkblik.*eigen concept/);

  // Ours as it is downloaded is no edition of an organisation.
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Checklist: vier fasen, uitgave 2026" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("phases-2026.json");
  const ours = await readFile(await download.path(), "utf8");
  await button(page, "Kijk na").click();
  await page.getByText("Kies een bestand, of plak de tekst.").waitFor();
  await pasted(page).fill(ours.slice(1));
  await button(page, "Kijk na").click();
  await page.getByText("Dit is geen hele JSON.", { exact: false }).waitFor();
  await pasted(page).fill(ours.replace('"source": "wijkwijzer"', '"source": "nergens"'));
  await button(page, "Kijk na").click();
  const alert = page.getByRole("alert");
  await alert.getByText("Er zijn 4 dingen om te verbeteren:", { exact: false }).waitFor();
  await alert
    .getByText("parts 1 (orienteren), items 1 (or-cijfers), source: Deze bron staat niet in de lijst sources.")
    .waitFor();
  await everyWidth(page);
  // That it was refused.
  forgive(findings);

  await file(page).setInputFiles(chosen(nextChecklist()));
  await expect.poll(() => alert.count()).toBe(0);
  await button(page, "Kijk na").click();
  await page.getByRole("heading", { name: "1 punt is nieuw" }).waitFor();
  await page.getByRole("listitem").getByText("De kinderburgemeester is erbij.").waitFor();
  await page.getByRole("listitem").getByText("Nu: We vroegen bewoners", { exact: false }).waitFor();
  await page.getByRole("listitem").getByText("In de plaats van: We kennen de cijfers", { exact: false }).waitFor();
  await page.getByRole("heading", { name: "1 punt gaat eruit" }).waitFor();
  await page.getByText("17 punten blijven zoals ze zijn. 1 ingevulde lijst neemt alle antwoorden mee.").waitFor();
  await everyWidth(page);
  await button(page, "Neem in gebruik").click();
  await page.getByText("Checklist: vier fasen: uitgave amersfoort-2027 is in gebruik.").waitFor();
  await expect.poll(() => rows.count()).toBe(5);
  expect(await rows.nth(1).textContent()).toMatch(/amersfoort-2027.*geldt nu.*Gemeente Amersfoort.*31 maart 2027/);
  expect(await rows.nth(1).textContent()).not.toContain("eigen concept");
  await everyWidth(page);

  const { page: visitor } = await app.open(`${area}/checklists`);
  await visitor.getByText("1 punt is nieuw in uitgave amersfoort-2027.", { exact: false }).waitFor();
  const item = (text: string) => visitor.getByRole("listitem").filter({ hasText: text });
  await item("De kinderburgemeester is erbij.").getByText("nieuw", { exact: true }).waitFor();
  await item("We hebben een beeld van de wijk.").getByText("Het wijkprofiel lag op tafel.", { exact: false }).waitFor();
  await item("We spraken twintig bewoners.").getByText("bezig").waitFor();
  await visitor.getByText("Uitgave amersfoort-2027 van Gemeente Amersfoort, 31 maart 2027").waitFor();
  await sound(visitor);
});

test("an old assessment keeps the words of its own edition, a new one is made with those of now, and who comes second looks again", {
  timeout: 240_000,
}, async () => {
  await publish("assessment", wholeAssessment({ areas: ["WK999900"] }));
  const { page, findings } = await app.openAsBeheerder("/beheer/uitgaven");
  await file(page).setInputFiles(chosen(nextFramework()));
  await button(page, "Kijk na").click();
  await page.getByText("1 afweging houdt haar eigen woorden.", { exact: false }).waitFor();
  await send("editions", { edition: nextFramework({ id: "eerder-2027" }), after: "2026" });
  await button(page, "Neem in gebruik").click();
  const overtaken = page.getByRole("alert").filter({ hasText: "Iemand anders nam intussen een uitgave in gebruik." });
  await sound(page);
  forgive(findings);
  await overtaken.getByRole("button", { name: "Kijk na" }).click();
  await page.getByText("uitgave amersfoort-2027 komt na uitgave eerder-2027", { exact: false }).waitFor();
  await page.getByText("6 punten blijven zoals ze zijn.", { exact: false }).waitFor();
  await button(page, "Neem in gebruik").click();
  await page.getByText("Vragen van de afweging: uitgave amersfoort-2027 is in gebruik.").waitFor();

  await page.goto(new URL(`${area}/afweging`, app.url()).href);
  await page.getByText("Wordt het snel erger als er nu niets gebeurt?").waitFor();
  await page.getByText("Uitgave 2026 van Wijkblik", { exact: false }).waitFor();
  expect(await page.getByText("Kan het nog een jaar wachten?").count()).toBe(0);
  await page.getByRole("link", { name: "Maak een nieuwe afweging" }).click();
  await page.getByText("Kan het nog een jaar wachten?").waitFor();
  expect(await page.getByText("Wordt het snel erger als er nu niets gebeurt?").count()).toBe(0);
  await sound(page);

  await publish("assessment", wholeAssessment({ areas: ["WK999900"], on: "2026-11-01", edition: "amersfoort-2027" }));
  const { page: visitor } = await app.open(`${area}/afweging`);
  const beside = visitor.getByRole("region", { name: "Afwegingen naast elkaar" });
  await beside.getByText("Vraag toen: Wordt het snel erger als er nu niets gebeurt?").waitFor();
  expect(await beside.getByText("Vraag toen:", { exact: false }).count()).toBe(1);
  await sound(visitor);
});

test.each(["checklists", "afweging"])("without its editions the page of %s says so, and has them with a press", async (part) => {
  await publish("assessment", wholeAssessment({ areas: ["WK999901"] }));
  const which = /\/api\/v1\/editions$/;
  await visitBroken(
    app,
    `/gebied/WK999901/aanpak/${part}`,
    { which, viewport: { width: 320, height: 700 } },
    async (page, broken) => {
      const again = page.getByRole("alert").getByRole("button", { name: "Opnieuw" });
      await again.waitFor({ timeout: 30_000 });
      await sound(page);
      await fits(page, 320);
      await broken.heal();
      await again.click();
      await page.getByText("Uitgave", { exact: false }).first().waitFor();
      await sound(page);
    },
  );
});
