/** The profile of an area as a reader meets it: what stands out first, the comparison in the address, folds, files, paper and a phone. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { runCommand } from "../fixtures/published.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

/** Three in one buurt of the town: with a period, with an open end, and one that has ended. */
async function importThree(environment: Record<string, string>): Promise<void> {
  const feature = (title: string, more: object) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [5.26, 52.557] },
    properties: {
      ...{ title, summary: "Een plek om elkaar te ontmoeten.", kind: "voorziening", themes: "samenhang" },
      ...{ phase: "uitvoeren", lifecycle: "loopt", ...more },
    },
  });
  const file = join(environment.WIJKBLIK_LIVING ?? "", "drie.geojson");
  const features = [
    feature("Buurthuis De Eerste", { from: "2021-03-01", to: "2027-12-31" }),
    feature("Inloop zonder einde", { from: "2023-01-01", themes: "gezondheid" }),
    feature("Wat al voorbij is", { from: "2020-01-01", to: "2021-12-31", lifecycle: "beeindigd", themes: "werk" }),
  ];
  await writeFile(file, JSON.stringify({ type: "FeatureCollection", name: "Plekken", features }));
  await runCommand("server/import-initiatives.ts", [file, "--with-doubles"], environment);
}

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await importThree(environment);
    return {};
  },
});

const wijk = "/gebied/WK999900";
const gemeente = "/gebied/GM9999";

describe("what stands out", () => {
  test("is five sentences with a bar beside the gemeente, and beside what the address or the reader chooses", async () => {
    const { page } = await app.open(wijk);
    const lines = page.locator(".stands-out__one");
    expect(await lines.count()).toBeGreaterThan(0);
    expect(await lines.count()).toBeLessThanOrEqual(5);
    for (const text of await lines.locator("p").allTextContents())
      expect(text).toMatch(/^(gunstig|ongunstig) .+: .+\. Dat is (hoger|lager) dan in .+ \(.+\)\. \d{4}/);
    expect(await lines.locator("svg").count()).toBe(await lines.count());
    const before = await lines.allTextContents();
    await page.getByLabel("Vergelijk met").selectOption({ label: "Nederland" });
    await expect.poll(() => new URL(page.url()).searchParams.get("benchmark")).toBe("NL00");
    await expect.poll(() => lines.allTextContents()).not.toEqual(before);
    expect((await lines.allTextContents()).every((text) => text.includes("dan in Nederland"))).toBe(true);
    const chosen = await lines.allTextContents();
    await page.reload();
    await calm(page);
    expect(await lines.allTextContents()).toEqual(chosen);
  });

  test("a comparison that is not there is said, and the usual one stands", async () => {
    const { page, expected } = { ...(await app.open(`${wijk}?benchmark=nederland`)), expected: "Nederland" };
    await expect.poll(() => page.getByLabel("Vergelijk met").inputValue()).toBe("NL00");
    expect(await page.locator(".stands-out .spine-key").textContent()).toContain(expected);
  });

  test("the country has a profile too, with nothing beside it", async () => {
    const { page } = await app.open("/gebied/NL00");
    await page.getByRole("heading", { level: 1, name: "Nederland" }).waitFor();
    await page.getByText("Met Nederland worden andere gebieden vergeleken.").waitFor();
    expect(await page.locator(".theme-fold").count()).toBeGreaterThan(3);
    await sound(page);
  });
});

test("every theme is folded with its count, and opens to rows with value, year, source, status and a spine", async () => {
  const { page } = await app.open(gemeente);
  const theme = page.locator("section[aria-labelledby=wonen] details").first();
  expect(await theme.locator("summary").first().textContent()).toMatch(/\d+ cijfers/);
  await theme.locator("summary").first().click();
  const row = theme.getByRole("row").nth(1);
  expect(await row.textContent()).toMatch(/20\d\d/);
  expect(await theme.locator(".spine").count()).toBeGreaterThan(1);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    theme
      .getByRole("button", { name: /als tabel/ })
      .first()
      .click(),
  ]);
  const csv = await readFile(await file.path(), "utf8");
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.split("\r\n").length).toBeGreaterThan(3);
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    theme
      .getByRole("button", { name: /als plaatje/ })
      .first()
      .click(),
  ]);
  const svg = await readFile(await picture.path(), "utf8");
  expect(svg).toMatch(/^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toMatch(/stroke="rgb/);
});

test("under one axis of years stand the initiatives with their periods, and in the matrix what is unknown is not empty", async () => {
  const { page } = await app.open(gemeente);
  await page.getByRole("heading", { name: "Verloop en aanpak" }).click();
  const axis = page.locator(".time-axis");
  await axis.waitFor();
  for (const title of ["Buurthuis De Eerste", "Inloop zonder einde", "Wat al voorbij is"])
    await axis.getByText(title).waitFor({ state: "attached" });
  expect(await axis.locator(".time-axis__period--open").count()).toBe(1);
  await page.getByRole("heading", { name: "Wie doet wat per thema" }).click();
  const own = page.locator(".approach-matrix__whole");
  await own.waitFor();
  const cells = await own.getByRole("cell").allTextContents();
  // In the order of the themes: one for health, one for cohesion that nobody confirmed; what has ended is no longer done, and nobody says that this is all.
  expect(cells.filter((text) => text.includes("1 niet bevestigd"))).toHaveLength(2);
  expect(cells.filter((text) => text.startsWith("onbekend"))).toHaveLength(8);
  await page.getByRole("heading", { name: "Wat is hier sterk" }).click();
  await page.locator("section[aria-labelledby=sterk]").getByText("Buurthuis De Eerste").waitFor();
  await page.getByRole("heading", { name: "Per deel van dit gebied" }).click();
  await page.locator(".members .wb-table").waitFor({ state: "attached" });
  await page.getByRole("heading", { name: "Wat ontbreekt en waarom" }).click();
  await page.getByText("Wordt vaak gevraagd, maar is niet open", { exact: false }).first().waitFor();
  await sound(page);
});

test("who knows more of a figure tells it, with area and figure filled in", async () => {
  const { page } = await app.open(wijk);
  const theme = page.locator("section[aria-labelledby=veiligheid]");
  await theme.locator("summary").first().click();
  await theme.getByText("Klopt een cijfer niet, of kun je het uitleggen?").click();
  await theme
    .getByRole("link", { name: /misdrijven/i })
    .first()
    .click();
  await page.waitForURL(/\/kennis\/nieuw\/story.*figure=misdrijven/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Binnenstad", { exact: false }).first().waitFor();
});

test.each([
  [320, 640, 0],
  [390, 844, 2],
])("on a phone of %d pixels it fits, and is at most eight screens until something is unfolded", async (width, height, seen) => {
  const { page } = await app.open(wijk, { viewport: { width, height } });
  await fits(page, width);
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(tall / height).toBeLessThanOrEqual(8);
  // On the first screen of a usual phone the most outstanding are read without scrolling.
  const ends = await page.locator(".stands-out__one").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
  expect(ends.filter((end) => end <= height).length).toBeGreaterThanOrEqual(seen);
});

test("on paper every theme is unfolded, in light colours", async () => {
  const { page } = await app.open(wijk, { colorScheme: "dark" });
  await page.locator(".theme-fold table").first().waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const tables = page.locator(".theme-fold .profile-table");
  for (const table of await tables.all()) expect((await table.boundingBox())?.height ?? 0).toBeGreaterThan(20);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(2);
});
