/** Real facilities of Amsterdam, imported by the command, on the list and one by one; and coming in by a link. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { facilitiesFile, importFacilities } from "../fixtures/facilities.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { pastWelcome, startTestApp } from "../fixtures/test-app.ts";

/** More than a page. */
const imported = 30;
const app = startTestApp({
  people: async (environment) => {
    await importFacilities(imported, environment);
    return {};
  },
});

const found = (page: Page, count: number) => page.getByRole("status").getByText(`${count} gevonden`, { exact: true }).waitFor();
const narrow = { viewport: { width: 320, height: 640 } };

describe.skipIf(!facilitiesFile())("the list of initiatives", () => {
  test("shows what was imported, with its place and source, page by page", async () => {
    const { page } = await app.open("/initiatieven");
    await found(page, imported);
    // All were published in one moment: which of them comes first is not told.
    const first = page.locator(".initiative").first();
    expect(await page.locator(".initiative").count()).toBe(25);
    await expect.poll(() => first.textContent()).toMatch(/, Amsterdam/);
    expect(await first.textContent()).toMatch(/voorziening · loopt · [A-Z]/);
    expect(await first.textContent()).toMatch(/Gemeente Amsterdam, maatschappelijke voorzieningen, MV\d+-\d+/);
    expect(await first.textContent()).toMatch(/overgenomen op .* uit Gemeente Amsterdam, maatschappelijke voorzieningen/);
    expect(await first.textContent()).toContain("nog niet bevestigd");
    await sound(page);
    await page.getByRole("link", { name: "Volgende pagina" }).click();
    await expect.poll(() => page.locator(".initiative").count()).toBe(imported - 25);
    await expect.poll(() => page.locator(":focus").textContent()).toBe("Resultaten");
    await page.goBack();
    await expect.poll(() => page.locator(".initiative").count()).toBe(25);
  });

  test("is narrowed by words and choices, which stand in the address and come back with it", async () => {
    const { page } = await app.open("/initiatieven");
    await page.getByLabel("Zoek op woorden").fill("boederij genoegen");
    await page.getByRole("button", { name: "Zoeken", exact: true }).click();
    await found(page, 1);
    await page.getByLabel("Gebied").selectOption("GM0363");
    await page.getByLabel("Soort").selectOption("voorziening");
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ area: "GM0363", kind: "voorziening", q: "boederij genoegen" });
    const second = await app.open(page.url().replace(app.url(), ""));
    await found(second.page, 1);
    expect(await second.page.getByLabel("Gebied").inputValue()).toBe("GM0363");
    await page.getByLabel("Thema").selectOption("werk");
    await page.getByText("Geen initiatieven met deze keuzes.").waitFor();
    await sound(page);
    await page.getByRole("button", { name: "Wis alle filters" }).click();
    await found(page, imported);
    expect(await page.getByLabel("Zoek op woorden").inputValue()).toBe("");
  });

  test("leads to one initiative, and that to the map", async () => {
    const { page } = await app.open("/initiatieven?q=genoegen");
    await page.getByRole("link", { name: "Buurtboederij Ons Genoegen" }).click();
    await page.getByRole("heading", { level: 1, name: "Buurtboederij Ons Genoegen" }).waitFor();
    await calm(page);
    const text = await page.locator("main").textContent();
    for (const said of ["Spaarndammerdijk 319, 1014AA", "Bron: Gemeente Amsterdam", "gewoon werk", "uitvoeren"])
      expect(text).toContain(said);
    await sound(page);
    const map = new URL((await page.getByRole("link", { name: "Toon op de kaart" }).getAttribute("href")) ?? "", app.url());
    expect([map.pathname, map.searchParams.get("at")]).toEqual(["/", "4.8605,52.3909,14"]);
  });

  test("and one of them fit 320 pixels, in the dark too", async () => {
    const { page } = await app.open("/initiatieven", { ...narrow, colorScheme: "dark" });
    await page.locator(".initiative").first().waitFor();
    await fits(page);
    await sound(page);
    await page.locator(".initiative a").first().click();
    await page.getByText("Bron en gebruik").waitFor();
    await fits(page);
    await sound(page);
  });

  test("is found from the top bar", async () => {
    const { page } = await app.open("/over");
    await page.getByRole("link", { name: "Initiatieven", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Initiatieven" }).waitFor();
  });
});

test("an initiative that is not there says so", async () => {
  const { page } = await app.open("/initiatieven/01NERGENS", { absent: true });
  await page.getByRole("heading", { level: 1, name: "Dit initiatief staat hier niet" }).waitFor();
  await sound(page);
});

test("the first beheerder comes in by a press on the button, once, and goes out again", async () => {
  const { pathname, hash } = new URL(await app.firstLink());
  const { page } = await app.open(pathname + hash, narrow);
  await fits(page);
  await sound(page);
  await page.reload();
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await pastWelcome(page);
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("link", { name: "Maak een passkey" }).click();
  await page.getByRole("heading", { level: 1, name: "Je bent aangemeld" }).waitFor();
  for (const said of ["Je bent hier Eerste beheerder", "beheerder", "Nieuw initiatief"])
    await expect.poll(() => page.locator("main").textContent()).toContain(said);
  await fits(page);
  await sound(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Je bent aangemeld" }).waitFor();
  await page.getByRole("button", { name: "Afmelden" }).click();
  // Without a passkey or mail there would be no way back: it is asked again.
  await page.getByRole("button", { name: "Meld toch af" }).click();
  await page.getByText("Een wachtwoord is er niet.").waitFor();
  await sound(page);

  const late = await app.open(pathname + hash);
  await late.page.getByRole("button", { name: "Aanmelden" }).click();
  await late.page.getByText("Met deze link kun je niet meer aanmelden.").waitFor();
  await sound(late.page);
  // Chromium reports every answer of 400 and above; on a used link that is the right answer.
  expect(late.findings.splice(0)).toEqual([expect.stringContaining("status of 400")]);
});
