/** Parts of the app itself, and who is signed in: without them the page stays, says what is missing, and gets it with Opnieuw. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { breakRequests, everyFault, forgive, go } from "../fixtures/faults.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const again = (page: Page, within: string) => page.locator(within).getByRole("button", { name: "Opnieuw proberen" }).first();

test("without a network a panel, a page and the search fail alone: the map stays, and each comes with Opnieuw", async () => {
  const { page, context, findings } = await app.open("/?panel=indicatoren&at=5.26,52.557,12");
  const kept = await page.evaluate(() => Object.assign(window, { kept: true }).kept);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Tabel", exact: true }).click();
  await again(page, "#zijpaneel").waitFor();
  await page.locator(".top-search input").focus();
  await again(page, ".top-search").waitFor();
  await page.keyboard.type("noord");
  expect(await page.locator("[data-colours$=ready]").count()).toBe(1);

  await context.setOffline(false);
  await again(page, ".top-search").click();
  await page.getByRole("combobox").waitFor();
  await expect.poll(() => page.getByRole("combobox").inputValue()).toBe("noord");
  await again(page, "#zijpaneel").click();
  await page.locator("#zijpaneel table tbody tr").first().waitFor();
  // With its styles: cells of numbers stand to the right.
  expect(
    await page
      .locator("#zijpaneel td")
      .last()
      .evaluate((cell) => getComputedStyle(cell).textAlign),
  ).toMatch(/right|end/);

  await context.setOffline(true);
  await page.getByRole("link", { name: "Bronnen", exact: true }).click();
  await again(page, "main").waitFor();
  await context.setOffline(false);
  await again(page, "main").click();
  // The frame of pages, and the page.
  await page.getByRole("heading", { level: 1, name: "Bronnen" }).or(again(page, "main .wb-notice")).waitFor();
  if ((await again(page, "main .wb-notice").count()) > 0) await again(page, "main .wb-notice").click();
  await page.getByRole("heading", { level: 1, name: "Bronnen" }).waitFor();
  expect(await page.evaluate(() => "kept" in window)).toBe(kept);
  forgive(findings);
});

test("a part that a newer version no longer has is had by loading the page anew", async () => {
  const { page, findings } = await app.open("/?panel=geen");
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.route(/\/assets\/map-options/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("button", { name: "Weergave", exact: true }).click();
  await again(page, "#zijpaneel").waitFor();
  await again(page, "#zijpaneel").click();
  await expect.poll(() => page.evaluate(() => "before" in window).catch(() => true)).toBe(false);
  forgive(findings);
});

test("a session that cannot be asked after shows nobody, says so where it matters, and comes with Opnieuw", async () => {
  const visits = everyFault.map(async (fault) => {
    let heal = async () => {};
    const { page, findings } = await app.openAsBeheerder("/beheer", {
      before: async (page) => {
        ({ heal } = await breakRequests(page, /\/api\/v1\/session$/, fault));
      },
    });
    await again(page, "main").waitFor();
    await page.locator(".top-bar").getByRole("link", { name: "Aanmelden" }).waitFor();
    expect(await page.getByText("Deze pagina is voor wie is aangemeld.").count()).toBe(0);
    await heal();
    await again(page, "main").click();
    await page.locator(".top-bar .account-button[popovertarget]").waitFor();
    await page.getByRole("heading", { level: 1 }).waitFor();
    forgive(findings);
  });
  await Promise.all(visits);
});

test("the queue, an entry and its history fail in their place and come with Opnieuw", async () => {
  const { page, findings } = await app.openAsBeheerder("/beheer");
  const id = await page.evaluate(
    async (content) => {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": `${Math.random()}-failing-parts` };
      const body = JSON.stringify({ content });
      const response = await fetch("/api/v1/working-versions", { method: "POST", headers, body });
      return ((await response.json()) as { id: string }).id;
    },
    wholeInitiative({ place: { kind: "area", code: "NL00", public: true } }),
  );
  for (const [path, which, there] of [
    ["/beheer?state=alles", /\/queue\?/, page.getByRole("link", { name: "Buurtmoestuin De Vinken" })],
    [`/beheer/${id}`, new RegExp(`/${id}/history`), page.locator("#inhoud-nu")],
    [
      `/beheer/${id}`,
      new RegExp(`/working-versions/${id}/similar`),
      page.getByText("Niets in de buurt met hetzelfde thema", { exact: false }),
    ],
    [
      `/initiatieven/${id}`,
      new RegExp(`/working-versions/${id}$`),
      page.getByRole("heading", { name: "Buurtmoestuin De Vinken" }),
    ],
  ] as const) {
    const broken = await breakRequests(page, which, "busy");
    await page.goto(path);
    await again(page, "main").waitFor();
    expect(await there.count(), path).toBe(0);
    await broken.heal();
    await again(page, "main").click();
    await there.first().waitFor();
  }
  await go(page, "/beheer");
  forgive(findings);
});
