/**
 * Judges of the OpenAPI document that are not ours: the schema of OpenAPI, Redocly, Spectral, and the NL API Design Rules. Their 250
 * packages are installed beside the tests at first use (lockfile here), so that `npm ci` stays quick.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Verdict {
  passed: number;
  failed: number;
  /** What was not tried, and why. */
  skipped: string[];
  faults: string[];
}

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../.out/judges");
const document = join(out, "openapi.json");
/** Beside the checkout, as the mirror of the sources. */
const shared = join(here, "../../../shared");
const dutchRules = join(shared, "judges/nl-api-design-rules.yaml");

/** Undefined when it ends with 0, else what it said. */
function faultOf(program: string, args: string[]): string | undefined {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: out, env, encoding: "utf8" });
  return status === 0 ? undefined : [error?.message, stdout, stderr].filter(Boolean).join("\n").slice(-3_000);
}
const run = (...args: string[]) => faultOf(process.execPath, args);

/** Undefined when they are there. */
function install(): string | undefined {
  mkdirSync(out, { recursive: true });
  const lock = readFileSync(join(here, "packages/package-lock.json"), "utf8");
  const installed = join(out, "package-lock.json");
  if (existsSync(join(out, "node_modules/.package-lock.json")) && readFileSync(installed, "utf8") === lock) return undefined;
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(here, "packages", file), join(out, file));
  return faultOf("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]);
}

const schemaOfOpenApi = `
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const { readFileSync } = await import("node:fs");
  const { valid, errors } = await new Validator().validate(JSON.parse(readFileSync("openapi.json", "utf8")));
  if (!valid) { console.error(JSON.stringify(errors, null, 1)); process.exitCode = 1; }`;
const spectral = (rules: string) =>
  run("node_modules/@stoplight/spectral-cli/dist/index.js", "lint", "-F", "error", "-D", "-r", rules, document);

const verdicts: [judge: string, fault: () => string | undefined][] = [
  ["the schema of OpenAPI", () => run("--input-type=module", "--eval", schemaOfOpenApi)],
  [
    "Redocly, recommended",
    () => run("node_modules/@redocly/cli/bin/cli.js", "lint", "--config", join(here, "redocly.yaml"), document),
  ],
  ["Spectral, spectral:oas", () => spectral(join(here, "spectral.yaml"))],
];

export function judges(): Verdict {
  const ci = Boolean(process.env.CI);
  const none = (why: string, failed: boolean): Verdict => ({
    passed: 0,
    failed: failed ? 1 : 0,
    skipped: failed ? [] : [why],
    faults: failed ? [why] : [],
  });
  const missing = install();
  if (missing) return none(`the judges of the API document cannot be installed: ${missing}`, ci);
  const unwritten = run(join(here, "served-document.ts"), document);
  if (unwritten) return none(`the API document cannot be read: ${unwritten}`, true);
  const hasRules = existsSync(dutchRules);
  const all = hasRules ? [...verdicts, ["NL API Design Rules", () => spectral(copied(dutchRules))] as const] : verdicts;
  const faults = all.flatMap(([judge, fault]) => {
    const said = fault();
    return said === undefined ? [] : [`the API document, by ${judge}: ${said}`];
  });
  const noRules = "no ../shared/judges/nl-api-design-rules.yaml beside the checkout: the API document not tried on those rules";
  // A workplace that has the folder lost the rules; any other checkout never had them.
  const lost = !hasRules && ci && existsSync(shared);
  if (lost) faults.push(noRules);
  return {
    passed: all.length - faults.length + (lost ? 1 : 0),
    failed: faults.length,
    skipped: hasRules || lost ? [] : [noRules],
    faults,
  };
}

/** Spectral looks for what a ruleset extends beside the ruleset. */
function copied(rules: string): string {
  const copy = join(out, "nl-api-design-rules.yaml");
  cpSync(rules, copy);
  return copy;
}
