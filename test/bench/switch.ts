/**
 * Another indicator with all 14,565 buurten in view: JavaScript on the main thread, frames drawn, and time until the last of them;
 * beside it the two usual ways, a new `fill-color` by position and by `match` on ids, on the same tiles in the same browser.
 */
import type { Page } from "playwright-core";
import { readCatalog } from "../fixtures/published.ts";
import { paceOf, switchPeer } from "./peer-switch.ts";
import { type BenchRow, median, msGoal } from "./row.ts";
import { drawnFrames, lastDrawn, onScreen, type Screen, scriptMs, settled } from "./screen.ts";

export interface Switch {
  /** Milliseconds of the main thread in JavaScript: address, React, legend, table, colours. */
  js: number;
  /** Of these the loop that colours the map, by the clock. */
  loop: number;
  frames: number;
  latency: number;
}

const coloured = (page: Page) => page.evaluate(() => performance.getEntriesByName("wijkblik:colour").length);

/** The router listens to pushState, so this is what choosing an indicator comes down to. */
const show = (page: Page, address: string) =>
  page.evaluate((to) => {
    const now = performance.now();
    history.pushState({}, "", to);
    return now;
  }, address);

export async function switchOnce({ page, cdp }: Screen, address: string): Promise<Switch> {
  const drawnBefore = (await drawnFrames(page)).length;
  const colouredBefore = await coloured(page);
  const before = await scriptMs(cdp);
  const started = await show(page, address);
  await page.waitForFunction((n) => performance.getEntriesByName("wijkblik:colour").length > n, colouredBefore);
  await settled(page);
  const js = (await scriptMs(cdp)) - before;
  const frames = (await drawnFrames(page)).slice(drawnBefore);
  const loop = await page.evaluate(() => performance.getEntriesByName("wijkblik:colour").at(-1)?.duration ?? Number.NaN);
  return { js, loop, frames: frames.length, latency: (await lastDrawn(page)) - started };
}

/** Indicators with figures for most buurten, so that a switch has something to colour. */
function candidates({ set }: Screen): string[] {
  const full = readCatalog(set).indicators.filter((i) => i.columns.some((c) => c.level === "buurt" && (c.counts[0] ?? 0) > 5000));
  return full.slice(0, 8).map(({ id }) => id);
}

export async function run(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    const { page, url } = screen;
    const ids = candidates(screen);
    const address = (id: string) => `/?level=buurt&indicator=${id}`;
    await page.goto(url + address(ids[0] ?? ""));
    await settled(page);
    // The first round fetches the columns, the second is measured.
    const others = [...ids.slice(1), ids[0] ?? ""];
    for (const id of others) await switchOnce(screen, address(id));
    const rounds: Switch[] = [];
    for (const id of others) rounds.push(await switchOnce(screen, address(id)));
    const js = median(rounds.map((r) => r.js));
    const frames = median(rounds.map((r) => r.frames));
    const latency = median(rounds.map((r) => r.latency));
    const peers = {
      setPaintProperty: await switchPeer(screen, "position"),
      "match on ids": await switchPeer(screen, "match"),
    };
    const pace = paceOf(peers.setPaintProperty);
    return [
      { bench: "switch", what: "JavaScript on the main thread", unit: "ms", ours: js, ...msGoal(js, 35, pace) },
      { bench: "switch", what: "of these, colouring the map", unit: "ms", ours: median(rounds.map((r) => r.loop)) },
      { bench: "switch", what: "frames drawn", unit: "", ours: frames, goal: "1 frame", met: frames <= 1 },
      ...Object.entries(peers).map(([peerName, peer]) => {
        const row = { bench: "switch", what: "choice to last drawing call", unit: "ms", ours: latency, peer, peerName };
        return { ...row, ratio: latency / peer };
      }),
    ];
  });
}
