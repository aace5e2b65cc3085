/** Where initiatives cluster, on the real facilities of Amsterdam: hexagons, groups and hot spots, each with a table and a file. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
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
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const choose = (page: Page, name: string) => page.getByText(name, { exact: true }).click();
const panel = (page: Page) => page.locator(".clusters-panel");

async function downloaded(page: Page): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel(page).getByRole("button", { name: "Download als CSV" }).click(),
  ]);
  return (await readFile(await file.path(), "utf8")).trim().split("\r\n");
}

describe.skipIf(!facilitiesFile())("from the front page", () => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    test(`density, groups and hot spots are two clicks away, each with a table and a file, at ${width} pixels`, async () => {
      const { page } = await app.open("/?at=4.9,52.36,11.5", { viewport: { width, height } });
      await page.getByRole("button", { name: "Clusters", exact: true }).click();
      await panel(page)
        .getByText(/^600 initiatieven liggen in \d+ zeshoeken van 500 m breed/)
        .waitFor();
      await page.getByRole("region", { name: "Initiatieven per zeshoek van 500 m" }).waitFor();
      const cells = await downloaded(page);
      expect(cells.slice(1).reduce((sum, line) => sum + Number(line.split(";")[5]), 0)).toBe(600);
      await choose(page, "Groepen");
      const found = panel(page).getByText(/groepen met samen [\d.]+ van de 600 initiatieven/);
      const groups = Number((await found.textContent())?.split(" ")[0]);
      const first = panel(page).locator("summary").first();
      expect(await first.textContent()).toMatch(/^Groep van \d+ bij \S/);
      await first.click();
      await panel(page).getByRole("heading", { name: "Initiatieven in deze groep" }).waitFor();
      expect(await panel(page).locator(".clusters-panel__groups > li").count()).toBe(Math.min(groups, 25));
      expect((await downloaded(page)).length).toBe(groups + 1);
      await choose(page, "Hotspots");
      await panel(page).getByRole("rowheader", { name: "cluster van hoge waarden" }).first().waitFor();
      await page.getByRole("region", { name: /^Waar .* clustert/ }).waitFor();
      await calm(page);
      await sound(page);
    });

  test("a link brings the same question and the same answer, and Back takes a choice away", async () => {
    const link = "/?panel=clusters&clusters=groepen&metres=200&least=3&at=4.9,52.36,12";
    const said = async (page: Page) => panel(page).getByRole("status").first().textContent();
    const one = await app.open(link);
    await panel(one.page)
      .getByText(/groepen met samen/)
      .waitFor();
    const other = await app.open(link);
    await panel(other.page)
      .getByText(/groepen met samen/)
      .waitFor();
    expect(await said(other.page)).toBe(await said(one.page));
    await choose(one.page, "Dichtheid");
    await panel(one.page)
      .getByText(/zeshoeken/)
      .first()
      .waitFor();
    await one.page.goBack();
    await panel(one.page)
      .getByText(/groepen met samen/)
      .waitFor();
    expect(parameter(one.page, "metres")).toBe("200");
  });

  test("a theme that is chosen is counted alone", async () => {
    const { page } = await app.open("/?panel=clusters&at=4.9,52.36,11.5&theme=onderwijs");
    const { numberMatched } = await page.evaluate(async () =>
      (await fetch("/api/v1/initiatives?theme=onderwijs&limit=1")).json(),
    );
    await panel(page)
      .getByText(new RegExp(`^${numberMatched} initiatieven liggen in`))
      .waitFor();
  });

  test("an area of a hot spot is chosen from the table, and its file names method, draws and version", async () => {
    const { page } = await app.open("/?panel=clusters&clusters=hotspots&level=wijk&indicator=inwoners");
    await panel(page).getByRole("table", { name: "Wat het meest opvalt" }).waitFor();
    const [, ...lines] = await downloaded(page);
    expect(lines.length).toBeGreaterThan(3000);
    expect(lines[0]).toMatch(/local Moran.*99999 permutations.*Benjamini-Hochberg 0.05/);
    await panel(page).locator(".pick").first().click();
    await expect.poll(() => parameter(page, "area")).toMatch(/^WK/);
  });
});
