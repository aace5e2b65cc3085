/** A selection of one's own on the map, on the real facilities of Amsterdam: drawn, clicked together, by keyboard and by a link. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { InitiativeComposition } from "#data/schema/analysis.ts";
import { calm } from "../fixtures/calm.ts";
import { facilitiesFile, importFacilities } from "../fixtures/facilities.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({
  people: async (environment) => {
    await importFacilities(600, environment);
    return {};
  },
});
const start = "/?panel=clusters&clusters=selectie&level=wijk&at=4.9,52.36,11.5";
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const selected = (page: Page) => parameter(page, "selection");
const panel = (page: Page) => page.locator(".own-selection");
const button = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true });
const composed = (page: Page, query: string) =>
  page.evaluate(
    async (asked) => (await fetch(`/api/v1/initiatives/composition?${asked}`)).json() as Promise<InitiativeComposition>,
    query,
  );
const counted = (page: Page, count: number) => panel(page).getByText(`${count} gevonden`, { exact: true }).waitFor();
const idle = (page: Page) => page.locator("[data-idle]").waitFor();

async function downloaded(page: Page, press: () => Promise<void>): Promise<string[][]> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  return lines.map((line) => line.split(";"));
}

/** On the map, in shares of its width and height. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = await page.locator(".map-stage").boundingBox();
  if (!box) throw new Error("there is no map");
  return [box.x + x * box.width, box.y + y * box.height];
}
async function click(page: Page, x: number, y: number): Promise<void> {
  const place = await at(page, x, y);
  await page.mouse.move(...place);
  await page.mouse.click(...place);
}

/** Opens it and waits until the map rests and can be drawn on. */
async function begin(tool: "Rechthoek" | "Veelhoek" | "Gebieden aanklikken", viewport = { width: 1440, height: 900 }) {
  const { page } = await app.open(start, { viewport });
  await panel(page).getByText("Je hebt nog niets gekozen.").waitFor();
  await idle(page);
  await button(page, tool).click();
  if (tool !== "Gebieden aanklikken") await panel(page).locator("[data-drawing=ready]").waitFor({ state: "attached" });
  return page;
}

