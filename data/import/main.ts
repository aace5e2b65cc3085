/**
 * `npm run import`: from the official sources to the published set.
 *
 * --if-changed  only when the sources or this code changed since the published set was made
 * --force       also when nothing changed
 * --refresh     fetch again what the cache holds
 * --check       report on the published set: rows, joins, statuses, deviations from totals
 * --sample      publish the fictional town
 *
 * Exit codes: 0 published or unchanged, 1 a source or the disk is not right (the published set is as it was), 3 no source can be reached.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { output } from "./output.ts";
import { runImport } from "./run-import.ts";
import { SourceUnreachable } from "./source-problem.ts";
import { openSources, sourceOptions } from "./sources.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const screen = output(process.stdout, process.stderr);
const published = resolve(process.env.WIJKBLIK_PUBLISHED || resolve(root, "published"));

try {
  const manifest = await runImport({
    sources: openSources(sourceOptions(process.env, process.argv.includes("--refresh"))),
    published,
    work: resolve(root, ".cache/work"),
    fictional: false,
    output: screen,
  });
  screen.line(`Gepubliceerd in ${published}: ${manifest.generation}`);
} catch (error) {
  screen.problem(
    error instanceof Error && error.name.startsWith("Source") ? error.message : String((error as Error)?.stack ?? error),
  );
  process.exitCode = error instanceof SourceUnreachable ? 3 : 1;
}
