/** L1: a hundred connections on tiles, columns, ranges and areas without one error, in steady memory. A full minute in CI or with WIJKBLIK_LONG=1. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Published, published, readCatalog } from "../fixtures/published.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

const seconds = process.env.CI || process.env.WIJKBLIK_LONG ? 60 : 6;

let set: Published;
let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer;
beforeAll(async () => {
  set = await published();
  folders = await smallFolders();
  server = await startServer({ WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: folders.web });
});
afterAll(async () => {
  await server?.stop();
  await folders?.remove();
});

/** Kilobytes of memory that the server holds. */
const memory = () => Number(spawnSync("ps", ["-o", "rss=", "-p", String(server.process.pid)]).stdout.toString());

function mixed(): autocannon.Request[] {
  const catalog = readCatalog(set);
  const columns = catalog.indicators.flatMap(({ columns: all }) => all.slice(0, 2)).slice(0, 40);
  const codes = JSON.parse(readFileSync(`${set.folder}/${set.manifest.areas.buurt}`, "utf8")).codes as string[];
  const archive = `/published/${set.manifest.tiles}`;
  return [
    ...columns.map(({ file }) => ({ path: `/published/${file}`, headers: { "Accept-Encoding": "br" } })),
    ...Array.from({ length: 40 }, (_, i) => ({ path: archive, headers: { Range: `bytes=${i * 1_000}-${i * 1_000 + 9_999}` } })),
    ...[0, 1, 2, 3, 4].map((z) => ({
      path: `/tiles/${z}/${(2 ** z) >> 1}/${Math.floor(2 ** z / 3)}.mvt`,
      headers: { "Accept-Encoding": "gzip" },
    })),
    ...codes.slice(0, 4).map((code) => ({ path: `/api/v1/areas/${code}` })),
    { path: "/published/manifest.json" },
    { path: "/" },
  ];
}

test(`${seconds} seconds at 100 connections: no error, and the slowest hundredth is bounded`, async () => {
  await autocannon({ url: server.url, connections: 10, duration: 1, requests: mixed() });
  const before = memory();
  const result = await autocannon({ url: server.url, connections: 100, duration: seconds, requests: mixed() });
  expect({ errors: result.errors, timeouts: result.timeouts, others: result.non2xx }).toEqual({
    errors: 0,
    timeouts: 0,
    others: 0,
  });
  expect(result.requests.total).toBeGreaterThan(seconds * 500);
  expect(result.latency.p99).toBeLessThan(500);
  expect(memory() - before).toBeLessThan(150_000);
  expect(server.output()).not.toContain('"level":"error"');
});
