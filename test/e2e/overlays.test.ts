/** Everything that opens over something else: Escape closes the topmost, that alone, and the focus is back where it came from. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { forgive } from "../fixtures/faults.ts";
import { focused } from "../fixtures/keys.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { sampleTown } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({ environment, manifest: (await sampleTown()).manifest, count: 20 });
    return {};
  },
});
const has = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** Opens with Enter on the opener, closes with Escape, and looks where the focus is. */
async function opensAndCloses(page: Page, opener: Locator, overlay: Locator): Promise<void> {
  await opener.focus();
  await page.keyboard.press("Enter");
  await overlay.waitFor();
  // A question takes the focus when it has been drawn, and hears keys from then on.
  const asks = (await overlay.getAttribute("role")) === "alertdialog";
  if (asks) await expect.poll(() => overlay.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => overlay.isVisible()).toBe(false);
  await expect.poll(() => has(opener)).toBe(true);
}

test("on the map: menu, suggestions, card of an initiative, of a new one, panel", async () => {
  const { page } = await app.openAsBeheerder("/?panel=initiatieven&area=WK999900&at=5.26,52.557,12");
  const panel = page.locator("#zijpaneel");
  const area = page.locator("#gebiedspaneel");
  await panel.locator(".initiatives-panel__pick").first().waitFor();

  // Over panel and area, which stay.
  await opensAndCloses(page, page.locator(".share-button"), page.getByRole("dialog", { name: "Deel deze kaart" }));
  await opensAndCloses(page, page.locator(".account-button"), page.getByRole("dialog", { name: "Account" }));
  const field = page.locator(".top-search input");
  await field.focus();
  await expect.poll(() => field.getAttribute("role")).toBe("combobox");
  await page.keyboard.type("noord");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("listbox").count()).toBe(0);
  expect(await has(field)).toBe(true);

  const pick = panel.locator(".initiatives-panel__pick").first();
  await opensAndCloses(page, pick, page.locator(".map-popup"));
  expect(await area.count()).toBe(1);

  const canvas = page.locator(".maplibregl-canvas");
  await canvas.focus();
  const box = await canvas.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.7, (box?.y ?? 0) + (box?.height ?? 0) * 0.4, { button: "right" });
  await page.getByRole("region", { name: "Nieuw initiatief op deze plek" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".map-popup").count()).toBe(0);
  expect(await has(canvas)).toBe(true);

  // Then what lies below, one at a time.
  await page.locator("#zijpaneel h2").first().click();
  await page.keyboard.press("Escape");
  await expect.poll(() => panel.count()).toBe(0);
  expect(await area.count()).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => area.count()).toBe(0);
});

test("every panel closes with Escape and gives the focus back to its toggle, as a column and as a sheet", async () => {
  const { page } = await app.open("/?panel=geen&at=5.26,52.557,12");
  for (const size of [
    { width: 1280, height: 640 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    for (const name of ["Cijfers", "Gebieden", "Tabel", "Initiatieven", "Weergave"])
      await opensAndCloses(
        page,
        page.locator(".panel-toggles").getByRole("button", { name, exact: true }),
        page.locator("#zijpaneel"),
      );
  }
});

test("on the map: a draft is there for one's own team, with its card, and for nobody else", async () => {
  const { page } = await app.openAsBeheerder("/?panel=geen&at=5.26,52.557,16");
  const status = await page.evaluate(async () => {
    const place = {
      kind: "geometry",
      precision: "exact",
      public: true,
      geometry: { type: "Point", coordinates: [5.26, 52.557] },
    };
    const content = { title: "Concept op de kaart", themes: ["wonen"], place };
    const headers = { "Content-Type": "application/json", "Idempotency-Key": "draft-on-the-map" };
    const body = JSON.stringify({ content });
    return (await fetch("/api/v1/working-versions", { method: "POST", headers, body })).status;
  });
  expect(status).toBe(201);
  // Of the new document: what the old one still asked for goes with it.
  await page.reload({ waitUntil: "commit" });
  const drafts = page.waitForResponse(/\/working-versions\?state=draft/);
  expect(await (await drafts).text()).toContain("Concept op de kaart");
  await calm(page);
  const canvas = page.locator(".maplibregl-canvas");
  const box = await canvas.boundingBox();
  await canvas.focus();
  const card = page.locator(".map-popup").filter({ hasText: "Concept op de kaart" });
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await card.waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".map-popup").count()).toBe(0);
  await expect.poll(() => has(canvas)).toBe(true);

  const panel = "/?panel=initiatieven&at=5.26,52.557,16";
  await page.goto(panel);
  await page.getByRole("heading", { name: "Nog niet openbaar" }).waitFor();
  await page.getByRole("link", { name: "Concept op de kaart" }).waitFor();
  const { page: other } = await app.open(panel);
  await other.getByRole("heading", { name: "In beeld" }).waitFor();
  await calm(other);
  expect(await other.getByText("Concept op de kaart").count()).toBe(0);
});

