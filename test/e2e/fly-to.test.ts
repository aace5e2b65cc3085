/** Whatever somebody asks for, by whichever way, it comes to lie in the part of the map that nothing covers. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { worldOf } from "#web/map/areas/outline.ts";
import { calm } from "../fixtures/calm.ts";
import { go } from "../fixtures/faults.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { sampleTown } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

type Place = [longitude: number, latitude: number];
const house: Place = [5.262, 52.557];
let geocoder: Server;
const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({ environment, manifest: (await sampleTown()).manifest, count: 40 });
    const doc = { type: "adres", weergavenaam: "Lijsterstraat 20, Voorbeeldstad", centroide_ll: `POINT(${house.join(" ")})` };
    geocoder = createServer((_, response) => {
      response.setHeader("Content-Type", "application/json").end(JSON.stringify({ response: { docs: [doc] } }));
    });
    await new Promise<void>((done) => geocoder.listen(0, "127.0.0.1", done));
    return { GEOCODER_URL: `http://127.0.0.1:${(geocoder.address() as AddressInfo).port}` };
  },
});
afterAll(() => geocoder?.close());

/** Whether the map itself is on top there. */
const isFree = (page: Page, at: { x: number; y: number }) =>
  page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest(".maplibregl-map, .map-tooltip") != null, at);

async function areaInSight(page: Page, how: string): Promise<void> {
  await page.locator("#gebiedspaneel h2").waitFor();
  await calm(page);
  const box = await page.locator(".map-outlines .selected").boundingBox();
  if (!box) throw new Error(`${how}: no area is outlined`);
  expect(box.width, how).toBeGreaterThan(20);
  // Its middle, and most of it.
  for (const [x, y] of [
    [0.5, 0.5],
    [0.1, 0.5],
    [0.9, 0.5],
    [0.5, 0.1],
    [0.5, 0.9],
  ] as const)
    expect(await isFree(page, { x: box.x + x * box.width, y: box.y + y * box.height }), `${how}: ${x}, ${y}`).toBe(true);
}

/** Where a place is drawn, by the camera in the address. */
async function placeInSight(page: Page, place: Place, how: string): Promise<void> {
  await calm(page);
  const [longitude = 0, latitude = 0, zoom = 0] = new URL(page.url()).searchParams.get("at")?.split(",").map(Number) ?? [];
  const canvas = await page.locator(".maplibregl-canvas").boundingBox();
  if (!canvas) throw new Error("no map");
  const [[x, y], [x0, y0]] = [worldOf(place), worldOf([longitude, latitude])];
  const pixels = 512 * 2 ** zoom;
  const at = { x: canvas.x + canvas.width / 2 + (x - x0) * pixels, y: canvas.y + canvas.height / 2 + (y - y0) * pixels };
  expect(await isFree(page, at), `${how}: ${JSON.stringify(at)}`).toBe(true);
}

const toggle = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function search(page: Page, text: string, option: RegExp): Promise<void> {
  await page.locator(".top-search input").click();
  await page.getByRole("combobox").fill(text);
  await page.getByRole("option", { name: option }).first().click();
}

test.each([
  [1440, 900],
  [1024, 700],
  [820, 1180],
  [390, 844],
])("at %i by %i", async (width, height) => {
  const { page } = await app.open("/?panel=gebieden", { viewport: { width, height }, reducedMotion: "reduce" });
  await page.locator("#zijpaneel li button", { hasText: "Oost" }).first().click();
  await areaInSight(page, "of the list of focusgebieden");
  await search(page, "binnenstad", /^Binnenstad/);
  await expect.poll(() => page.locator("#gebiedspaneel h2").textContent()).toMatch(/^Binnenstad/);
  await areaInSight(page, "by its name");
  await page.goBack();
  await expect.poll(() => page.locator("#gebiedspaneel h2").textContent()).toMatch(/Oost/);
  await areaInSight(page, "with Back");

  await toggle(page, "Tabel");
  await page.locator(".area-table__name").first().click();
  await areaInSight(page, "of the table");
  await go(page, "/?area=WK999901&panel=geen");
  await areaInSight(page, "of a link");

  await search(page, "Lijsterstraat 20", /Zoek adressen bij PDOK/);
  await page.getByRole("option", { name: /^Lijsterstraat 20, Voorbeeldstad/ }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).toMatch(/15\.50$/);
  await placeInSight(page, house, "an address");

  await go(page, "/?panel=initiatieven&at=5.26,52.557,11.5");
  await calm(page);
  const picks = page.locator(".initiatives-panel__pick");
  for (const i of [0, 1]) {
    await picks.nth(i).click();
    await page.locator(".map-popup").getByRole("link", { name: "Alles over dit initiatief" }).waitFor();
    await placeInSight(page, spotOf(page), "an initiative of the list");
    // On a phone its card lies over the list.
    if (i === 0) await page.keyboard.press("Escape");
  }
  const link = new URL(page.url());
  await page.locator(".map-popup").getByRole("link", { name: "Alles over dit initiatief" }).click();
  await page.getByRole("link", { name: "Toon op de kaart" }).click();
  await page.locator(".map-popup").waitFor();
  await placeInSight(page, spotOf(page), "an initiative of its page");
  await page.goto(link.pathname + link.search);
  await page.locator(".map-popup").getByRole("link", { name: "Alles over dit initiatief" }).waitFor();
  await placeInSight(page, spotOf(page), "an initiative of a link");

  // A click low on the map, where a sheet opens, and at its right, where a column does.
  await page.goto("/?panel=geen&at=5.26,52.557,12.5&initiatives=uit");
  await calm(page);
  const clicked = await page.locator(".maplibregl-canvas").boundingBox();
  if (!clicked) throw new Error("no map");
  const [x, y] = [clicked.x + clicked.width * 0.55, clicked.y + clicked.height * 0.6];
  const [middle, pixels] = [worldOf([5.26, 52.557]), 512 * 2 ** 12.5];
  await page.mouse.click(x, y);
  await page.locator("#gebiedspaneel h2").waitFor();
  await calm(page);
  const now = (new URL(page.url()).searchParams.get("at") ?? "").split(",").map(Number) as [number, number, number];
  const moved = worldOf([now[0], now[1]]);
  expect(await isFree(page, { x: x - (moved[0] - middle[0]) * pixels, y: y - (moved[1] - middle[1]) * pixels }), "a click").toBe(
    true,
  );
});

const spotOf = (page: Page): Place => {
  const [longitude = 0, latitude = 0] = new URL(page.url()).searchParams.get("spot")?.split(",").map(Number) ?? [];
  return [longitude, latitude];
};
