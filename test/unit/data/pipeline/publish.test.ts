import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Disk, disk, hashedFile, jsonFile, sha256 } from "#data/pipeline/publish/hashed-files.ts";
import { type PublishedFiles, publishSet } from "#data/pipeline/publish/publish.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "publish-")), "published");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

/** A small set; `shared` is in every generation, the rest changes with the name. */
function setOf(name: string): PublishedFiles {
  const text = (content: string) => new TextEncoder().encode(content);
  const files = [
    hashedFile("areas", "pmtiles", text("shared")),
    hashedFile("inwoners", "col", text(`figures of ${name}`)),
    jsonFile("catalog", { name }),
  ];
  const inventory = jsonFile("inventory", {
    files: files.map((file) => ({ file: file.name, bytes: file.bytes.length, sha256: file.sha256 })),
  });
  const [tiles, , catalog] = files.map((file) => file.name);
  const each = { gemeente: catalog, wijk: catalog, buurt: catalog, group: catalog };
  const manifest = Manifest.parse({
    format: 1,
    generation: name,
    builtAt: "2024-01-01T00:00:00Z",
    fictional: false,
    division: 2024,
    tiles,
    catalog,
    areas: each,
    places: each,
    relations: [],
    inventory: inventory.name,
  });
  return { manifest, files: [...files, inventory] };
}

const silent = () => undefined;
const names = () => readdirSync(folder).sort();

/** Generation that a reader sees, after checking every file that its manifest names. */
function readable(): string {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  const inventory = Inventory.parse(JSON.parse(readFileSync(join(folder, manifest.inventory), "utf8")));
  for (const file of inventory.files) expect(sha256(readFileSync(join(folder, file.file)))).toBe(file.sha256);
  return manifest.generation;
}

/** A disk whose n-th call fails, counted over everything that changes it. */
function failing(n: number): { disk: Disk; calls: () => number } {
  let calls = 0;
  const count = () => {
    calls += 1;
    if (calls === n) throw Object.assign(new Error(`EIO at call ${n}`), { code: "EIO" });
  };
  const fail =
    <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      count();
      await work(...args);
    };
  return { disk: { ...disk, write: fail(disk.write), sync: fail(disk.sync), rename: fail(disk.rename) }, calls: () => calls };
}

describe("publishing", () => {
  it("writes a set that a reader can check file by file", async () => {
    await publishSet(disk, folder, setOf("one"), silent);
    expect(readable()).toBe("one");
  });

  it("keeps the set before it and removes the one before that", async () => {
    for (const name of ["one", "two", "three"]) await publishSet(disk, folder, setOf(name), silent);
    const kept = (set: PublishedFiles) => set.files.every((file) => names().includes(file.name));
    expect([kept(setOf("one")), kept(setOf("two")), kept(setOf("three"))]).toEqual([false, true, true]);
  });

  it("leaves files alone that it did not make", async () => {
    await publishSet(disk, folder, setOf("one"), silent);
    await disk.write(join(folder, "notes.txt"), new Uint8Array());
    for (const name of ["two", "three"]) await publishSet(disk, folder, setOf(name), silent);
    expect(names()).toContain("notes.txt");
  });

  it("keeps the old set whole whichever write, fsync or rename fails, and leaves nothing of the new one behind", async () => {
    await publishSet(disk, folder, setOf("old"), silent);
    const before = names();
    const all = failing(-1);
    await publishSet(all.disk, `${folder}-count`, setOf("new"), silent);
    for (let n = 1; n <= all.calls() + 1; n++) {
      const { disk: broken } = failing(n);
      const failed = await publishSet(broken, folder, setOf("new"), silent).then(
        () => false,
        () => true,
      );
      const seen = readable();
      if (failed && seen === "old") expect(names(), `call ${n}`).toEqual(before);
      if (seen === "new") {
        // Only the fsync of the folder after the rename, or nothing, failed: both sets must be there.
        expect(setOf("old").files.every((file) => names().includes(file.name))).toBe(true);
        break;
      }
      expect(failed, `call ${n}`).toBe(true);
    }
    expect(readable()).toBe("new");
  });

  it("repairs a file that is there under the right name with the wrong content", async () => {
    const set = setOf("one");
    await publishSet(disk, folder, set, silent);
    await disk.write(join(folder, set.files[1]?.name ?? ""), new Uint8Array());
    await publishSet(disk, folder, set, silent);
    expect(readable()).toBe("one");
  });

  it.each(["catalog", "inventory", "manifest"])(
    "repairs a set with a damaged %s and keeps the one before it, which readers still hold",
    async (part) => {
      const [one, two] = [setOf("one"), setOf("two")];
      for (const set of [one, two]) await publishSet(disk, folder, set, silent);
      const { catalog, inventory } = two.manifest;
      const file = { catalog, inventory, manifest: "manifest.json" }[part] ?? "";
      await disk.write(join(folder, file), new TextEncoder().encode('{"half":'));
      await publishSet(disk, folder, two, silent);
      expect(readable()).toBe("two");
      for (const { name, sha256: hash } of one.files)
        expect([name, sha256(readFileSync(join(folder, name)))]).toEqual([name, hash]);
      // The next set takes the place of the one before: what is older than that goes again.
      await publishSet(disk, folder, setOf("three"), silent);
      expect([readable(), names().includes(one.manifest.catalog)]).toEqual(["three", false]);
    },
  );

  it("a file that cannot be read is written anew", async () => {
    const set = setOf("one");
    await publishSet(disk, folder, set, silent);
    const unreadable: Disk = {
      ...disk,
      read: (path) =>
        path.includes("inwoners") ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" })) : disk.read(path),
    };
    const written: string[] = [];
    const rename: Disk["rename"] = (from, to) => {
      written.push(to);
      return disk.rename(from, to);
    };
    await publishSet({ ...unreadable, rename }, folder, set, silent);
    expect(written.join()).toContain("inwoners");
    expect(readable()).toBe("one");
  });
});
