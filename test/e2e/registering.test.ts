/** Taking part: somebody registers, says yes by mail, another waits and moves up, and only the organiser sees who comes. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeActivity } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import type { Mail } from "../fixtures/mail-server.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });

const { mailTo, send, step } = app;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const phone = { viewport: { width: 390, height: 844 } };

const linkIn = ({ text }: Mail): string => /\/deelname#[\w-]+/.exec(text)?.[0] ?? "";

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel("Je naam").fill(name);
  await page.getByLabel("Je e-mailadres", { exact: true }).fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel("Je gemeente").selectOption({ index: 1 });
  await page.getByLabel("Je beleidsveld").selectOption({ label: "Wonen en gemengde wijken" });
  await page.getByLabel(/^Wie dit organiseert/).check();
  await button(page, "Meld me aan").click();
  await page.getByText(/^We stuurden een mail naar/).waitFor();
}

test("one has the last place, the other waits and moves up when it comes free", async () => {
  const content = {
    ...wholeActivity({ registration: true, mostPeople: 1, title: "Samen leren in de wijk" }),
    areas: ["WK999900"],
  };
  const made = await send<EntryRecord>("working-versions", { type: "activity", content });
  const { id } = await step(await step(made, "submit"), "publish", { selfApproved: true });
  const path = `/kennis/activiteiten/${id}`;

  const { page } = await app.open(path, phone);
  await page.getByText("Nog vrije plekken: 1").waitFor();
  await page.getByText("donderdag").or(page.getByText("25 maart 2027")).first().waitFor();
  await button(page, "Meld je aan").click();
  await button(page, "Meld me aan").click();
  // The first fault has the focus.
  await expect.poll(() => page.getByLabel("Je naam").evaluate((one) => one === document.activeElement)).toBe(true);
  await sound(page);
  await fits(page, 390);
  await page.setViewportSize({ width: 320, height: 700 });
  await fits(page, 320);
  await sound(page);
  await fillIn(page, "Anna");
  await sound(page);
  await page.goto(linkIn(await mailTo("anna@example.org", "Bevestig je aanmelding")));
  await heading(page, 2, "Nog niet bevestigd").waitFor();
  await sound(page);
  await fits(page, 320);
  await button(page, "Bevestig mijn aanmelding").click();
  await heading(page, 2, "Je hebt een plek").waitFor();
  await sound(page);
  expect((await mailTo("anna@example.org", "Je hebt een plek")).text).toContain("25 maart 2027, 14:00 tot 17:00 uur");

  const other = await app.open(path, phone);
  await other.page.getByText(/^Alle plekken zijn bezet/).waitFor();
  await button(other.page, "Meld je aan").click();
  await fillIn(other.page, "Bert");
  await other.page.goto(linkIn(await mailTo("bert@example.org", "Bevestig je aanmelding")));
  await button(other.page, "Bevestig mijn aanmelding").click();
  await heading(other.page, 2, "Je staat op de wachtlijst").waitFor();
  await sound(other.page);

  await button(page, "Ik kom niet").click();
  await heading(page, 2, "Je bent afgemeld").waitFor();
  await other.page.goto("/over");
  await other.page.goto(linkIn(await mailTo("bert@example.org", "Er is een plek voor je vrij")));
  await heading(other.page, 2, "Er is een plek voor je vrij").waitFor();
  await sound(other.page);
  await button(other.page, "Ja, ik kom").click();
  await heading(other.page, 2, "Je hebt een plek").waitFor();

  // The beheerder of everything organises nothing: who takes part is not theirs to see.
  const beheer = await app.openAsBeheerder(path);
  await heading(beheer.page, 1, "Samen leren in de wijk").waitFor();
  await expect.poll(() => beheer.page.getByText("Alle plekken zijn bezet").count()).toBe(1);
  expect(await beheer.page.getByText("Bert").count()).toBe(0);
});
