/** Coming in by a mailed link and by a passkey, and saying by one press that an initiative is still true. */

import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { freshnessRound } from "#server/jobs/notification-rounds.ts";
import { openDatabase } from "#server/store/database.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { sound } from "../fixtures/sound.ts";
import { pastWelcome } from "../fixtures/test-app.ts";
import { withPasskeys } from "../fixtures/virtual-passkeys.ts";

const app = startMailApp();

/** As the first beheerder. */
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url()}/api/v1${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
      Cookie: await app.firstCookie(),
      ...headers,
    },
    body: JSON.stringify(body),
  });

async function soundAndNarrow(page: Page): Promise<void> {
  await sound(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}
const narrow = { viewport: { width: 320, height: 640 } };
const pathIn = (text = "") => /http:\/\/localhost:\d+(\/\S+#\S+)/.exec(text)?.[1] ?? "";

test("who is invited asks for a link by mail and comes in with it", async () => {
  const email = `wil-${crypto.randomUUID()}@example.org`;
  expect((await post("/people", { name: "Wil Wijkteam", email, grants: [{ role: "wijkteam" }] })).status).toBe(201);
  await expect.poll(() => app.smtp().to(email).length).toBe(1);
  const { page } = await app.open("/aanmelden", narrow);
  await page.getByLabel("Je e-mailadres").fill(email);
  await soundAndNarrow(page);
  await page.keyboard.press("Enter");
  await page.getByText("Kijk in je mailbox.").waitFor();
  await soundAndNarrow(page);
  await expect.poll(() => app.smtp().to(email).length).toBe(2);
  await page.goto(pathIn(app.smtp().to(email)[1]?.text));
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Welkom" }).waitFor();
  // Whoever was invited finds their name and address filled in.
  await expect.poll(() => page.getByRole("textbox", { name: "Je naam" }).inputValue()).toBe("Wil Wijkteam");
  expect(await page.getByRole("textbox", { name: "Je mailadres" }).inputValue()).toBe(email);
  await soundAndNarrow(page);
  await pastWelcome(page);
  await page.getByText("Er wacht niets op je").waitFor();
  await soundAndNarrow(page);
  await page.getByRole("button", { name: "Wil Wijkteam" }).waitFor();
});

test("a passkey is made, lets its owner in without a link, and is taken away", async () => {
  const invited = await post("/people", {
    name: "Pas Sleutel",
    email: `pas-${crypto.randomUUID()}@example.org`,
    grants: [{ role: "viewer" }],
  });
  const { id } = (await invited.json()) as { id: string };
  const link = () => app.smtp().mails.findLast(({ to }) => to[0]?.startsWith("pas-"));
  await expect.poll(() => link()).toBeTruthy();
  const { page, context } = await app.open("/over", narrow);
  const here = await withPasskeys(page, context, app.url());
  await page.goto(here + pathIn(link()?.text));
  await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
  await pastWelcome(page);
  await page.getByRole("link", { name: "Maak een passkey" }).click();
  await page.getByText("Je bent hier Pas Sleutel").waitFor();
  await page.getByLabel("Naam van de nieuwe passkey").fill("Laptop");
  await page.getByRole("button", { name: "Voeg passkey toe" }).click();
  await page.getByRole("listitem").filter({ hasText: "Laptop" }).waitFor();
  await soundAndNarrow(page);
  await page.locator("main").getByRole("button", { name: "Afmelden", exact: true }).click();
  await page.getByRole("button", { name: "Aanmelden met een passkey" }).click();
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await page.getByRole("button", { name: "Pas Sleutel" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Mijn account" }).click();
  await page.getByText("Je bent hier Pas Sleutel").waitFor();
  await page.getByRole("button", { name: "Verwijder Laptop" }).click();
  await expect.poll(() => page.getByRole("listitem").filter({ hasText: "Laptop" }).count()).toBe(0);
  await page.locator("main").getByRole("button", { name: "Meld me overal af" }).click();
  await page.getByRole("button", { name: "Aanmelden met een passkey" }).click();
  await page.getByText("Deze passkey hoort niet bij een account hier.").waitFor();
  await soundAndNarrow(page);
  const people = await (await fetch(`${app.url()}/api/v1/people`, { headers: { Cookie: await app.firstCookie() } })).json();
  expect(people).toMatchObject({ people: expect.arrayContaining([expect.objectContaining({ id, seen: true })]) });
});

test("who leaves asks nothing more that needs an account, whatever page is open", async () => {
  const place = { kind: "geometry", geometry: { type: "Point", coordinates: [4.9, 52.37] }, precision: "exact", public: true };
  const content = { ...wholeInitiative(), title: "Alleen van ons", place };
  const { id } = (await (await post("/working-versions", { content })).json()) as EntryRecord;
  const { page, findings } = await app.open("/over");
  const answers: string[] = [];
  page.on("response", (response) => response.status() >= 400 && answers.push(`${response.status()} ${response.url()}`));
  let asked = Date.now();
  page.on("request", () => {
    asked = Date.now();
  });
  for (const [path, ours] of [
    ["/beheer/mensen", "text=@example.org"],
    [`/beheer/${id}`, "h1:text('Alleen van ons')"],
    [`/initiatieven/${id}/bewerken`, "input[value='Alleen van ons']"],
    ["/?at=4.9,52.37,16&panel=initiatieven", "a:text('Alleen van ons')"],
    ["/beheer/import", "input[type=file]"],
  ] as const) {
    const email = `weg-${crypto.randomUUID()}@example.org`;
    expect((await post("/people", { name: "Gaat Weg", email, grants: [{ role: "admin" }] })).status).toBe(201);
    await expect.poll(() => app.smtp().to(email).length).toBe(1);
    await page.goto(pathIn(app.smtp().to(email)[0]?.text));
    await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
    await pastWelcome(page);
    await page.goto(path);
    await page.locator(ours).first().waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Gaat Weg", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Afmelden" }).click();
    await page.getByRole("banner").getByRole("link", { name: "Aanmelden" }).waitFor();
    await expect.poll(() => page.locator(ours).count()).toBe(0);
    await expect.poll(() => Date.now() - asked).toBeGreaterThan(1_000);
    expect([path, ...answers, ...findings]).toEqual([path]);
  }
});

test("an owner confirms with the link in a mail: not by opening it, but by one press, once", async () => {
  const place = { kind: "area", code: "GM0363", public: true } as const;
  let record = (await (await post("/working-versions", { content: wholeInitiative({ place }) })).json()) as EntryRecord;
  for (const step of ["submit", "publish"]) {
    const body = { step, ...(step === "publish" ? { selfApproved: true } : {}) };
    const response = await post(`/working-versions/${record.id}/steps`, body, { "If-Match": `"v${record.version}"` });
    expect(response.status).toBe(200);
    record = (await response.json()) as EntryRecord;
  }
  const { db, close } = openDatabase({ file: join(app.living(), "wijkblik.sqlite") });
  const old = { verified_on: "2025-01-15" };
  await db.updateTable("public_entry").set(old).where("id", "=", record.id).execute();
  await db.updateTable("entry").set(old).where("id", "=", record.id).execute();
  await freshnessRound(
    db,
    () => new Date().toISOString(),
    (email) => email,
  )();
  await close();
  const asked = () => app.smtp().mails.filter(({ text }) => text.includes(record.id));
  await expect.poll(() => asked().length).toBe(1);
  const path = pathIn(asked()[0]?.text);

  const { page } = await app.open(path, { ...narrow, colorScheme: "dark" });
  await page.getByText("voor het laatst bevestigd op 15 januari 2025").waitFor();
  await soundAndNarrow(page);
  await page.reload();
  await page.getByRole("button", { name: "Ja, dit klopt nog" }).click();
  await page.getByRole("heading", { level: 1, name: "Bedankt, het is bevestigd" }).waitFor();
  await soundAndNarrow(page);
  const shown = (await (await fetch(`${app.url()}/api/v1/initiatives/${record.id}`)).json()) as { verifiedOn: string };
  expect(shown.verifiedOn).toBe(today());

  const later = await app.open(path);
  await later.page.getByText("Met deze link is al bevestigd.").waitFor();
  await soundAndNarrow(later.page);
  const wrong = await app.open(`/bevestigen#${"x".repeat(43)}`, { absent: true });
  await wrong.page.getByRole("heading", { level: 1, name: "Deze link werkt niet meer" }).waitFor();
  await soundAndNarrow(wrong.page);
});

test("a new address is confirmed by the link that goes there, in another browser, by one press; the old address hears of it", async () => {
  const [email, to] = [`oud-${crypto.randomUUID()}@example.org`, `nieuw-${crypto.randomUUID()}@example.org`];
  expect((await post("/people", { name: "Anders Adres", email, grants: [{ role: "viewer" }] })).status).toBe(201);
  await expect.poll(() => app.smtp().to(email).length).toBe(1);
  const { page } = await app.open(pathIn(app.smtp().to(email)[0]?.text), narrow);
  await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
  await pastWelcome(page);
  await page.goto("/aanmelden");
  await page.getByRole("textbox", { name: "Je mailadres" }).fill(to);
  await page.getByRole("button", { name: "Bewaar adres" }).click();
  await page.getByText(`Kijk in de mailbox van ${to}.`).waitFor();
  await soundAndNarrow(page);
  await expect.poll(() => app.smtp().to(to).length).toBe(1);
  const other = await app.open(pathIn(app.smtp().to(to)[0]?.text), narrow);
  await soundAndNarrow(other.page);
  await other.page.reload();
  await other.page.getByRole("button", { name: "Ja, dit is mijn mailadres" }).click();
  await other.page.getByRole("heading", { level: 1, name: "Je nieuwe mailadres geldt" }).waitFor();
  await soundAndNarrow(other.page);
  await expect.poll(() => app.smtp().to(email).length).toBe(2);
  expect(app.smtp().to(email)[1]?.text).not.toContain(to);
  await page.reload();
  await expect.poll(() => page.getByRole("textbox", { name: "Je mailadres" }).inputValue()).toBe(to);
  const again = await app.open(pathIn(app.smtp().to(to)[0]?.text), narrow);
  await again.page.getByRole("button", { name: "Ja, dit is mijn mailadres" }).click();
  await again.page.getByRole("heading", { level: 1, name: "Deze link werkt niet meer" }).waitFor();
  // The browser reports the answer that told it so.
  expect(again.findings.splice(0).filter((finding) => !finding.includes("status of 400"))).toEqual([]);
});
