/**
 * What an approach runs on, with a hundred thousand initiatives around it: the register and the totals of money, on SQLite and on PostgreSQL,
 * as a reader waits for them, whole. Each try begins with nothing remembered.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import focusAreas from "#data/groups/focusgebieden.json" with { type: "json" };
import { today } from "#data/schema/day.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { openDatabase } from "#server/store/database.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { chances, readCountry } from "../fixtures/many-initiatives.ts";
import { hasPostgres, startPostgres } from "../fixtures/postgres.ts";
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { fillStore, type Place } from "./initiatives.ts";
import type { BenchRow } from "./row.ts";

const bench = "approach";
const count = 100_000;
const asked = 60;
const goalMs = 200;
/** Of so many entries one is a funding line of an area; the others are initiatives. */
const fundingLineEvery = 40;

const sources = [
  "Gemeente",
  "Ministerie",
  "Provincie",
  "Woningcorporatie De Haven",
  "Fonds Samen",
  "Europa",
  "Buurtfonds",
  "Bank",
  "Loterij",
];

const list = "rotterdam-zuid";
const members = new Set(focusAreas.areas.find(({ id }) => id === list)?.members.map(({ code }) => code));

/** The same entries with money: most initiatives have a line or two, and a fifth of those is a part of a line of an area. */
function withMoney(): (record: EntryRecord, i: number) => EntryRecord {
  const chance = chances(23);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  let whole: string | undefined;
  const line = () => {
    const from = 2021 + Math.floor(chance() * 7);
    return {
      source: one(sources),
      payer: one(["rijk", "gemeente", "corporatie", "fonds"]),
      amount: Math.floor(chance() * 1e8) / 100,
      period: { from: `${from}-03-15`, to: `${from + Math.floor(chance() * 4)}-12-31` },
      status: one(["committed", "paid", "estimated"]),
      duration: chance() < 0.1 ? "structural" : "temporary",
    };
  };
  return (made, i) => {
    const areas = made.placed.areas.some((code) => members.has(code)) ? [...made.placed.areas, list] : made.placed.areas;
    const record = { ...made, placed: { ...made.placed, areas } };
    const { placed, content } = record;
    if (i % fundingLineEvery === 0) {
      whole = record.id;
      const own = { title: content.title, ...line(), themes: content.themes, areas: [placed.wijk ?? "NL00"] };
      return { ...record, type: "fundingLine", content: own };
    }
    const lines = Array.from({ length: Math.floor(chance() * 3) }, () => ({
      ...line(),
      partOf: chance() < 0.2 ? whole : undefined,
    }));
    return { ...record, content: { ...content, funding: JSON.parse(JSON.stringify(lines)) } };
  };
}

const questions = (areas: Record<"gemeente" | "wijk" | "list", string>): Record<string, string> => ({
  "register of a wijk": `money?area=${areas.wijk}`,
  "register of a gemeente": `money?area=${areas.gemeente}`,
  "what ends in 2028 in a gemeente": `money?area=${areas.gemeente}&ends=2028&sort=-amount`,
  "totals of a wijk": `money/totals?area=${areas.wijk}`,
  "totals of an area of a list": `money/totals?area=${areas.list}`,
  "totals of a large gemeente": `money/totals?area=${areas.gemeente}`,
  "short projects of a large gemeente": `money/carousel?area=${areas.gemeente}`,
  "signals of a wijk": `signals?area=${areas.wijk}`,
  "signals of an area of a list": `signals?area=${areas.list}`,
  "signals of a large gemeente": `signals?area=${areas.gemeente}`,
  "matrix of the twenty focusgebieden": "theme-matrix",
  "programme of the twenty focusgebieden": "programme",
  "matrix of a large gemeente": `theme-matrix?area=${areas.gemeente}`,
  "matrix of a province": "theme-matrix?area=PV28",
  "organisations of a large gemeente": `theme-matrix?area=${areas.gemeente}&rows=organisation`,
  "register of the whole country": "money?sort=-amount",
  "totals of the whole country": "money/totals",
});
/** Of the country and a province it is measured, without a goal: an approach is of an area. */
const isOfArea = (question: string) => /area=(?!PV)|^theme-matrix(?!\?area=PV)|^programme/.test(question);

const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure(place: Place): Promise<BenchRow[]> {
  const set = await published();
  const took = await fillStore(place, readCountry(set), count, withMoney());
  const title = `${count.toLocaleString("en")} on ${place.engine}`;
  const rows: BenchRow[] = [{ bench, what: `${title}: stored with their money`, unit: "a second", ours: count / took }];
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
  // Without a word that all is entered nobody looks for empty cells.
  const word = { area: "GM0599", declared_on: today(), at: new Date().toISOString(), person: null };
  await store.db
    .insertInto("completeness")
    .values(initiativeThemes.map((theme) => ({ ...word, theme })))
    .execute();
  const saved = () => createOrganisation(store.db, { name: crypto.randomUUID(), kind: "welzijn" }, new Date().toISOString());
  try {
    for (const [what, question] of Object.entries(questions({ gemeente: "GM0599", wijk: "WK059912", list }))) {
      const times: number[] = [];
      for (let i = -3; i < asked; i++) {
        await saved();
        const started = performance.now();
        const response = await fetch(`${server.url}/api/v1/${question}`);
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${title}, ${what}: ${response.status}`);
        if (i >= 0) times.push(performance.now() - started);
      }
      times.sort((a, b) => a - b);
      const [p50, p95] = [share(times, 0.5), share(times, 0.95)];
      process.stdout.write(`  ${title}, ${what}: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms\n`);
      const goal = isOfArea(question) ? { goal: `p95 <= ${goalMs} ms`, met: p95 <= goalMs } : {};
      rows.push({ bench, what: `${title}: ${what}, p95`, unit: "ms", ours: p95, ...goal });
    }
  } finally {
    await store.close();
    await server.stop();
  }
  return rows;
}

export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-approach-"));
  const postgres = hasPostgres() ? await startPostgres() : undefined;
  try {
    const rows = await measure({ engine: "SQLite", folder, url: undefined });
    if (!postgres) return rows;
    return [...rows, ...(await measure({ engine: "PostgreSQL", folder, url: await postgres.emptyDatabase() }))];
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
