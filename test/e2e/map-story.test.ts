/** The map story of the twenty, there from the start: read with the map beside it, its figures, presented by keyboard, on a phone. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ people: async () => ({ KNOWLEDGE: "1" }) });

/** The server fills itself after it has begun to answer. */
const isFilled = async (): Promise<boolean> =>
  (await (await fetch(`${app.url()}/api/v1/entries?type=mapStory`)).json()).numberMatched === 1;

async function openStory(viewport?: { width: number; height: number }): Promise<Page> {
  await expect.poll(isFilled, { timeout: 60_000 }).toBe(true);
  const { page } = await app.open("/kennis?soort=mapStory", viewport ? { viewport } : {});
  await page.getByRole("link", { name: "De twintig focusgebieden in tien kaartbeelden" }).click();
  await page.getByRole("heading", { level: 1, name: "De twintig focusgebieden in tien kaartbeelden" }).waitFor();
  await page.getByRole("heading", { level: 2, name: "Kinderen" }).waitFor();
  return page;
}

/** The map that is beside the text, at the view of the step. */
const indicatorOf = async (page: Page): Promise<string | null> =>
  new URL(
    (await page
      .getByTitle(/^Kaart bij: /)
      .first()
      .getAttribute("src")) ?? "",
    app.url(),
  ).searchParams.get("indicator");

test("each step has its map, and its figures with unit, year and source", async () => {
  const page = await openStory();
  expect(await indicatorOf(page)).toBe("inwoners");
  await page.getByRole("heading", { level: 2, name: "Kinderen" }).scrollIntoViewIfNeeded();
  await page.getByText("Cijfers bij deze stap").nth(8).click();
  const table = page.getByRole("table", { name: "Cijfers bij deze stap: Kinderen" });
  await expect.poll(() => table.getByRole("row").count()).toBe(1 + 21);
  await expect.poll(() => table.getByRole("row", { name: /^Nederland ?: .*%, 2024 .*\d+% .*CBS/ }).count()).toBe(1);
  await expect.poll(() => indicatorOf(page)).toBe("leeftijd-0-15");
  await sound(page);
});

test("it is presented by the keys of slides, and ends where it began", async () => {
  const page = await openStory();
  await page.getByRole("button", { name: "Presenteren", exact: true }).click();
  const slide = page.getByRole("dialog");
  await slide.getByRole("heading", { name: "Hoeveel mensen er wonen" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await slide.getByRole("heading", { name: "Hoe leefbaar het is" }).waitFor();
  await page.keyboard.press("End");
  await slide.getByText("Stap 10 van 10").waitFor();
  expect(await slide.getByRole("button", { name: "Volgende" }).isDisabled()).toBe(true);
  await sound(page);
  await page.keyboard.press("Escape");
  await slide.waitFor({ state: "hidden" });
});

test("at 320 pixels nothing is wider than the window, and the map keeps room for the text", async () => {
  const page = await openStory({ width: 320, height: 640 });
  await fits(page);
  const frame = await page.getByTitle(/^Kaart bij: /).boundingBox();
  expect(frame?.height).toBeLessThan(640 * 0.6);
});
