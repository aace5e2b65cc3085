/** The map outside its own page: in a sandboxed frame, on paper, over a slow line and without script. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { readPng } from "../fixtures/png.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

test("in a sandboxed frame without an origin the map draws, in the language of the address, with source and key", async () => {
  const { page } = await app.open("/over");
  await page.setContent(`<iframe sandbox="allow-scripts" src="/?embed&lang=en" width="900" height="560"></iframe>`);
  const frame = page.frameLocator("iframe");
  await frame.locator(".maplibregl-map[data-idle]").waitFor();
  const [, inner] = page.frames();
  expect(await inner?.evaluate(() => globalThis.origin)).toBe("null");
  expect(await frame.locator("html").getAttribute("lang")).toBe("en");
  const foot = frame.locator(".embed-foot");
  await foot.getByText("Source:").waitFor();
  expect(await foot.textContent()).toMatch(/Focus areas.*Source: .+Open the full map/);
  // A choice is kept without an address of its own.
  await frame.locator(".class-button").first().click();
  await frame.locator('.class-button[aria-pressed="true"]').waitFor();
  expect(await frame.getByRole("alert").count()).toBe(0);
});

test("where storage throws the language still changes, by the address", async () => {
  const { page } = await app.open("/bronnen");
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("no storage", "SecurityError");
      },
    });
  });
  await page.goto("/over");
  await page.locator(".language").click();
  await page.waitForURL(/lang=en/);
  await page.locator('html[lang="en"] h1').waitFor();
});

test.each(["light", "dark"] as const)("the map prints as one sheet in light colours (%s)", async (colorScheme) => {
  const { page } = await app.open("/?panel=geen", { colorScheme });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const sheet = page.locator(".print-sheet");
  const text = (await sheet.textContent()) ?? "";
  for (const part of ["Focusgebieden", "Bron:", "Wijkblik,", app.url()]) expect(text).toContain(part);
  // The corner of the picture is paper: light, whatever the screen prefers.
  const corner = await sheet.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    return [...(canvas.getContext("2d")?.getImageData(3, 3, 1, 1).data ?? [])];
  });
  expect(corner).toHaveLength(4);
  expect(Math.min(...corner)).toBeGreaterThan(200);
});

test("something can be read within three seconds at 400 kbit/s", async () => {
  const { page, context } = await app.open("/over");
  const fresh = await context.newPage();
  const devtools = await context.newCDPSession(fresh);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const speed = 400_000 / 8;
  const line = { offline: false, latency: 150, downloadThroughput: speed, uploadThroughput: speed };
  await devtools.send("Network.emulateNetworkConditions", line);
  await fresh.goto("/", { waitUntil: "commit" });
  await fresh.getByText("De kaart van de wijkaanpak", { exact: false }).waitFor();
  const painted = () => fresh.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await expect.poll(painted).toBeLessThan(3000);
  await fresh.close();
  await calm(page);
});

test("without script the page says what is needed", async () => {
  const { page } = await app.open("/over");
  const bare = await page.context().browser()?.newPage({ javaScriptEnabled: false });
  await bare?.goto(app.url());
  expect(await bare?.locator("noscript").textContent()).toContain("JavaScript");
  await bare?.close();
});

test("an indicator or year that is not there is said, not replaced in silence", async () => {
  const { page } = await app.open("/?indicator=bestaat-niet");
  expect(await page.locator(".map-notice").textContent()).toContain("bestaat-niet");
  await page.goto("/?year=1995");
  await calm(page);
  expect(await page.locator(".map-notice").textContent()).toContain("1995");
  await page.goto("/");
  await calm(page);
  expect(await page.locator(".map-notice").count()).toBe(0);
});

test.each(["XX", "BU99999999", "bestaat-niet"])("an area that is not there is said in a frame too: %s", async (code) => {
  const { page } = await app.open(`/?embed=1&area=${code}`);
  await page.locator(".map-notice").getByText(code).waitFor();
});

test("the pin of an address is in the picture and on paper, where it is on the map", async () => {
  const { page } = await app.open("/?panel=geen&initiatives=uit&at=5.26,52.557,13&pin=5.26000,52.55700,Lijsterstraat 1");
  const { x: left, y: top } = (await page.locator(".maplibregl-canvas").boundingBox()) ?? { x: 0, y: 0 };
  const tip = (await page.locator(".map-pin__mark").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = { x: tip.x - left + 6, y: tip.y - top + 13 };
  /** Of the middle left of the mark, beside its hole. */
  const isRed = ([red = 0, green = 255, blue = 255]: number[]) => red > 1.6 * green && red > 1.6 * blue;
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = page.locator(".print-sheet canvas");
  const colour = () =>
    paper.evaluate(
      (canvas: HTMLCanvasElement, { x, y }) => [...(canvas.getContext("2d")?.getImageData(x, y, 1, 1).data ?? [])],
      at,
    );
  await expect.poll(async () => isRed(await colour())).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  // The picture is made of the same pixels.
  await page.locator(".share-button").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Afbeelding maken" }).click(),
  ]);
  const picture = readPng(await readFile(await file.path()));
  const from = 4 * (Math.round(at.y + 84) * picture.width + Math.round(at.x));
  const found = [...picture.pixels.subarray(from, from + 3)];
  expect(isRed(found), String(found)).toBe(true);
});

test("every page has a title of its own", async () => {
  const { page } = await app.open("/over");
  const titled = async (path: string, title: RegExp | string) => {
    await page.goto(path);
    await expect
      .poll(() => page.title(), { message: path })
      .toEqual(typeof title === "string" ? title : expect.stringMatching(title));
  };
  await expect.poll(() => page.title()).toBe("Over Wijkblik · Wijkblik");
  await titled("/bronnen", "Bronnen · Wijkblik");
  await titled("/toegankelijkheid", "Verklaring over toegankelijkheid · Wijkblik");
  await titled("/", /^.+, \d{4} · Wijkblik$/);
  await calm(page);
  const area = await page.evaluate(async () => {
    const manifest = await (await fetch("/published/manifest.json")).json();
    const areas = await (await fetch(`/published/${manifest.areas.gemeente}`)).json();
    return { code: String(areas.codes[0]), name: String(areas.names[0]) };
  });
  await titled(`/gebied/${area.code}`, `${area.name} · Wijkblik`);
  await titled(`/?area=${area.code}`, /^.+: .+, \d{4} · Wijkblik$/);
  await calm(page);
});
