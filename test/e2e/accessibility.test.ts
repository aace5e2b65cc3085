/**
 * axe on every route and state, and what axe cannot see: reflow, target size, language, one heading of the first level. One visit a
 * state: what differs by the width is looked at again in the same page.
 */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { VisitOptions } from "../fixtures/browser.ts";
import { calm } from "../fixtures/calm.ts";
import { type KnownEntries, publishKnowledge } from "../fixtures/known-entries.ts";
import { fits, violations } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
let known: Promise<KnownEntries> | undefined;
/** `narrow`: fits 320 pixels without scrolling to the side. */
const states: [what: string, path: string, options?: VisitOptions & { narrow?: true }][] = [
  ["the first view", "/"],
  ["the list of focusgebieden", "/?panel=gebieden", { narrow: true }],
  ["the krachtwijken", "/?panel=gebieden&group=krachtwijken"],
  ["the table", "/?panel=tabel", { narrow: true }],
  ["the map options", "/?panel=kaart"],
  ["no panel", "/?panel=geen"],
  ["a selected buurt", "/?area=BU03630000&at=4.8952,52.3702,12"],
  ["a selected gemeente", "/?area=GM0363"],
  ["the table with a selected gemeente", "/?panel=tabel&area=GM0363"],
  ["one class alone", "/?only=2"],
  ["the areas without a figure", "/?only=missing"],
  ["years", "/?indicator=misdrijven&level=buurt"],
  ["an area page", "/gebied/GM0363", { narrow: true }],
  ["an area page of a buurt", "/gebied/WK001410"],
  ["an unknown area", "/gebied/GM9999", { absent: true }],
  ["the search over everything", "/zoeken?q=schulden", { narrow: true }],
  ["knowledge", "/kennis", { narrow: true }],
  ["dark knowledge", "/kennis", { colorScheme: "dark" }],
  ["the form of a publication", "/kennis/nieuw/publication", { narrow: true }],
  ["the form of an example", "/kennis/nieuw/example", { narrow: true }],
  ["the form of a story", "/kennis/nieuw/story", { narrow: true }],
  ["the sources", "/bronnen", { narrow: true }],
  ["about", "/over", { narrow: true }],
  ["the neighbourhood approach", "/wijkaanpak", { narrow: true }],
  ["need and reach", "/kansen", { narrow: true }],
  ["how clusters are worked out", "/methode", { narrow: true }],
  ["the accessibility statement", "/toegankelijkheid", { narrow: true }],
  ["an unknown page", "/bestaat-niet", { absent: true, narrow: true }],
  ["embedded", "/?embed"],
  ["dark", "/?panel=tabel", { colorScheme: "dark" }],
  ["dark sources", "/bronnen", { colorScheme: "dark" }],
  ["a phone", "/", { viewport: { width: 390, height: 844 } }],
  ["a phone with the table", "/?panel=tabel", { viewport: { width: 390, height: 844 } }],
  ["320 pixels", "/?panel=indicatoren", { viewport: { width: 320, height: 640 }, narrow: true }],
  ["forced colours", "/", { forcedColors: "active" }],
];

/** Everything to press is at least 24 pixels, or has room around it. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const inText = (element: Element) => element.tagName === "A" && getComputedStyle(element).display === "inline";
    return [
      ...document.querySelectorAll("a[href], button, input, select, summary, [role=button], [role=option], [role=tab]"),
    ].flatMap((element) => {
      // A box to tick is pressed with all of its label.
      const ticked = element.matches("[type=checkbox], [type=radio]") ? element.closest("label") : null;
      const { width, height } = (ticked ?? element).getBoundingClientRect();
      const hidden = width <= 1 || height <= 1 || inText(element);
      return hidden || (width >= 24 && height >= 24)
        ? []
        : [`${element.tagName} ${element.textContent?.trim().slice(0, 30)} ${Math.round(width)}x${Math.round(height)}`];
    });
  });

describe("axe finds nothing, all can be pressed, and it fits a narrow screen", () => {
  test.each(states)("%s", async (_what, path, { narrow, ...options } = {}) => {
    const { page } = await app.open(path, options);
    expect(await violations(page)).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("main").count()).toBe(1);
    expect(await page.title()).toMatch(/Wijkblik/);
    // Links of area pages are lower and have room around them, which axe judges.
    if (!options.viewport && !path.startsWith("/gebied")) expect(await smallTargets(page)).toEqual([]);
    if (!narrow) return;
    await page.setViewportSize({ width: 320, height: 640 });
    await calm(page);
    await fits(page);
  });

  test.each(["light", "dark"] as const)("entries of knowledge, their form and their layer: %s", async (colorScheme) => {
    known ??= publishKnowledge(app, "BU03071001");
    const { publication, example, story, withdrawn } = await known;
    const { page } = await app.openAsBeheerder("/kennis", { colorScheme, absent: true });
    const layer = "/?panel=geen&area=BU03071001&knowledge=aan";
    for (const path of ["/kennis", publication, example, `${example}/bewerken`, story, withdrawn, layer]) {
      await page.setViewportSize({ width: 1100, height: 760 });
      await page.goto(path);
      await calm(page);
      expect([path, await violations(page), await smallTargets(page)]).toEqual([path, [], []]);
      await page.setViewportSize({ width: 320, height: 640 });
      await calm(page);
      await fits(page);
    }
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
