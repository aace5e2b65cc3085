/** The matrix in a browser: every cell in words, rows by kind of cell and by need, and from an empty cell to who can do something. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { tabTo } from "../fixtures/keys.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const area = "voorbeeldstad-oost";

const cells = (page: Page) => page.locator(".approach-matrix__cell");
const rows = (page: Page) => page.locator(".approach-matrix tbody th").allTextContents();
const choose = (page: Page, label: string, option: string) => page.getByLabel(label).selectOption({ label: option });

test("each cell says unknown, empty, one or more in words; an empty one leads to who can do something, by keyboard", async () => {
  const body = { area, theme: "wonen", complete: true };
  const declared = await fetch(`${app.url()}/api/v1/completeness`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Cookie: await app.firstCookie() },
    body: JSON.stringify(body),
  });
  expect(declared.status).toBe(200);
  const { page } = await app.open("/aanpak/matrix");
  await page.getByRole("heading", { level: 1, name: /^Wie doet wat: / }).waitFor();
  const texts = await cells(page).allTextContents();
  expect(texts.length).toBeGreaterThan(7);
  expect(texts.length % 8).toBe(0);
  for (const text of texts) expect(text).toMatch(/^(onbekend|leeg|\d+ initiatie(f|ven))/);

  await choose(page, "Laat rijen zien met een cel die", "leeg is");
  await expect.poll(() => rows(page)).toHaveLength(1);
  const empty = page.getByRole("link", { name: "leeg", exact: true });
  await tabTo(page, empty);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Wie kan hier iets doen" }).waitFor();
  await page.getByText("Er staat niets bevestigd.").waitFor();
  await page.getByRole("heading", { level: 2, name: "In gebieden zoals dit" }).waitFor();
  await page.getByRole("link", { name: "Naar de vraagbaak" }).waitFor();
  await sound(page);
  await page.goBack();
  await expect.poll(() => rows(page)).toHaveLength(1);
});

test("an own region is read as one, without a need, with each of its parts, and leads to who can do something", async () => {
  const { page } = await app.open("/gebied/R-WK999900_1");
  await page.getByRole("heading", { name: "Wie doet wat per thema" }).click();
  const whole = page.locator(".approach-matrix__whole");
  await expect.poll(() => whole.getByRole("cell").count()).toBe(8);
  for (const text of await whole.getByRole("cell").allTextContents()) expect(text).toMatch(/geen cijfer van de opgave$/);
  await page.getByText("Van een provincie of eigen gebied is geen opgave", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Bekijk per thema wie wat doet" }).click();
  await page.getByRole("heading", { level: 1, name: /^Wie doet wat: .+ en .+/ }).waitFor();
  expect(await rows(page)).toHaveLength(3);
  await sound(page);
  await whole.getByRole("link", { name: "onbekend" }).first().click();
  await page.getByText("Van een provincie of eigen gebied is geen opgave", { exact: false }).waitFor();
  await sound(page);
  await page
    .getByRole("link", { name: "Naar de aanpak van dit gebied" })
    .or(page.getByRole("link", { name: /aanpak/ }))
    .first()
    .click();
  await page.getByRole("link", { name: "Bekijk per thema wie wat doet" }).click();
  await expect.poll(() => rows(page)).toHaveLength(3);
});

test("rows in the order of the need, organisations, ministries, and what is not there; at every width", async () => {
  await sendJson(app.url(), {
    cookie: await app.firstCookie(),
    path: "organisations",
    body: { name: "Stadsdorp", kind: "bewoners" },
  });
  const { page } = await app.open("/aanpak/matrix?in=GM9999");
  await page.locator(".approach-matrix__whole").waitFor();
  await choose(page, "Volgorde", "hoogste opgave: Wonen en gemengde wijken");
  const needs = async () =>
    (await page.locator(".approach-matrix tbody tr:not(.approach-matrix__whole) td:nth-child(2)").allTextContents()).map((text) =>
      Number(/opgave (\d+)/.exec(text)?.[1] ?? -1),
    );
  await expect.poll(async () => (await needs()).length).toBeGreaterThan(1);
  const found = await needs();
  expect(found).toEqual([...found].sort((a, b) => b - a));
  await choose(page, "Wat staat er in de kolommen?", "ministeries");
  await expect.poll(() => page.locator(".approach-matrix thead th").count()).toBe(6);
  await choose(page, "Wat staat er in de rijen?", "organisaties");
  await page.getByText("Hier is nog niets ingevoerd").waitFor();
  await choose(page, "Wat staat er in de rijen?", "gebieden");
  await page.locator(".approach-matrix").waitFor();
  for (const width of [320, 390, 820, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await fits(page, width);
  }
  await sound(page);
});
