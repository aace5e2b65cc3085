/** Photos and attachments as people add them: on a phone and by keyboard, with what goes wrong, and as who judges sees them. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { tabTo } from "../fixtures/keys.ts";
import { pdf, photo } from "../fixtures/pictures.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const chooser = (page: Page, path: string) => page.locator(`#veld-${path} input[type=file]`).first();
const alt = (page: Page, at: number) => page.locator(`#veld-photos-${at}-alt`);
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const jpeg = async (name: string, width: number, height: number) => ({
  name,
  mimeType: "image/jpeg",
  buffer: Buffer.from(await photo({ width, height })),
});
/** Pixels of every picture that is drawn in a list of files. */
const drawn = async (page: Page, path: string) => {
  // A picture that is far away waits.
  await page.locator(`#veld-${path} img`).last().scrollIntoViewIfNeeded();
  return page
    .locator(`#veld-${path} img`)
    .evaluateAll((images) => images.map((one) => (one as HTMLImageElement).naturalWidth > 0));
};

test("on a phone: photos are chosen, described, put in order and removed; they survive a reload and stay with the draft", async () => {
  const { page, findings } = await app.openAsBeheerder("/initiatieven/nieuw", { ...phone, absent: true });
  await page.locator("#veld-title").fill("Moestuin");
  await expect.poll(() => page.getByText("Foto maken").isVisible()).toBe(true);
  await chooser(page, "photos").setInputFiles([await jpeg("een.jpg", 1600, 1200), await jpeg("twee.jpg", 600, 900)]);
  await page.getByRole("group", { name: "Foto 2" }).waitFor();
  await expect.poll(() => drawn(page, "photos")).toEqual([true, true]);
  await alt(page, 0).fill("Vier bewoners planten tomaten");
  await sound(page);
  await fits(page, 390);

  // By keyboard: the second photo becomes the first, and the focus stays on its button.
  await button(page, "Foto 1 naar achteren").press("Enter");
  await page.getByText("Foto 1 is nu nummer 2 van 2.").waitFor();
  expect(await alt(page, 1).inputValue()).toBe("Vier bewoners planten tomaten");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Foto 2 naar achteren");

  // A photo without words does not keep the draft from being saved, and comes back with what it lacks.
  await button(page, "Bewaar concept").press("Enter");
  await page
    .getByText(/Bewaard/)
    .first()
    .waitFor();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("group", { name: "Foto 2" }).waitFor();
  await expect.poll(() => drawn(page, "photos")).toEqual([true, true]);
  expect(await alt(page, 1).inputValue()).toBe("Vier bewoners planten tomaten");

  await button(page, "Foto 1 weghalen").press("Enter");
  await page.getByText("Foto 1 is weggehaald.").waitFor();
  expect(await alt(page, 0).inputValue()).toBe("Vier bewoners planten tomaten");
  await button(page, "Terugzetten").press("Enter");
  await page.getByRole("group", { name: "Foto 2" }).waitFor();
  expect(findings).toEqual([]);
});

test("what goes wrong is said in words, can be tried again or left; a document is dropped and gets a title", async () => {
  const { page, findings } = await app.openAsBeheerder("/initiatieven/nieuw", { absent: true });
  await chooser(page, "photos").setInputFiles({ name: "groot.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(15_000_001) });
  await page.getByText("Dit bestand is groter dan 15 MB.").waitFor();
  await sound(page);
  await button(page, "Niet versturen").press("Enter");
  await expect.poll(() => page.getByText("groot.jpg").count()).toBe(0);

  await page.route("**/api/v1/files?*", (route) => route.abort("connectionfailed"));
  await chooser(page, "photos").setInputFiles(await jpeg("wandeling.jpg", 640, 480));
  await page.getByText("Er is geen verbinding").waitFor();
  await page.unroute("**/api/v1/files?*");
  expect(findings.splice(0).length).toBeGreaterThan(0);
  await button(page, "Opnieuw proberen").press("Enter");
  await page.getByRole("group", { name: "Foto 1" }).waitFor();

  // One that is on its way is stopped.
  await page.route("**/api/v1/files?*", () => {});
  await chooser(page, "photos").setInputFiles(await jpeg("later.jpg", 640, 480));
  await page.getByRole("group", { name: "later.jpg" }).waitFor();
  await button(page, "Stoppen").press("Enter");
  await expect.poll(() => page.getByText("later.jpg").count()).toBe(0);
  await page.unroute("**/api/v1/files?*");

  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "Jaarplan <b>2026</b>.pdf", { type: "application/pdf" }));
    return transfer;
  }, Buffer.from(pdf()).toString("latin1"));
  await page.locator("#veld-attachments .files__drop").dispatchEvent("drop", { dataTransfer: data });
  const title = page.locator("#veld-attachments-0-title");
  await expect.poll(() => title.inputValue()).toBe("Jaarplan b 2026 b");
  await page.getByText("PDF, 1 kB").waitFor();
  await tabTo(page, title);
  await sound(page);
  expect(findings).toEqual([]);
});

test("who judges an entry sees its photos, and a visitor sees nothing of a draft", async () => {
  const { page, findings } = await app.openAsBeheerder("/werk");
  const bytes = [...(await photo({ width: 900, height: 600 }))];
  const { place: _, ...content } = wholeInitiative();
  const shown = await page.evaluate(
    async ([sent, body]) => {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": String(Math.random()).padEnd(12, "0") };
      const file = await fetch("/api/v1/files?kind=photo", { method: "POST", body: new Uint8Array(sent) });
      const { id } = (await file.json()) as { id: string };
      const photos = [{ file: id, alt: "Bewoners in de moestuin" }];
      const entry = JSON.stringify({ content: { ...(JSON.parse(body) as object), photos } });
      const made = await fetch("/api/v1/working-versions", { method: "POST", headers, body: entry });
      return { id, entry: ((await made.json()) as { id: string }).id };
    },
    [bytes, JSON.stringify(content)] as const,
  );
  const visitor = await app.open("/", { absent: true });
  const seen = () => visitor.page.evaluate((id) => fetch(`/api/v1/files/${id}`).then(({ status }) => status), shown.id);
  expect(await seen()).toBe(404);
  await page.goto(`/beheer/${shown.entry}`);
  const picture = page.getByRole("img", { name: "Bewoners in de moestuin" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await sound(page);
  expect(findings).toEqual([]);
});
