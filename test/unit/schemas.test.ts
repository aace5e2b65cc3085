/** One schema an entity: what a schema leaves open nobody checks, so each opening has its reason here. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const open: Record<string, string> = {
  "server/api/openapi/openapi.ts": "a body that the route judges with its own schema, described by that schema",
  "server/api/routes/people/passkeys.ts": "what a passkey answered is for the library of passkeys to judge",
  "data/schema/queue.ts": "the value of any field of any entity, before and after a change",
};
const casts: Record<string, string> = {
  "server/api/openapi/openapi.ts": "a Response made by hand where a typed one is promised, compared with its schema in tests",
  "server/auth/passkeys.ts": "what a passkey answered is for the library of passkeys to judge",
  "web/pages/form/value-words.ts": "what was typed may be no value of the list, and is then shown as it is",
};

function filesWith(pattern: RegExp): string[] {
  const files = globSync("{data,tiles,server,web}/**/*.{ts,tsx}", { cwd: root });
  const code = (file: string) => readFileSync(`${root}/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return files.filter((file) => !/^web\/(dist|paraglide)\//.test(file) && pattern.test(code(file))).sort();
}

test("a schema leaves nothing open without a reason", () => {
  expect(filesWith(/\bz\.(unknown|any|custom)\(/)).toEqual(Object.keys(open).sort());
});

test("no type is argued away without a reason", () => {
  expect(filesWith(/\bas (never|any)\b/)).toEqual(Object.keys(casts).sort());
});
