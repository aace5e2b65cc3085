/** A view leaves the browser: as a link, a picture, a map on another page. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calm, still } from "../fixtures/calm.ts";
import { difference, readPng } from "../fixtures/png.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

test("a shared link opens the same view in a second browser", async () => {
  const first = await app.open("/?indicator=inwoners&level=buurt&at=4.8952,52.3702,11&opacity=70");
  await first.page.mouse.click(900, 500);
  await expect.poll(() => new URL(first.page.url()).searchParams.get("area")).toBeTruthy();
  await first.page.mouse.move(5, 5);
  await calm(first.page);
  const link = first.page.url();
  const second = await app.open(link.replace(app.url(), ""));
  expect(new URL(second.page.url()).search).toBe(new URL(link).search);
  const legend = (page: typeof first.page) => page.locator(".legend").first().textContent();
  expect(await legend(second.page)).toBe(await legend(first.page));
  await second.page.mouse.move(5, 5);
  // Initiatives come after the figures, and say when there are none: in both, or the pictures differ by that.
  for (const { page } of [first, second]) await page.getByText("Er staan nog geen initiatieven op de kaart.").waitFor();
  expect(difference(readPng(await still(first.page)), readPng(await still(second.page)))).toBeLessThan(0.002);
});

test("the picture of the map is a real PNG", async () => {
  const { page } = await app.open("/?indicator=inwoners");
  await page.getByRole("button", { name: "Delen" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Afbeelding maken/ }).click(),
  ]);
  const picture = readPng(readFileSync(await download.path()));
  expect(picture.width).toBeGreaterThanOrEqual(800);
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  expect(new Set(Array.from({ length: 4000 }, (_, i) => picture.pixels.slice(i * 400, i * 400 + 3).join())).size).toBeGreaterThan(
    10,
  );
});

test("an embedded map has no bar and no panels, and a way to the whole map", async () => {
  const { page } = await app.open("/?embed&indicator=inwoners");
  expect(await page.locator(".top-bar, #zijpaneel").count()).toBe(0);
  expect(await page.locator(".legend").count()).toBeGreaterThan(0);
  const whole = page.getByRole("link", { name: /hele kaart/ });
  expect(await whole.getAttribute("href")).not.toContain("embed");
});

test("the code to embed holds the address of this view", async () => {
  const { page } = await app.open("/?indicator=inwoners&level=wijk");
  await page.getByRole("button", { name: "Delen" }).click();
  const code = () => page.locator("textarea").inputValue();
  await expect.poll(code).toContain("embed=1");
  await expect.poll(code).toContain("indicator=inwoners");
});
