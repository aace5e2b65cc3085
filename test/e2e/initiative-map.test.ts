/** Real facilities of Amsterdam on the map: clusters that open, what lies at a point, one filter for map and list, by keyboard too. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import { worldOf } from "#web/map/areas/outline.ts";
import { type Drawn, lastZoom, type PointIndex, pointIndex } from "#web/map/entries/point-index.ts";
import { calm } from "../fixtures/calm.ts";
import { facilitiesFile, importFacilities } from "../fixtures/facilities.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const imported = 400;
const app = startTestApp({
  people: async (environment) => {
    await importFacilities(imported, environment);
    return {};
  },
});

/** Waits until the map has drawn points. */
const drawn = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName("wijkblik:points").length > 0, undefined, { timeout: 60_000 });
const count = (page: Page) => page.locator(".tally strong").first().textContent();
const centre = async (page: Page): Promise<[number, number]> => {
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
};
const at = ({ longitude, latitude }: Drawn, zoom: number) => `at=${longitude.toFixed(4)},${latitude.toFixed(4)},${zoom}`;
/** Clicks where one is drawn while the map looks at `at(one, zoom)`, whose digits are fewer; until that shows. */
async function press(page: Page, one: Drawn, zoom: number, shown: () => Promise<boolean>): Promise<void> {
  const [x, y] = await centre(page);
  const world = worldOf([one.longitude, one.latitude]);
  const middle = worldOf([Number(one.longitude.toFixed(4)), Number(one.latitude.toFixed(4))]);
  const pixels = 512 * 2 ** zoom;
  await expect
    .poll(
      async () => {
        await page.mouse.click(x + (world[0] - middle[0]) * pixels, y + (world[1] - middle[1]) * pixels);
        await calm(page);
        return shown();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}
const popup = (page: Page) => page.getByRole("region", { name: "Gekozen initiatief" });

describe.skipIf(!facilitiesFile())("initiatives on the map", () => {
  let index: PointIndex;
  const amsterdam = [4.7, 52.2, 5.1, 52.5] as const;
  const list = async (query: string) =>
    (await (await fetch(`${app.url()}/api/v1/initiatives?${query}`)).json()) as {
      numberMatched: number;
      initiatives: { content: { title: string } }[];
    };
  beforeAll(async () => {
    const bytes = await (await fetch(`${app.url()}/api/v1/initiatives/points`)).arrayBuffer();
    index = pointIndex(decodeInitiativePoints(new Uint8Array(bytes)), { ended: 4, themes: 8 });
  });

  test("a cluster opens on a click, and one that cannot be split tells who is in it", async () => {
    const large = index.drawn(amsterdam, 11).sort((a, b) => b.count - a.count)[0] as Drawn;
    const { page } = await app.open(`/?${at(large, 11)}&panel=geen`);
    await drawn(page);
    await page.getByRole("button", { name: "Legenda uitklappen" }).click();
    await page.getByRole("region", { name: "Initiatieven per thema" }).waitFor();
    await page.getByRole("button", { name: "Legenda inklappen" }).click();
    const zoom = () => Number(new URL(page.url()).searchParams.get("at")?.split(",")[2]);
    await press(page, large, 11, async () => zoom() > 11);

    const never = index
      .drawn(amsterdam, lastZoom)
      .find(({ cluster }) => cluster !== undefined && index.opened(cluster).zoom > lastZoom) as Drawn;
    await page.goto(`/?${at(never, lastZoom)}&panel=geen`);
    await drawn(page);
    await press(page, never, lastZoom, () => popup(page).isVisible());
    await popup(page)
      .getByRole("heading", { name: `${never.count} initiatieven` })
      .waitFor();
    const names = popup(page).locator(".pick");
    expect(await names.count()).toBe(never.count);
    const first = (await names.first().textContent()) ?? "";
    await names.first().click();
    await popup(page).getByRole("heading", { name: first }).waitFor();
    await popup(page).getByRole("button", { name: "Terug naar alle" }).click();
    await popup(page).locator(".pick").first().waitFor();
    await sound(page);
  });

  test("a point tells what it is, in the address too; Escape closes it", async () => {
    const alone = index.drawn(amsterdam, 15).find(({ cluster }) => cluster === undefined) as Drawn;
    const { page } = await app.open(`/?${at(alone, 16)}&panel=geen`);
    await drawn(page);
    await press(page, alone, 16, () => popup(page).isVisible());
    const spot = `${alone.longitude.toFixed(5)},${alone.latitude.toFixed(5)}`;
    expect(new URL(page.url()).searchParams.get("spot")).toBe(spot);
    const half = 5e-6;
    const box = [alone.longitude - half, alone.latitude - half, alone.longitude + half, alone.latitude + half];
    const { initiatives } = await list(`middle=${box.map((degrees) => degrees.toFixed(6)).join()}`);
    await popup(page)
      .getByRole("heading", { name: initiatives[0]?.content.title ?? "?" })
      .waitFor();
    await sound(page);
    await page.reload();
    await popup(page).getByRole("link", { name: "Alles over dit initiatief" }).waitFor();
    await popup(page).focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => popup(page).count()).toBe(0);
    await expect.poll(() => new URL(page.url()).searchParams.has("spot")).toBe(false);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("CANVAS");
  });

  test("map, list and counts agree, whatever is chosen", async () => {
    const { page } = await app.open("/?at=4.9,52.37,11&panel=initiatieven");
    await expect.poll(() => count(page)).toBe(`${imported} gevonden`);
    await page.getByText("Filter", { exact: true }).click();
    for (const [label, value, query] of [
      ["Thema", "onderwijs", "theme=onderwijs"],
      ["Gebied", "GM0363", "theme=onderwijs&area=GM0363"],
      ["Fase", "uitvoeren", "theme=onderwijs&area=GM0363&phase=uitvoeren"],
    ] as const) {
      if (label === "Fase") await page.getByText("Meer filters").click();
      const field = page.getByLabel(label, { exact: true });
      await field.focus();
      await field.selectOption(value);
      const { numberMatched } = await list(query);
      await expect.poll(() => count(page)).toBe(`${numberMatched} gevonden`);
    }
    const { numberMatched } = await list("theme=onderwijs&area=GM0363&phase=uitvoeren");
    expect(numberMatched).toBeGreaterThan(0);
    await page.getByRole("link", { name: "Bekijk als lijst" }).click();
    await page.getByRole("heading", { level: 1, name: "Initiatieven" }).waitFor();
    await expect.poll(() => count(page)).toBe(`${numberMatched} gevonden`);
    expect(await page.getByLabel("Fase").inputValue()).toBe("uitvoeren");
    await page.getByLabel("Loopt nog op of na").fill("2031-01-01");
    await page.getByLabel("Loopt nog op of na").blur();
    const later = await list("theme=onderwijs&area=GM0363&phase=uitvoeren&from=2031-01-01");
    await expect.poll(() => count(page)).toBe(`${later.numberMatched} gevonden`);
    await page.getByRole("link", { name: "Bekijk deze op de kaart" }).click();
    await drawn(page);
    await expect.poll(() => count(page)).toBe(`${later.numberMatched} gevonden`);
    await sound(page);
  });

  test("everything is there without a pointer, and on a phone", async () => {
    const { page } = await app.open("/?at=4.9,52.37,12&panel=initiatieven", { viewport: { width: 390, height: 844 } });
    const first = page.locator(".initiatives-panel__pick").first();
    await first.waitFor();
    await sound(page);
    const name = (await first.textContent()) ?? "";
    // The map moves what was picked out from under its card, and the list of that window takes its time: the row stays, and takes the focus back.
    await page.route(/[?&]middle=/, async (route) => {
      await new Promise((later) => setTimeout(later, 3000));
      await route.continue();
    });
    await first.focus();
    await page.keyboard.press("Enter");
    await expect.poll(async () => name.startsWith((await popup(page).locator("h2").textContent()) ?? "?")).toBe(true);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Gekozen initiatief");
    await page.mouse.move(195, 220);
    await page.mouse.down();
    await page.mouse.move(195, 240, { steps: 4 });
    await page.mouse.up();
    await page.locator("section[aria-busy=true]").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain("initiatives-panel__pick");
    await sound(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test("a press on a place begins an initiative there, and a click still selects", async () => {
    const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
    const offer = (page: Page) => page.getByRole("region", { name: "Nieuw initiatief op deze plek" });
    const suggest = (page: Page) => offer(page).getByRole("link", { name: "Stel hier een initiatief voor" });
    const chosen = (page: Page) => page.getByRole("status").filter({ hasText: /^Waar is/ });
    const { page } = await app.open("/?at=4.9,52.37,14&panel=geen");
    const [x, y] = await centre(page);
    await page.mouse.click(x + 40, y - 30, { button: "right" });
    await offer(page)
      .getByText(/^In buurt ./)
      .waitFor();
    await sound(page);
    expect(parameter(page, "area")).toBeNull();
    await page.keyboard.press("Escape");
    await expect.poll(() => offer(page).count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("CANVAS");

    await page.mouse.click(x, y, { button: "right" });
    await suggest(page).waitFor();
    await page.mouse.click(x - 60, y + 60);
    await expect.poll(() => offer(page).count()).toBe(0);
    await expect.poll(() => parameter(page, "area")).toMatch(/^BU/);
    const area = await page.locator("#gebiedspaneel h2").textContent();
    await page.getByRole("link", { name: "Initiatief in dit gebied voorstellen" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => chosen(page).textContent()).toContain(area);
    expect(parameter(page, "point")).toBe(parameter(page, "area"));

    const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
    const { page: small } = await app.open("/?at=4.9,52.37,14&panel=geen", phone);
    const fingers = await small.context().newCDPSession(small);
    const touch = (type: "touchStart" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
      fingers.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", [{ x: 160, y: 320 }]);
    await offer(small).waitFor();
    await touch("touchEnd", []);
    await expect.poll(() => offer(small).count()).toBe(1);
    await sound(small);
    await fits(small);
    expect(parameter(small, "area")).toBeNull();
    await suggest(small).tap();
    await expect.poll(() => chosen(small).textContent()).toContain("Punt op 52.3");
    const [longitude = 0, latitude = 0] = (parameter(small, "point") ?? "").split(",").map(Number);
    expect([Math.abs(longitude - 4.9) < 0.01, Math.abs(latitude - 52.37) < 0.01]).toEqual([true, true]);
    await fits(small);
  });

  test("they can be taken off the map, and an area names its own", async () => {
    const { page } = await app.open("/?at=4.9,52.37,11&panel=kaart");
    await drawn(page);
    await page.getByRole("group", { name: "Initiatieven op de kaart" }).getByText("uit", { exact: true }).click();
    await expect.poll(() => page.getByRole("region", { name: "Initiatieven per thema" }).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get("initiatives")).toBe("uit");
    const { numberMatched } = await list("area=GM0363");
    await page.goto("/gebied/GM0363");
    await expect.poll(() => count(page)).toBe(`${numberMatched} gevonden`);
    await sound(page);
    await page.getByRole("link", { name: "Bekijk de lijst" }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe("/initiatieven");
    await expect.poll(() => count(page)).toBe(`${numberMatched} gevonden`);
  });
});
