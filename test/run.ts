/**
 * `npm test`: format and lint, types, then the projects of vitest.config.ts, two things at a time. Ends with one line, "N passed, N failed".
 * `npm test -- unit api` runs those steps only; `npm test -- quick` what is known within a minute: format, types, unit, component and the
 * nearest test files of what changed. In CI (`CI` set) a missing program or source is a failure, elsewhere a loud skip.
 */
import { mkdirSync } from "node:fs";
import { nearestTests } from "./fixtures/nearest-tests.ts";
import { out } from "./fixtures/once.ts";
import { commandStep, nodeStep, type Outcome, projectStep, requirementsStep, type Step } from "./fixtures/run-steps.ts";

/** As in web/vite.config.ts, so that the compiled messages are the same. */
const locale = ["--strategy", "localStorage", "baseLocale"];
const messages = ["paraglide-js", "compile", "--silent", "--project", "web/messages/project.inlang", "--outdir", "web/paraglide"];

const steps: Record<string, Step> = {
  format: commandStep(["biome", "check", "--config-path", "test", "."]),
  types: commandStep([...messages, ...locale], ["tsc", "--noEmit"], ["tsc", "--noEmit", "--project", "tsconfig.kernels.json"]),
  machine: requirementsStep,
  "set-up": nodeStep("test/fixtures/set-up.ts"),
  unit: projectStep("unit"),
  component: projectStep("component"),
  api: projectStep("api"),
  stress: projectStep("stress"),
  judges: projectStep("judges"),
  e2e: projectStep("e2e"),
  nearest: async () => {
    const { files, left } = nearestTests();
    if (files.length === 0) return { passed: 0, failed: 0, skipped: [], said: "" };
    const outcome = await projectStep("api", files)();
    return {
      ...outcome,
      skipped: [...outcome.skipped, ...(left > 0 ? [`${left} test files that are further from the change`] : [])],
    };
  },
};

/**
 * Two lanes, so that no core waits: tests that are held up, killed and stopped wait more than they compute, and run one file at a
 * time beside the others.
 */
const whole = [
  ["format", "types", "unit", "component", "api", "e2e"],
  ["machine", "set-up", "stress", "judges"],
];
const quick = [
  ["machine", "format", "types"],
  ["unit", "component", "nearest"],
];
/** These do not wait until the programs of the machine are there. */
const needNothing = new Set(["machine", "format", "types"]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== "quick" && !(name in steps));
if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(", ")}; there are quick, ${Object.keys(steps).join(", ")}`);
const lanes = asked.includes("quick")
  ? quick
  : whole.map((lane) => lane.filter((name) => asked.length === 0 || asked.includes(name)));

mkdirSync(out, { recursive: true });
const began = performance.now();
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const results = new Map<string, { outcome: Outcome; took: string }>();
const machine = Promise.withResolvers<void>();
if (!lanes.flat().includes("machine")) machine.resolve();
await Promise.all(
  lanes.map(async (lane) => {
    for (const name of lane) {
      if (!needNothing.has(name)) await machine.promise;
      const started = performance.now();
      process.stdout.write(`${name} begins\n`);
      const outcome = await (steps[name] as Step)();
      if (name === "machine") machine.resolve();
      results.set(name, { outcome, took: seconds(started) });
      process.stdout.write(`${outcome.said}${name}: ${outcome.passed} passed, ${outcome.failed} failed\n`);
    }
  }),
);

const lines = Object.keys(steps).flatMap((name) => {
  const result = results.get(name);
  if (!result) return [];
  const { passed, failed, skipped, faults = [] } = result.outcome;
  return [
    `${name.padEnd(8)} ${passed} passed, ${failed} failed in ${result.took}`,
    ...skipped.map((what) => `  SKIPPED: ${what}`),
    ...faults.map((what) => `  FAILED: ${what}`),
  ];
});
const outcomes = [...results.values()].map(({ outcome }) => outcome);
const slowest = outcomes.flatMap(({ slow = [] }) => slow).sort((a, b) => b.seconds - a.seconds);
const slowLines = slowest.slice(0, 15).map(({ name, seconds: took }) => `  ${took.toFixed(1).padStart(6)} s  ${name}`);
const [passed, failed] = [outcomes.map((one) => one.passed), outcomes.map((one) => one.failed)].map((counts) =>
  counts.reduce((sum, count) => sum + count, 0),
);
process.stdout.write(
  `\n${[...(slowLines.length > 0 ? ["the slowest tests", ...slowLines] : []), ...lines].join("\n")}\n` +
    `all in ${seconds(began)}\n${passed} passed, ${failed} failed\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
