/**
 * Publishing: write everything, bring it to the disk, then switch the manifest by one rename. Readers see the old set or the new
 * one, also when a call fails half way or the power goes: what the old manifest names is never touched.
 */
import { join } from "node:path";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { parsed } from "./damage.ts";
import { type Disk, type HashedFile, sha256 } from "./hashed-files.ts";

export interface PublishedFiles {
  manifest: Manifest;
  files: HashedFile[];
}

/** How many files are written at a time: fsync waits for the disk, not for the processor. */
const atOnce = 8;
const ours = /\.[0-9a-f]{8,10}\.[a-z0-9.]+$/;

/**
 * Answers the names of old files that were removed; the set before this one is kept for readers that still hold it. A repair of
 * the set that is there removes nothing: what else lies there may be the set before it, or one whose names can no longer be read.
 * Throws what the disk throws; then new files are gone again and the old set is as it was.
 */
export async function publishSet(
  disk: Disk,
  folder: string,
  { manifest, files }: PublishedFiles,
  progress: (done: number, total: number) => void,
): Promise<string[]> {
  await disk.makeFolder(folder);
  const previous = await inventoryOf(disk, folder);
  const isRepair = previous.size === 0 || previous.has(manifest.inventory);
  const present = new Set(await disk.list(folder));
  const added: string[] = [];
  const pending = join(folder, "manifest.json.new");
  try {
    await inTurns(files, async (file, done) => {
      if (present.has(file.name) && sameBytes(await readable(disk, join(folder, file.name)), file.bytes))
        return progress(done, files.length);
      if (!present.has(file.name)) added.push(file.name);
      const part = join(folder, `${file.name}.part`);
      await disk.write(part, file.bytes);
      await disk.sync(part);
      await disk.rename(part, join(folder, file.name));
      progress(done, files.length);
    });
    await disk.sync(folder);
    await disk.write(pending, new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`));
    await disk.sync(pending);
    await disk.rename(pending, join(folder, "manifest.json"));
  } catch (error) {
    for (const name of [...added, ...files.map(({ name }) => `${name}.part`)])
      await disk.remove(join(folder, name)).catch(() => undefined);
    await disk.remove(pending).catch(() => undefined);
    throw error;
  }
  // From here on both sets must stay: after a power cut the folder may still show the old manifest.
  await disk.sync(folder);
  return isRepair ? [] : removeOld(disk, folder, new Set([...files.map(({ name }) => name), ...previous.keys()]));
}

async function removeOld(disk: Disk, folder: string, keep: Set<string>): Promise<string[]> {
  const old = (await disk.list(folder)).filter((name) => ours.test(name) && !keep.has(name));
  for (const name of old) await disk.remove(join(folder, name));
  return old;
}

/**
 * Compressed siblings of a file that the published set has already: compressing takes most of an import, and the same
 * content packs to the same bytes. Undefined where there are none or they are not what was published.
 */
export async function packedBefore(disk: Disk, folder: string): Promise<(name: string) => Promise<HashedFile[] | undefined>> {
  const hashes = await inventoryOf(disk, folder);
  const sibling = async (name: string): Promise<HashedFile | undefined> => {
    const hash = hashes.get(name);
    const bytes = hash === undefined ? undefined : await readable(disk, join(folder, name));
    return bytes && hash === sha256(bytes) ? { name, bytes, sha256: hash } : undefined;
  };
  return async (name) => {
    const found = await Promise.all([sibling(`${name}.br`), sibling(`${name}.gz`)]);
    return found.every((file) => file !== undefined) ? found : undefined;
  };
}

/** Manifest of the published set; undefined when there is none or it cannot be read. */
export async function readManifest(disk: Disk, folder: string): Promise<Manifest | undefined> {
  const bytes = await readable(disk, join(folder, "manifest.json"));
  return bytes && parsed(Manifest, bytes);
}

/** Hashes of all files of the published set by name; empty when there is none, or it cannot be read. */
async function inventoryOf(disk: Disk, folder: string): Promise<Map<string, string>> {
  const manifest = await readManifest(disk, folder);
  const bytes = manifest && (await readable(disk, join(folder, manifest.inventory)));
  const inventory = bytes && parsed(Inventory, bytes);
  if (!manifest || !bytes || !inventory) return new Map();
  return new Map([[manifest.inventory, sha256(bytes)], ...inventory.files.map((file) => [file.file, file.sha256] as const)]);
}

/** A file that cannot be read is as good as none: it is written anew. */
const readable = (disk: Disk, path: string): Promise<Uint8Array | undefined> => disk.read(path).catch(() => undefined);

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array) => a !== undefined && Buffer.compare(a, b) === 0;

/** Works through a list with a few at a time; stops starting new ones after a failure and waits for those under way. */
async function inTurns<T>(list: readonly T[], work: (item: T, done: number) => Promise<void>): Promise<void> {
  let next = 0;
  let done = 0;
  let failure: { error: unknown } | undefined;
  const worker = async () => {
    while (next < list.length && !failure) {
      const item = list[next++] as T;
      try {
        await work(item, ++done);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  if (failure) throw failure.error;
}
