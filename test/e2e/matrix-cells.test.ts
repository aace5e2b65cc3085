/** The 160 cells of the twenty focusgebieden for who listens and who has keys alone: headers and words of each, and the way along all of them. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { heardTable } from "../fixtures/heard-table.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { tabTo } from "../fixtures/keys.ts";
import { readCatalog } from "../fixtures/published.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
const focusAreas = () => readCatalog(app.set()).groups.find(({ id }) => id === "focusgebieden")?.areas ?? [];
const words = /^(onbekend|leeg|1 initiatief|\d+ initiatieven)(?![\w])/;

async function publish(theme: InitiativeTheme, member: string): Promise<void> {
  const cookie = await app.firstCookie();
  const content = wholeInitiative({
    ...{ themes: [theme], place: { kind: "area", code: member, public: true } },
    workingArea: { kind: "areas", codes: [member] },
  });
  const step = async (entry: EntryRecord, body: object) =>
    (await sendJson(app.url(), { cookie, path: `working-versions/${entry.id}/steps`, body, version: entry.version })).json();
  const made = await (await sendJson(app.url(), { cookie, path: "working-versions", body: { content } })).json();
  await step(await step(made as EntryRecord, { step: "submit" }), { step: "publish", selfApproved: true });
}

/** One, two, an empty one, and all others unknown. */
async function fill(): Promise<void> {
  const [first, second] = focusAreas();
  const member = first?.members[0]?.code ?? "";
  await publish("wonen", member);
  await publish("werk", member);
  await publish("werk", member);
  const declared = await fetch(`${app.url()}/api/v1/completeness`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Cookie: await app.firstCookie() },
    body: JSON.stringify({ area: second?.id, theme: "armoede", complete: true }),
  });
  expect(declared.status, await declared.text()).toBe(200);
}

let filled: Promise<void> | undefined;

async function opened(width: number, height: number): Promise<Page> {
  filled ??= fill();
  await filled;
  const { page } = await app.open("/aanpak/matrix", { viewport: { width, height } });
  await expect.poll(() => page.locator(".approach-matrix__cell").count()).toBe(160);
  return page;
}

test("a screen reader hears of each cell its area, its theme, and unknown, empty, one or more in words", async () => {
  const { columns, rows } = await heardTable(await opened(1280, 800), "Wie doet wat: Focusgebieden");
  expect(columns).toHaveLength(9);
  expect(new Set(columns).size).toBe(9);
  expect(rows.map(({ header }) => header)).toEqual(focusAreas().map(({ name }) => name));
  const heard = rows.flatMap(({ cells }) => cells);
  expect(heard).toHaveLength(160);
  for (const { name, link } of heard) {
    expect(name).toMatch(words);
    expect(link).toMatch(words);
  }
  const kinds = new Map<string, number>();
  for (const { link } of heard) kinds.set(link, (kinds.get(link) ?? 0) + 1);
  expect(Object.fromEntries(kinds)).toEqual({ "1 initiatief": 1, "2 initiatieven": 1, leeg: 1, onbekend: 157 });
});

interface Stop {
  path: string;
  theme: string | null;
  /** Is all of it on top, inside the window? */
  seen: boolean;
  outline: number;
}

const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const link = document.activeElement as HTMLAnchorElement;
    const style = getComputedStyle(link);
    // A name of two lines has a box for each.
    const corners = [...link.getClientRects()].flatMap(({ left, right, top, bottom }) => [
      [left + 1, top + 1],
      [right - 1, top + 1],
      [left + 1, bottom - 1],
      [right - 1, bottom - 1],
    ]);
    const url = new URL(link.href);
    return {
      path: url.pathname,
      theme: url.searchParams.get("theme"),
      seen: corners.every(([x = 0, y = 0]) => link.contains(document.elementFromPoint(x, y))),
      outline: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
    };
  });

/** From the first row to the last, or back. */
async function walk(page: Page, key: "Tab" | "Shift+Tab"): Promise<Stop[]> {
  const links = page.locator(".approach-matrix tbody a");
  await tabTo(page, key === "Tab" ? links.first() : links.last());
  const stops = [await stop(page)];
  while (stops.length < 180) {
    await page.keyboard.press(key);
    stops.push(await stop(page));
  }
  return stops;
}

const order = () =>
  focusAreas().flatMap(({ id }) => [
    { path: `/gebied/${id}/aanpak`, theme: null },
    ...initiativeThemes.map((theme) => ({ path: `/gebied/${id}/aanpak/wie`, theme })),
  ]);

test.each([
  ["on a desk", 1280, 800],
  ["on a low screen", 1280, 640],
  ["on a phone", 390, 844],
])("by keys each cell is reached row by row, there and back, and is seen, %s", async (_, width, height) => {
  const page = await opened(width, height);
  for (const key of ["Tab", "Shift+Tab"] as const) {
    const stops = await walk(page, key);
    const expected = order();
    expect(stops.map(({ path, theme }) => ({ path, theme }))).toEqual(key === "Tab" ? expected : expected.toReversed());
    expect(stops.filter(({ seen }) => !seen).map(({ path, theme }) => `${key} ${path} ${theme}`)).toEqual([]);
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
  }
});

test("Enter leads to the area and the theme of the cell", async () => {
  const page = await opened(1280, 800);
  const areas = focusAreas();
  for (const [i, theme] of initiativeThemes.entries()) {
    const { id, name } = areas[i * 2 + 1] ?? { id: "", name: "" };
    await page.locator(`.approach-matrix a[href*="/gebied/${id}/aanpak/wie"]`).nth(i).press("Enter");
    await page.getByText(`${name}: `, { exact: false }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/gebied/${id}/aanpak/wie`);
    expect(await page.getByLabel("Welk thema?").inputValue()).toBe(theme);
    await page.goBack();
    await expect.poll(() => page.locator(".approach-matrix__cell").count()).toBe(160);
  }
});
