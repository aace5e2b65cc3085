/** One name, one meaning: what two files export under one name is two things that look like one. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = globSync("{data,tiles,server,web}/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !/^web\/(dist|paraglide)\//.test(file),
);
/** A schema and its type share a name, in one file. */
const exported = /^export\s+(?:async\s+)?(?:function\*?|const|let|class|type|interface)\s+(\w+)/gm;

/** Names by the files that export them. */
function exportedTwice(sources: readonly (readonly [file: string, source: string])[]): string[] {
  const by = new Map<string, Set<string>>();
  for (const [file, source] of sources)
    for (const [, name = ""] of source.matchAll(exported)) by.set(name, (by.get(name) ?? new Set()).add(file));
  return [...by].flatMap(([name, where]) => (where.size > 1 ? [`${name}: ${[...where].join(", ")}`] : []));
}

test("no name is exported by two files", () => {
  expect(exportedTwice(files.map((file) => [file, readFileSync(`${root}/${file}`, "utf8")]))).toEqual([]);
});

test("a name with two meanings is seen, a schema with its type is not one", () => {
  const a = ["a.ts", "export const Place = 1;\nexport type Place = number;"] as const;
  const b = ["b.ts", "export interface Place {}"] as const;
  expect(exportedTwice([a])).toEqual([]);
  expect(exportedTwice([a, b])).toEqual(["Place: a.ts, b.ts"]);
});
