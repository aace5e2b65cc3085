/**
 * The search over everything at a hundred thousand entries of several types, on SQLite and on PostgreSQL, through the API of a real
 * server: every kind of question with other words each time, so that nothing is remembered.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryRecord } from "#data/schema/record.ts";
import { type Country, chances, readCountry, wordParts } from "../fixtures/many-initiatives.ts";
import { hasPostgres, startPostgres } from "../fixtures/postgres.ts";
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { fillStore, type Place } from "./initiatives.ts";
import type { BenchRow } from "./row.ts";
import { steady } from "./steady.ts";

const count = Number(process.env.BENCH_ENTRIES ?? 100_000);
const [asked, goalMs] = [60, 100];

/** Every third is no initiative: knowledge with the same words. */
function typed(record: EntryRecord, i: number): EntryRecord {
  const type = i % 6 === 0 ? "publication" : i % 6 === 3 ? "example" : "initiative";
  return { ...record, type };
}

type Question = Record<string, string>;

/** What people ask, with words by chance. */
export function searchQuestions({ gemeenten, buurten }: Country, chance: () => number): Record<string, () => Question> {
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const { first, second, verb, goal, who } = wordParts;
  const compound = () => `${one(first)}${one(second)}`;
  const mistyped = (word: string) => {
    const at = 1 + Math.floor(chance() * (word.length - 2));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };
  return {
    "a compound": () => ({ q: compound() }),
    "a part of compounds": () => ({ q: one([...first, ...second]) }),
    "another form": () => ({ q: `${compound()}en` }),
    "a longer compound": () => ({ q: `${compound()}vereniging` }),
    "a typing error": () => ({ q: mistyped(compound()) }),
    "a compound and a place": () => ({ q: `${compound()} ${one(buurten.names)}` }),
    "two words of texts": () => ({ q: `${one(who)} ${one(goal)}` }),
    "three words of texts": () => ({ q: `${one(who)} ${one(goal)} ${one(verb)}` }),
    "a word of all": () => ({ q: `samen ${one(verb)}` }),
    "words that nothing has": () => ({ q: `xq${compound().slice(0, 4)}zw ${one(who)}` }),
    "a sentence": () => ({ q: `hoe helpen we ${one(who)} met ${one(goal)} door ${one(verb)} in een ${compound()}` }),
    "a part, in a gemeente": () => ({ q: one([...first, ...second]), area: one(gemeenten.codes) }),
    "of a type and a theme": () => ({ q: `${one(who)} ${one(goal)}`, type: "publication", theme: "wonen" }),
    "of a period and a phase": () => ({ q: one(goal), from: "2025-01-01", phase: "uitvoeren" }),
    "the beginning of a word": () => ({ q: compound().slice(0, 4 + Math.floor(chance() * 4)) }),
    "a part, in a large gemeente": () => ({ q: one([...first, ...second]), area: one(["GM0363", "GM0599", "GM0344"]) }),
    "two words, everything asked": () => ({
      ...{ q: `${one(who)} ${one(first)}`, type: "initiative,example", theme: "wonen,samenhang" },
      ...{ phase: "uitvoeren", area: one(gemeenten.codes), from: "2024-06-01", to: "2026-06-30" },
    }),
  };
}

const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure(place: Place, country: Country): Promise<BenchRow[]> {
  const bench = "search";
  const title = `${count.toLocaleString("en")} entries on ${place.engine}`;
  const took = await fillStore(place, country, count, typed);
  const rows: BenchRow[] = [{ bench, what: `${title}: stored and made findable`, unit: "a second", ours: count / took }];
  const set = await published();
  const web = join(place.folder, "web");
  await mkdir(web, { recursive: true });
  await writeFile(join(web, "index.html"), "<!doctype html>");
  const server = await startServer({
    WIJKBLIK_PUBLISHED: set.folder,
    WIJKBLIK_WEB: web,
    WIJKBLIK_LIVING: place.folder,
    ...(place.url ? { DATABASE_URL: place.url, WIJKBLIK_SECRET: "of the bench, longer than thirty-two" } : {}),
  });
  try {
    const all: number[] = [];
    for (const [what, question] of Object.entries(searchQuestions(country, chances(23)))) {
      const times = await steady(async (pause) => {
        const some: number[] = [];
        for (let i = -3; i < asked; i++) {
          if (i % 20 === 0) pause();
          const started = performance.now();
          const response = await fetch(`${server.url}/api/v1/search?${new URLSearchParams(question())}`);
          await response.arrayBuffer();
          if (!response.ok) throw new Error(`${title}, ${what}: ${response.status}`);
          if (i >= 0) some.push(performance.now() - started);
        }
        return some.sort((a, b) => a - b);
      });
      all.push(...times);
      const [half, most] = [share(times, 0.5), share(times, 1)].map((ms) => ms.toFixed(1));
      process.stdout.write(`  ${title}, ${what}: p50 ${half}, p95 ${share(times, 0.95).toFixed(1)}, longest ${most} ms\n`);
      rows.push({ bench, what: `${title}: ${what}, p95 (p50 ${half}, longest ${most})`, unit: "ms", ours: share(times, 0.95) });
    }
    const p95 = share(
      all.sort((a, b) => a - b),
      0.95,
    );
    rows.push({
      bench,
      what: `${title}: all kinds together, p95`,
      unit: "ms",
      ours: p95,
      goal: `<= ${goalMs} ms`,
      met: p95 <= goalMs,
    });
    return rows;
  } finally {
    await server.stop();
  }
}

/** On both engines, each on a store of its own. */
export async function searchEntries(): Promise<BenchRow[]> {
  const country = readCountry(await published());
  const folder = process.env.BENCH_FOLDER ?? (await mkdtemp(join(tmpdir(), "wijkblik-search-")));
  const postgres = hasPostgres() ? await startPostgres() : undefined;
  try {
    const rows = await measure({ engine: "SQLite", folder, url: undefined }, country);
    if (!postgres) return rows;
    return [...rows, ...(await measure({ engine: "PostgreSQL", folder, url: await postgres.emptyDatabase() }, country))];
  } finally {
    await postgres?.stop();
    if (!process.env.BENCH_FOLDER) await rm(folder, { recursive: true, force: true });
  }
}
