/**
 * Lists of a hundred thousand generated initiatives through the API of a real server, on SQLite and on PostgreSQL: the time of an answer
 * as a reader waits for it, whole, for every kind of question. The bench `million` measures ten times as many.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import pg from "pg";
import type { EntryRecord } from "#data/schema/record.ts";
import { openDatabase } from "#server/store/database.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { type Country, chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import { hasPostgres, startPostgres } from "../fixtures/postgres.ts";
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { questions } from "./questions.ts";
import { type BenchRow, median } from "./row.ts";
import { steady } from "./steady.ts";

const asked = 100;
/** All questions so often, one round after the other: what else the machine does falls on all of them alike. */
const rounds = 3;
/** The same when the server remembers nothing, because something was saved before each. */
const askedAnew = 20;
const goalMs = 50;
/** The goal is set for so many; more are measured beside it. */
const goalCount = 100_000;
/** Rows in one statement, and statements in one transaction. */
const [atOnce, batches] = [500, 20];

export interface Place {
  engine: "SQLite" | "PostgreSQL";
  folder: string;
  url: string | undefined;
}

/** Not to be asked of a store that is in use: for a million, all in one transaction, in memory until it is whole. */
const inBulk = ["synchronous = off", "cache_size = -8000000"];

/** Seconds that the store takes for so many; `typed` makes them entries of other types. */
export async function fillStore(
  { folder, url }: Place,
  country: Country,
  count: number,
  typed: (record: EntryRecord, i: number) => EntryRecord = (record) => record,
): Promise<number> {
  const { db, close } = openDatabase({ file: join(folder, "wijkblik.sqlite"), url, patienceMs: 600_000 });
  await migrate(db);
  const isBulk = count > goalCount && !url;
  if (isBulk) for (const setting of inBulk) await sql.raw(`pragma ${setting}`).execute(db);
  const perTransaction = isBulk ? count : atOnce * batches;
  const make = initiativeMaker(country, chances(7));
  const started = performance.now();
  for (let i = 0; i < count; i += perTransaction) {
    await db.transaction().execute(async (within) => {
      for (let at = i; at < Math.min(i + perTransaction, count); at += atOnce)
        await insertPublicEntries(
          within,
          Array.from({ length: atOnce }, (_, k) => typed(make(at + k), at + k)),
        );
    });
  }
  await close();
  if (url) await tidy(url);
  return (performance.now() - started) / 1000;
}

/** What PostgreSQL does by itself within a minute. */
async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure(place: Place, country: Country, count: number): Promise<BenchRow[]> {
  const bench = "initiatives";
  const took = await fillStore(place, country, count);
  const title = `${count.toLocaleString("en")} on ${place.engine}`;
  const rows: BenchRow[] = [
    {
      bench,
      what: `${title}: generated, stored and made findable${count > goalCount && !place.url ? ", in bulk" : ""}`,
      unit: "a second",
      ours: count / took,
    },
  ];
  const set = await published();
  // No page is asked for.
  const web = join(place.folder, "web");
  await mkdir(web, { recursive: true });
  await writeFile(join(web, "index.html"), "<!doctype html>");
  const server = await startServer({
    WIJKBLIK_PUBLISHED: set.folder,
    WIJKBLIK_WEB: web,
    WIJKBLIK_LIVING: place.folder,
    ...(place.url ? { DATABASE_URL: place.url, WIJKBLIK_SECRET: "of the bench, longer than thirty-two" } : {}),
  });
  const store = openDatabase({ file: join(place.folder, "wijkblik.sqlite"), url: place.url });
  const saved = async () => {
    await createOrganisation(store.db, { name: crypto.randomUUID(), kind: "welzijn" }, new Date().toISOString());
  };
  try {
    const all = Object.entries(questions(country));
    const measured = all.map(() => ({ now: [] as Asked[], anew: [] as Asked[] }));
    for (let round = 0; round < rounds; round++)
      for (const [i, [what, question]] of all.entries()) {
        const chance = chances(11 + round);
        const list = () => `${server.url}/api/v1/initiatives?${new URLSearchParams(question(chance))}`;
        // Each try begins with nothing remembered.
        const now = await steady(async (pause) => {
          await saved();
          return asking(list, asked, (i) => (i % 20 === 0 ? pause() : undefined));
        });
        if (now.refused > 0 && count <= goalCount) throw new Error(`${title}, ${what}: ${now.refused} of ${asked} refused`);
        process.stdout.write(`  ${title}, ${what}: p50 ${now.p50.toFixed(1)}, p95 ${now.p95.toFixed(1)} ms\n`);
        measured[i]?.now.push(now);
        measured[i]?.anew.push(await asking(list, askedAnew, saved));
      }
    const p95s = (of: "now" | "anew") => measured.map((one) => median(one[of].map(({ p95 }) => p95)));
    for (const [i, p95] of p95s("now").entries()) {
      const goal = count > goalCount ? {} : { goal: `p95 <= ${goalMs} ms`, met: p95 <= goalMs };
      // Of a million a question may be given up by the server's own patience: it counts with the time until it says so.
      const refused = measured[i]?.now.reduce((sum, one) => sum + one.refused, 0) ?? 0;
      const refusals = refused > 0 ? ` (${refused} of ${asked * rounds} refused)` : "";
      rows.push({ bench, what: `${title}: ${all[i]?.[0]}, p95${refusals}`, unit: "ms", ours: p95, ...goal });
    }
    const anew = p95s("anew");
    const slowest = Math.max(...anew);
    const what = `${title}: slowest when somebody saves before each (${all[anew.indexOf(slowest)]?.[0]}), p95`;
    rows.push({ bench, what, unit: "ms", ours: slowest });
    rows.push(...(await points(server.url, title)));
    if (place.engine === "SQLite") rows.push(await transfer(server.url, country, count));
  } finally {
    await store.close();
    await server.stop();
  }
  return rows;
}

