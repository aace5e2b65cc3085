/**
 * The register of agreements beside a hundred thousand initiatives, on SQLite and on PostgreSQL, through the API of a real server: every
 * question has a day of its own, so that nothing is remembered.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agreementStandings } from "#data/entry-types/agreement.ts";
import { dayMs, later } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { type Country, chances, readCountry } from "../fixtures/many-initiatives.ts";
import { hasPostgres, startPostgres } from "../fixtures/postgres.ts";
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { fillStore, type Place } from "./initiatives.ts";
import type { BenchRow } from "./row.ts";
import { steady } from "./steady.ts";

const count = Number(process.env.BENCH_ENTRIES ?? 100_000);
const [asked, goalMs] = [60, 200];
/** All of them lie in this one too: no gemeente has as many. */
const everything = "GM0363";
const dayAfter = (days: number) => later("2025-01-01T12:00:00.000Z", days * dayMs).slice(0, 10);

/** Every tenth is an agreement; of the others two in three name one or two. */
function promised(record: EntryRecord, i: number): EntryRecord {
  const areas = [...new Set([...record.placed.areas, everything])];
  const placed = { ...record.placed, areas, told: { ...record.placed.told, areas } };
  const { title, themes } = record.content;
  const until = dayAfter(i % 1_800);
  const organisation = `Organisatie ${i % 500}`;
  if (i % 10 === 0) {
    const standing = agreementStandings[(i / 10) % agreementStandings.length] ?? "agreed";
    const parties = [{ organisation, role: i % 20 === 0 ? "bewoners" : "uitvoerder" }];
    const content = { title, summary: title, themes, parties, period: { to: until }, standing, areas: [everything] };
    return { ...record, type: "agreement", placed, content } as unknown as EntryRecord;
  }
  const agreements = Array.from({ length: i % 3 }, (_, at) => ({ what: `${title} ${at}`, who: organisation, until }));
  return { ...record, placed, content: { ...record.content, agreements } };
}

type Question = Record<string, string>;

function registerQuestions({ gemeenten, buurten }: Country, chance: () => number): Record<string, () => Question> {
  const one = (of: readonly string[]): string => of[Math.floor(chance() * of.length)] ?? "";
  const from = () => dayAfter(Math.floor(chance() * 1_800));
  return {
    "a buurt": () => ({ area: one(buurten.codes), from: from() }),
    "a gemeente": () => ({ area: one(gemeenten.codes), from: from() }),
    "where all of them lie": () => ({ area: everything, from: from() }),
    "where all of them lie, what is open": () => ({ area: everything, ends: "open", to: from() }),
    "where all of them lie, from behind": () => ({ area: everything, sort: "-ends", to: from() }),
    "a theme where all of them lie": () => ({ area: everything, theme: "wonen", residents: "false", from: from() }),
    "the whole country": () => ({ from: from() }),
  };
}

const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure(place: Place, country: Country): Promise<BenchRow[]> {
  const title = `agreements beside ${count.toLocaleString("en")} entries on ${place.engine}`;
  await fillStore(place, country, count, promised);
  const web = join(place.folder, "web");
  await mkdir(web, { recursive: true });
  await writeFile(join(web, "index.html"), "<!doctype html>");
  const server = await startServer({
    WIJKBLIK_PUBLISHED: (await published()).folder,
    WIJKBLIK_WEB: web,
    WIJKBLIK_LIVING: place.folder,
    ...(place.url ? { DATABASE_URL: place.url, WIJKBLIK_SECRET: "of the bench, longer than thirty-two" } : {}),
  });
  const rows: BenchRow[] = [];
  try {
    for (const [what, question] of Object.entries(registerQuestions(country, chances(11)))) {
      const p95 = await steady(async (pause) => {
        const took: number[] = [];
        for (let i = -5; i < asked; i++) {
          if (i % 20 === 0) pause();
          const started = performance.now();
          const response = await fetch(`${server.url}/api/v1/agreements?${new URLSearchParams(question())}`);
          await response.arrayBuffer();
          if (!response.ok) throw new Error(`${title}, ${what}: ${response.status}`);
          if (i >= 0) took.push(performance.now() - started);
        }
        return share(
          took.sort((a, b) => a - b),
          0.95,
        );
      });
      process.stdout.write(`  ${title}, ${what}: p95 ${p95.toFixed(1)} ms\n`);
      const goal = { goal: `p95 <= ${goalMs} ms`, met: p95 <= goalMs };
      rows.push({ bench: "agreements", what: `${title}: ${what}, p95`, unit: "ms", ours: p95, ...goal });
    }
  } finally {
    await server.stop();
  }
  return rows;
}

/** On both engines, each on a store of its own. */
export async function run(): Promise<BenchRow[]> {
  const country = readCountry(await published());
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-agreements-"));
  const postgres = hasPostgres() ? await startPostgres() : undefined;
  try {
    const rows = await measure({ engine: "SQLite", folder, url: undefined }, country);
    if (!postgres) return rows;
    return [...rows, ...(await measure({ engine: "PostgreSQL", folder, url: await postgres.emptyDatabase() }, country))];
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
