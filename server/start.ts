/**
 * `npm start`: imports when there is nothing published, the sources changed or a published file is damaged, builds the web app when its sources changed, and serves.
 * Steps run as children with the terminal of this process, so that their progress is seen and Ctrl+C reaches them.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Manifest } from "#data/schema/manifest.ts";
import { buildIsFresh, markBuild } from "./build.ts";
import { readConfig } from "./config.ts";
import { endWithNpm } from "./processes.ts";
import { StartError } from "./start-error.ts";

const root = resolve(import.meta.dirname, "..");
/** Exit code of the import that says: no source could be reached. */
const noSource = 3;

/** Runs one of our commands to its end; resolves with its exit code, 130 when it was stopped by a signal. */
function run(file: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGTERM", pass);
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      process.off("SIGTERM", pass);
      done(code ?? 130);
    });
  });
}

async function importIfNeeded(published: string): Promise<void> {
  const environment = { WIJKBLIK_PUBLISHED: published };
  const code = await run("data/pipeline/main.ts", ["--if-changed"], environment);
  if (code === 0) return;
  const manifest = join(published, "manifest.json");
  const ready = existsSync(manifest);
  // A sample town is looked at too: its files may be damaged, and it needs no source to be made again.
  if (code === noSource && (!ready || isFictional(manifest))) {
    process.stdout.write("Geen enkele bron is bereikbaar: Wijkblik start met een voorbeeldstad (fictieve gegevens).\n");
    if ((await run("data/pipeline/main.ts", ["--sample"], environment)) === 0) return;
    throw new StartError("Ook de voorbeeldstad kon niet gemaakt worden; hierboven staat waarom.");
  }
  if (code === 130) throw new StartError("Gestopt.");
  if (!ready) throw new StartError("De import is niet gelukt; hierboven staat waarom. Er is niets om te tonen.");
  const why = code === noSource ? "Geen enkele bron is bereikbaar" : "De import is niet gelukt";
  process.stdout.write(`${why}; Wijkblik toont wat eerder gepubliceerd is.\n`);
}

function isFictional(manifest: string): boolean {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifest, "utf8"))).fictional;
  } catch {
    // Not to be read: it may have been real, and then the sample must not take its place. The server names it.
    return false;
  }
}

async function buildIfNeeded(web: string, fresh: Promise<boolean>): Promise<void> {
  if (await fresh) return;
  process.stdout.write("De web-app wordt gebouwd\n");
  const code = await run("node_modules/vite/bin/vite.js", [
    "build",
    "--config",
    "web/vite.config.ts",
    "--outDir",
    web,
    "--emptyOutDir",
  ]);
  if (code !== 0) throw new StartError("De web-app kon niet gebouwd worden; hierboven staat waarom.");
  await markBuild(root, web);
}

async function start(): Promise<void> {
  endWithNpm();
  const config = readConfig(process.env);
  // Ctrl+C goes to the whole group of processes: the step that runs ends by itself, and this process with it.
  process.on("SIGINT", () => {});
  const fresh = buildIsFresh(root, config.web);
  const imported = importIfNeeded(config.published);
  // A check of the sources is a process beside this one: what the server is made of is read meanwhile. If it cannot be, main.ts says why.
  import("./app.ts").catch(() => {});
  await imported;
  await buildIfNeeded(config.web, fresh);
  process.removeAllListeners("SIGINT");
  // On a terminal people want the address, not a line a request.
  if (!process.env.LOG && process.stdout.isTTY) process.env.LOG = "error";
  await import("./main.ts");
}

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof StartError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
