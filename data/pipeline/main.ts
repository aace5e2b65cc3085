/**
 * `npm run import`: from the official sources to the published set.
 *
 * --if-changed  only when the sources or this code changed since the published set was made, or its files are damaged (also without
 *               the flag)
 * --force       also when nothing changed
 * --refresh     fetch again what the cache holds
 * --check       report on the published set: rows, joins, statuses, deviations from totals
 * --sample      publish the fictional town
 *
 * Exit codes: 0 published or unchanged, 1 a source or the disk is not right (the published set is as it was), 3 no source can be reached.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprintOf, noteFingerprint, stateOfPublished } from "./fingerprint.ts";
import { alone } from "./lock.ts";
import { output } from "./output.ts";
import { disk } from "./publish/hashed-files.ts";
import { readManifest } from "./publish/publish.ts";
import type { ImportOptions } from "./run-import.ts";
import { optionalAddresses } from "./sources/addresses.ts";
import { SourceProblem, SourceUnreachable } from "./sources/source-problem.ts";
import { openSources, type Sources, sourceOptions } from "./sources/sources.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const screen = output(process.stdout, process.stderr);
const published = resolve(process.env.WIJKBLIK_PUBLISHED || join(root, "published"));
const flag = (name: string) => process.argv.includes(`--${name}`);

async function check(): Promise<void> {
  const { checkPublished } = await import("./check.ts");
  const { damage } = await stateOfPublished(disk, published, undefined);
  const manifest = await readManifest(disk, published);
  if (!manifest && !existsSync(join(published, "manifest.json")))
    throw new SourceProblem(`nothing is published in ${published}: run npm run import first`);
  const sound = manifest && damage.length === 0;
  // Figures are counted of whole files only.
  const { lines, problems } = sound
    ? await checkPublished(manifest, async (name) => readFileSync(join(published, name)))
    : { lines: [], problems: damage };
  for (const line of lines) screen.line(line);
  for (const problem of problems) screen.problem(`WRONG: ${problem}`);
  if (!sound) screen.line("npm run import makes the damaged files again.");
  screen.line(problems.length === 0 ? "\nEverything is as it should be." : `\n${problems.length} things are wrong.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function update(work: string): Promise<void> {
  const { sources, ...options } = flag("sample") ? await sample(work) : { sources: openSources(realSources()), fictional: false };
  // A start must not wait for who does not answer; a person who asks for an import wants what was left out before.
  if (!flag("if-changed") && !options.fictional) await tryAgain(sources);
  const before = fingerprintOf(sources);
  const isCurrent = async () => !flag("force") && (await stateOfPublished(disk, published, before)).current;
  const waiting = () => screen.line("Another import is at work in this folder: waiting for it.");
  if (await isCurrent()) return screen.line("The sources have not changed.");
  await alone(published, waiting, async () => {
    // The import we waited for may have made what we were going to make.
    if (await isCurrent()) return;
    if (existsSync(join(published, "manifest.json")))
      for (const line of damageLines((await stateOfPublished(disk, published, before)).damage)) screen.line(line);
    await importAndNote({ ...options, sources, work }, before);
  });
}

/** Fetches what an earlier import had to leave out, as far as somebody answers now: then the sources have changed. */
async function tryAgain(sources: Sources): Promise<void> {
  for (const url of optionalAddresses) {
    if (sources.hashOf(url) !== undefined || !/^https?:/.test(url)) continue;
    try {
      await sources.read(url);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
    }
  }
}

/** At most so many damaged files are named. */
const mostNamed = 5;

const damageLines = (damage: string[]): string[] =>
  damage.length === 0
    ? []
    : [
        `The published set is damaged: ${damage.slice(0, mostNamed).join("; ")}${damage.length > mostNamed ? `; and ${damage.length - mostNamed} more` : ""}.`,
        "It is made again from the sources.",
      ];

type Task = Pick<ImportOptions, "sources" | "work" | "fictional" | "groups">;

/** What is published is kept when nobody answers, unless it is the sample or a person asked for this import. */
async function importAndNote(options: Task, before: string | undefined): Promise<void> {
  const { importFigures } = await import("./run-import.ts");
  try {
    const { generation } = await importFigures({ ...options, published, output: screen, force: flag("force") });
    // What it was made from is what was there when it began; only a first download cannot know that before.
    const fingerprint = before ?? fingerprintOf(options.sources);
    if (fingerprint !== undefined) await noteFingerprint(disk, published, { fingerprint, generation });
    screen.line(`Published in ${published}: ${generation}`);
    const { maxRSS } = process.resourceUsage();
    screen.line(`Took ${process.uptime().toFixed(1)} s and ${Math.round(maxRSS / 1024)} MB at most.`);
  } catch (error) {
    const present = await readManifest(disk, published);
    if (!(error instanceof SourceUnreachable) || !flag("if-changed") || !present || present.fictional) throw error;
    const { damage } = await stateOfPublished(disk, published, undefined);
    if (damage.length > 0) throw new SourceProblem(`${error.message}. The published set stays damaged: ${damage[0]}`);
    screen.problem(`${error.message}. What was published at ${present.builtAt} stays.`);
  }
}

const realSources = () =>
  sourceOptions(process.env, flag("refresh"), (href, received, total) => screen.fetched(href, received, total));

/** The fictional town is written as a mirror and read like any other. */
async function sample(work: string) {
  const [{ writeSampleMirror }, { sampleGroups }] = await Promise.all([
    import("../sample/write.ts"),
    import("../sample/groups.ts"),
  ]);
  const mirror = join(work, "sample");
  writeSampleMirror(mirror);
  return {
    sources: openSources({ ...realSources(), mirror, cache: join(work, "no-cache") }),
    fictional: true,
    groups: sampleGroups,
  };
}

/** A folder of our own between the steps, so that two imports do not meet; WIJKBLIK_WORK names one that is kept. */
async function inWorkFolder(task: (work: string) => Promise<void>): Promise<void> {
  const keep = process.env.WIJKBLIK_WORK;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const work = keep ? resolve(keep) : mkdtempSync(join(root, ".cache/import-"));
  try {
    await task(work);
  } finally {
    if (!keep) rmSync(work, { recursive: true, force: true });
  }
}

/** One sentence for what a person can do something about; the whole stack for a fault of ours. */
function explain(error: unknown): string {
  if (error instanceof SourceProblem) return error.message;
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  const disk = code !== undefined && ["EACCES", "EROFS", "ENOSPC", "EDQUOT", "EIO", "EMFILE"].includes(code);
  return disk ? `${path ?? published} cannot be written: ${message}. What was published is as it was.` : String(stack ?? error);
}

try {
  await (flag("check") ? check() : inWorkFolder(update));
} catch (error) {
  screen.problem(explain(error));
  process.exitCode = error instanceof SourceUnreachable ? 3 : 1;
}