describe.skipIf(!facilitiesFile())("an own selection", () => {
  test("is drawn as a rectangle; its counts are those of the API and of its files, and Back takes it away", async () => {
    const page = await begin("Rechthoek");
    await click(page, 0.4, 0.3);
    await page.mouse.move(...(await at(page, 0.55, 0.4)));
    await click(page, 0.7, 0.7);
    await expect.poll(() => selected(page)?.split(",").length).toBe(4);
    const query = `within=${selected(page)}`;
    const { numberMatched, numberUnconfirmed, themes } = await composed(page, query);
    expect(numberMatched).toBeGreaterThan(10);
    await counted(page, numberMatched);
    expect(parameter(page, "area")).toBeNull();
    await panel(page).getByText(`0 actief, ${numberUnconfirmed} onbevestigd`).waitFor();
    const most = Math.max(...Object.values(themes));
    await panel(page)
      .getByText(new RegExp(`^Thema: .* ${most} en`))
      .waitFor();
    const initiatives = await downloaded(page, () =>
      panel(page)
        .getByRole("link", { name: /initiatieven als CSV/ })
        .click(),
    );
    expect(initiatives).toHaveLength(numberMatched + 1);
    expect(initiatives[1]?.join(";")).toContain("midden binnen de vorm");
    const areas = await downloaded(page, () => button(page, "Download de gebieden als CSV").click());
    const held = await page.evaluate(async (asked) => (await fetch(`/api/v1/areas/within?level=wijk&${asked}`)).json(), query);
    expect(areas).toHaveLength(held.whole.length + held.partly.length + 1);
    expect(areas.filter(([, , lies]) => lies === "helemaal")).toHaveLength(held.whole.length);
    expect(areas[1]?.join(";")).toContain(decodeURIComponent(query));
    await panel(page)
      .getByText(`Helemaal in je selectie: ${held.whole.length} wijken. Voor een deel: ${held.partly.length} wijken.`)
      .waitFor();
    await panel(page)
      .getByText(/wonen [\d.]+ mensen \(\d{4}, \S/)
      .waitFor();
    expect(await page.locator("#eigen-vorm").getAttribute("d")).toMatch(/^M/);
    await panel(page).getByRole("link", { name: "Toon deze initiatieven als lijst" }).click();
    await page.getByText("Alleen wat in je eigen selectie ligt.").waitFor();
    await page.getByText(`${numberMatched} gevonden`, { exact: true }).waitFor();
    await page.goBack();
    await counted(page, numberMatched);
    await page.goBack();
    await panel(page).getByText("Je hebt nog niets gekozen.").waitFor();
    expect(await page.locator("#eigen-vorm").getAttribute("d")).toBe("");
  });

  test("is drawn as a polygon; one that crosses itself is not taken, and it is said why", async () => {
    const page = await begin("Veelhoek");
    for (const [x, y] of [
      [0.4, 0.3],
      [0.7, 0.7],
      [0.7, 0.3],
      [0.4, 0.7],
      [0.4, 0.7],
    ] as const)
      await click(page, x, y);
    await panel(page).getByText("De lijnen van deze vorm kruisen of raken elkaar.").waitFor();
    expect(selected(page)).toBeNull();
    await panel(page).locator("[data-drawing=ready]").waitFor({ state: "attached" });
    expect(await page.locator("#eigen-tekening").getAttribute("d")).toBe("");
    for (const [x, y] of [
      [0.4, 0.3],
      [0.7, 0.3],
      [0.6, 0.7],
      [0.6, 0.7],
    ] as const)
      await click(page, x, y);
    await expect.poll(() => selected(page)?.split(",").length).toBe(6);
    await counted(page, (await composed(page, `within=${selected(page)}`)).numberMatched);
    await calm(page);
    await sound(page);
  });

  test("Escape stops drawing, gives the focus back, and a click selects an area again", async () => {
    const page = await begin("Veelhoek");
    await click(page, 0.5, 0.4);
    await page.keyboard.press("Escape");
    await expect.poll(() => button(page, "Veelhoek").getAttribute("aria-pressed")).toBe("false");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Veelhoek");
    expect(selected(page)).toBeNull();
    expect(parameter(page, "area")).toBeNull();
    await click(page, 0.75, 0.25);
    await expect.poll(() => parameter(page, "area") ?? parameter(page, "spot")).not.toBeNull();
  });

  test("is areas clicked together; a click or a chip takes one away", async () => {
    const page = await begin("Gebieden aanklikken");
    await click(page, 0.45, 0.35);
    await expect.poll(() => selected(page)).toMatch(/^WK\w+$/);
    await click(page, 0.7, 0.6);
    await expect.poll(() => selected(page)).toMatch(/^WK\w+,WK\w+$/);
    expect(parameter(page, "area")).toBeNull();
    await idle(page);
    expect(await page.locator("#eigen-gebieden").getAttribute("d")).toMatch(/^M/);
    const { numberMatched } = await composed(page, `area=${selected(page)}`);
    if (numberMatched > 0) await counted(page, numberMatched);
    await panel(page).getByText("Helemaal in je selectie: 2 wijken. Voor een deel: 0 wijken.").waitFor();
    await click(page, 0.7, 0.6);
    await expect.poll(() => selected(page)).toMatch(/^WK\w+$/);
    await panel(page)
      .getByRole("button", { name: /^Haal .+ weg$/ })
      .click();
    await expect.poll(() => selected(page)).toBeNull();
  });

  test("is made with the keyboard alone at 390 pixels: what is in view, and an area by its name", async () => {
    const { page } = await app.open(start, { viewport: { width: 390, height: 844 } });
    await idle(page);
    await button(page, "Wat nu in beeld is").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => selected(page)?.split(",").length).toBe(4);
    await counted(page, (await composed(page, `within=${selected(page)}`)).numberMatched);
    await calm(page);
    await sound(page);
    await button(page, "Wis de selectie").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => selected(page)).toBeNull();
    await button(page, "Gebieden aanklikken").focus();
    await page.keyboard.press("Enter");
    await panel(page).getByLabel("Zoek in de wijken").fill("Jordaan");
    await page.keyboard.press("Enter");
    await panel(page).getByRole("button", { name: "Jordaan, Amsterdam" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => selected(page)).toMatch(/^WK0363\w\w$/);
    await counted(page, (await composed(page, `area=${selected(page)}`)).numberMatched);
    await calm(page);
    await sound(page);
  });

  test("comes back with a link; what cannot be read is said, and a filter and an empty place are too", async () => {
    const link = `${start}&selection=4.88,52.36,4.92,52.36,4.9,52.38`;
    const one = await app.open(link);
    const { numberMatched } = await composed(one.page, "within=4.88,52.36,4.92,52.36,4.9,52.38");
    await counted(one.page, numberMatched);
    const themed = await app.open(`${link}&theme=onderwijs`);
    const { numberMatched: ofTheme } = await composed(themed.page, "within=4.88,52.36,4.92,52.36,4.9,52.38&theme=onderwijs");
    expect(ofTheme).toBeLessThan(numberMatched);
    if (ofTheme > 0) await counted(themed.page, ofTheme);
    const empty = await app.open(`${start}&selection=5.9,53.1,5.91,53.11`);
    await panel(empty.page).getByText("Hier staat niets dat bij je keuzes past.").waitFor();
    for (const text of ["4.88,52.36,4.92", "4.88,52.36,4.92,52.38,4.92,52.36,4.88,52.38"]) {
      const bad = await app.open(`${start}&selection=${encodeURIComponent(text)}`);
      await panel(bad.page)
        .getByText(/is niet te lezen|kruisen of raken elkaar/)
        .waitFor();
    }
  });
});
