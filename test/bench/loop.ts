/**
 * No request owns the event loop: every operation of the document and every reader of files gets its most expensive allowed input, on a
 * server with a hundred thousand entries, while others ask cheap things. Once on each engine.
 */
import { type FilledPlace, fillPlace, type Sizes } from "../fixtures/filled-place.ts";
import { startMeasuredServer } from "../fixtures/loop-delay.ts";
import { isOver, type Limits, leastOf, loopTable, nothingAsked } from "../fixtures/loop-table.ts";
import { hasPostgres, startPostgres } from "../fixtures/postgres.ts";
import { published } from "../fixtures/published.ts";
import type { BenchRow } from "./row.ts";

const sizes: Sizes = { entries: 100_000, imported: 25_000, versions: 2_000, large: 1_000, people: 2_000 };
/** Milliseconds. */
const goals: Limits = { block: 100, p99: 250 };
const goal = `no block over ${goals.block} ms, p99 of others <= ${goals.p99} ms`;

async function measured(place: FilledPlace, engine: string): Promise<BenchRow[]> {
  const server = await startMeasuredServer(place.environment);
  const rows: BenchRow[] = [];
  try {
    const idle = await leastOf(server, place, nothingAsked, goals);
    process.stdout.write(`  ${engine}: nothing asked: block ${idle.worst.toFixed(0)} ms, others p99 ${idle.p99.toFixed(0)} ms\n`);
    for await (const row of loopTable(server, place, goals)) {
      const { route, words, worst, computed, p99, statuses } = row;
      const found = `block ${worst.toFixed(0)} ms (computed ${computed.toFixed(0)}), others p99 ${p99.toFixed(0)} ms`;
      process.stdout.write(`  ${engine}: ${route}: ${words}: ${found}, ${statuses.join(" ")}\n`);
      rows.push({
        bench: "loop",
        what: `${engine}: ${route}: ${words}; worst wait ${worst.toFixed(0)} ms, others' p99 ${p99.toFixed(0)} ms`,
        unit: "ms, worst block",
        ours: computed,
        goal,
        met: !isOver(row, goals),
      });
    }
  } finally {
    await server.stop();
    await place.remove();
  }
  return rows;
}

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const rows = await measured(await fillPlace(set, undefined, sizes), "SQLite");
  if (!hasPostgres()) return rows;
  const postgres = await startPostgres();
  try {
    return [...rows, ...(await measured(await fillPlace(set, await postgres.emptyDatabase(), sizes), "PostgreSQL"))];
  } finally {
    await postgres.stop();
  }
}
