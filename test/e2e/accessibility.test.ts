/** axe on every route and state, and what axe cannot see: reflow, target size, language, one heading of the first level. */
import { describe, expect, test } from "vitest";
import { calm, startApp } from "../fixtures/app.ts";
import type { VisitOptions } from "../fixtures/browser.ts";
import { violations } from "../fixtures/sound.ts";

const app = startApp();
const states: [string, string, VisitOptions?][] = [
  ["the first view", "/"],
  ["the list of focusgebieden", "/?panel=gebieden"],
  ["the krachtwijken", "/?panel=gebieden&group=krachtwijken"],
  ["the table", "/?panel=tabel"],
  ["the map options", "/?panel=kaart"],
  ["no panel", "/?panel=geen"],
  ["a selected buurt", "/?area=BU03630000&at=4.8952,52.3702,12"],
  ["a selected gemeente", "/?area=GM0363"],
  ["one class alone", "/?only=2"],
  ["the areas without a figure", "/?only=missing"],
  ["years", "/?indicator=misdrijven&level=buurt"],
  ["an area page", "/gebied/GM0363"],
  ["an area page of a buurt", "/gebied/WK001410"],
  ["an unknown area", "/gebied/GM9999", { absent: true }],
  ["the sources", "/bronnen"],
  ["about", "/over"],
  ["the accessibility statement", "/toegankelijkheid"],
  ["an unknown page", "/bestaat-niet", { absent: true }],
  ["embedded", "/?embed"],
  ["dark", "/?panel=tabel", { colorScheme: "dark" }],
  ["dark sources", "/bronnen", { colorScheme: "dark" }],
  ["a phone", "/", { viewport: { width: 390, height: 844 } }],
  ["a phone with the table", "/?panel=tabel", { viewport: { width: 390, height: 844 } }],
  ["320 pixels", "/?panel=indicatoren", { viewport: { width: 320, height: 640 } }],
  ["forced colours", "/", { forcedColors: "active" }],
];

describe("axe finds nothing", () => {
  test.each(states)("on %s", async (_what, path, options) => {
    const { page } = await app.open(path, options);
    expect(await violations(page)).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("main").count()).toBe(1);
    expect(await page.title()).toMatch(/Wijkblik/);
  });

  test("with the search open", async () => {
    const { page } = await app.open("/");
    await page.locator(".top-search input").focus();
    await page.getByRole("combobox").fill("rotterdam");
    await page.getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("with the share menu open", async () => {
    const { page } = await app.open("/");
    await page.getByRole("button", { name: "Delen" }).click();
    expect(await violations(page)).toEqual([]);
  });

  test("in English, which the reader can choose", async () => {
    const { page } = await app.open("/");
    await page
      .getByRole("button", { name: "In English" })
      .or(page.getByRole("link", { name: "In English" }))
      .first()
      .click();
    await expect.poll(() => page.getAttribute("html", "lang")).toBe("en");
    await calm(page);
    expect(await violations(page)).toEqual([]);
  });
});

const pages = [
  "/?panel=tabel",
  "/?panel=indicatoren",
  "/?panel=gebieden",
  "/gebied/GM0363",
  "/bronnen",
  "/over",
  "/toegankelijkheid",
  "/bestaat-niet",
];

test.each(pages)("%s fits 320 pixels without scrolling to the side", async (path) => {
  const { page } = await app.open(path, { absent: path === "/bestaat-niet", viewport: { width: 320, height: 640 } });
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(320);
});

test.each(["/", "/?panel=tabel&area=GM0363", "/?panel=kaart", "/bronnen"])(
  "everything to press on %s is at least 24 pixels, or has room around it",
  async (path) => {
    const { page } = await app.open(path);
    const small = await page.evaluate(() => {
      const inText = (element: Element) => element.tagName === "A" && getComputedStyle(element).display === "inline";
      return [
        ...document.querySelectorAll("a[href], button, input, select, summary, [role=button], [role=option], [role=tab]"),
      ].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const hidden = width <= 1 || height <= 1 || inText(element);
        return hidden || (width >= 24 && height >= 24)
          ? []
          : [`${element.tagName} ${element.textContent?.trim().slice(0, 30)} ${Math.round(width)}x${Math.round(height)}`];
      });
    });
    expect(small).toEqual([]);
  },
);
