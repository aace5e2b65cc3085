/**
 * L3: memory while a server is asked without a pause: tiles, ranges, columns, areas and lists at 32 connections. After a first stretch
 * that fills what is kept, the rest may not climb. `WIJKBLIK_SOAK_MINUTES` sets how long; 2 unless told otherwise.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { published, readCatalog } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { type BenchRow, median } from "./row.ts";

const stretches = 8;
const seconds = Math.ceil((Number(process.env.WIJKBLIK_SOAK_MINUTES ?? 2) * 60) / stretches);
/** Of the median of the last stretches to that of the first ones: what a collector has not yet fetched moves it a little. */
const most = 1.1;

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-soak-"));
  // No page is asked for.
  await writeFile(join(folder, "index.html"), "<!doctype html>");
  const server = await startServer({ WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: folder, WIJKBLIK_LIVING: folder });
  const columns = readCatalog(set).indicators.flatMap((indicator) => indicator.columns.slice(0, 1));
  const { codes } = JSON.parse(await readFile(join(set.folder, set.manifest.areas.buurt), "utf8")) as { codes: string[] };
  const requests: autocannon.Request[] = [
    ...[0, 1, 2, 3, 4, 5, 6].map((z) => ({ path: `/tiles/${z}/${(2 ** z) >> 1}/${Math.floor(2 ** z / 3)}.mvt` })),
    ...columns.map(({ file }) => ({ path: `/published/${file}`, headers: { "Accept-Encoding": "br" } })),
    ...columns.map((_, i) => ({ path: `/published/${set.manifest.tiles}`, headers: { Range: `bytes=${i * 999}-${i * 1999}` } })),
    ...codes.slice(0, 200).map((code) => ({ path: `/api/v1/areas/${code}` })),
    ...codes.slice(0, 200).map((code) => ({ path: `/api/v1/initiatives?area=${code}&q=${code.toLowerCase()}` })),
  ];
  const resident = async () =>
    Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${server.process.pid}/status`, "utf8"))?.[1]) / 1024;
  try {
    const megabytes: number[] = [];
    for (let i = 0; i < stretches; i++) {
      const { errors, non2xx } = await autocannon({ url: server.url, connections: 32, duration: seconds, requests });
      if (errors + non2xx > 0) throw new Error(`${errors} errors and ${non2xx} other answers`);
      megabytes.push(await resident());
    }
    const [early, late] = [median(megabytes.slice(2, 5)), median(megabytes.slice(5))];
    const goal = { goal: `last third <= ${most} x the third before`, met: late <= most * early };
    return [{ bench: "soak", what: `memory after ${stretches * seconds} s without a pause`, unit: "MB", ours: late, ...goal }];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
