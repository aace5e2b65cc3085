/** Nothing entered is no gap: a wijkteam says that everything is, the gap is there at once, and a year later it is unknown again. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { monthsBefore, today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { openDatabase } from "#server/store/database.ts";
import { raiseRevision } from "#server/store/revision.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
/** Transvaal in Den Haag: a need among the highest, and nothing entered. */
const transvaal = "WK051830";
const address = `/kansen?area=${transvaal}&theme=samenhang`;

const ofArea = (page: Page) => page.getByRole("region", { name: "Kansen", exact: true }).filter({ hasText: "opgave" });
const box = (page: Page) => page.getByRole("checkbox", { name: "Volledig ingevoerd: Sociale samenhang" });
const unseen = "De opgave past, maar niemand vult in wat er gebeurt.";

/** A link for somebody of the wijkteam, from the beheerder. */
async function invited(email = "transvaal@example.org"): Promise<string> {
  const { page } = await app.openAsBeheerder("/beheer");
  return page.evaluate(async (to) => {
    const grants = [{ role: "wijkteam", areas: ["GM0518"] }];
    const body = JSON.stringify({ name: "Wijkteam Transvaal", email: to, grants });
    const headers = { "Content-Type": "application/json", "Idempotency-Key": String(performance.now()).padEnd(12, "0") };
    const response = await fetch("/api/v1/people", { method: "POST", headers, body });
    return ((await response.json()) as { link: string }).link;
  }, email);
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

/** Of whoever is signed in on this page. */
const send = (page: Page, path: string, body: unknown, version?: number) =>
  page.evaluate(
    async ([address, text, match]) => {
      const headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": Array.from(crypto.getRandomValues(new Uint8Array(8))).join("-"),
        ...(match ? { "If-Match": match } : {}),
      };
      const response = await fetch(`/api/v1/${address}`, { method: "POST", headers, body: text });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as EntryRecord;
    },
    [path, JSON.stringify(body), version === undefined ? "" : `"v${version}"`] as const,
  );

/** As if nobody had confirmed anything for seven months. */
async function leftAlone(): Promise<void> {
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  const verified_on = monthsBefore(today(), 7);
  await db.updateTable("public_entry").set({ verified_on }).execute();
  await db.updateTable("entry").set({ verified_on }).execute();
  await raiseRevision(db);
  await close();
}

test("reach that the wijkteam enters ends the gap; once nobody confirms it, only with the toggle", {
  timeout: 120_000,
}, async () => {
  const { page: beheerder } = await app.openAsBeheerder(address);
  if (!(await box(beheerder).isChecked())) await box(beheerder).check();
  await ofArea(beheerder).getByText("Past bij de zin.").waitFor();
  const { page: wijkteam } = await app.enter(await invited("reach@example.org"));
  const content = wholeInitiative({
    themes: ["samenhang"],
    reach: 5000,
    place: { kind: "area", code: transvaal, public: true },
    workingArea: { kind: "areas", codes: [transvaal] },
  });
  const { id, version } = await send(wijkteam, "working-versions", { content });
  const handed = await send(wijkteam, `working-versions/${id}/steps`, { step: "submit" }, version);
  await send(beheerder, `working-versions/${id}/steps`, { step: "publish" }, handed.version);

  const { page: visitor } = await app.open(address);
  await ofArea(visitor).getByText("Past niet: het bereik is hier niet laag.").waitFor();
  await leftAlone();
  await visitor.reload();
  await ofArea(visitor).getByText("Past bij de zin.").waitFor();
  await visitor.goto(`${address}&unconfirmed=true`);
  await ofArea(visitor).getByText("Past niet: het bereik is hier niet laag.").waitFor();
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
