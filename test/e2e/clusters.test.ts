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

const theme = (page: Page) => panel(page).getByRole("combobox", { name: "Thema" });

async function downloaded(page: Page, button = "Download als CSV"): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel(page).getByRole("button", { name: button, exact: true }).click(),
  ]);
  return (await readFile(await file.path(), "utf8")).trim().split("\r\n");
}

const matched = (page: Page, theme: string): Promise<number> =>
  page.evaluate(async (theme) => {
    const { numberMatched } = await (await fetch(`/api/v1/initiatives?theme=${theme}&limit=1`)).json();
    return numberMatched;
  }, theme);

/** The first row of a table has a name of buurten, and unfolds into exactly as many members as it says, as a list and as a file. */
async function isWhole(page: Page, caption: string) {
  const table = panel(page).getByRole("table", { name: caption });
  const first = table.locator("tbody > tr").first();
  await expect.poll(() => first.getByRole("button").textContent()).not.toMatch(/^Groep \d+$/);
  const count = Number(await first.locator("td").textContent());
  await first.getByRole("button").click();
  await table.getByRole("heading", { name: /^Initiatieven in deze / }).waitFor();
  const all = table.getByRole("button", { name: `Toon alle ${count}` });
  if (count > 10) await all.click();
  expect(await table.locator(".wb-list > li").count()).toBe(count);
  for (const word of ["Thema’s", "Soort", "Stand", "Looptijd", "Partijen"])
    await table.getByRole("term").getByText(word).waitFor();
  const [head = "", ...lines] = await downloaded(page, "Download deze initiatieven als CSV");
  expect(lines).toHaveLength(count);
  expect(new Set(lines.map((line) => line.split(";")[0])).size).toBe(count);
  expect(head).toMatch(/methode;parameters;filter;versie;bron;datum;uitleg$/);
  const name = (
    await table
      .getByRole("link", { name: /^Alle initiatieven in / })
      .first()
      .textContent()
  )?.slice("Alle initiatieven in ".length);
  expect(await first.getByRole("button").textContent()).toContain(name);
  await table.getByRole("button", { name: `Naar ${name}`, exact: true }).waitFor();
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
      await isWhole(page, "Waar de meeste liggen");
      // Of a hexagon the list is of exactly its members.
      const list = panel(page).getByRole("link", { name: "Toon deze initiatieven als lijst" });
      const query = new URL((await list.getAttribute("href")) ?? "", page.url()).searchParams.get("within") ?? "";
      expect(query.split(",")).toHaveLength(12);
      const listed = await page.evaluate(
        async (asked) => (await fetch(`/api/v1/initiatives?${asked}`)).json(),
        `within=${query}&limit=1`,
      );
      const most = panel(page).getByRole("table", { name: "Waar de meeste liggen" }).locator("tbody > tr > td.wb-number").first();
      expect(listed.numberMatched).toBe(Number(await most.textContent()));
      // A theme is one choice away, in the panel itself, and stays when the method changes.
      await theme(page).selectOption("onderwijs");
      const of = (await panel(page)
        .getByText(/^\d+ initiatieven liggen in/)
        .first()
        .textContent()) as string;
      const [count = 0] = [Number(of.split(" ")[0])];
      expect(count).toBe(await matched(page, "onderwijs"));
      await choose(page, "Groepen");
      const found = panel(page).getByText(new RegExp(`groepen met samen [\\d.]+ van de ${count} initiatieven`));
      const groups = Number((await found.textContent())?.split(" ")[0]);
      await isWhole(page, "De grootste groepen");
      expect(await panel(page).locator(".clusters-panel__found > tbody > tr[id]").count()).toBe(1);
      expect((await downloaded(page)).length).toBe(groups + 1);
      await choose(page, "Hotspots");
      await theme(page).selectOption("wonen");
      await panel(page).getByRole("rowheader", { name: "cluster van hoge waarden" }).first().waitFor();
      await page.getByRole("region", { name: /^Waar .* clustert/ }).waitFor();
      expect((await downloaded(page)).length).toBeGreaterThan(3000);
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
    const word = await panel(page).locator(".clusters-panel__meaning").first().textContent();
    const row = panel(page).locator(".clusters-panel__area-links").first();
    const addresses = await row.getByRole("link").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    await panel(page).locator(".pick").first().click();
    await expect.poll(() => parameter(page, "area")).toMatch(/^WK/);
    // Beside its value the panel of the area says the class in words.
    await page
      .locator(".area-block__hot-spot")
      .getByText(word ?? "", { exact: true })
      .waitFor();
    const code = parameter(page, "area");
    expect(addresses.map((address) => new URL(address).pathname)).toEqual([
      `/gebied/${code}`,
      "/initiatieven",
      "/api/v1/initiatives/exports/csv",
    ]);
    for (const address of addresses.slice(1)) expect(new URL(address).searchParams.get("area")).toBe(code);
  });

  const hotSpots = "/?panel=clusters&clusters=hotspots&level=buurt&indicator=leefbaarometer-klasse";

  test("every class and every reason is said in words beside the value, in the panel of an area", async () => {
    const { page } = await app.open(hotSpots);
    await panel(page).getByRole("table", { name: "Wat het meest opvalt" }).waitFor();
    const [, ...lines] = await downloaded(page);
    const rows = lines.map((line) => line.split(";"));
    for (const word of ["cluster van hoge waarden", "niet duidelijk", "geen buren met een cijfer"]) {
      const code = rows.find((cells) => cells[2] !== "" && (cells[7] === "getoetst" ? cells[6] : cells[7]) === word)?.[0];
      expect(code, `no buurt of the published set is: ${word}`).toBeTruthy();
      const { page: other } = await app.open(`${hotSpots}&area=${code}`);
      await other.locator(".area-block__hot-spot").getByText(word, { exact: true }).waitFor();
    }
  });

  test("the area under the pointer says its class in words beside its value", async () => {
    const { page } = await app.open(`${hotSpots}&initiatives=uit&at=4.93,52.36,12.5`);
    await panel(page).getByRole("table", { name: "Wat het meest opvalt" }).waitFor();
    const [, ...lines] = await downloaded(page);
    await calm(page);
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    await page.mouse.move(width * 0.6, height / 2);
    await page.mouse.move(width * 0.6 + 1, height / 2 + 1);
    const said = page.locator(".map-tooltip .tooltip-figure");
    await said.nth(1).waitFor();
    const name = await page.locator(".map-tooltip strong").textContent();
    const words = lines.map((line) => line.split(";")).flatMap((cells) => (cells[1] === name ? [cells[6], cells[7]] : []));
    expect(words).toContain(await said.nth(1).textContent());
  });
});
