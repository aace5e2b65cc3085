/** A list of somebody else, brought in by the beheerder: faults by line, columns and words put right, looked at, saved, taken away. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { facilitiesFile } from "../fixtures/facilities.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

const xss = `<img src=x onerror=alert(1)> "'`;
const lines = [
  "Naam;Wat het is;Type;Thema;Fase;Status;Lon;Lat",
  `"${xss.replaceAll('"', '""')}";Bewoners verbouwen samen groente;Project;Groen;Uitvoering;Actief;5,41;52,166`,
  "Huiskamer;Voor wie alleen is, elke dag open;Ding;Ontmoeting;Uitvoering;Actief;5,407;52,165",
  "Taalhuis;Samen oefenen met de taal;Project;Onderwijs;Uitvoering;Actief;1;2",
  "Taalhuis;Samen oefenen met de taal;Project;Onderwijs;Uitvoering;Actief;5,405;52,164",
];
const file = { name: `lijst ${xss}.csv`, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n"), "latin1") };

/** What every bar that comes by says: its name and how far it is. */
async function watchBars(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const seen = new Set<string>();
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll("progress")) {
        const name = document.getElementById(bar.getAttribute("aria-labelledby") ?? "")?.textContent;
        seen.add(`${name} ${bar.getAttribute("aria-valuetext")}`);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    return seen;
  });
  return () => seen.evaluate((all) => [...all]);
}

test("a list with faults is put right on the screen, by keyboard, saved and taken away again", async () => {
  const { page } = await app.openAsBeheerder("/beheer/import");
  await page.getByRole("heading", { level: 2, name: "Eerdere imports" }).waitFor();
  await sound(page);

  await page.getByLabel("Bestand", { exact: true }).setInputFiles(file);
  await page.getByLabel("Samenvatting", { exact: true }).focus();
  // A letter chooses in a native list.
  await page.keyboard.type("Wat");
  await page.keyboard.press("Enter");
  await page.getByText("2 goed", { exact: true }).waitFor();
  const wrong = page.getByRole("table", { name: "Regels om naar te kijken" }).getByRole("row");
  await expect
    .poll(async () => (await wrong.allTextContents()).slice(1))
    .toEqual([
      expect.stringMatching(/^Regel 3Huiskamer.*Soort: Wat “Ding” betekent weten we niet/),
      expect.stringMatching(/^Regel 4Taalhuis.*Plaats: Deze plek ligt niet in Nederland/),
    ]);
  await page.getByRole("region", { name: "3. Kijk het na" }).locator("canvas").waitFor();
  await sound(page);

  const save = page.getByRole("button", { name: /^Importeer/ });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel("Soort: Ding (1×)").focus();
  await page.keyboard.type("inter");
  await page.keyboard.press("Enter");
  await page.getByText("3 goed", { exact: true }).waitFor();
  await page.getByLabel("Laat de regels met een fout weg (1)").focus();
  await page.keyboard.press("Space");
  await page.getByLabel("als concept").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  // What lands in public at once is judged by nobody else: that is named.
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel("Zonder tweede paar ogen openbaar maken").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Importeer 3 initiatieven" }).focus();
  await expect.poll(() => save.isEnabled()).toBe(true);
  await page.getByRole("button", { name: "Importeer 3 initiatieven" }).press("Enter");
  await page.getByText("Geïmporteerd: 3. Overgeslagen: 1.").waitFor();
  await expect.poll(() => page.locator(":focus").textContent()).toContain("Geïmporteerd: 3.");
  await page.getByRole("rowheader").filter({ hasText: "<img src=x onerror=alert(1)>" }).waitFor();
  await sound(page);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByLabel("Bestand", { exact: true }).setInputFiles(file);
  await page.getByText("2 misschien dubbel", { exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await sound(page);

  await page.getByRole("button", { name: "Ongedaan maken" }).press("Enter");
  await page.getByRole("button", { name: "Haal alle 3 weg" }).press("Enter");
  await page.getByText("Weggehaald: 3. Gebleven: 0").waitFor();
  const left = await page.request.get("/api/v1/initiatives");
  expect(await left.json()).toMatchObject({ numberMatched: 0 });

  const facilities = facilitiesFile();
  if (!facilities) return;
  await page.setViewportSize({ width: 1100, height: 760 });
  const buffer = await readFile(facilities);
  await page.getByLabel("Bestand", { exact: true }).setInputFiles({ name: "voorzieningen.geojson", mimeType: "", buffer });
  await page.getByText("1.462 goed", { exact: true }).waitFor();
  await page.getByText("meteen openbaar").click();
  await page.getByRole("checkbox", { name: "Zonder tweede paar ogen openbaar maken" }).check();
  const bars = await watchBars(page);
  await page.getByRole("button", { name: "Importeer 1.462 initiatieven" }).click();
  await page.getByText("Geïmporteerd: 1.462. Overgeslagen: 0.").waitFor({ timeout: 90_000 });
  // Steps that come in one piece on a busy machine are drawn as one: which ones were seen is a matter of speed, that some were is not.
  expect(await bars()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(Regels worden nagekeken|Initiatieven worden bewaard) [\d.]+ van 1\.462$/)]),
  );
  expect(await (await page.request.get("/api/v1/initiatives?area=GM0363&limit=1")).json()).toMatchObject({ numberMatched: 1462 });
});

test("who has not signed in reads why there is nothing here", async () => {
  const { page } = await app.open("/beheer/import");
  await page
    .getByRole("link", { name: "Naar aanmelden" })
    .or(page.getByRole("link", { name: /aanmelden/i }))
    .first()
    .waitFor();
  expect(await page.getByLabel("Bestand", { exact: true }).count()).toBe(0);
});
