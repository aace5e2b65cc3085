/**
 * `npm run bench`: measures, prints a table and writes test/.out/bench.json. `npm run bench -- serve switch` chooses.
 * Each bench is a file that exports `run(): Promise<BenchRow[]>`. A peer that is not on this machine is left out of its row.
 * `kills`, `histories`, `fuzz`, `million`, `loop` and `mutations` take minutes to hours and run only when they are named.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { out } from "../fixtures/once.ts";
import type { BenchRow } from "./row.ts";

/** In the order in which they run; the ones that need a browser come last. */
const benches = [
  "tiles",
  "serve",
  "initiatives",
  "approach",
  "soak",
  "import",
  "start",
  "bytes",
  "search",
  "agreements",
  "profile",
  "clusters",
  "gaps",
  "profile-view",
  "routing",
  "first-view",
  "switch",
  "hover",
  "timeline",
  "points",
  "time-slider",
];

const onlyNamed = ["kills", "histories", "fuzz", "million", "loop", "mutations"];

const number = (value: number | undefined): string => {
  if (value === undefined) return "";
  return value.toLocaleString("en", { maximumSignificantDigits: value < 1000 ? 3 : 7 });
};

const verdict = (row: BenchRow): string => (row.met === undefined ? "" : row.met ? "met" : "MISSED");

function table(rows: BenchRow[]): string {
  const head = ["bench", "what", "ours", "unit", "peer", "", "ratio", "goal", ""];
  const lines = rows.map((row) => [
    row.bench,
    row.what,
    number(row.ours),
    row.unit,
    number(row.peer),
    row.peerName ?? "",
    number(row.ratio),
    row.goal ?? "",
    verdict(row),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const numeric = new Set([2, 4, 6]);
  return [head, ...lines]
    .map((line) =>
      line.map((text, i) => (numeric.has(i) ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join("  "),
    )
    .map((line) => line.trimEnd())
    .join("\n");
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => ![...benches, ...onlyNamed].includes(name));
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(", ")}; there are ${[...benches, ...onlyNamed].join(", ")}`);

// What was started ends with us: see children.ts.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const rows: BenchRow[] = [];
const broken: string[] = [];
for (const name of chosen.length > 0 ? chosen : benches) {
  process.stdout.write(`${name} ...\n`);
  try {
    const { run } = (await import(`./${name}.ts`)) as { run(): Promise<BenchRow[]> };
    rows.push(...(await run()));
  } catch (error) {
    broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const machine = {
  cpu: cpus()[0]?.model ?? "",
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 2 ** 20),
  node: process.version,
};
mkdirSync(out, { recursive: true });
writeFileSync(
  join(out, "bench.json"),
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows, broken }, undefined, 2)}\n`,
);
process.stdout.write(`\n${machine.cpu}, ${machine.cores} cores, ${machine.memoryMb} MB, Node ${machine.node}\n${table(rows)}\n`);
for (const line of broken) process.stdout.write(`NOT MEASURED  ${line}\n`);
process.exitCode = broken.length > 0 || rows.some((row) => row.met === false) ? 1 : 0;
