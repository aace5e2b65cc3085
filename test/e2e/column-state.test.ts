/** What is on screen is of one question: aborted, delayed and damaged, nothing of another one is shown and "Opnieuw" works. */
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { drawnColours } from "../fixtures/colours.ts";
import { readPng, shares } from "../fixtures/png.ts";
import { readCatalog } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const again = (page: Page, within: string) => page.locator(within).getByRole("button", { name: "Opnieuw proberen" }).first();

const damaged = (route: Route) => route.fulfill({ status: 200, body: Buffer.from("WBCLnot what was published") });
const aborted = (route: Route) => route.abort("failed");
const busy = (route: Route) => route.fulfill({ status: 503, body: "" });

const view = "/?panel=tabel&at=5.26,52.557,12.5&level=buurt&opacity=100&group=geen&initiatives=uit";

/** Share of the map in a class colour of the indicator that stood there before. */
async function coloured(page: Page): Promise<number> {
  const png = await page.screenshot({ clip: { x: 740, y: 100, width: 300, height: 700 } });
  const found = shares(readPng(png), drawnColours(app.set(), { level: "buurt", opacity: 100 }), 4);
  return found.reduce((a, b) => a + b, 0);
}

/** The columns of the indicator that is switched to. */
function other() {
  const { indicators } = readCatalog(app.set());
  const one = indicators.find(({ id, columns }) => id !== "leefbaarometer-klasse" && columns.some((c) => c.level === "buurt"));
  if (!one) throw new Error("the town has one indicator only");
  return one;
}

test.each([
  ["aborted", aborted],
  ["busy", busy],
  ["damaged", damaged],
] as const)("a column that is %s colours nothing, says so everywhere, and comes with Opnieuw", async (_, fault) => {
  const { page, findings } = await app.open(view, { viewport: { width: 1440, height: 900 } });
  expect(await coloured(page)).toBeGreaterThan(0.02);
  const { id, columns } = other();
  const files = new Set(columns.map(({ file }) => file));
  const ours = (url: URL) => [...files].some((file) => url.pathname.endsWith(file));
  await page.route(ours, fault);
  await page.evaluate((to) => {
    history.pushState({}, "", `${to}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `${view}&indicator=${id}`);
  const container = page.locator(".maplibregl-map").first();
  await expect.poll(() => container.getAttribute("data-colours")).toMatch(new RegExp(`^${id} .* loading$`));
  await expect.poll(() => coloured(page)).toBeLessThan(0.002);
  await expect.poll(() => container.getAttribute("data-colours")).toMatch(/ failed$/);
  expect(await coloured(page)).toBeLessThan(0.002);
  await again(page, ".legend").waitFor();
  await again(page, "#zijpaneel").waitFor();
  expect(await page.locator("#zijpaneel table").count()).toBe(0);
  await page.locator(".share-button").click();
  expect(await page.getByRole("button", { name: "Afbeelding maken" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.unroute(ours);
  await again(page, ".legend").click();
  await expect.poll(() => container.getAttribute("data-colours")).toMatch(/ ready$/);
  await page.locator("#zijpaneel table").waitFor();
  // The browser reports what the test broke.
  findings.length = 0;
});
