/** Initiatives that do not come: points, counts, lists, one of them and what the filters offer, each with its four faces. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Broken, breakRequests, everyFault, type Fault, forgive, go, visitBroken } from "../fixtures/faults.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { sampleTown } from "../fixtures/published.ts";
import { startTestApp } from "../fixtures/test-app.ts";

/** More than a page of the list, and of the list of what is in the window. */
const count = 60;
const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({ environment, manifest: (await sampleTown()).manifest, count });
    return {};
  },
});

const initiatives = /\/api\/v1\/initiatives/;
const again = (page: Page, within = "main, .overlay") =>
  page.locator(within).getByRole("button", { name: "Opnieuw proberen" }).first();
const map = "/?panel=initiatieven&at=5.26,52.557,12&group=geen";
const items = (page: Page) => page.locator(".initiative");
const found = (page: Page) => page.getByText(`${count} gevonden`, { exact: true }).first();
const panel = "#zijpaneel";
const notice = (page: Page) => page.locator(".map-notice", { hasText: "De initiatieven zijn niet opgehaald" });

const broken = (
  path: string,
  which: RegExp,
  look: (page: Page, broken: Broken, fault: Fault) => Promise<void>,
  some = everyFault,
) => visitBroken(app, path, { which, some }, look);

test("the list that fails, whichever way, says so, has no count of its own, and comes with Opnieuw", async () => {
  await broken("/initiatieven", initiatives, async (page, { heal }) => {
    await page.getByText("Initiatieven ophalen").or(again(page)).first().waitFor();
    await again(page, ".wb-page > .wb-notice").waitFor();
    expect(await items(page).or(page.locator(".tally")).count()).toBe(0);
    expect(await page.getByText("Nog geen initiatieven").count()).toBe(0);
    await heal();
    await again(page, ".wb-page > .wb-notice").click();
    await items(page).first().waitFor();
    await found(page).waitFor();
  });
});

test("what the map shows of initiatives fails in each of its places, and each comes with Opnieuw", async () => {
  const look = async (page: Page, { heal }: Broken) => {
    await notice(page).waitFor();
    // Counts of the map, and the list of what is in the window.
    await expect.poll(() => page.locator(panel).getByRole("button", { name: "Opnieuw proberen" }).count()).toBe(2);
    expect(await page.locator(`${panel} .initiatives-panel__pick, ${panel} .tally`).count()).toBe(0);
    await heal();
    await notice(page).getByRole("button").click();
    await page.locator(`${panel} .tally`).first().waitFor();
    await notice(page).waitFor({ state: "detached" });
    await again(page, panel).click();
    await page.locator(`${panel} .initiatives-panel__pick`).first().waitFor();
    await expect.poll(() => again(page, panel).count()).toBe(0);
  };
  await broken(map, initiatives, look, ["aborted", "damaged", "silent"]);
});

test("another question takes everything of the one before away at once: page, filter, count and window", async () => {
  const { page, findings } = await app.open("/initiatieven");
  const titles = () => page.locator(".initiative h3").allTextContents();
  for (const to of [await nextPage(page), "/initiatieven?kind=initiatief", "/initiatieven?q=bestaatniet"]) {
    const before = await titles();
    const slow = await breakRequests(page, initiatives, "wait");
    await go(page, to);
    await page.getByText("Initiatieven ophalen").waitFor();
    expect(await items(page).or(page.locator(".tally")).count(), to).toBe(0);
    await slow.heal();
    await items(page).first().or(page.getByText("Geen initiatieven met deze keuzes.")).waitFor();
    expect(await titles()).not.toEqual(before);
  }

  await page.goto(map);
  const picks = page.locator(`${panel} .initiatives-panel__pick`);
  await picks.first().waitFor();
  const counted = page.locator(`${panel} .tally strong`).first();
  const before = await counted.textContent();
  const slow = await breakRequests(page, initiatives, "wait");
  await go(page, `${map}&q=jeugd`);
  await expect.poll(() => picks.count()).toBe(0);
  await expect.poll(() => counted.count()).toBe(0);
  await slow.heal();
  await expect.poll(() => counted.textContent()).not.toBe(before);
  forgive(findings);
});

const nextPage = async (page: Page) => {
  const href = await page.getByRole("link", { name: "Volgende pagina" }).getAttribute("href");
  return href ?? "";
};

test("one initiative that fails says so and comes with Opnieuw; one that is not there is something else", async () => {
  const { initiatives: all } = (await (await fetch(`${app.url()}/api/v1/initiatives`)).json()) as {
    initiatives: { id: string; content: { title: string }; geometry: { coordinates: [number, number] } }[];
  };
  const one = all[0] as (typeof all)[0];
  await broken(`/initiatieven/${one.id}`, initiatives, async (page, { heal }) => {
    await again(page).waitFor();
    expect(await page.getByRole("heading", { name: one.content.title }).count()).toBe(0);
    await heal();
    await again(page).click();
    await page.getByRole("heading", { level: 1, name: one.content.title }).waitFor();
  });
  const [x, y] = one.geometry.coordinates.map((degrees) => degrees.toFixed(5)) as [string, string];
  const spot = `/?panel=geen&at=${x},${y},15&spot=${x},${y}&initiative=${one.id}`;
  await broken(
    spot,
    /\/api\/v1\/initiatives\?/,
    async (page, { heal }) => {
      await again(page, ".map-popup").waitFor();
      await heal();
      await again(page, ".map-popup").click();
      await page.locator(".map-popup").getByRole("heading", { name: one.content.title }).waitFor();
    },
    ["busy"],
  );
  const { page } = await app.open("/initiatieven/bestaat-niet", { absent: true });
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await again(page).count()).toBe(0);
});

test("what the filters offer fails in its place: gemeenten and organisations, and the list stands", async () => {
  await broken(
    "/initiatieven",
    /\/api\/v1\/organisations|\/areas-gemeente\./,
    async (page, { heal }) => {
      await items(page).first().waitFor();
      const both = page.locator(".initiative-filters").getByRole("button", { name: "Opnieuw proberen" });
      await expect.poll(() => both.count()).toBe(2);
      await heal();
      await both.first().click();
      await both.last().click();
      await expect.poll(() => both.count()).toBe(0);
      await page.getByLabel("Gebied").selectOption("GM9999");
      await expect.poll(() => new URL(page.url()).searchParams.get("area")).toBe("GM9999");
    },
    ["aborted"],
  );
});
