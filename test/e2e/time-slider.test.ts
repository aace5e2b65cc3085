/** What runs in which month: the slider with its counts, by hand, by key, played and by link. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { breakRequests, forgive, go } from "../fixtures/faults.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { sampleTown } from "../fixtures/published.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const total = 400;
/** Of every sort: without begin, without end, and with the first or last day of a month as an end. */
const periods = [
  {},
  { to: "2025-06-30" },
  { from: "2025-03-31" },
  { from: "2025-04-01", to: "2026-02-14" },
  { from: "2023-11-05", to: "2025-03-01" },
];

const app = startTestApp({
  data: "town",
  people: async (environment) => {
    await publishMany({
      environment,
      manifest: (await sampleTown()).manifest,
      count: total,
      change: (record, i) => ({ ...record, content: { ...record.content, period: periods[i % periods.length] ?? {} } }),
    });
    return {};
  },
});

const strip = (page: Page) => page.locator(".time-slider");
const slider = (page: Page) => page.getByRole("slider", { name: "Maand" });
const time = (page: Page) => new URL(page.url()).searchParams.get("time");
const press = async (page: Page, key: string, month: string) => {
  await slider(page).press(key);
  await expect.poll(() => time(page)).toBe(month);
};

/** As many as the list of the API has for the days of a month. */
async function listed(page: Page, month: string, more = ""): Promise<number> {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const { numberMatched } = await page.evaluate(
    async (query) => (await fetch(`/api/v1/initiatives?limit=1&${query}`)).json(),
    `from=${month}-01&to=${month}-${last}${more}`,
  );
  return numberMatched;
}

const said = (count: number, words: string) =>
  `${count.toLocaleString("nl-NL")} ${count === 1 ? "initiatief loopt" : "initiatieven lopen"} in ${words}`;

/** Addresses of points that the page asks for from now on. */
function pointRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/initiatives\/points/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

const withCard = (page: Page) => page.addInitScript(() => localStorage.setItem("wijkblik:graphics", "card"));
const marked = (page: Page, mark: string) =>
  page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: 60_000 });
const drawn = (page: Page) => marked(page, "wijkblik:time");