interface Asked {
  /** Milliseconds. */
  p50: number;
  p95: number;
  refused: number;
}

/** So many answers, after a few that do not count. */
async function asking(address: () => string, times: number, before: (i: number) => unknown): Promise<Asked> {
  const took: number[] = [];
  let refused = 0;
  for (let i = -5; i < times; i++) {
    await before(i);
    const { ms, ok } = await answered(address());
    if (i < 0) continue;
    took.push(ms);
    if (!ok) refused++;
  }
  took.sort((a, b) => a - b);
  return { p50: share(took, 0.5), p95: share(took, 0.95), refused };
}

async function answered(url: string): Promise<{ ms: number; bytes: number; ok: boolean }> {
  const started = performance.now();
  const response = await fetch(url);
  const { byteLength } = await response.arrayBuffer();
  const ms = performance.now() - started;
  return { ms, bytes: Number(response.headers.get("Content-Length") ?? byteLength), ok: response.ok };
}

/** All points of the map: made when something has changed, kept until then. */
async function points(url: string, title: string): Promise<BenchRow[]> {
  const first = await answered(`${url}/api/v1/initiatives/points`);
  if (!first.ok)
    return [{ bench: "initiatives", what: `${title}: all points of the map, refused after`, unit: "ms", ours: first.ms }];
  const again: number[] = [];
  for (let i = 0; i < 20; i++) again.push((await answered(`${url}/api/v1/initiatives/points`)).ms);
  return [
    { bench: "initiatives", what: `${title}: all points of the map, first after a change`, unit: "ms", ours: first.ms },
    { bench: "initiatives", what: `${title}: all points of the map, after that`, unit: "ms", ours: median(again) },
  ];
}

/** What the map fetches at first, beside the same initiatives as GeoJSON. */
async function transfer(url: string, country: Country, count: number): Promise<BenchRow> {
  const { bytes, ok } = await answered(`${url}/api/v1/initiatives/points`);
  if (!ok) throw new Error("the points of the map were refused");
  const make = initiativeMaker(country, chances(7));
  const features = Array.from({ length: count }, (_, i) => {
    const { id, placed, content } = make(i);
    const { title, kind, themes, phase, lifecycle } = content;
    return JSON.stringify({ type: "Feature", id, geometry: placed.shown, properties: { title, kind, themes, phase, lifecycle } });
  });
  const peer = gzipSync(`{"type":"FeatureCollection","features":[${features.join(",")}]}`).length;
  const ratio = bytes / peer;
  return {
    bench: "initiatives",
    what: `${count.toLocaleString("en")}: first transfer of the map`,
    unit: "bytes",
    ours: bytes,
    peer,
    peerName: "GeoJSON, gzip",
    ratio,
    goal: count > goalCount ? "ratio <= 0.15" : "ratio <= 0.15 and < 2 MB",
    met: ratio <= 0.15 && (count > goalCount || bytes < 2e6),
  };
}

export const run = (): Promise<BenchRow[]> => measureOnBoth(goalCount);

/** On both engines, each on a store of its own. */
export async function measureOnBoth(count: number): Promise<BenchRow[]> {
  const country = readCountry(await published());
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-initiatives-"));
  const postgres = hasPostgres() ? await startPostgres() : undefined;
  try {
    const rows = await measure({ engine: "SQLite", folder, url: undefined }, country, count);
    if (!postgres) return rows;
    return [...rows, ...(await measure({ engine: "PostgreSQL", folder, url: await postgres.emptyDatabase() }, country, count))];
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
