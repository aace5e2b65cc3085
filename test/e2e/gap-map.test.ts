/** The picture of need and reach: colours of the question, a legend that isolates, and one selection for map and scatter plot. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { needClass } from "#web/labels/gap-picture.ts";
import { bothColours, needColours } from "#web/labels/gap-theme.ts";
import { ink, mix } from "#web/labels/theme.ts";
import { calm } from "../fixtures/calm.ts";
import { go } from "../fixtures/faults.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { readPng } from "../fixtures/png.ts";
import { published } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({
  people: async (environment) => {
    await publishMany({ environment, manifest: (await published()).manifest, count: 800 });
    return {};
  },
});
/** Over the Randstad; what nobody confirmed counts too, so that the test does not depend on the day. */
const start = "/kansen?unconfirmed=true&at=4.9,52.1,9.3";
const wide = { width: 1200, height: 760 };

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const ready = async (page: Page, level = "wijk") => {
  await page.locator(`[data-colours="kansen ${level} ready"]`).waitFor();
  await calm(page);
};
const drawn = (colours: readonly string[], dark = false) =>
  colours.map((one) => mix(ink[dark ? "dark" : "light"].paper, one, 0.85));
const legend = (page: Page) => page.getByRole("region", { name: "Legenda", exact: true });
const plot = (page: Page) => page.locator(".gap-scatter__plot svg");

type Picture = ReturnType<typeof readPng>;

function isColour({ pixels }: Picture, at: number, hex: string): boolean {
  return [1, 3, 5].every((channel, i) => {
    return Math.abs(Number.parseInt(hex.slice(channel, channel + 2), 16) - (pixels[at + i] ?? 0)) <= 3;
  });
}

