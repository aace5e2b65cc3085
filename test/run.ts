/**
 * `npm test`: format and lint, types, then the unit, api and e2e projects. Ends with one line, "N passed, N failed".
 * `npm test -- unit api` runs those steps only. In CI (`CI` set) a missing program or source is a failure, elsewhere a loud skip.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { installParts, missingParts, parts } from "./fixtures/machine.ts";
import { mirrorFolder } from "./fixtures/mirror.ts";
import { judges } from "./judges/judges.ts";

interface Outcome {
  passed: number;
  failed: number;
  /** What was not tried, and why. */
  skipped: string[];
  /** What failed, and the beginning of what it said: a log is often read from its end only. */
  faults?: string[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "test/.out");
const ci = Boolean(process.env.CI);
const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);

function command(program: string, args: string[]): SpawnSyncReturns<Buffer> {
  return spawnSync(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path } });
}

/** A step that is one test: it passes when every command ends with 0. */
const rule =
  (...commands: string[][]) =>
  (): Outcome => {
    const ok = commands.every(([program = "", ...args]) => command(program, args).status === 0);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
  };

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: FileReport[];
}

interface FileReport {
  name: string;
  status: string;
  message: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

/** One line for the test, and the first of what it said below it, without the steps of the runner. */
function fault(file: string, test: string, message = ""): string {
  const said = message.split("\n").filter((line) => !/^\s+at .*(node_modules|node:|new Promise)/.test(line));
  return [`${relative(root, file)} ${test}`, ...said.slice(0, 12).map((line) => `      ${line}`)].join("\n");
}

/** A file that breaks before its first test, or a runner that dies, counts as one failure. */
const project = (name: string) => (): Outcome => {
  const file = join(out, `${name}.json`);
  rmSync(file, { force: true });
  const config = ["run", "--config", "test/vitest.config.ts", "--project", name, "--passWithNoTests"];
  const { status } = command("vitest", [...config, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  if (!existsSync(file)) return { passed: 0, failed: status === 0 ? 0 : 1, skipped: [] };
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  const broken = report.testResults.filter(
    (f) => f.status === "failed" && !f.assertionResults.some((t) => t.status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  const faults = report.testResults.flatMap((f) =>
    f.assertionResults.filter((t) => t.status === "failed").map((t) => fault(f.name, t.fullName, t.failureMessages[0])),
  );
  const skipped = report.testResults.flatMap((f) =>
    f.assertionResults.filter((t) => t.status !== "passed" && t.status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: skipped.map((test) => test.fullName),
    faults: [...faults, ...broken.map((f) => fault(f.name, "did not get to its tests", f.message))],
  };
};

/** Programs and sources that some tests cannot do without. */
function requirements(): Outcome {
  installParts();
  const missing = missingParts().map((part) => `${parts[part].commands[0]} is not installed: ${parts[part].why} not tried`);
  if (!mirrorFolder())
    missing.push("no mirror of the sources (WIJKBLIK_MIRROR, ../shared/mirror): tests on the real figures not tried");
  return { passed: ci && missing.length === 0 ? 1 : 0, failed: ci ? missing.length : 0, skipped: missing };
}

/** As in web/vite.config.ts, so that the compiled messages are the same. */
const locale = ["--strategy", "localStorage", "baseLocale"];

const steps: [string, () => Outcome][] = [
  ["format", rule(["biome", "check", "--config-path", "test", "."])],
  [
    "types",
    rule(
      ["paraglide-js", "compile", "--silent", "--project", "web/messages/project.inlang", "--outdir", "web/paraglide", ...locale],
      ["tsc", "--noEmit"],
      ["tsc", "--noEmit", "--project", "tsconfig.kernels.json"],
    ),
  ],
  ["machine", requirements],
  ["judges", judges],
  ["unit", project("unit")],
  ["api", project("api")],
  ["e2e", project("e2e")],
];

mkdirSync(out, { recursive: true });
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !steps.some(([step]) => step === name));
if (unknown.length > 0)
  throw new Error(`no such step: ${unknown.join(", ")}; there are ${steps.map(([name]) => name).join(", ")}`);
const total = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const [name, run] of steps) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const started = performance.now();
  const { passed, failed, skipped, faults = [] } = run();
  total.passed += passed;
  total.failed += failed;
  lines.push(`${name.padEnd(8)} ${passed} passed, ${failed} failed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  lines.push(...skipped.map((what) => `  SKIPPED: ${what}`), ...faults.map((what) => `  FAILED: ${what}`));
}
process.stdout.write(`\n${lines.join("\n")}\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
