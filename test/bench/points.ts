/**
 * A hundred thousand generated initiatives on the map: bytes until they are there, beside the same as GeoJSON, and what a journey of
 * pans and zooms costs the main thread, beside the same journey without initiatives.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openDatabase } from "#server/store/database.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import { published } from "../fixtures/published.ts";
import { type BenchRow, median } from "./row.ts";
import { onScreen, type Screen, scriptMs, settled } from "./screen.ts";

const bench = "points";
const total = 100_000;
const atOnce = 500;
const rounds = 3;

/** Answers the bytes of all as GeoJSON, packed as a web server packs. */
async function fill(folder: string): Promise<number> {
  const { db, close } = openDatabase({ file: join(folder, "wijkblik.sqlite") });
  await migrate(db);
  const make = initiativeMaker(readCountry(await published()), chances(7));
  const features: string[] = [];
  for (let i = 0; i < total; i += atOnce) {
    const records = Array.from({ length: atOnce }, (_, at) => make(i + at));
    await db.transaction().execute((within) => insertPublicEntries(within, records));
    for (const { id, content, placed, verifiedOn } of records) {
      const { title, themes, kind, phase, lifecycle } = content;
      const properties = { title, themes, kind, phase, lifecycle, verifiedOn };
      features.push(JSON.stringify({ type: "Feature", id, geometry: placed.shown, properties }));
    }
  }
  await close();
  return gzipSync(`{"type":"FeatureCollection","features":[${features.join()}]}`).length;
}

interface Journey {
  js: number;
  /** Tasks of the main thread over 50 ms, and the longest of all. */
  long: number;
  longest: number;
}

/** Four zooms in by the wheel, three pans by the mouse, and back out. */
async function travel({ page, cdp }: Screen): Promise<Journey> {
  await page.evaluate(() => Object.assign(window, { tasks: [] }));
  const before = await scriptMs(cdp);
  await page.mouse.move(760, 460);
  const wheel = async (by: number) => {
    for (let i = 0; i < 4; i++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(350);
    }
  };
  await wheel(-320);
  for (const [x, y] of [
    [500, 300],
    [900, 600],
    [620, 640],
  ] as const) {
    await page.mouse.move(760, 460);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 12 });
    await page.mouse.up();
    await page.waitForTimeout(350);
  }
  await wheel(320);
  await settled(page);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  return { js: (await scriptMs(cdp)) - before, long: tasks.length, longest: Math.max(0, ...tasks) };
}

async function journeys(screen: Screen, address: string, points: boolean): Promise<Journey> {
  const { page, url } = screen;
  await page.goto(url + address);
  if (points)
    await page.waitForFunction(() => performance.getEntriesByName("wijkblik:points").length > 0, undefined, { timeout: 60_000 });
  await settled(page);
  await page.waitForTimeout(3000);
  const all: Journey[] = [];
  for (let i = 0; i < rounds; i++) all.push(await travel(screen));
  const of = (read: (one: Journey) => number) => median(all.map(read));
  return { js: of(({ js }) => js), long: of(({ long }) => long), longest: of(({ longest }) => longest) };
}

async function bytesOf(url: string, coding: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/initiatives/points`, { headers: { "Accept-Encoding": coding }, method: "HEAD" });
  return Number(response.headers.get("Content-Length"));
}

async function measure(screen: Screen, geojson: number): Promise<BenchRow[]> {
  const { page, url } = screen;
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    const own = window as unknown as { tasks: number[] };
    new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) own.tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  const brotli = await bytesOf(url, "br");
  const gzip = await bytesOf(url, "gzip");
  const place = "at=5.1,52.1,9&panel=geen";
  const without = await journeys(screen, `/?${place}&initiatives=uit`, false);
  const ours = await journeys(screen, `/?${place}`, true);
  const ratio = gzip / geojson;
  const more = ours.js - without.js;
  return [
    {
      bench,
      what: `${total.toLocaleString("en")} points on the wire, brotli`,
      unit: "KB",
      ours: brotli / 1000,
      goal: "<= 2,000 KB",
      met: brotli <= 2e6,
    },
    {
      bench,
      what: "the same, gzip",
      unit: "KB",
      ours: gzip / 1000,
      peer: geojson / 1000,
      peerName: "GeoJSON gzip",
      ratio,
      goal: "ratio <= 0.15",
      met: ratio <= 0.15,
    },
    {
      bench,
      what: "JavaScript of 8 zooms and 3 pans",
      unit: "ms",
      ours: ours.js,
      peer: without.js,
      peerName: "without",
      ratio: ours.js / without.js,
    },
    { bench, what: "of it for the points, a move", unit: "ms", ours: more / 11, goal: "<= 35 ms", met: more / 11 <= 35 },
    { bench, what: "tasks over 50 ms on the journey", unit: "", ours: ours.long, peer: without.long, peerName: "without" },
    { bench, what: "longest task", unit: "ms", ours: ours.longest, peer: without.longest, peerName: "without" },
  ];
}

export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-points-"));
  try {
    const geojson = await fill(folder);
    return await onScreen((screen) => measure(screen, geojson), { WIJKBLIK_LIVING: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