/** Pixels of each colour, in the part of the map where nothing else is. */
async function pixelsOf(page: Page, colours: readonly string[]): Promise<number[]> {
  await calm(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const clip =
    width < 1024 ? { x: 0, y: 120, width: width - 70, height: height * 0.35 } : { x: 500, y: 70, width: 600, height: 520 };
  const picture = readPng(await page.screenshot({ clip }));
  const counts = colours.map(() => 0);
  for (let at = 0; at < picture.pixels.length; at += 4) {
    for (const [i, colour] of colours.entries()) if (isColour(picture, at, colour)) counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

/** What is less is an edge of something else. */
const few = 60;
const shownOf = (counts: readonly number[]) => counts.flatMap((count, i) => (count > few ? [i] : []));

/** A box from one share of the plot to another, as a hand draws it. */
async function drag(page: Page, [x1, y1]: [number, number], [x2, y2]: [number, number]): Promise<void> {
  await plot(page).scrollIntoViewIfNeeded();
  const box = await plot(page).boundingBox();
  if (!box) throw new Error("there is no plot");
  await page.mouse.move(box.x + x1 * box.width, box.y + y1 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + x2 * box.width, box.y + y2 * box.height, { steps: 4 });
  await page.mouse.up();
}

test("an area has the colour that its need has in the legend, and says so; another question has other colours", async () => {
  const { page } = await app.open(start, { viewport: wide });
  await ready(page);
  const colours = drawn(needColours(false));
  let looked = 0;
  for (const [x, y] of [
    [760, 330],
    [640, 420],
    [900, 260],
  ] as const) {
    await page.mouse.move(x, y);
    const tooltip = page.locator(".map-tooltip > div");
    await tooltip.waitFor();
    const [, need] = /Opgave (\d+) van 100/.exec((await tooltip.textContent()) ?? "") ?? [];
    await page.mouse.move(600, 20);
    await tooltip.waitFor({ state: "detached" });
    if (need === undefined) continue;
    const picture = readPng(await page.screenshot({ clip: { x: x - 5, y: y - 5, width: 10, height: 10 } }));
    const found = colours.flatMap((colour, i) => {
      for (let at = 0; at < picture.pixels.length; at += 4) if (isColour(picture, at, colour)) return [i];
      return [];
    });
    // Lines, marks and names have other colours; the border of an area has that of two.
    if (found.length !== 1) continue;
    looked++;
    // What is said is rounded.
    const near = [-0.5, 0, 0.5].map((rounding) => needClass(Math.max(0, Number(need) + rounding)));
    expect(near).toContain(found[0]);
  }
  expect(looked).toBeGreaterThan(0);
  const before = await pixelsOf(page, colours);
  await go(page, `${start}&need=armoede`);
  await ready(page);
  expect(await pixelsOf(page, colours)).not.toEqual(before);
});

test("a class of the legend is shown alone; of two in one colour a cell is, and the nine have the colours of the grid", async () => {
  const { page } = await app.open(start, { viewport: wide });
  await ready(page);
  const five = drawn(needColours(false));
  expect(shownOf(await pixelsOf(page, five))).toEqual([0, 1, 2, 3, 4]);
  const high = legend(page).getByRole("button", { name: /^opgave 80 tot 100/ });
  await high.click();
  expect(parameter(page, "only")).toBe("4");
  expect(await high.getAttribute("aria-pressed")).toBe("true");
  expect(shownOf(await pixelsOf(page, five))).toEqual([4]);
  await high.press("Enter");
  expect(parameter(page, "only")).toBeNull();
  await legend(page).getByRole("button", { name: "Legenda uitklappen" }).click();
  await legend(page).getByText("Samen in een kleur").click();
  await legend(page).getByRole("button", { name: "Legenda inklappen" }).click();
  const nine = drawn(bothColours(false));
  await expect.poll(async () => shownOf(await pixelsOf(page, nine)).length).toBeGreaterThan(5);
  const cell = legend(page).getByRole("button", { name: /^opgave hoog, Bereik: laag/ });
  await cell.press("Enter");
  expect(parameter(page, "only")).toBe("6");
  expect(shownOf(await pixelsOf(page, nine))).toEqual([6]);
  // Any figure may stand in the place of reach, and then every area has a colour.
  await go(page, `${start}&beside=laag-inkomen`);
  await ready(page);
  expect(shownOf(await pixelsOf(page, nine)).length).toBeGreaterThan(6);
});

test("a box in the plot marks its areas on the map, Back takes it away, and what is picked on the map is marked in the plot", async () => {
  const { page } = await app.open(start, { viewport: wide });
  await ready(page);
  const five = drawn(needColours(false));
  await drag(page, [0.62, 0.02], [0.97, 0.92]);
  await expect.poll(() => parameter(page, "brush")).toMatch(/^(5[5-9]|6\d),(9\d|100),0,(9\d|100)$/);
  expect(shownOf(await pixelsOf(page, five.slice(0, 2)))).toEqual([]);
  const scatter = page.getByRole("region", { name: "Elk gebied als stip" });
  await scatter.getByText(/^Gekozen: [\d.]+ wijken/).waitFor();
  await page.goBack();
  await expect.poll(() => parameter(page, "brush")).toBeNull();
  expect(shownOf(await pixelsOf(page, five))).toEqual([0, 1, 2, 3, 4]);
  // The same with four numbers and no pointer.
  const from = scatter.getByRole("group", { name: "Opgave" }).getByRole("spinbutton", { name: "van" });
  await from.fill("80");
  await from.press("Enter");
  expect(parameter(page, "brush")).toBe("80,100,0,100");
  expect(shownOf(await pixelsOf(page, five))).toEqual([4]);
  await scatter.getByRole("button", { name: "Toon weer alle gebieden" }).click();
  expect(parameter(page, "brush")).toBeNull();
  // A dot is an area: a press on it selects that, and the dot of what is selected is marked.
  const dots = await scatter.getByRole("status").textContent();
  expect(dots).toMatch(/^Hier staan [\d.]+ wijken/);
  await go(page, `${start}&area=WK059910&panel=kansen`);
  await ready(page);
  await page.getByRole("button", { name: "Kansen", exact: true }).click();
  await page.locator(".gap-scatter__selected").waitFor();
  // An own selection of areas is one with the plot.
  await go(page, `${start}&selection=GM0599`);
  await ready(page);
  await scatter.getByText(/^Gekozen: [\d.]+ wijken/).waitFor();
  expect((await pixelsOf(page, [mix(ink.light.paper, ink.light.muted, 0.85)]))[0]).toBeGreaterThan(10_000);
});

test.each([
  [390, 844, "dark"],
  [320, 568, "light"],
] as const)("at %i by %i, %s, the picture has its colours and a legend that fits", async (width, height, colorScheme) => {
  const { page } = await app.open("/kansen?unconfirmed=true&panel=geen", { viewport: { width, height }, colorScheme });
  await ready(page);
  const five = drawn(needColours(colorScheme === "dark"), colorScheme === "dark");
  expect(shownOf(await pixelsOf(page, five)).length).toBeGreaterThan(2);
  await legend(page).getByRole("button", { name: "Legenda uitklappen" }).click();
  await legend(page).getByText("Bereikte mensen per 1.000 inwoners").waitFor();
  const box = await legend(page).boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test("what the question is about has an outline with its name in the legend, and none for the whole country", async () => {
  const { page } = await app.open("/kansen?unconfirmed=true&in=GM0363", { viewport: wide });
  await ready(page);
  const outline = (id: string) => page.locator(id).getAttribute("d");
  await expect.poll(() => outline("#vraag-gebieden")).toMatch(/^M/);
  expect(await outline("#vraag-vorm")).toBe("");
  await legend(page).locator(".outline-key.narrowed").getByText("Amsterdam").waitFor();
  // Of areas side by side the border between them is no part of it.
  const lengthOf = () =>
    page.locator("#vraag-gebieden").evaluate((path) => Math.round((path as unknown as SVGPathElement).getTotalLength()));
  const at = "at=4.9,52.33,9.6";
  const lengths: number[] = [];
  for (const codes of ["GM0363", "GM0362", "GM0363,GM0362"]) {
    await page.goto(`/kansen?unconfirmed=true&in=${codes}&${at}`);
    await ready(page);
    await expect.poll(lengthOf).toBeGreaterThan(0);
    lengths.push(await lengthOf());
  }
  const [one = 0, other = 0, together = 0] = lengths;
  expect(together).toBeLessThan(one + other - 100);
  await page.goto(`/kansen?unconfirmed=true&within=4.7,52.2,5,52.2,5,52.4,4.7,52.4&${at}`);
  await ready(page);
  await expect.poll(() => outline("#vraag-vorm")).toMatch(/^M/);
  await legend(page).locator(".outline-key.narrowed").getByText("Eigen gebied").waitFor();
  await page.goto(`/kansen?unconfirmed=true&${at}`);
  await ready(page);
  expect(await outline("#vraag-gebieden")).toBe("");
  expect(await legend(page).locator(".outline-key.narrowed").count()).toBe(0);
});
