/**
 * The profile of an area from the server, whole and over HTTP: a thousand areas spread over all levels, one after the other, each asked
 * for the first time, by a server that has just started; and how many bytes a reader gets.
 */
import { brotliCompressSync } from "node:zlib";
import { circleAround } from "#data/geometry/metres.ts";
import { writeRegion } from "#data/region/region.ts";
import { AreaIndex, levels } from "#data/schema/area.ts";
import { landCode } from "#data/schema/profile.ts";
import { published, readPublished } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";
import { type BenchRow, median } from "./row.ts";

const asked = 1000;
const goal = 200;
const regionGoal = 500;

/** Circles of half a kilometre to ten, over the country, and lists of up to fifty areas. */
function someRegions(codes: readonly string[]): string[] {
  return Array.from({ length: 200 }, (_, i) => {
    if (i % 4 === 0)
      return writeRegion({ codes: Array.from({ length: 2 + (i % 48) }, (_, k) => codes[(i * 7919 + k) % codes.length] ?? "") });
    const middle = [4.2 + ((i * 37) % 240) / 100, 51.5 + ((i * 53) % 170) / 100] as const;
    return writeRegion({ polygons: [[circleAround(middle, 500 + ((i * 97) % 9500))]] });
  });
}

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const codes = levels.flatMap(
    (level) => AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString())).codes,
  );
  // A step that has nothing to do with how codes are numbered.
  const some = [landCode, ...Array.from({ length: asked - 1 }, (_, i) => codes[(i * 7919) % codes.length] ?? landCode)];
  const server = await startServer({ WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: await webBuild() });
  const times: number[] = [];
  const bytes: number[] = [];
  for (const code of some) {
    const before = performance.now();
    const response = await fetch(`${server.url}/api/v1/areas/${code}/profile`);
    const text = await response.text();
    times.push(performance.now() - before);
    if (!response.ok) throw new Error(`profile of ${code} answered ${response.status}`);
    if (bytes.length < 50) bytes.push(brotliCompressSync(text).length / 1024);
  }
  const regionTimes: number[] = [];
  for (const code of someRegions(codes)) {
    const before = performance.now();
    const response = await fetch(`${server.url}/api/v1/areas/${code}/profile`);
    await response.arrayBuffer();
    // What lies in the sea is no region.
    if (response.ok) regionTimes.push(performance.now() - before);
  }
  await server.stop();
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
  const regions = regionTimes.toSorted((a, b) => a - b);
  const regions95 = regions[Math.floor(0.95 * regions.length)] ?? Number.NaN;
  return [
    { bench: "profile", what: `of ${regions.length} own regions, median`, unit: "ms", ours: median(regions) },
    {
      bench: "profile",
      what: "own regions, p95",
      unit: "ms",
      ours: regions95,
      goal: `<= ${regionGoal} ms`,
      met: regions95 <= regionGoal,
    },
    { bench: "profile", what: `of ${asked} of ${codes.length} areas, median`, unit: "ms", ours: median(times) },
    { bench: "profile", what: "p95", unit: "ms", ours: p95, goal: `<= ${goal} ms`, met: p95 <= goal },
    {
      bench: "profile",
      what: "the slowest, which sorts every column of its level",
      unit: "ms",
      ours: sorted.at(-1) ?? Number.NaN,
    },
    { bench: "profile", what: "on the wire, brotli, median of 50", unit: "KB", ours: median(bytes) },
  ];
}
