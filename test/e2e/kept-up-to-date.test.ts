/** To be kept up to date: somebody asks on the page of an area, says yes by mail, hears of what is new, and stops with one press. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeActivity } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import type { Mail } from "../fixtures/mail-server.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });

const { send, step } = app;
/** What became public is told after a minute. */
const mailTo = (address: string, subject: string) => app.mailTo(address, subject, 100_000);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });

const linkIn = ({ text }: Mail): string => /\/op-de-hoogte#[\w.-]+/.exec(text)?.[0] ?? "";

test("who asks on the page of an area hears of what is new there, and stops it", { timeout: 240_000 }, async () => {
  const { page } = await app.open("/gebied/GM9999", { viewport: { width: 390, height: 844 } });
  await page.getByRole("link", { name: "Krijg een mail als er iets nieuws is" }).click();
  await heading(page, 1, "Blijf op de hoogte").waitFor();
  const area = page.getByLabel("Gebied", { exact: true });
  await expect.poll(() => area.inputValue()).toBe("GM9999");
  await button(page, "Stuur me de link").click();
  // The first fault has the focus.
  const email = page.getByLabel("Je e-mailadres", { exact: true });
  await expect.poll(() => email.evaluate((one) => one === document.activeElement)).toBe(true);
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await fits(page, 320);
  await sound(page);
  await page.getByLabel("Zodra er iets is, hoogstens één keer per uur").check();
  await email.fill("volger@example.org");
  await page.getByLabel(/^Ik vind het goed dat je mijn e-mailadres bewaart/).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await heading(page, 2, "Kijk in je mail").waitFor();
  await sound(page);

  const confirm = await mailTo("volger@example.org", "Wil je op de hoogte blijven?");
  await page.goto(linkIn(confirm));
  await heading(page, 2, "Nog niet bevestigd").waitFor();
  await sound(page);
  await fits(page, 320);
  // Opened, and no more: nothing is confirmed.
  await page.reload();
  await heading(page, 2, "Nog niet bevestigd").waitFor();
  await button(page, "Bevestig dat ik dit wil").click();
  await heading(page, 2, "Je blijft op de hoogte").waitFor();
  await page.getByText("Verander wat je krijgt").click();
  await page.getByLabel("activiteiten", { exact: true }).check();
  await button(page, "Bewaar").click();
  await page.getByText("Het is bewaard.").waitFor();
  await sound(page);
  await fits(page, 320);

  const content = { ...wholeActivity({ title: "Samen eten op donderdag" }), areas: ["WK999900"] };
  const made = await send<EntryRecord>("working-versions", { type: "activity", content });
  const { id } = await step(await step(made, "submit"), "publish", { selfApproved: true });
  const news = await mailTo("volger@example.org", "Nieuw: Samen eten op donderdag");
  expect(news.text).toContain(`/kennis/activiteiten/${id}`);
  expect(linkIn(news)).toBe(linkIn(confirm));
  await page.goto("/over");
  await page.goto(linkIn(news));
  await button(page, "Stop deze mail").click();
  await heading(page, 2, "Je krijgt deze mail niet").waitFor();
  await sound(page);
  expect(await page.content()).not.toContain("volger@example.org");
});

test("a list and a search lead to it with what they are narrowed to", async () => {
  const { page } = await app.open("/kennis?soort=story&theme=onderwijs");
  await page.getByRole("link", { name: "Krijg een mail als er iets nieuws is" }).click();
  await heading(page, 1, "Blijf op de hoogte").waitFor();
  expect(new URL(page.url()).search).toContain("soort=story");
  await expect.poll(() => page.getByLabel("verhalen", { exact: true }).isChecked()).toBe(true);
  await expect.poll(() => page.getByLabel("Thema", { exact: true }).inputValue()).toBe("onderwijs");
  const other = await app.open("/zoeken?q=noord&theme=samenhang");
  await other.page.getByRole("link", { name: "Krijg een mail als er iets nieuws is" }).click();
  await expect.poll(() => other.page.getByLabel("Thema", { exact: true }).inputValue()).toBe("samenhang");
});
