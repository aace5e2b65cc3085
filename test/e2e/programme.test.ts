/** The programme in a browser: every cell in words, its order and figures in the address, the map, the file, paper; by keyboard and on a phone. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { tabTo } from "../fixtures/keys.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

const opened = async (page: Page) => page.getByRole("heading", { level: 1, name: /naast elkaar$/ }).waitFor();

test("a table with a row for every area, in an order that a press on a head chooses; nothing is only a colour", async () => {
  const { page } = await app.open("/aanpak/programma");
  await opened(page);
  const bodies = page.locator(".programme tbody tr");
  const count = await bodies.count();
  expect(count).toBeGreaterThan(0);
  for (const text of await bodies.locator("td").allTextContents()) expect(text.trim()).not.toBe("");
  await expect(bodies.first().locator("td").first().textContent()).resolves.toBe("onbekend");
  expect(await page.locator(".programme tfoot td").first().textContent()).toBe(`0 van ${count}`);

  const scroll = page.locator(".programme-scroll");
  await tabTo(page, scroll);
  const head = page.getByRole("button", { name: "Gebied", exact: true });
  await tabTo(page, head);
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("order")).toBe("name");
  const names = await page.locator(".programme tbody th .nl-link").allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "nl")));
  expect(await page.locator('.programme th[aria-sort="ascending"]').count()).toBe(1);
  await sound(page);
});

test("figures of choice stand in the address, the map is coloured by a column and says the same in words, the file has a row for each", async () => {
  const { page } = await app.open("/aanpak/programma?figures=inwoners");
  await opened(page);
  await expect.poll(() => page.locator(".programme thead tr:last-child th").count()).toBe(9);
  await page.getByLabel("Cijfer 2").selectOption({ index: 1 });
  await expect.poll(() => new URL(page.url()).searchParams.get("figures")).toMatch(/^inwoners,/);
  await page.getByLabel("Kleur naar").selectOption({ label: "Inwoners" });
  await expect.poll(() => new URL(page.url()).searchParams.get("colour")).toBe("first");
  await page.getByRole("img", { name: /^Kaart van Nederland met/ }).waitFor();
  const listed = (await page.locator(".programme-map__classes dd").allTextContents()).join(", ").split(", ");
  const rows = await page.locator(".programme tbody tr").count();
  expect(listed).toHaveLength(rows);
  const file = await page.getByRole("link", { name: "Download als CSV" }).getAttribute("href");
  const csv = await (await fetch(new URL(file ?? "", page.url()))).text();
  expect(csv.trim().split("\r\n")).toHaveLength(rows + 1);
  expect(csv).toContain(";inwoners;");
});

test("on a phone each area is a card, at every width nothing sticks out, and paper has the heads without buttons", async () => {
  const { page } = await app.open("/aanpak/programma");
  await opened(page);
  for (const width of [320, 390, 820, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await page
      .locator(width < 640 ? ".programme-card" : ".programme")
      .first()
      .waitFor();
    await fits(page, width);
    await sound(page);
  }
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".programme-controls").isVisible()).toBe(false);
  expect(await page.locator(".programme__head").first().isVisible()).toBe(true);
  expect(await page.locator(".programme thead button").first().isVisible()).toBe(false);
});
