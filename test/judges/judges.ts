/**
 * Judges of the OpenAPI document that are not ours: the schema of OpenAPI, Redocly, Spectral, and the NL API Design Rules. Their 250
 * packages are installed beside the tests at first use (lockfile here), so that `npm ci` stays quick.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../.out/judges");
const document = join(out, "openapi.json");
/** Beside the checkout, as the mirror of the sources. */
const shared = join(here, "../../../shared");
/** Absent beside a checkout that never had it. */
export const dutchRules = join(shared, "judges/nl-api-design-rules.yaml");

/** Undefined when it ends with 0, else what it said. */
function faultOf(program: string, args: string[]): string | undefined {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: out, env, encoding: "utf8" });
  return status === 0 ? undefined : [error?.message, stdout, stderr].filter(Boolean).join("\n").slice(-3_000);
}
const run = (...args: string[]) => faultOf(process.execPath, args);

/** Undefined when the packages are there, else what is wrong. */
export function install(): string | undefined {
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

/** Writes the document as a server with everything in it gives it; what went wrong otherwise. */
export const writeDocument = (): string | undefined => run(join(here, "served-document.ts"), document);

/** What each judge has to say; undefined when it has nothing against the document. */
export const judges: Record<string, () => string | undefined> = {
  "the schema of OpenAPI": () => run("--input-type=module", "--eval", schemaOfOpenApi),
  "Redocly, recommended": () =>
    run("node_modules/@redocly/cli/bin/cli.js", "lint", "--config", join(here, "redocly.yaml"), document),
  "Spectral, spectral:oas": () => spectral(join(here, "spectral.yaml")),
  // Spectral looks for what a ruleset extends beside the ruleset.
  "the NL API Design Rules": () => {
    const copy = join(out, "nl-api-design-rules.yaml");
    cpSync(dutchRules, copy);
    return spectral(copy);
  },
};
