/** The import rules of the architecture, and the shape of files that the style asks for. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cycles, importsOf, readImports } from "../fixtures/import-graph.ts";
import { broken, roomOf, rooms } from "../fixtures/import-rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const skipped = /^web\/(dist|paraglide)\//;
const files = globSync("{data,tiles,server,web}/**/*.{ts,tsx}", { cwd: root }).filter((file) => !skipped.test(file));
const withTests = [...files, ...globSync("test/**/*.{ts,tsx}", { cwd: root, exclude: ["test/.out/**"] })];
const imports = readImports(root, files);
const faultsOf = (from: string, source: string) => importsOf(from, source).flatMap(broken);

describe("who imports whom", () => {
  test("every import follows the table of the architecture", () => {
    expect(imports.flatMap(broken)).toEqual([]);
  });

  test("no file is on a cycle of imports", () => {
    expect(cycles(imports.filter(({ to }) => !skipped.test(to))).map((path) => path.join(" -> "))).toEqual([]);
  });

  test("the table has no circle: no arrow leads back up", () => {
    const arrows = [...rooms].flatMap(([from, may]) => may.map((to) => ({ from, to })));
    expect(cycles(arrows).map((path) => path.join(" -> "))).toEqual([]);
  });

  test("every arrow of the table is used, and every room is there", () => {
    const used = new Set(imports.map(({ from, to }) => `${roomOf(from)} -> ${roomOf(to)}`));
    const arrows = [...rooms].flatMap(([from, may]) => may.map((to) => `${from} -> ${to}`));
    expect(arrows.filter((arrow) => !used.has(arrow))).toEqual([]);
    expect([...rooms.keys()].filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
  });

  test("no folder holds more than thirty files", () => {
    const held = Map.groupBy(files, (file) => file.split("/").slice(0, -1).join("/"));
    expect([...held].filter(([, inside]) => inside.length > 30).map(([folder, { length }]) => `${folder}: ${length}`)).toEqual(
      [],
    );
  });

  test("no file only passes on what others export", () => {
    const barrels = files.filter((file) => {
      const lines = readFileSync(`${root}/${file}`, "utf8")
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
        .split("\n")
        .filter((line) => line.trim());
      return (
        lines.length > 0 &&
        lines.every((line) => /^(export .* from |import |\s|\})/.test(line)) &&
        /^export .* from/m.test(lines.join("\n"))
      );
    });
    expect(barrels).toEqual([]);
  });

  test.each([
    ["a type-only import", "web/x.ts", 'import type { A } from "#server/app.ts";'],
    ["an inline type import", "web/x.ts", 'import { type A } from "../server/app.ts";'],
    ["a type expression", "web/x.ts", 'export type A = import("#server/app.ts").A;'],
    ["a dynamic import", "web/figures/x.ts", 'export const l = () => import("maplibre-gl");'],
    ["a re-export", "web/map/x.ts", 'export { a } from "../figures/a.ts";'],
    ["a worker", "web/map/x.ts", 'new Worker(new URL("../figures/w.ts", import.meta.url));'],
    ["node in the data core", "data/stats/stats.ts", 'import { readFileSync } from "node:fs";'],
    ["an arrow between rooms of one kind", "web/figures/area/a.ts", 'import { t } from "../table/t.ts";'],
    ["an arrow back up", "server/published/a.ts", 'import { e } from "../entries/e.ts";'],
    ["a folder that nobody wrote into the table", "server/misc/a.ts", 'import { x } from "../http/x.ts";'],
    ["a build step in the server", "server/start.ts", 'import { build } from "#tiles/build.ts";'],
    ["an engine outside database.ts", "server/api/routes/a.ts", 'import { DatabaseSync } from "node:sqlite";'],
    [
      "a page imported by a panel, in TSX",
      "web/figures/a.tsx",
      'import { P } from "../pages/p.tsx"; export const A = () => <P />;',
    ],
  ])("%s that breaks a rule is found", (_what, from, source) => {
    expect(faultsOf(from, source)).toHaveLength(1);
  });

  test("a cycle is found", () => {
    expect(
      cycles([
        { from: "a", to: "b" },
        { from: "b", to: "c" },
        { from: "c", to: "a" },
      ]),
    ).toEqual([["a", "b", "c", "a"]]);
  });
});

describe("files", () => {
  test("have kebab-case names that say what they hold", () => {
    const named = (file: string) => basename(file).replace(/(\.d|\.config|\.test)?\.tsx?$/, "");
    const wrong = withTests.filter((file) => {
      const name = named(file);
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|misc|common|.*manager|.*service|index)$/.test(name);
    });
    expect(wrong).toEqual([]);
  });

  test("are at most 250 lines long, tests too", () => {
    const long = withTests.map((file) => ({ file, lines: readFileSync(`${root}/${file}`, "utf8").split("\n").length - 1 }));
    expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  test("keep colours in web/labels/theme.ts", () => {
    const elsewhere = files.filter((file) => file.startsWith("web/") && !/theme/.test(file));
    const withHex = elsewhere.filter((file) =>
      /["'`]#([0-9a-f]{3}|[0-9a-f]{6})["'`]/i.test(readFileSync(`${root}/${file}`, "utf8")),
    );
    expect(withHex).toEqual([]);
  });
});
