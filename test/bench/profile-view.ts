/**
 * The profile of an area on the screen of a visitor who comes for the first time: how long until its first screen is finished, how long
 * the page is on a phone while everything is folded, and how many bytes its own scripts, with all charts, are.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { circleAround } from "#data/geometry/metres.ts";
import { provinces } from "#data/region/provinces.ts";
import { writeRegion } from "#data/region/region.ts";
import { AreaIndex, levels } from "#data/schema/area.ts";
import { landCode } from "#data/schema/profile.ts";
import { readPublished } from "../fixtures/published.ts";
import { webBuild } from "../fixtures/web-build.ts";
import { type BenchRow, median } from "./row.ts";
import { onScreen, type Screen } from "./screen.ts";

const of = { each: 8, goalMs: 1000, goalScreens: 8, goalKilobytes: 20 };
const phone = { width: 390, height: 844 };

/** So many of each kind, with a step that has nothing to do with how codes are numbered. */
function sample({ set }: Screen): Map<string, string[]> {
  const some = (codes: readonly string[]) =>
    Array.from({ length: Math.min(of.each, codes.length) }, (_, i) => codes[(i * 7919) % codes.length] ?? "");
  const byLevel = levels.map((level): [string, string[]] => {
    const { codes } = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString()));
    return [level, some(codes)];
  });
  const circles = Array.from({ length: of.each }, (_, i) => {
    const middle = [4.5 + ((i * 37) % 200) / 100, 51.6 + ((i * 53) % 150) / 100] as const;
    return writeRegion({ polygons: [[circleAround(middle, 800 + i * 1200)]] });
  });
  return new Map([["land", [landCode]], ["provincie", some(provinces.map(({ code }) => code))], ...byLevel, ["region", circles]]);
}

/** What a reader sees without scrolling is there, and nothing of it is on its way; milliseconds since the page was asked for. */
async function finishedAfter(page: Page): Promise<number> {
  const at = await page.waitForFunction(
    () => {
      const isSeen = (one: Element) => one.getBoundingClientRect().top < innerHeight;
      const waits = [...document.querySelectorAll(".profile .wb-waiting")].some(isSeen);
      const isThere = [".profile h1", ".key-facts dd", ".stands-out"].every((one) => document.querySelector(one));
      return isThere && !waits ? performance.now() : false;
    },
    undefined,
    { polling: "raf", timeout: 30_000 },
  );
  return Number(await at.jsonValue());
}

async function lengthOnPhone(page: Page): Promise<number> {
  await page.setViewportSize(phone);
  await page.waitForFunction(() => document.querySelectorAll(".profile .wb-waiting").length === 0);
  await page.waitForTimeout(150);
  return (await page.evaluate(() => document.documentElement.scrollHeight)) / phone.height;
}

/** Chunks that hold what only profiles and comparisons show. */
const ownScripts = /^(area|trend|trend-line|chart-files|spread|spine|time-axis)-[\w-]{8}\.js$/;

async function kilobytesOfCharts(): Promise<number> {
  const folder = join(await webBuild(), "assets");
  const names = (await readdir(folder)).filter((name) => ownScripts.test(name));
  const sizes = await Promise.all(names.map(async (name) => brotliCompressSync(await readFile(join(folder, name))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const row = (what: string, unit: string, ours: number, goal: number): BenchRow => ({
  ...{ bench: "profile-view", what, unit, ours },
  ...{ goal: `<= ${goal} ${unit}`, met: ours <= goal },
});

export async function run(): Promise<BenchRow[]> {
  const rows = await onScreen(async (screen) => {
    const { page, cdp, url } = screen;
    await cdp.send("Network.enable");
    const found: BenchRow[] = [];
    const all: number[] = [];
    for (const [level, codes] of sample(screen)) {
      const times: number[] = [];
      const lengths: number[] = [];
      for (const code of codes) {
        await cdp.send("Network.clearBrowserCache");
        await page.setViewportSize({ width: 1440, height: 900 });
        const answer = await page.goto(`${url}/gebied/${code}`, { waitUntil: "commit" });
        if (answer?.status() !== 200) continue;
        times.push(await finishedAfter(page));
        lengths.push(await lengthOnPhone(page));
        await page.goto("about:blank");
      }
      all.push(...times);
      found.push(
        row(
          `${level}: longest of ${lengths.length} on a phone of 390 pixels, folded`,
          "screens",
          Math.max(...lengths),
          of.goalScreens,
        ),
      );
      found.push({ bench: "profile-view", what: `${level}: first screen finished, median`, unit: "ms", ours: median(times) });
    }
    const sorted = all.toSorted((a, b) => a - b);
    const p95 = sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
    found.push(row(`first screen finished, p95 of ${all.length} first visits`, "ms", p95, of.goalMs));
    return found;
  });
  return [...rows, row("scripts of the profile with all its charts, brotli", "KB", await kilobytesOfCharts(), of.goalKilobytes)];
}
