/** The whole path without a pointer: find an area, choose an indicator, read the value, open the table, share. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm, still } from "../fixtures/calm.ts";
import { focused, tabTo } from "../fixtures/keys.ts";
import { publishKnowledge } from "../fixtures/known-entries.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function walk(page: Page): Promise<void> {
  await tabTo(page, page.locator(".top-search input"));
  // The names of all areas are fetched when the field gets the focus.
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("selwerd", { delay: 20 });
  // What "se" finds stands there for a moment too.
  await page
    .getByRole("option", { name: /selwerd/i })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => parameter(page, "area")).toMatch(/^(BU|WK)0014|selwerd/);

  await page.locator("#indicator-search, [aria-expanded]").first().waitFor();
  if ((await page.locator("#indicator-search").count()) === 0) {
    await tabTo(page, page.getByRole("button", { name: "Cijfers", exact: true }));
    await page.keyboard.press("Enter");
    await page.locator("#indicator-search").waitFor();
  }
  await tabTo(page, page.locator("#indicator-search"));
  await page.keyboard.type("inwoners");
  await tabTo(page, page.locator("#zijpaneel .pick").first());
  await page.keyboard.press("Enter");
  await expect.poll(() => parameter(page, "indicator")).toBeTruthy();

  await tabTo(page, page.getByRole("button", { name: "Tabel", exact: true }), { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await page.locator("#zijpaneel table tbody tr").first().waitFor();

  await tabTo(page, page.getByRole("button", { name: "Delen" }), { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Link kopiëren" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.keyboard.press("Escape");
  expect(await focused(page)).toMatch(/Delen/);
}

describe("the whole path by keyboard", () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  test("on a desktop, with the value of the area in words", async () => {
    const { page } = await app.open("/", { permissions, viewport: { width: 1440, height: 900 } });
    await walk(page);
    await expect.poll(() => page.locator(".area-card").textContent()).toMatch(/Selwerd[\s\S]*\d/);
  });

  test("at 320 pixels, without a scroll bar to the side", async () => {
    const { page } = await app.open("/", { permissions, viewport: { width: 320, height: 640 } });
    await walk(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test("forty times Tab goes on: no trap, always somewhere visible", async () => {
  const { page } = await app.open("/");
  const seen: string[] = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
    const box = await page.evaluate(() => {
      const { width = 0, height = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
      return width * height;
    });
    expect(box, `the focus is on something without a size: ${seen.at(-1)}`).toBeGreaterThan(0);
  }
  expect(new Set(seen).size).toBeGreaterThan(10);
  for (let i = 0; i + 3 < seen.length; i++) expect(new Set(seen.slice(i, i + 4)).size, `caught at ${seen[i]}`).toBeGreaterThan(1);
});

test("Escape closes a panel and gives the focus back to what opened it", async () => {
  const { page } = await app.open("/?panel=geen");
  const toggle = page.getByRole("button", { name: "Gebieden", exact: true });
  await toggle.focus();
  await page.keyboard.press("Enter");
  await page.locator("#zijpaneel").waitFor();
  await page.locator("#zijpaneel").getByRole("button", { name: "Paneel sluiten" }).focus();
  await page.keyboard.press("Escape");
  await page.locator("#zijpaneel").waitFor({ state: "detached" });
  expect(await focused(page)).toMatch(/Gebieden/);
});

test("the map moves with the arrows and zooms with plus", async () => {
  const { page } = await app.open("/?at=5.3872,52.1552,9");
  await page.locator(".maplibregl-canvas").focus();
  const before = await still(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await expect.poll(() => parameter(page, "at")).not.toBe("5.3872,52.1552,9");
  expect((await still(page)).equals(before)).toBe(false);
});

test("a chosen place takes the focus, is said with its figure, and Escape gives the focus back to the search field", async () => {
  const { page } = await app.open("/?indicator=inwoners");
  await tabTo(page, page.locator(".top-search input"));
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("kanaleneiland", { delay: 20 });
  await page
    .getByRole("option", { name: /^Kanaleneiland/ })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^h2 .*Kanaleneiland/);
  await expect.poll(() => page.locator("#melding").textContent()).toMatch(/Kanaleneiland.* gekozen, .*\d.*, 20\d\d/);
  await page.locator(".area-card .big-figure").waitFor();
  const tabs = await page.evaluate(() => {
    const figure = document.querySelector(".area-card .big-figure");
    const stops = [...document.querySelectorAll<HTMLElement>(".area-card :is(a, button)")];
    const heading = document.activeElement;
    const after = (a: Node | null, b: Node | null) => Boolean(a && b && a.compareDocumentPosition(b) & 4);
    return stops.filter((stop) => after(heading, stop) && after(stop, figure)).length;
  });
  expect(tabs).toBeLessThanOrEqual(12);
  await page.keyboard.press("Escape");
  await page.locator(".area-card").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.closest(".place-search") !== null)).toBe(true);
});

test("a reader who has gone on is not called back by a search that comes late, and one who waits keeps the focus and the letters", async () => {
  const { page } = await app.open("/initiatieven");
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const asked = page.waitForRequest(/place-combobox/);
  await page.route(/place-combobox/, (route) => late.then(() => route.continue()));
  const field = page.locator(".top-search input");
  await field.focus();
  await asked;
  await page.keyboard.type("ede");
  await page.keyboard.press("Tab");
  const there = await focused(page);
  arrive();
  await page.locator(".top-search").getByRole("combobox").waitFor();
  await expect.poll(() => field.inputValue()).toBe("ede");
  expect(await focused(page)).toBe(there);
  await page.reload();
  await field.focus();
  await page.keyboard.type("ede");
  await page.locator(".top-search").getByRole("combobox").waitFor();
  await expect.poll(() => field.inputValue()).toBe("ede");
  expect(await page.evaluate(() => document.activeElement?.closest(".place-search") !== null)).toBe(true);
});

test("Escape closes what was opened last, wherever the focus is: isolated class, area, panel", async () => {
  const { page } = await app.open("/?panel=tabel&area=GM0344&only=2");
  await page.locator("#gebiedspaneel h2").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => parameter(page, "only")).toBeNull();
  expect(parameter(page, "area")).toBe("GM0344");
  await page.keyboard.press("Escape");
  await expect.poll(() => parameter(page, "area")).toBeNull();
  await page.keyboard.press("Escape");
  await page.locator("#zijpaneel").waitFor({ state: "detached" });
});

test("skip links lead to the map, the panel and the list", async () => {
  const { page } = await app.open("/?panel=indicatoren");
  const skip = async (name: string) => {
    await page.getByRole("link", { name }).focus();
    await page.keyboard.press("Enter");
  };
  await skip("Naar de kaart");
  expect(await page.evaluate(() => document.activeElement?.classList.contains("maplibregl-canvas"))).toBe(true);
  await skip("Naar het paneel");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("zijpaneel");
  await skip("Naar de lijst van gebieden");
  await expect.poll(() => parameter(page, "panel")).toBe("tabel");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("zijpaneel");
});

test("a province and the country are found: the map goes there and nothing stays selected", async () => {
  const { page } = await app.open("/?area=GM0344&at=5.1,52.1,12");
  await page.locator(".top-search input").focus();
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("brabant", { delay: 20 });
  await page.getByRole("option", { name: "Noord-Brabant, provincie" }).click();
  await expect.poll(() => parameter(page, "area")).toBeNull();
  await expect.poll(() => parameter(page, "at")).toMatch(/^4\.\d*,51\.\d*,7\./);
});

test("knowledge by keyboard: every stop is in sight and marked, on the list, an entry and the form of a story", async () => {
  const { example } = await publishKnowledge(app, "BU03071001");
  const { page } = await app.open("/kennis", { viewport: { width: 390, height: 844 } });
  for (const path of ["/kennis", example, "/kennis/nieuw/story"]) {
    await page.goto(path);
    await calm(page);
    const stops = new Set<string>();
    for (let i = 0; i < 45; i++) {
      await page.keyboard.press("Tab");
      const { name, hidden } = await page.evaluate(() => {
        const element = document.activeElement;
        // Of a link over two lines the first.
        const { left = 0, top = 0, width = 0, height = 0 } = element?.getClientRects()[0] ?? {};
        const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
        const covered = !(at && element && (element.contains(at) || at.contains(element)));
        const { outlineStyle, boxShadow } = getComputedStyle(element ?? document.body);
        // Of a file the label is marked, of a day the browser marks its parts.
        const own = element?.matches("[type=file], [type=date], body");
        const marked = outlineStyle !== "none" || boxShadow !== "none" || own;
        return {
          name: `${element?.tagName} ${element?.textContent?.trim().slice(0, 40)}`,
          hidden: width * height === 0 ? "no size" : covered ? "covered" : marked ? "" : "not marked",
        };
      });
      if (name.startsWith("BODY")) break;
      stops.add(name);
      expect([path, name, hidden]).toEqual([path, name, ""]);
    }
    expect(stops.size).toBeGreaterThan(10);
  }
});
