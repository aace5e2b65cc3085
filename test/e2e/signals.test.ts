/** What needs attention: on the page of the approach of an area and in Mijn werk, why, and gone once it is solved. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dayMs, today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });

const { send, step } = app;
const area = "WK999903";
const inDays = (days: number) => today(new Date(Date.now() + days * dayMs));
const publish = async (type: string, changes: object = {}): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, { areas: [area], ...changes }) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};
const attention = (page: Page) => page.getByRole("region", { name: /^Dit vraagt aandacht/ });
const kind = (page: Page, name: string) => attention(page).getByRole("heading", { level: 3, name });
const widths = [320, 390, 820, 1440];

test("each kind says why and what one can do, and is gone once it is solved", { timeout: 180_000 }, async () => {
  const { page } = await app.open(`/gebied/${area}/aanpak`);
  await attention(page).getByText("We vinden hier niets dat aandacht vraagt.").waitFor();
  await sound(page);

  const late = await publish("agreement", { title: "Speelplek maken", period: { from: inDays(-400), to: inDays(-3) } });
  for (let i = 1; i <= 7; i++)
    await publish("agreement", {
      title: `Afspraak ${i}`,
      period: { from: inDays(-30), to: inDays(30 * i) },
      parties: [{ organisation: "Gemeente", role: "trekker" }],
    });
  await publish("fundingLine", { title: "Geld voor de speelplek", period: { from: inDays(-30), to: inDays(200) } });
  await publish("question");
  await page.reload();
  await kind(page, "Afspraken waarvan het einde voorbij is 1").waitFor();
  await kind(page, "Geld dat binnen een jaar stopt 1").waitFor();
  await kind(page, "Vragen zonder antwoord 1").waitFor();
  await attention(page).getByText("Hoe het afliep, staat er niet bij.").waitFor();
  await attention(page)
    .getByText(/€.1\.250\.000,25 van Ministerie van Binnenlandse Zaken \(toegezegd\) stopt op/)
    .waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
    await sound(page);
  }
  expect(await attention(page).getByRole("link", { name: "Afspraak 6" }).count()).toBe(0);
  await attention(page).getByRole("button", { name: "Toon alle 7 Afspraken die binnen een jaar aflopen" }).press("Enter");
  await attention(page).getByRole("link", { name: "Afspraak 7" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Afspraken die binnen een jaar aflopen");
  await sound(page);

  await attention(page).getByRole("link", { name: "Speelplek maken" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Speelplek maken" }).waitFor();
  await step(late, "archive", { reason: "De speelplek is er." });
  await page.goto(`/gebied/${area}/aanpak`);
  await kind(page, "Geld dat binnen een jaar stopt 1").waitFor();
  expect(await kind(page, "Afspraken waarvan het einde voorbij is 1").count()).toBe(0);
});

test("an old assessment leads to those of its area, and a newer one silences it", { timeout: 120_000 }, async () => {
  await publish("assessment", { title: "Afweging van toen", on: inDays(-800) });
  const { page } = await app.open(`/gebied/${area}/aanpak`);
  await kind(page, "Afwegingen van meer dan twee jaar oud 1").waitFor();
  await sound(page);
  await attention(page).getByRole("link", { name: "Afweging van toen" }).click();
  await page.getByRole("heading", { level: 1, name: /^Afweging van/ }).waitFor();
  await publish("assessment", { title: "Afweging van nu", on: inDays(-1) });
  await page.goto(`/gebied/${area}/aanpak`);
  await kind(page, "Geld dat binnen een jaar stopt 1").waitFor();
  expect(await attention(page).getByRole("link", { name: "Afweging van toen" }).count()).toBe(0);
});

test("in Mijn werk stand the own areas: none at first, and those that somebody keeps", { timeout: 120_000 }, async () => {
  const { page } = await app.openAsBeheerder("/werk");
  await attention(page).getByText("Je hebt nog geen eigen gebieden.").waitFor();
  await sound(page);
  await send("account/regions", { name: "Mijn wijk", code: `R-${area}` });
  await publish("agreement", { title: "Bankjes plaatsen", period: { from: inDays(-400), to: inDays(-5) } });
  await page.reload();
  await attention(page).getByRole("link", { name: "Bankjes plaatsen" }).first().waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
    await sound(page);
  }
  const weekly = attention(page).getByRole("checkbox", { name: "Mail me dit elke maandag" });
  expect(await weekly.isChecked()).toBe(false);
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith("/notification-settings") && answer.request().method() === "PUT",
  );
  await weekly.press("Space");
  expect((await kept).status()).toBe(200);
  await page.goto("/aanmelden");
  const setting = page.getByRole("combobox", { name: "Wat aandacht vraagt in je gebieden" });
  await expect.poll(() => setting.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe("Elke maandag");
  await sound(page);
});

test("what cannot be fetched says so, and comes when it is tried again", async () => {
  const { page, findings } = await app.open("/over");
  await page.route("**/api/v1/signals**", (route) => route.abort());
  await page.goto(`/gebied/${area}/aanpak`);
  await attention(page).getByRole("alert").waitFor();
  await page.unroute("**/api/v1/signals**");
  await attention(page).getByRole("button", { name: "Opnieuw proberen" }).click();
  await attention(page).getByRole("heading", { level: 3 }).first().waitFor();
  expect(findings.splice(0).every((finding) => finding.includes("api/v1/signals"))).toBe(true);
});
