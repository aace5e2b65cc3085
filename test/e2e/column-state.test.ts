/** What is on screen is of one question: aborted, delayed and damaged, nothing of another one is shown and "Opnieuw" works. */
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { drawnColours } from "../fixtures/colours.ts";
import { readPng, shares } from "../fixtures/png.ts";
import { readCatalog } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const legend = (page: Page) => page.locator(".legend");
const again = (page: Page, within: string) => page.locator(within).getByRole("button", { name: "Opnieuw proberen" }).first();

const damaged = (route: Route) => route.fulfill({ status: 200, body: Buffer.from("WBCLnot what was published") });
const aborted = (route: Route) => route.abort("failed");
const busy = (route: Route) => route.fulfill({ status: 503, body: "" });

/** Share of the map in a class colour of the indicator that stood there before. */
async function coloured(page: Page): Promise<number> {
  const png = await page.screenshot({ clip: { x: 420, y: 100, width: 300, height: 500 } });
  const found = shares(readPng(png), drawnColours(app.set()), 4);
  return found.reduce((a, b) => a + b, 0);
}

/** The columns of the indicator that is switched to. */
function other() {
  const { indicators } = readCatalog(app.set());
  const one = indicators.find(({ id, columns }) => id !== "leefbaarometer-klasse" && columns.some((c) => c.level === "gemeente"));
  if (!one) throw new Error("the town has one indicator only");
  return one;
}

test.each([
  ["aborted", aborted],
  ["busy", busy],
  ["damaged", damaged],
] as const)("a column that is %s colours nothing, says so everywhere, and comes with Opnieuw", async (_, fault) => {
  const { page, findings } = await app.open("/?panel=tabel");
  expect(await coloured(page)).toBeGreaterThan(0.02);
  const { id, columns } = other();
  const files = new Set(columns.map(({ file }) => file));
  const ours = (url: URL) => [...files].some((file) => url.pathname.endsWith(file));
  await page.route(ours, fault);
  await page.evaluate((to) => {
    history.pushState({}, "", `/?panel=tabel&indicator=${to}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }, id);
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
