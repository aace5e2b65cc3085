/** Tiles that do not come: a card until the map is drawn and never over it, a word about a hole in it, and both pass with the error. */
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { drawnColours } from "../fixtures/colours.ts";
import { breakRequests, everyFault, forgive, go } from "../fixtures/faults.ts";
import { readPng, shares } from "../fixtures/png.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const tiles = /\.pmtiles/;
const view = "/?embed&at=5.26,52.557,11&level=buurt&opacity=100&group=geen&initiatives=uit";
const small = { viewport: { width: 480, height: 360 } };

const card = (page: Page) => page.locator(".load-state");
const hole = (page: Page) => page.locator(".map-notice", { hasText: "Een deel van de kaart is niet opgehaald" });
const coloured = async (page: Page): Promise<number> =>
  shares(readPng(await page.screenshot()), drawnColours(app.set(), { level: "buurt", opacity: 100 }), 4).reduce(
    (a, b) => a + b,
    0,
  );

test("tiles that fail, whichever way, are a card that says so; Opnieuw brings the map and the card is gone", async () => {
  const visits = everyFault.map(async (fault) => {
    let broken = { heal: async () => undefined as unknown, count: () => 0 };
    const { page, findings } = await app.open(view, {
      ...small,
      before: async (page) => {
        broken = await breakRequests(page, tiles, fault);
      },
    });
    await page.getByText("De kaart wordt geladen").waitFor();
    await page.getByRole("heading", { name: "De kaartgegevens zijn nu niet te bereiken." }).waitFor();
    // Of the legend alone.
    const before = await coloured(page);
    await broken.heal();
    await card(page).getByRole("button", { name: "Opnieuw proberen" }).click();
    await card(page).waitFor({ state: "detached" });
    await calm(page);
    expect(await coloured(page), fault).toBeGreaterThan(before + 0.02);
    forgive(findings);
  });
  await Promise.all(visits);
});

test("from an empty cache, 35 loads of one view with half of the ranges failing once: no card and no hole in any", async () => {
  const loads = async (page: Page, count: number) => {
    for (let i = 0; i < count; i++) {
      let requests = 0;
      const failed = new Set<string>();
      const half = async (route: Route) => {
        const range = (await route.request().headerValue("Range")) ?? "";
        if (failed.has(range) || requests++ % 2 === 1) return route.continue();
        failed.add(range);
        await route.abort("failed");
      };
      await page.route(tiles, half);
      await page.goto(view, { waitUntil: "commit" });
      await page.locator("[data-idle]").waitFor();
      await card(page).waitFor({ state: "detached" });
      await page.unroute(tiles, half);
      expect(failed.size).toBeGreaterThan(0);
      expect(await card(page).or(hole(page)).count()).toBe(0);
    }
  };
  const opened = await Promise.all(Array.from({ length: 5 }, () => app.open("/over", { viewport: { width: 320, height: 240 } })));
  await Promise.all(opened.map(({ page }) => loads(page, 7)));
  for (const { findings } of opened) forgive(findings);
});

test("a part that does not come after the map is drawn is said beside it, and comes when the map moves or on request", async () => {
  const { page, findings } = await app.open(view, small);
  const whole = await coloured(page);
  for (const heals of ["on request", "by moving"]) {
    const broken = await breakRequests(page, tiles, "aborted");
    // Far enough for tiles of another zoom.
    await go(page, view.replace(",11&", heals === "on request" ? ",14&" : ",13&"));
    await hole(page).waitFor();
    expect(await card(page).count()).toBe(0);
    await broken.heal();
    if (heals === "on request") await hole(page).getByRole("button", { name: "Opnieuw proberen" }).click();
    else {
      await page.locator(".maplibregl-canvas").focus();
      await page.keyboard.press("ArrowRight");
    }
    await hole(page).waitFor({ state: "detached" });
    await calm(page);
    expect(await coloured(page)).toBeGreaterThan(whole / 2);
  }
  forgive(findings);
});