test("in the form: the field of an organisation keeps what was typed, whatever Escape closes", async () => {
  const { page, findings } = await app.openAsBeheerder("/initiatieven/nieuw");
  const name = await page.evaluate(async () => {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": "organisation-of-the-field" };
    const body = JSON.stringify({ name: "Stichting Buurtkracht", kind: "gemeente" });
    return (await fetch("/api/v1/organisations", { method: "POST", headers, body })).status;
  });
  expect(name).toBe(201);
  await page.reload();
  await calm(page);
  await page.getByRole("button", { name: "Voeg een partij toe" }).click();
  const field = page.locator("#veld-parties-0-organisation");
  await field.click();
  await field.pressSequentially("buurt");
  await page.getByRole("option", { name: "Stichting Buurtkracht" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("listbox").count()).toBe(0);
  expect([await has(field), await field.inputValue()]).toEqual([true, "buurt"]);
  // With nothing open there is nothing to close: the words stay.
  await page.keyboard.press("Escape");
  expect([await has(field), await field.inputValue()]).toEqual([true, "buurt"]);
  forgive(findings);
});

test("in the form: suggestions of a place, and the question before leaving", async () => {
  const { page, findings } = await app.openAsBeheerder("/initiatieven/nieuw");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.locator("#veld-title").fill("Buurtsoep");
  const finder = page.getByRole("combobox", { name: /Zoek een adres/ });
  await finder.click();
  await finder.pressSequentially("noord");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("listbox").count()).toBe(0);
  expect(await has(finder)).toBe(true);

  const link = page.locator(".top-link", { hasText: "Bronnen" });
  await opensAndCloses(page, link, page.getByRole("alertdialog", { name: "Deze pagina verlaten?" }));
  expect(new URL(page.url()).pathname).toBe("/initiatieven/nieuw");
  forgive(findings);
});

test("no more than twelve stops lie between the search box and the figure of the area that was chosen", async () => {
  const { page } = await app.open("/?area=WK999903&panel=geen");
  await page.locator(".area-card .big-figure").waitFor();
  await page.locator(".top-search input").focus();
  await page.keyboard.type("binnenstad");
  await page
    .getByRole("option", { name: /^Binnenstad/ })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^h2 .*Binnenstad/);
  await expect.poll(() => page.locator("#melding").textContent()).toMatch(/Binnenstad.* gekozen, .*\d/);
  await page.locator(".area-card .big-figure").waitFor();
  const isPast = () =>
    page.evaluate(() => {
      const figure = document.querySelector(".area-card .big-figure");
      return Boolean(figure && document.activeElement && figure.compareDocumentPosition(document.activeElement) & 4);
    });
  let stops = 0;
  for (; stops <= 12 && !(await isPast()); stops++) await page.keyboard.press("Tab");
  expect(stops).toBeLessThanOrEqual(12);
});
