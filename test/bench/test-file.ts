/** A test of `npm test` run as a bench, with more work told to it by its environment. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { out, root } from "../fixtures/once.ts";

export interface TestOutcome {
  fullName: string;
  status: string;
  duration?: number | null;
}

interface Report {
  testResults: { assertionResults: TestOutcome[] }[];
}

export function runTestFile(test: string, environment: Record<string, string>): TestOutcome[] {
  mkdirSync(out, { recursive: true });
  const file = join(out, `${basename(test, ".test.ts")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const runner = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts"];
  spawnSync(process.execPath, [...runner, "--project", "api", test, ...reporters], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}
