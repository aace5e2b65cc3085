/** The command as it is called: on the fictional town, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "#data/pipeline/publish/hashed-files.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { loadPublished } from "#server/published/published-set.ts";
import { root } from "../../../fixtures/once.ts";

const folder = mkdtempSync(join(tmpdir(), "command-"));
const published = join(folder, "published");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

function command(...flags: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "data/pipeline/main.ts"), ...flags], {
    env: { ...process.env, WIJKBLIK_PUBLISHED: published, WIJKBLIK_CACHE: join(folder, "cache") },
  });
  const ended: Ended = { code: null, out: "", errors: "" };
  child.stdout.on("data", (chunk: Buffer) => (ended.out += chunk));
  child.stderr.on("data", (chunk: Buffer) => (ended.errors += chunk));
  return new Promise((done) => child.once("close", (code) => done({ ...ended, code })));
}

describe("npm run import", () => {
  let first: Ended;
  beforeAll(async () => {
    first = await command("--sample");
  });

  it("publishes the fictional town and says of every source that it is fictional", () => {
    expect(first).toMatchObject({ code: 0, errors: "" });
    const read = (name: string) => JSON.parse(readFileSync(join(published, name), "utf8"));
    const manifest = Manifest.parse(read("manifest.json"));
    expect(manifest.fictional).toBe(true);
    expect(new Set(Catalog.parse(read(manifest.catalog)).sources.map(({ fidelity }) => fidelity))).toEqual(
      new Set(["fictional"]),
    );
  });

  it("prints a line per step where there is no terminal, and no control characters", () => {
    expect(first.out).toMatch(/^Reading sources +[\d.]+ s\nBorders /);
    expect(first.out).not.toContain("\u001b");
  });

  it("does nothing when nothing changed", async () => {
    const before = readFileSync(join(published, "manifest.json"), "utf8");
    expect(await command("--sample", "--if-changed")).toMatchObject({ code: 0, out: "The sources have not changed.\n" });
    expect(readFileSync(join(published, "manifest.json"), "utf8")).toBe(before);
  });

  it("reports on what is published", async () => {
    const { code, out } = await command("--check");
    expect(out).toContain("Everything is as it should be.");
    expect(out).toMatch(/buurt +43 with a border, 1 without/);
    expect(code).toBe(0);
  });

  const damaged: Record<string, (manifest: Manifest) => { file: string; bytes: Uint8Array | undefined; says: string }> = {
    "is missing": ({ tiles }) => ({ file: tiles, bytes: undefined, says: `${tiles} is missing` }),
    "is cut short": ({ areas }) => ({ file: areas.buurt, bytes: at(areas.buurt).subarray(1), says: "bytes instead of" }),
    "is zeroed": ({ tiles }) => ({
      file: tiles,
      bytes: new Uint8Array(at(tiles).length),
      says: `${tiles} is not what was published`,
    }),
    "is garbage of another length": ({ catalog }) => ({
      file: `${catalog}.gz`,
      bytes: Buffer.from("garbage"),
      says: `${catalog}.gz is 7 bytes instead of`,
    }),
    "is garbage of the same length": ({ catalog }) => ({
      file: `${catalog}.br`,
      bytes: at(`${catalog}.br`).map((byte) => byte ^ 1),
      says: `${catalog}.br is not what was published`,
    }),
    "is an inventory without one of its files": ({ inventory }) => {
      const { files } = Inventory.parse(JSON.parse(at(inventory).toString()));
      const bytes = Buffer.from(JSON.stringify({ files: files.slice(1) }));
      return { file: inventory, bytes, says: `${inventory} is not what was published` };
    },
    "is an inventory of garbage": ({ inventory }) => ({
      file: inventory,
      bytes: Buffer.from('{"files":'),
      says: `${inventory} is not what was published`,
    }),
    "is a manifest of half a file": () => ({
      file: "manifest.json",
      bytes: at("manifest.json").subarray(0, 100),
      says: "manifest.json is not a manifest",
    }),
    "is a manifest of another form": () => ({
      file: "manifest.json",
      bytes: Buffer.from("{}"),
      says: "manifest.json is not a manifest",
    }),
    "is an outline that is missing": ({ outlines }) => ({
      file: outlines?.wijk ?? "",
      bytes: undefined,
      says: `${outlines?.wijk} is missing`,
    }),
    "is a manifest of before there were outlines": ({ outlines: _, ...older }) => ({
      file: "manifest.json",
      bytes: Buffer.from(JSON.stringify(older)),
      says: "manifest.json names no outlines of areas: it is of an older version",
    }),
    "is a manifest that says something else": () => ({
      file: "manifest.json",
      bytes: Buffer.from(at("manifest.json").toString().replace('"fictional": true', '"fictional": false')),
      says: "manifest.json is not what was published",
    }),
  };
  const at = (file: string) => readFileSync(join(published, file));
  const hashes = () =>
    new Map(readdirSync(published).flatMap((name) => (name.includes(".json") ? [] : [[name, sha256(at(name))] as const])));
  const manifestNow = () => Manifest.parse(JSON.parse(at("manifest.json").toString()));

  it.each(Object.keys(damaged))("a file that %s is named by the report and made again, and what was whole stays", async (how) => {
    const [before, manifest] = [hashes(), manifestNow()];
    const { file, bytes, says } = damaged[how]?.(manifest) ?? { file: "", bytes: undefined, says: "" };
    if (bytes) writeFileSync(join(published, file), bytes);
    else rmSync(join(published, file));
    const { code, errors } = await command("--check");
    expect([code, errors]).toEqual([1, expect.stringMatching(/^WRONG: /)]);
    expect(errors).toContain(says);
    const mended = await command("--sample", "--if-changed");
    expect(mended).toMatchObject({ code: 0, errors: "" });
    expect(mended.out).toContain(`The published set is damaged: ${says.startsWith("bytes") ? file : says}`);
    const after = hashes();
    expect([...before].filter(([name, hash]) => after.get(name) !== hash)).toEqual([]);
    expect(manifestNow()).toMatchObject({ tiles: manifest.tiles, areas: manifest.areas, fictional: true });
    expect(await command("--check")).toMatchObject({ code: 0, errors: "" });
    expect(await command("--sample", "--if-changed")).toMatchObject({ code: 0, out: "The sources have not changed.\n" });
  });

  it("a whole set of an older version is refused by the server in one sentence, named by the report and made again", async () => {
    const manifest = manifestNow();
    const whole = Catalog.parse(JSON.parse(at(manifest.catalog).toString()));
    // As it was published before figures said how they came about: seven statuses, each with its count.
    const older = {
      ...whole,
      methods: undefined,
      indicators: whole.indicators.map(({ method: _, columns, ...rest }) => ({
        ...rest,
        columns: columns.map((column) => ({ ...column, counts: Array.from({ length: 7 }, (__, i) => column.counts[i] ?? 0) })),
      })),
    };
    const { files } = Inventory.parse(JSON.parse(at(manifest.inventory).toString()));
    const put = (stem: string, text: string) => {
      const file = `${stem}.${sha256(Buffer.from(text)).slice(0, 10)}.json`;
      writeFileSync(join(published, file), text);
      return { file, bytes: Buffer.byteLength(text), sha256: sha256(Buffer.from(text)) };
    };
    const catalog = put("catalog", JSON.stringify(older));
    const inventory = put(
      "inventory",
      JSON.stringify({ files: [...files.filter(({ file }) => !file.startsWith(manifest.catalog)), catalog] }),
    );
    const named = { ...manifest, catalog: catalog.file, inventory: inventory.file, generation: inventory.sha256.slice(0, 16) };
    writeFileSync(join(published, "manifest.json"), JSON.stringify(named));
    rmSync(join(published, "import.json"));

    await expect(loadPublished(published)).rejects.toThrow(
      `${catalog.file} van de gepubliceerde gegevens heeft niet de vorm die deze versie kent. Doe de import opnieuw: npm run import`,
    );
    const { code, errors } = await command("--check");
    expect([code, errors]).toEqual([1, `WRONG: ${catalog.file} is of an older version\n`]);
    const again = await command("--sample", "--if-changed");
    expect(again).toMatchObject({ code: 0, errors: "" });
    expect(again.out).toContain(`The published set is damaged: ${catalog.file} is of an older version.`);
    expect(await command("--check")).toMatchObject({ code: 0, errors: "" });
    expect((await loadPublished(published)).catalog.indicators[0]?.method).toBe(whole.indicators[0]?.method);
  });

  it("a note of what the set was made from that cannot be read is no reason to stop", async () => {
    writeFileSync(join(published, "import.json"), '{"finger');
    expect(await command("--sample", "--if-changed")).toMatchObject({ code: 0, errors: "" });
    expect(await command("--sample", "--if-changed")).toMatchObject({ code: 0, out: "The sources have not changed.\n" });
  });
});
