/** An own region as a reader makes one: drawn on the map, around a place, of areas by name and from a file; its page, link and dossier. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { regionOfShape } from "#data/region/filter.ts";
import { calm } from "../fixtures/calm.ts";
import { tabTo } from "../fixtures/keys.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
const onMap = "/?panel=clusters&clusters=selectie&level=wijk&at=4.9,52.36,11.5";
const panel = (page: Page) => page.locator(".own-selection");
const profileOpened = (page: Page) => page.getByRole("heading", { name: "Waaruit dit gebied bestaat" });
const codeIn = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.replace("/gebied/", ""));

async function click(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator(".map-stage").boundingBox();
  if (!box) throw new Error("there is no map");
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

describe("an own region", () => {
  test("is drawn on the map and opened in five actions; it survives reload and link, and goes on to its dossier", async () => {
    const { page } = await app.open(onMap, { viewport: { width: 1440, height: 900 } });
    await page.locator("[data-idle]").waitFor();
    // Press the tool, point at two corners, open the profile.
    await panel(page).getByRole("button", { name: "Rechthoek", exact: true }).click();
    await panel(page).locator("[data-drawing=ready]").waitFor({ state: "attached" });
    await click(page, 0.45, 0.4);
    await click(page, 0.6, 0.6);
    await panel(page).getByRole("link", { name: "Bekijk als gebied" }).click();
    await profileOpened(page).waitFor();
    const [code, name] = [codeIn(page), await page.locator("h1").textContent()];
    expect(code).toMatch(/^R-~/);
    expect(name).toMatch(/^Eigen gebied /);
    const lines = await page.locator(".stands-out__one").allTextContents();
    expect(lines.length).toBeGreaterThan(0);
    await page.reload();
    await calm(page);
    await expect.poll(() => page.locator(".stands-out__one").allTextContents()).toEqual(lines);
    await profileOpened(page).click();
    await page.getByLabel("Naam van dit gebied").fill("Rond het centrum");
    await expect.poll(() => new URL(page.url()).searchParams.get("name")).toBe("Rond het centrum");
    expect(await page.locator("h1").textContent()).toBe("Rond het centrum");
    await sound(page);
    const { page: other } = await app.open(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await other.locator("h1").textContent()).toBe("Rond het centrum");
    await other.getByRole("link", { name: "Dossier op papier" }).click();
    await other.getByRole("heading", { level: 1, name: "Dossier Rond het centrum" }).waitFor();
  });

  test("that is drawn stands beside its gemeente and another area in six actions, and reload and link keep it", async () => {
    const { page } = await app.open(onMap, { viewport: { width: 1440, height: 900 } });
    await page.locator("[data-idle]").waitFor();
    let actions = 0;
    const act = async (what: () => Promise<void>) => {
      actions += 1;
      await what();
    };
    await act(() => panel(page).getByRole("button", { name: "Rechthoek", exact: true }).click());
    await panel(page).locator("[data-drawing=ready]").waitFor({ state: "attached" });
    await act(() => click(page, 0.45, 0.4));
    await act(() => click(page, 0.5, 0.45));
    await act(() => panel(page).getByRole("link", { name: "Vergelijk dit gebied" }).click());
    const finder = page.getByRole("combobox", { name: "Voeg een gebied toe" });
    await act(() => finder.fill("Arnhem-Oost"));
    await act(() =>
      page
        .getByRole("option", { name: /^Arnhem-Oost/ })
        .first()
        .click(),
    );
    await page.getByRole("heading", { level: 1, name: /^Eigen gebied in Amsterdam en Arnhem-Oost naast elkaar$/ }).waitFor();
    await calm(page);
    expect(actions).toBeLessThanOrEqual(6);
    const table = page.locator(".compare-table").first();
    expect(await table.innerText()).toMatch(/Amsterdam/);
    const before = await table.innerText();
    await page.reload();
    await calm(page);
    await expect.poll(() => table.innerText()).toBe(before);
    const { page: other } = await app.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => other.locator(".compare-table").first().innerText()).toBe(before);
    await sound(page);
  });

  test("is made of areas by their names with keys alone", async () => {
    const { page } = await app.open("/gebied/eigen");
    await tabTo(page, page.getByRole("radio", { name: "Tekenen" }));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await tabTo(page, page.getByLabel("Zoek een gebied"));
    await page.keyboard.type("Amersfoort");
    await page.keyboard.press("Enter");
    const found = page.getByRole("button", { name: "Amersfoort, gemeente" });
    await found.waitFor();
    await tabTo(page, found);
    await page.keyboard.press("Enter");
    await page.getByLabel("Zoek een gebied").fill("Baarn");
    await page.getByLabel("Zoek een gebied").press("Enter");
    await page.getByRole("button", { name: "Baarn, gemeente" }).press("Enter");
    await tabTo(page, page.getByRole("link", { name: "Bekijk het profiel" }));
    await page.keyboard.press("Enter");
    await profileOpened(page).waitFor();
    expect(codeIn(page)).toBe("R-GM0307_8");
    expect(await page.locator("h1").textContent()).toBe("Amersfoort en Baarn");
  });

  test("is made around the middle of the map, and of a file; what is no region says why", async () => {
    const { page } = await app.open("/gebied/eigen?at=5.387,52.155,13");
    await page.getByText("Rondom een plek", { exact: true }).click();
    await page.getByRole("button", { name: /midden/ }).click();
    const open = page.getByRole("link", { name: "Bekijk het profiel" });
    await open.waitFor();
    const first = await open.getAttribute("href");
    await page.getByLabel("Afstand in meters").fill("1200");
    await expect.poll(() => open.getAttribute("href")).not.toBe(first);
    await page.getByLabel("Afstand in meters").fill("5");
    await page.getByText("Vul een getal in van 50 tot 20.000.").waitFor();
    await page.getByText("Uit een bestand", { exact: true }).click();
    const write = async (name: string, corners: number[][]) => {
      const file = join(app.living(), name);
      const geometry = { type: "Polygon", coordinates: [corners] };
      await writeFile(
        file,
        JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] }),
      );
      return file;
    };
    const bow = await write("strik.geojson", [
      [5.3, 52.1],
      [5.4, 52.2],
      [5.4, 52.1],
      [5.3, 52.2],
      [5.3, 52.1],
    ]);
    await page.getByLabel("Bestand", { exact: true }).setInputFiles(bow);
    await page.getByText("De grens kruist zichzelf. Teken hem opnieuw.").waitFor();
    const square = await write("vlak.geojson", [
      [5.3, 52.1],
      [5.4, 52.1],
      [5.4, 52.2],
      [5.3, 52.2],
      [5.3, 52.1],
    ]);
    await page.getByLabel("Bestand", { exact: true }).setInputFiles(square);
    await page.getByText("Gelezen: 1 vlak.").waitFor();
    await sound(page);
    await open.click();
    await profileOpened(page).waitFor();
  });

  test("leads to need and reach of the areas in it alone, drawn or of whole areas", async () => {
    const drawn = regionOfShape("4.87,52.36,4.93,52.385") ?? "";
    for (const [code, name, gemeenten] of [
      [drawn, "Rond het centrum", /Amsterdam/],
      ["R-GM0307_8", "2 gemeenten", /Amersfoort|Baarn/],
    ] as const) {
      const { page } = await app.open(`/gebied/${code}?name=Rond+het+centrum`, { viewport: { width: 1440, height: 900 } });
      await page.getByRole("link", { name: "Zoek kansen in dit gebied" }).click();
      await page.getByRole("button", { name: `Gebied: ${name}` }).waitFor();
      await page.locator(".gaps-item").first().waitFor();
      const items = await page.locator(".gaps-item__head").allTextContents();
      expect(items.filter((text) => !gemeenten.test(text))).toEqual([]);
      await sound(page);
    }
  });

  test("fits a small phone, and a link that lost its end leads to making one", async () => {
    const phone = { viewport: { width: 320, height: 700 } };
    const { page } = await app.open("/gebied/R-BU03071001_2_3", phone);
    await profileOpened(page).click();
    await fits(page);
    const { page: making } = await app.open("/gebied/eigen", phone);
    await fits(making);
    await sound(making);
    const { page: lost } = await app.open("/gebied/R-~pbg6mB43KH", { ...phone, absent: true });
    await lost.getByRole("heading", { level: 1, name: "Dit eigen gebied kunnen we niet lezen" }).waitFor();
    await lost.getByRole("link", { name: "Maak een eigen gebied" }).click();
    await lost.getByRole("heading", { level: 1, name: "Maak een eigen gebied" }).waitFor();
  });
});

test("a province is found by its name, and stands beside a gemeente and an own region with its gemeenten one by one", async () => {
  const { page } = await app.open("/bronnen");
  await page.getByLabel("Zoek een plaats, wijk, buurt of adres").first().click();
  await page.getByRole("combobox", { name: /^Zoek een plaats/ }).fill("noord-holl");
  await page.getByRole("option", { name: /^Profiel van Noord-Holland/ }).click();
  await page.getByRole("heading", { level: 1, name: "Noord-Holland", exact: true }).waitFor();
  await page.getByText("Provincie · PV27").waitFor();
  await expect.poll(() => page.locator(".stands-out__one").count()).toBe(5);
  await page.getByRole("heading", { name: "Per deel van dit gebied" }).click();
  await expect.poll(() => page.locator(".members tbody tr").count()).toBe(44);
  await sound(page);
  await page.goto("/vergelijk?compare=PV27,R-GM0307_8,GM0363&benchmark=R-GM0363_84");
  await calm(page);
  await page.getByRole("heading", { level: 1, name: "Noord-Holland, Amersfoort en Baarn en Amsterdam naast elkaar" }).waitFor();
  expect(await page.getByLabel("Vergelijk met").locator("option:checked").textContent()).toBe("Amsterdam en Diemen");
  for (const theme of await page.locator(".theme-fold > summary").all()) await theme.click();
  await page.getByText("niet op te tellen").first().waitFor();
  expect(await page.locator(".compare-table").getByText("niet op te tellen").count()).toBeGreaterThan(1);
  await sound(page);
});
