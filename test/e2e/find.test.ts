/** Finding: by postcode without any service, by where one is, and by address, with a pin. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page, Route } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { AreaIndex, AreaPlaces, Postcodes } from "#data/schema/area.ts";
import { calm } from "../fixtures/calm.ts";
import { readPublished } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const street = "Lijsterstraat 20, 3815DT Amersfoort";
let service: Server;
const app = startTestApp({
  data: "town",
  people: async () => {
    service = createServer((request, response) => {
      const nothing = /Nergens/.test(request.url ?? "");
      const doc = { type: "adres", weergavenaam: street, centroide_ll: "POINT(5.26 52.557)" };
      response.setHeader("Content-Type", "application/json").end(JSON.stringify({ response: { docs: nothing ? [] : [doc] } }));
    });
    await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
    return { GEOCODER_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` };
  },
});
afterAll(() => service?.close());

const json = (file = "") => JSON.parse(readPublished(app.set(), file).toString());
/** A buurt with inhabitants and a border, its postcode and a point inside it. */
function someBuurt() {
  const { areas, places, postcodes } = app.set().manifest;
  const index = AreaIndex.parse(json(areas.buurt));
  const row = index.codes.indexOf("BU99990003");
  const { labels } = AreaPlaces.parse(json(places.buurt));
  const [longitude = 0, latitude = 0] = labels.slice(2 * row, 2 * row + 2).map((one) => one / 1e5);
  const digits = String(Postcodes.parse(json(postcodes)).digits[row]);
  return { code: index.codes[row] ?? "", name: index.names[row] ?? "", longitude, latitude, digits };
}

const search = (page: Page) => page.getByRole("combobox", { name: /^Zoek een plaats/ });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });
async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel("Zoek een plaats, wijk, buurt of adres").first().click();
  await search(page).fill(text);
}
const note = (page: Page, text: string | RegExp) => page.locator(".place-note", { hasText: text });
const again = (page: Page) => option(page, /^Opnieuw proberen/);

test("digits find wijk and buurt; letters are said not to count; the list is fetched for digits only, and again after a fault", async () => {
  const { page, findings } = await app.open("/");
  const { name, digits, code } = someBuurt();
  const asked: string[] = [];
  page.on("request", (request) => /postcodes/.test(request.url()) && asked.push(request.url()));
  await page.route(/\/postcodes\./, (route) => route.abort("failed"));
  await type(page, "stations");
  await option(page, /^Stationsbuurt/)
    .first()
    .waitFor();
  expect(asked).toEqual([]);

  await search(page).fill(digits);
  await note(page, "Dit kon niet worden opgehaald").waitFor();
  const group = page.getByRole("group", { name: `Hier is ${digits} de meest voorkomende postcode (CBS, 2024)` });
  expect(await group.count()).toBe(0);
  await page.unroute(/\/postcodes\./);
  await again(page).click();
  await group.getByRole("option", { name: new RegExp(`^${name.replace(/[()]/g, ".")}`) }).waitFor();
  expect(await page.getByText("Alleen de cijfers tellen.").count()).toBe(0);

  await search(page).fill(`${digits} AB`);
  await page.getByText("Alleen de cijfers tellen. Hier is").waitFor();
  await group
    .getByRole("option", { name: /wijk in/ })
    .first()
    .waitFor();
  await search(page).fill("1234ZZ");
  await note(page, "Alleen de cijfers tellen. In geen enkele buurt is 1234 de meest voorkomende postcode").waitFor();
  expect(await page.getByRole("option", { name: /buurt in|wijk in/ }).count()).toBe(0);

  await search(page).fill(`${digits}ab`);
  await group.getByRole("option", { name: new RegExp(`^${name.replace(/[()]/g, ".")}`) }).click();
  await page.getByRole("heading", { name }).waitFor();
  expect(new URL(page.url()).searchParams.get("area")).toBe(code);
  findings.length = 0;
});

test("the own location is asked on a press only, goes to the buurt there, and is not in the address", async () => {
  const { page, context } = await app.open("/bronnen");
  await page.addInitScript(() => {
    const real = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...given) => {
      document.documentElement.dataset.located = "";
      real(...given);
    };
  });
  const { longitude, latitude, name, code } = someBuurt();
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude, latitude, accuracy: 1_900 });
  // The scale that is shown does not matter: the buurt is in the tiles.
  await page.goto("/?level=gemeente");
  await calm(page);
  expect(await page.locator("html").getAttribute("data-located")).toBeNull();
  await page.getByRole("button", { name: "Naar mijn locatie" }).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByText("De locatie kan 1.900 meter afwijken").waitFor();
  await calm(page);
  const view = new URL(page.url()).searchParams;
  expect(view.get("area")).toBe(code);
  expect(page.url()).not.toContain(`${longitude},${latitude}`);
  expect(await page.evaluate(() => document.activeElement?.closest("#gebiedspaneel") !== null)).toBe(true);
});

test.each([
  ["denied", 1, "De browser geeft de locatie niet"],
  ["unavailable", 2, "De locatie is op dit apparaat niet te bepalen"],
  ["late", 3, "De locatie kwam niet op tijd"],
  ["abroad", [-0.12, 51.5], "Deze locatie ligt in geen buurt van Nederland"],
  ["at sea", [3.9, 52.9], "Deze locatie ligt in geen buurt van Nederland"],
] as const)("a location that is %s has its words, and nothing is chosen", async (_, answer, words) => {
  const { page } = await app.open("/bronnen");
  await page.addInitScript((given) => {
    navigator.geolocation.getCurrentPosition = (found, failed) => {
      if (typeof given === "number") failed?.({ code: given } as GeolocationPositionError);
      else found({ coords: { longitude: given[0], latitude: given[1], accuracy: 10 } } as GeolocationPosition);
    };
  }, answer);
  await page.goto("/");
  await calm(page);
  await page.getByRole("button", { name: "Naar mijn locatie" }).click();
  const card = page.locator(".own-place", { hasText: words });
  await card.waitFor();
  expect(new URL(page.url()).searchParams.get("area")).toBeNull();
  await card.getByRole("button", { name: "Sluiten" }).click();
  await card.waitFor({ state: "detached" });
});

