/** F1 whole: the server is killed 200 times on each engine while eight clients write; the test of `npm test` with more kills. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { out, root } from "../fixtures/once.ts";
import type { BenchRow } from "./row.ts";

const kills = 200;

interface Report {
  testResults: { assertionResults: { fullName: string; status: string; duration?: number | null }[] }[];
}

export async function run(): Promise<BenchRow[]> {
  mkdirSync(out, { recursive: true });
  const file = join(out, "kills.json");
  const asked = [
    "--project",
    "api",
    "test/api/kill.test.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts", ...asked],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, WIJKBLIK_KILLS: String(kills) },
    },
  );
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, status, duration }) => ({
      bench: "kills",
      what: `${fullName.split(" ")[0]}: ${kills} kills, ${status === "passed" ? "nothing lost, nothing twice" : status}`,
      unit: "s",
      ours: (duration ?? 0) / 1000,
      goal: "nothing lost",
      met: status === "passed",
    }));
}
