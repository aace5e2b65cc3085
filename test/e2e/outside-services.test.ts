/** PDOK is asked nothing before the reader chose it: not for addresses, not for streets, not by a shared link. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const address = "Lijsterstraat 20";
const asked: string[] = [];
let service: Server;
const app = startTestApp({
  data: "town",
  people: async () => {
    service = createServer((request, response) => {
      asked.push(request.url ?? "");
      const doc = { type: "adres", weergavenaam: `${address}, Amersfoort`, centroide_ll: "POINT(5.40168265 52.16646193)" };
      response.setHeader("Content-Type", "application/json").end(JSON.stringify({ response: { docs: [doc] } }));
    });
    await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
    return { GEOCODER_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` };
  },
});
afterAll(() => service?.close());
beforeEach(() => {
  asked.length = 0;
});

/** Every request of the page that is for PDOK, there or by way of our server. */
function watched(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    if (/pdok|\/geocode/.test(request.url())) seen.push(request.url());
  });
  return seen;
}
const search = (page: Page) => page.getByRole("combobox", { name: /^Zoek een plaats/ });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel("Zoek een plaats, wijk, buurt of adres").first().click();
  await search(page).fill(text);
}

test("what is typed in the search stays here until addresses are chosen, is remembered, and can be undone", async () => {
  const { page, context } = await app.open("/");
  const seen = watched(page);
  await type(page, address);
  await option(page, /Zoek adressen bij PDOK/).waitFor();
  await page.waitForLoadState("networkidle");
  expect([seen, asked]).toEqual([[], []]);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await option(page, `${address}, Amersfoort, adres`).waitFor();
  expect(seen).toHaveLength(1);
  expect(asked).toHaveLength(1);

  // Another page on the same device.
  const other = await context.newPage();
  const again = watched(other);
  await other.goto("/");
  await calm(other);
  await type(other, "Merelstraat 7");
  await option(other, `${address}, Amersfoort, adres`).waitFor();
  expect(again).toHaveLength(1);
  await option(other, "Zoek geen adressen meer bij PDOK").click();
  await option(other, /Zoek adressen bij PDOK/).waitFor();
  await search(other).fill("Vinkenstraat 12");
  await other.waitForLoadState("networkidle");
  expect(again).toHaveLength(1);
  // And the page that was open knows.
  await search(page).fill("Spechtstraat 3");
  await option(page, /Zoek adressen bij PDOK/).waitFor();
  await page.waitForLoadState("networkidle");
  expect(seen).toHaveLength(1);
});

test.each(["refuses to write", "is shut"])("where the storage of the browser %s the choice holds for the page", async (how) => {
  const { page } = await app.open("/bronnen");
  await page.addInitScript((shut) => {
    const refuse = (): never => {
      throw new DOMException("no storage", shut ? "SecurityError" : "QuotaExceededError");
    };
    if (shut) Object.defineProperty(window, "localStorage", { get: refuse });
    else Storage.prototype.setItem = refuse;
  }, how === "is shut");
  await page.goto("/");
  await calm(page);
  const seen = watched(page);
  await type(page, address);
  await option(page, /Zoek adressen bij PDOK/).click();
  await option(page, `${address}, Amersfoort, adres`).waitFor();
  expect(seen).toHaveLength(1);
});

test("the form and its map ask PDOK for streets and addresses only when they are chosen there", async () => {
  const { page } = await app.openAsBeheerder("/bronnen");
  const seen = watched(page);
  await page.goto("/initiatieven/nieuw");
  await page.locator(".draw-map__frame").waitFor();
  await calm(page);
  const finder = page.getByRole("combobox", { name: /Zoek een adres/ });
  await finder.click();
  await finder.pressSequentially(address);
  await option(page, /Zoek adressen bij PDOK/).waitFor();
  await page.waitForLoadState("networkidle");
  expect([seen, asked]).toEqual([[], []]);
  await option(page, /Zoek adressen bij PDOK/).click();
  await option(page, `${address}, Amersfoort, adres`).click();
  await expect.poll(() => page.locator(".form-chosen").textContent()).toContain("Punt op 52.16646");
  expect(seen.every((url) => url.includes("/geocode"))).toBe(true);

  await page.getByRole("button", { name: "Toon straten" }).click();
  await page.getByText("De achtergrondkaart is nu niet bereikbaar", { exact: false }).waitFor();
  expect(seen.filter((url) => url.startsWith("https://api.pdok.nl/"))).toHaveLength(1);
  // The place that was pointed out survives the other background.
  expect(await page.locator(".form-chosen").textContent()).toContain("Punt op 52.16646");
  await page.getByRole("button", { name: "Zonder straten" }).click();
  await page.getByRole("button", { name: "Toon straten" }).waitFor();
});

test("a shared link with streets shows none until they are chosen, and the options of the map undo it", async () => {
  const { page } = await app.open("/bronnen");
  const seen = watched(page);
  await page.goto("/?basemap=brt&panel=kaart");
  await calm(page);
  expect(seen).toEqual([]);
  const streets = page.getByRole("radio", { name: "kaart van het Kadaster" });
  expect(await streets.isChecked()).toBe(false);
  await streets.check();
  await expect.poll(() => seen.length).toBe(1);
  await page.getByRole("radio", { name: "rustig" }).check();
  await page.reload();
  await calm(page);
  await page.goto("/?basemap=brt&panel=kaart");
  await calm(page);
  expect(seen).toHaveLength(1);
});
