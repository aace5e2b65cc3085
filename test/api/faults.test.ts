/** F8: a damaged published set is refused by the name of the file, at start and while running, and never served. */
import { spawn } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { root } from "../fixtures/once.ts";
import { smallFolders } from "../fixtures/small-app.ts";
import { writeSmallSet } from "../fixtures/small-set.ts";

let folder: string;
let web: string;
let manifest: Manifest;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, web, manifest, remove } = await smallFolders());
});
afterEach(() => remove());

const zeroed = (bytes: Buffer) => Buffer.alloc(bytes.length);
const truncated = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const garbage = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (byte * 31 + i * 17) & 0xff));
const oneBit = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)));
const empty = () => Buffer.alloc(0);
const damages = Object.entries({ zeroed, truncated, garbage, "one bit flipped": oneBit, empty });

async function damage(file: string, how: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(join(folder, file), how(await readFile(join(folder, file))));
}

async function aColumn(): Promise<string> {
  const catalog = Catalog.parse(JSON.parse(await readFile(join(folder, manifest.catalog), "utf8")));
  return catalog.indicators[0]?.columns[0]?.file ?? "";
}

const files: [string, () => Promise<string>][] = [
  ["the archive", async () => manifest.tiles],
  ["a column", aColumn],
  ["a compressed column", async () => `${await aColumn()}.br`],
  ["the catalogue", async () => manifest.catalog],
  ["an area index", async () => manifest.areas.buurt],
  ["the inventory", async () => manifest.inventory],
  ["the manifest", async () => "manifest.json"],
];

describe.each(files)("%s", (_what, find) => {
  test.each(damages)("%s is refused by name", async (_how, change) => {
    const file = await find();
    await damage(file, change);
    await expect(openLibrary(folder)).rejects.toThrow(file);
  });

  test("gone is refused by name", async () => {
    const file = await find();
    await rm(join(folder, file));
    await expect(openLibrary(folder)).rejects.toThrow(`${file} van de gepubliceerde gegevens ontbreekt`);
  });
});

test("columns over another list of areas are refused by name", async () => {
  const other = await writeSmallSet(join(folder, "other"), { moreAreas: true });
  const inventory = JSON.parse(await readFile(join(folder, "other", other.inventory), "utf8"));
  const foreign = inventory.files.find(({ file }: { file: string }) => file === other.areas.gemeente);
  await rename(join(folder, "other", other.areas.gemeente), join(folder, other.areas.gemeente));
  const own = JSON.parse(await readFile(join(folder, manifest.inventory), "utf8"));
  await writeFile(join(folder, manifest.inventory), JSON.stringify({ files: [...own.files, foreign] }));
  const areas = { ...manifest.areas, gemeente: other.areas.gemeente };
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, areas }));
  await expect(openLibrary(folder)).rejects.toThrow(`hoort bij een andere lijst van gebieden dan ${other.areas.gemeente}`);
});

test("neighbours of another list of areas are refused by name: row by row they would be others", async () => {
  await writeSmallSet(join(folder, "other"), { otherNeighbours: true });
  const { neighbours, areas } = JSON.parse(await readFile(join(folder, "other", "manifest.json"), "utf8"));
  await expect(openLibrary(join(folder, "other"))).rejects.toThrow(
    `${neighbours.wijk} hoort bij een andere lijst van gebieden dan ${areas.wijk}`,
  );
});

test("the process says it in one sentence, without a stack, and ends with 1", async () => {
  await damage(manifest.tiles, truncated);
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    env: { ...process.env, WIJKBLIK_PUBLISHED: folder, WIJKBLIK_WEB: web, PORT: "0" },
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise((done) => child.once("close", done));
  expect(code).toBe(1);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).toContain(manifest.tiles);
});

test("a damaged new set is not taken: the old one stays, and a sound one after it is served", async () => {
  const library = await openLibrary(folder);
  const next = await writeSmallSet(folder, { edition: 1 });
  const sound = await readFile(join(folder, next.tiles));
  await damage(next.tiles, garbage);
  await expect(library.refresh()).rejects.toThrow(next.tiles);
  expect(library.current().manifest.generation).toBe(manifest.generation);
  expect(library.find(manifest.tiles)).toBeDefined();
  await writeFile(join(folder, next.tiles), sound);
  await writeSmallSet(folder, { edition: 2 });
  expect(await library.refresh()).toBe("new");
  expect(library.find(manifest.tiles)).toBeDefined();
});