describe("the months", () => {
  test("are one tap from the initiatives and from the clusters, and Back leaves them", async () => {
    const { page } = await app.open("/?panel=initiatieven&at=5.26,52.557,12");
    expect(await strip(page).count()).toBe(0);
    await page.getByRole("button", { name: "Bekijk wat er per maand loopt" }).click();
    await strip(page)
      .getByText(/initiatieven lopen in/)
      .waitFor();
    expect(time(page)).toMatch(/^\d{4}-\d\d$/);
    await page.goBack();
    await strip(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Clusters", exact: true }).click();
    await page.getByRole("button", { name: "Bekijk wat er per maand loopt" }).click();
    await strip(page).waitFor();
    await page.getByRole("region", { name: /^Initiatieven per zeshoek van/ }).waitFor();
    await strip(page).getByRole("button", { name: "Stop met de maanden" }).click();
    await strip(page).waitFor({ state: "detached" });
  });

  test("count what the list finds from the first to the last day of each, also with a filter", async () => {
    const { page } = await app.open("/?panel=geen&at=5.26,52.557,12&time=2025-03");
    for (const [month, words] of [
      ["2025-02", "februari 2025"],
      ["2025-03", "maart 2025"],
      ["2025-04", "april 2025"],
      ["2026-02", "februari 2026"],
    ] as const) {
      await page.goto(`/?panel=geen&time=${month}`);
      await strip(page)
        .getByText(said(await listed(page, month), words), { exact: true })
        .waitFor();
    }
    await page.goto("/?panel=geen&time=2025-04&theme=werk&kind=initiatief");
    await strip(page)
      .getByText(said(await listed(page, "2025-04", "&theme=werk&kind=initiatief"), "april 2025"), { exact: true })
      .waitFor();
    await strip(page)
      .getByText(/Van \d+ is geen begin bekend\. Van \d+ is geen einde bekend\./)
      .waitFor();
    await strip(page).getByRole("button", { name: "Toon de aantallen per maand" }).click();
    const row = page.getByRole("row", { name: /^april 2025/ });
    expect(await row.getByRole("cell").textContent()).toBe(String(await listed(page, "2025-04", "&theme=werk&kind=initiatief")));
  });

  test("move by key and by hand without another request for points, and the address follows when the hand lets go", async () => {
    const { page } = await app.open("/?panel=geen&at=5.26,52.557,12&time=2025-03");
    await strip(page)
      .getByText(/maart 2025/)
      .waitFor();
    // What the map counts for its panels comes after the first picture.
    await marked(page, "wijkblik:points");
    const asked = pointRequests(page);
    await press(page, "ArrowRight", "2025-04");
    expect(await slider(page).getAttribute("aria-valuetext")).toBe(said(await listed(page, "2025-04"), "april 2025"));
    await press(page, "ArrowLeft", "2025-03");
    await press(page, "PageUp", "2026-03");
    await press(page, "PageDown", "2025-03");
    await strip(page).getByRole("button", { name: "Volgende maand" }).click();
    await expect.poll(() => time(page)).toBe("2025-04");
    await strip(page).getByRole("button", { name: "Vorige maand" }).click();
    await expect.poll(() => time(page)).toBe("2025-03");
    const box = await slider(page).boundingBox();
    const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await page.mouse.move(x + 60, y);
    await page.mouse.down();
    await page.mouse.move(x + (box?.width ?? 0) - 4, y, { steps: 8 });
    await strip(page)
      .getByText(/december 20\d\d/)
      .waitFor();
    expect(time(page)).toBe("2025-03");
    await page.mouse.up();
    await expect.poll(() => time(page)).toMatch(/-12$/);
    expect(asked).toEqual([]);
  });

  test("play on to the next month until they are stopped; who wants less motion steps", async () => {
    // Five years ahead: it is still playing when somebody stops it.
    const { page } = await app.open("/?panel=geen&at=5.26,52.557,12&time=2022-01");
    await strip(page).getByRole("button", { name: "Speel de maanden af" }).click();
    await strip(page)
      .getByText(/januari 2022/)
      .waitFor({ state: "detached" });
    await strip(page).getByRole("button", { name: "Stop", exact: true }).click();
    await expect.poll(() => time(page)).not.toBe("2022-01");
    const calmer = await app.open("/?panel=geen&at=5.26,52.557,12&time=2025-03", { reducedMotion: "reduce" });
    await strip(calmer.page)
      .getByText(/maart 2025/)
      .waitFor();
    expect(await strip(calmer.page).getByRole("button", { name: "Speel de maanden af" }).count()).toBe(0);
    await strip(calmer.page).getByRole("button", { name: "Volgende maand" }).click();
    await strip(calmer.page)
      .getByText(/april 2025/)
      .waitFor();
  });

  test("take the year of the figures along: that year, or the newest before it, and say which", async () => {
    const { page } = await app.open("/?panel=geen&indicator=misdrijven&level=wijk&time=2021-03");
    const { years } = await page.evaluate(async () => {
      const { indicators } = (await (await fetch("/api/v1/indicators")).json()) as {
        indicators: { id: string; columns: { level: string; year: number }[] }[];
      };
      const columns = indicators.find(({ id }) => id === "misdrijven")?.columns ?? [];
      return { years: columns.filter(({ level }) => level === "wijk").map(({ year }) => year) };
    });
    const newest = Math.max(...years);
    await strip(page).waitFor();
    await page.goto(`/?panel=geen&indicator=misdrijven&level=wijk&time=${newest}-03`);
    await page.locator(".legend-year", { hasText: String(newest) }).waitFor();
    await page.goto(`/?panel=geen&indicator=misdrijven&level=wijk&time=${newest + 2}-03`);
    await strip(page)
      .getByText(new RegExp(`is van ${newest}\\.`))
      .waitFor();
  });

  test("that do not come say so, and come with Opnieuw", async () => {
    const { page, findings } = await app.open("/?panel=geen");
    const broken = await breakRequests(page, /points\?.*columns=period/, "busy");
    await page.getByRole("button", { name: "Initiatieven", exact: true }).click();
    await page.getByRole("button", { name: "Bekijk wat er per maand loopt" }).click();
    const again = strip(page).getByRole("button", { name: "Opnieuw" });
    await again.waitFor();
    await broken.heal();
    await again.click();
    await strip(page)
      .getByText(/initiatieven lopen in/)
      .waitFor();
    forgive(findings);
  });
});

describe("axe finds nothing, and the map keeps its share", () => {
  test.each([
    [1440, 900, 0.6, "hexagons"],
    [390, 844, 0.35, "hexagons"],
    [390, 844, 0.4, "points"],
  ])("%i by %i: at least %f of the window, as %s", async (width, height, share, as) => {
    const { page } = await app.open("/?panel=initiatieven&at=5.26,52.557,12&time=2025-03", {
      viewport: { width, height },
      before: as === "points" ? withCard : async () => undefined,
    });
    await drawn(page);
    await strip(page)
      .getByText(/maart 2025/)
      .waitFor();
    await calm(page);
    await sound(page);
    const free = await page.evaluate(() => {
      let [on, all] = [0, 0];
      for (let y = 10; y < innerHeight; y += 20)
        for (let x = 10; x < innerWidth; x += 20) {
          all++;
          if (document.elementFromPoint(x, y)?.closest(".maplibregl-map, .map-tooltip")) on++;
        }
      return on / all;
    });
    expect(free).toBeGreaterThanOrEqual(share);
    // Under a sheet of a phone the strip is not unfolded.
    await go(page, "/?panel=geen&at=5.26,52.557,12&time=2025-03");
    await strip(page).getByRole("button", { name: "Toon de aantallen per maand" }).click();
    await page.getByRole("region", { name: "Initiatieven per maand" }).waitFor();
    await sound(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
