/** Nothing entered is no gap: a wijkteam says that everything is, the gap is there at once, and a year later it is unknown again. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { monthsBefore, today } from "#data/schema/day.ts";
import { openDatabase } from "#server/store/database.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
/** Transvaal in Den Haag: a need among the highest, and nothing entered. */
const transvaal = "WK051830";
const address = `/kansen?area=${transvaal}&theme=samenhang`;

const ofArea = (page: Page) => page.getByRole("region", { name: "Kansen", exact: true }).filter({ hasText: "opgave" });
const box = (page: Page) => page.getByRole("checkbox", { name: "Volledig ingevoerd: Sociale samenhang" });
const unseen = "De opgave past, maar niemand vult in wat er gebeurt.";

/** A link for somebody of the wijkteam, from the beheerder. */
async function invited(): Promise<string> {
  const { page } = await app.openAsBeheerder("/beheer");
  return page.evaluate(async () => {
    const grants = [{ role: "wijkteam", areas: ["GM0518"] }];
    const body = JSON.stringify({ name: "Wijkteam Transvaal", email: "transvaal@example.org", grants });
    const headers = { "Content-Type": "application/json", "Idempotency-Key": String(performance.now()).padEnd(12, "0") };
    const response = await fetch("/api/v1/people", { method: "POST", headers, body });
    return ((await response.json()) as { link: string }).link;
  });
}

/** As if the clock had gone on: everything that was said was said so many months before. */
async function monthsLater(months: number): Promise<void> {
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  await db
    .updateTable("completeness")
    .set({ declared_on: monthsBefore(today(), months) })
    .execute();
  await close();
}

test("a wijkteam says by keyboard that everything is entered: a gap at once, for a year", { timeout: 120_000 }, async () => {
  const { page } = await app.enter(await invited());
  await page.goto(address);
  await ofArea(page).getByText(unseen).waitFor();
  await box(page).focus();
  await page.keyboard.press("Space");
  await ofArea(page).getByText("Past bij de zin.").waitFor();
  await page.getByText(/^Bewaard: Sociale samenhang is volledig ingevoerd/).waitFor();
  // Whoever uses keys or listens goes on where they were.
  expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);

  const visitor = await app.open(address);
  await ofArea(visitor.page).getByText("Past bij de zin.").waitFor();
  expect(await box(visitor.page).count()).toBe(0);

  await monthsLater(11);
  await page.reload();
  await ofArea(page).getByText("Past bij de zin.").waitFor();
  await page.getByRole("button", { name: "Zeg het vandaag opnieuw voor Sociale samenhang" }).waitFor();
  await monthsLater(12);
  for (const one of [page, visitor.page]) {
    await one.reload();
    await ofArea(one).getByText(unseen).waitFor();
  }
  expect(await box(page).isChecked()).toBe(false);
});

test("a gemeente that looks first is shown to who has a role there, and withheld from others", { timeout: 120_000 }, async () => {
  const { page } = await app.openAsBeheerder(address);
  await box(page).check();
  await ofArea(page).getByText("Past bij de zin.").waitFor();
  await page.getByRole("checkbox", { name: /^Eerst zelf kijken in/ }).check();
  await page.getByText(/^Bewaard: alleen wie een rol heeft/).waitFor();
  await ofArea(page).getByText("Past bij de zin.").waitFor();
  const visitor = await app.open(address);
  await ofArea(visitor.page)
    .getByText(/^Hier zeggen we niets over/)
    .waitFor();
  expect(await visitor.page.locator(".gaps-item").count()).toBe(0);
});
