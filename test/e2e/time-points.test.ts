/** What runs in a month as points that a graphics card draws: under the names of places, and picked as any other. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { readPng } from "../fixtures/png.ts";
import { sampleTown } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

/** A net of points over the middle of the town, so close that they cover the ground. All run in 2026 alone. */
const net = 40;
const middle = [5.26, 52.557] as const;
const step = [0.0011, 0.00067] as const;

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({
      environment,
      manifest: (await sampleTown()).manifest,
      count: net * net,
      change: (record, i) => {
        const [column, row] = [i % net, Math.floor(i / net)];
        const coordinates: [number, number] = [middle[0] + step[0] * (column - net / 2), middle[1] + step[1] * (row - net / 2)];
        return {
          ...record,
          content: { ...record.content, themes: ["wonen"], period: { from: "2026-01-01", to: "2026-12-31" } },
          placed: { ...record.placed, shown: { type: "Point", coordinates } },
        };
      },
    });
    return {};
  },
});

const withCard = (page: Page) => page.addInitScript(() => localStorage.setItem("wijkblik:graphics", "card"));
/** The months are drawn, and what a click picks is known: it comes after the first picture. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => ["wijkblik:time", "wijkblik:points"].every((mark) => performance.getEntriesByName(mark).length > 0),
    undefined,
    { timeout: 60_000 },
  );
  await calm(page);
}

/** Pixels of the colour of the points, and of the ink of names, in the part of the map that the net covers. */
async function pixels(page: Page): Promise<{ points: number; names: number }> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const clip = { x: width / 2 - 90, y: height / 2 - 70, width: 180, height: 140 };
  const picture = readPng(await page.screenshot({ clip }));
  const found = { points: 0, names: 0 };
  for (let i = 0; i < picture.pixels.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = picture.pixels.subarray(i, i + 3);
    if (Math.abs(red - 0xd5) < 12 && Math.abs(green - 0x5e) < 12 && blue < 12) found.points++;
    if (red < 0x60 && green < 0x60 && blue < 0x68 && blue >= red) found.names++;
  }
  return found;
}

test("the points of the month lie on the areas and under the names of places", async () => {
  const address = "/?panel=geen&group=geen&at=5.26,52.557,12.5&time=2026-03";
  const { page } = await app.open(address, { before: withCard, viewport: { width: 900, height: 760 } });
  await drawn(page);
  const named = await pixels(page);
  expect(named.points).toBeGreaterThan(5_000);
  expect(named.names).toBeGreaterThan(150);
  // The same without names: then what is dark there are the names.
  await page.goto(`${address}&basemap=geen`);
  await drawn(page);
  const bare = await pixels(page);
  expect(bare.points).toBeGreaterThan(named.points);
  expect(bare.names).toBeLessThan(named.names / 5);
  // In another month they are gone.
  await page.getByRole("slider", { name: "Maand" }).press("PageDown");
  await expect.poll(() => new URL(page.url()).searchParams.get("time")).toBe("2025-03");
  await calm(page);
  expect((await pixels(page)).points).toBeLessThan(50);
});

test("a point is picked, and one that does not run is not", async () => {
  const { page } = await app.open("/?panel=geen&at=5.26,52.557,13&time=2026-03", {
    before: withCard,
    viewport: { width: 900, height: 760 },
  });
  await drawn(page);
  const canvas = page.locator(".maplibregl-canvas");
  await canvas.click({ position: { x: 450, y: 350 } });
  await expect.poll(() => new URL(page.url()).searchParams.get("spot")).toBeTruthy();
  await page.goto("/?panel=geen&at=5.26,52.557,13&time=2025-03");
  await drawn(page);
  await canvas.click({ position: { x: 450, y: 350 } });
  await expect.poll(() => new URL(page.url()).searchParams.get("area")).toBeTruthy();
  expect(new URL(page.url()).searchParams.get("spot")).toBeNull();
});
