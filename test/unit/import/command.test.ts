/** The command as it is called: on the fictional town, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Catalog } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { root } from "../../fixtures/once.ts";

const folder = mkdtempSync(join(tmpdir(), "command-"));
const published = join(folder, "published");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

function command(...flags: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "data/import/main.ts"), ...flags], {
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

  it("finds a published file that changed afterwards", async () => {
    const { catalog } = Manifest.parse(JSON.parse(readFileSync(join(published, "manifest.json"), "utf8")));
    writeFileSync(join(published, `${catalog}.gz`), "garbage");
    const { code, errors } = await command("--check");
    expect(errors).toContain(`WRONG: ${catalog}.gz is not what was published`);
    expect(code).toBe(1);
  });
});
