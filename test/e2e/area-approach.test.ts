/** The page of the approach of an area in its faces: nothing yet, on its way and failed, whole, of several, and on paper. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { calm } from "../fixtures/calm.ts";
import { breakRequests, forgive } from "../fixtures/faults.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { judged } from "../fixtures/printed-page.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });
const { send, step } = app;
const focus = "voorbeeldstad-oost";
const heading = (page: Page, level: number, name: string) => page.getByRole("heading", { level, name, exact: true });

const publish = async (type: string, changes: object): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, changes) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};

const whole = {
  title: "Samen voor Oost",
  areas: [focus],
  period: { from: "2022-01-01", to: "2037-12-31" },
  alliance: [
    { organisation: "Gemeente Voorbeeldstad", role: "voorzitter" },
    { organisation: "Woningstichting Oost", role: "partner", note: "de helft van de huizen" },
  ],
  plans: [
    { kind: "gebiedsplan", title: "Gebiedsplan Oost 2040", day: "2024-03-01", link: "https://example.org/oost" },
    { kind: "uitvoeringsprogramma", title: "Programma 2024-2027", goals: "Meer mensen aan het werk." },
  ],
  phaseHistory: [
    { phase: "ontwerpen", since: "2024-01-01" },
    { phase: "orienteren", since: "2021-05-01" },
  ],
  goals: [
    { text: "Minder misdrijven", indicator: "misdrijven", direction: "down" },
    { text: "Elke straat heeft een plek om samen te komen" },
  ],
};

test("of a focus area the facts are there from the start, and the rest says that nobody filled it in", async () => {
  const { page, findings } = await app.open(`/gebied/${focus}`);
  await page.getByRole("link", { name: "Aanpak van dit gebied" }).click();
  await heading(page, 1, "Aanpak van Voorbeeldstad-Oost (fictief)").waitFor();
  await heading(page, 2, "Alliantie, fase en doelen").waitFor();
  await page.getByText("Nog niet ingevuld. Niemand vertelde").waitFor();
  const known = page.getByRole("region", { name: "Nationaal Programma Leefbaarheid en Veiligheid" });
  await expect.poll(() => known.textContent()).toContain("De burgemeester is voorzitter.");
  expect(await known.getByText(/^Bron: /).count()).toBe(3);
  expect(await known.getByRole("link", { name: "Oost", exact: false }).count()).toBeGreaterThan(0);
  await sound(page);
  // Who has no role proposes it, and the form knows the area.
  await page.getByRole("link", { name: "Stel de aanpak van dit gebied voor" }).click();
  await heading(page, 1, "Stel een aanpak van een gebied voor").waitFor();
  await page.getByText("Voorbeeldstad-Oost (fictief)").first().waitFor();
  const fault = await breakRequests(page, /areas\/WK999900\/approach/, "busy");
  await page.goto("/gebied/WK999900/aanpak");
  await page.getByRole("button", { name: "Opnieuw proberen" }).first().waitFor();
  await fault.heal();
  await page.getByRole("button", { name: "Opnieuw proberen" }).first().click();
  await heading(page, 2, "Alliantie, fase en doelen").waitFor();
  await page.goto("/gebied/NL00/aanpak");
  await page.getByText("Een aanpak hoort bij een wijk").waitFor();
  await sound(page);
  forgive(findings);
});

test("a colleague reads who leads it, how far it is, and where its figures stood and stand; also on a phone and on paper", async () => {
  await publish("areaApproach", whole);
  await publish("areaApproach", { areas: ["GM9999"], title: "De stad als geheel" });
  await publish("areaApproach", { areas: ["BU99990301"], title: "Aanpak van een buurt" });
  const { page } = await app.open(`/gebied/${focus}/aanpak`);
  await heading(page, 2, "Samen voor Oost").waitFor();
  const short = page.getByRole("region", { name: "Samen voor Oost" });
  for (const text of ["ontwerpen, sinds 1 januari 2024", "31 december 2037", "geen partij van bewoners", "bevestigd op"])
    await expect.poll(() => short.textContent()).toContain(text);
  await page.getByText("In deze alliantie zit geen partij van bewoners.").waitFor();
  const steps = page.getByRole("list", { name: "De vier fasen van de aanpak" }).getByRole("listitem");
  expect(await steps.allTextContents()).toEqual([
    "oriënterenvan 1 mei 2021 tot 1 januari 2024",
    "initiërennog geen datum",
    "ontwerpennusinds 1 januari 2024",
    "uitvoerennog geen datum",
  ]);
  const goal = page.getByRole("row", { name: /Minder misdrijven/ });
  await expect.poll(() => goal.textContent()).toMatch(/Gewenst: omlaag.*\d.*20\d\d.*\d.*20\d\d/);
  await page.getByText("De cijfers zeggen niet of dat door de aanpak komt.").waitFor();
  expect(await page.locator("#aanpak-doelen ~ .remark").count()).toBeGreaterThan(0);
  await heading(page, 3, "De aanpak van gebieden hieromheen").waitFor();
  await page.getByText(/^: De stad als geheel/).waitFor();
  await page.getByText(/^: Aanpak van een buurt/).waitFor();
  await sound(page);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 700 });
    await fits(page, width);
  }
  await page.setViewportSize({ width: 1280, height: 640 });
  const file = join(mkdtempSync(join(tmpdir(), "wijkblik-paper-")), "aanpak.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const paper = judged("pdftotext", "-layout", file, "-");
  for (const text of ["Samen voor Oost", "Minder misdrijven", "Bron:", "Gebiedsplan Oost 2040", "/aanpak"])
    expect(paper).toContain(text);
  expect(paper).not.toContain("Naar het wijkprofiel");
});

test("of several approaches the one that was confirmed last is shown and the others are named; the page of an entry has its rows", async () => {
  const first = await publish("areaApproach", { ...whole, areas: ["WK999901"], title: "De eerste aanpak" });
  await publish("areaApproach", { ...whole, areas: ["WK999901"], title: "De tweede aanpak" });
  const { page } = await app.open("/gebied/WK999901/aanpak");
  await heading(page, 2, "De tweede aanpak").waitFor();
  // What needs attention may name it too.
  await page.getByRole("note").getByRole("link", { name: "De eerste aanpak" }).click();
  await heading(page, 1, first.content.title).waitFor();
  await page.getByText("Woningstichting Oost, partner, de helft van de huizen").waitFor();
  await page.getByText("gebiedsplan, Gebiedsplan Oost 2040, 1 maart 2024, https://example.org/oost").waitFor();
  await page.getByText("oriënteren, 1 mei 2021").waitFor();
  await page.getByText(/Minder misdrijven \(omlaag: /).waitFor();
  const agreement = await publish("agreement", { areas: ["WK999901"] });
  await page.goto(`/aanpak/afspraken/${agreement.id}`);
  await page.getByText("De Alliantie, uitvoerder").waitFor();
  await sound(page);
});

test("the entrance finds any area, and says of the lists how far they are", async () => {
  const { page } = await app.open("/aanpak");
  await page.getByText("1 van de 1 ingevuld").waitFor();
  const row = page.getByRole("row", { name: /Voorbeeldstad-Oost/ });
  await expect.poll(() => row.textContent()).toContain("ontwerpen, sinds 1 januari 2024");
  await page.getByRole("combobox", { name: "Zoek een gebied" }).fill("noord");
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1, name: /^Aanpak van .*noord/i }).waitFor();
  await calm(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/gebied\/(WK|BU)\w+\/aanpak$/);
});
