/** A draft on a phone: a title is enough, what is wrong is kept, hours by keyboard, and nothing for axe to find at any width. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { tabTo } from "../fixtures/keys.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
const field = (page: Page, path: string) => page.locator(`#veld-${path.replaceAll(".", "-")}`);
const status = (page: Page) => page.locator(".save-bar__status").textContent();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a draft by its title, with fields that are not right yet, on a phone and by keyboard", async () => {
  const { page } = await app.openAsBeheerder("/initiatieven/nieuw", { viewport: { width: 390, height: 844 } });
  await field(page, "title").fill("Buurthuis De Vinken");
  await field(page, "link").fill("geen website");
  await field(page, "address.postcode").fill("3815");
  await button(page, "Voeg een openingstijd toe").focus();
  await page.keyboard.press("Enter");
  const monday = page.getByLabel("maandag");
  await expect.poll(() => monday.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Space");
  await tabTo(page, field(page, "openingHours.0.from"));
  await page.keyboard.type("9");
  await page.keyboard.press("Tab");
  await page.keyboard.type("17.30");
  await tabTo(page, button(page, "Bewaar concept"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Initiatief bewerken" }).waitFor();
  await expect.poll(() => status(page)).toBe("Bewaard. 2 velden kloppen nog niet.");
  await sound(page);
  await fits(page, 390);

  await page.reload();
  await page.getByRole("region", { name: "Er zijn 2 dingen die nog niet kloppen" }).waitFor();
  expect(await field(page, "link").inputValue()).toBe("geen website");
  expect(await field(page, "openingHours.0.from").inputValue()).toBe("09:00");
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
  }
  await field(page, "link").fill("www.buurthuis.nl");
  await field(page, "address.postcode").fill("3815 DT");
  await button(page, "Bewaar concept").click();
  await expect.poll(() => status(page)).toBe("Bewaard.");
  await sound(page);
});
