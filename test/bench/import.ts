/** The import of all sources into a fresh folder: wall time and the largest amount of memory, tile build included. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endsWithUs } from "../fixtures/children.ts";
import { root } from "../fixtures/once.ts";
import { type BenchRow, median } from "./row.ts";

/** Resident memory of a process and its children in MB, from /proc; 0 where there is none. */
function residentMb(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
    const own = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
    return Number(own) / 1024 + children.reduce((sum, child) => sum + residentMb(child), 0);
  } catch {
    return 0;
  }
}

async function once(): Promise<{ seconds: number; mb: number }> {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-bench-"));
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "data/pipeline/main.ts")], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, WIJKBLIK_PUBLISHED: join(folder, "published") },
  });
  endsWithUs(child, "SIGTERM");
  let mb = 0;
  const look = setInterval(() => {
    mb = Math.max(mb, residentMb(child.pid ?? 0));
  }, 100);
  const code = await new Promise((done) => child.once("exit", done));
  clearInterval(look);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, mb };
}

export async function run(): Promise<BenchRow[]> {
  const runs = [await once(), await once(), await once()];
  const seconds = median(runs.map((r) => r.seconds));
  const mb = median(runs.map((r) => r.mb));
  return [
    { bench: "import", what: "all sources to published files", unit: "s", ours: seconds, goal: "<= 60 s", met: seconds <= 60 },
    { bench: "import", what: "peak resident memory", unit: "MB", ours: mb, goal: "<= 1,000 MB", met: mb <= 1000 },
  ];
}