test("an address gets a pin that a link and Back bring, until it is closed", async () => {
  const { page } = await app.open("/?panel=geen");
  await type(page, "Lijsterstraat 20");
  await option(page, /Zoek adressen bij PDOK/).click();
  await option(page, `${street}, adres`).click();
  const pin = page.getByRole("region", { name: "Gevonden adres" });
  await pin.getByText(street).waitFor();
  await page.locator("#melding", { hasText: `${street} staat op de kaart.` }).waitFor({ state: "attached" });
  await calm(page);
  const [stage, mark] = [await page.locator(".map-stage").boundingBox(), await pin.locator(".map-pin__mark").boundingBox()];
  if (!stage || !mark) throw new Error("no pin on a map");
  // In the middle of what neither the bar of buttons nor the strip of the legend covers: near that of the whole.
  expect(Math.abs(mark.x + mark.width / 2 - stage.x - stage.width / 2)).toBeLessThan(40);
  expect(Math.abs(mark.y + mark.height - stage.y - stage.height / 2)).toBeLessThan(40);

  await page.reload();
  await pin.getByText(street).waitFor();
  await pin.getByRole("button", { name: "Haal het adres van de kaart" }).click();
  await pin.waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("pin")).toBeNull();
  await page.goBack();
  await pin.getByText(street).waitFor();
  await calm(page);
  await page.locator(".maplibregl-canvas").focus();
  await page.keyboard.press("Escape");
  await pin.waitFor({ state: "detached" });
  // What a link brings is text, and little of it.
  await page.goto(`/?panel=geen&pin=5.26000,52.55700,${encodeURIComponent('<b>"x"</b>')}`);
  await calm(page);
  expect(await pin.count()).toBe(0);
});

test("on a phone the pin is moved out from under what lies over the map", async () => {
  const { page } = await app.open("/bronnen", { viewport: { width: 390, height: 844 } });
  await page.goto(`/?area=${someBuurt().code}&at=5.2600,52.5570,15.50&pin=5.26000,52.55700,Lijsterstraat`);
  await calm(page);
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not on the page`);
    return { ...box, bottom: box.y + box.height };
  };
  const free = { top: (await boxOf(".panel-toggles")).bottom, bottom: (await boxOf(".legend")).y };
  await expect.poll(async () => (await boxOf(".map-pin__mark")).bottom).toBeLessThan(free.bottom);
  expect((await boxOf(".map-pin__card")).y).toBeGreaterThan(free.top);
});

/** Holds every request that it gets until it is let go. */
function held(): { hold: (route: Route) => Promise<void>; release: () => void } {
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  return { hold: async (route) => gate.then(() => route.continue()).catch(() => undefined), release };
}

const fields = [
  ["the bar", "/?panel=geen", (page: Page) => type(page, "Lijsterstraat 20"), search],
  [
    "the form",
    "/initiatieven/nieuw",
    async (page: Page) => {
      const finder = page.getByRole("combobox", { name: /^Waar/ });
      await finder.click();
      await finder.pressSequentially("Lijsterstraat 20");
    },
    (page: Page) => page.getByRole("combobox", { name: /^Waar/ }),
  ],
] as const;

test.each(fields)("addresses in %s have four faces, and none is of other words", async (_, path, begin, field) => {
  const { page, findings } = await app.open(path);
  const geocode = /\/api\/v1\/geocode/;
  const found = option(page, `${street}, adres`);
  const waiting = note(page, "Adressen zoeken…");
  const failed = note(page, "Adressen zoeken kan nu niet.");
  await begin(page);
  await page.route(geocode, (route) => route.abort("failed"));
  await option(page, /Zoek adressen bij PDOK/).click();
  await failed.waitFor();
  expect(await found.count()).toBe(0);

  // A damaged answer, asked for again at once.
  await page.unroute(geocode);
  await page.route(geocode, (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"results":[{"na' }));
  await again(page).click();
  await failed.waitFor();
  await page.unroute(geocode);
  await page.route(geocode, (route) => route.fulfill({ status: 503, body: "" }));
  await again(page).click();
  await failed.waitFor();

  await page.unroute(geocode);
  const late = held();
  await page.route(geocode, late.hold);
  await again(page).click();
  await waiting.waitFor();
  expect([await failed.count(), await found.count()]).toEqual([0, 0]);
  late.release();
  await found.waitFor();
  expect(await waiting.count()).toBe(0);

  // Other words: what was found goes at once.
  await page.unroute(geocode);
  const never = held();
  await page.route(geocode, never.hold);
  await field(page).fill("Merelstraat 7");
  await waiting.waitFor();
  expect(await found.count()).toBe(0);
  await page.unroute(geocode);
  await field(page).fill("Nergensstraat 1");
  await note(page, /Geen adres gevonden voor|Niets gevonden voor/).waitFor();
  never.release();
  expect([await found.count(), await waiting.count(), await failed.count()]).toEqual([0, 0, 0]);
  findings.length = 0;
});
