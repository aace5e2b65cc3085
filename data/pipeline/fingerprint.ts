/** What a published set was made from: hashes of the sources and of the code. Equal fingerprints give equal sets. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { damageOf, parsed } from "./publish/damage.ts";
import { type Disk, sha256 } from "./publish/hashed-files.ts";
import { readManifest } from "./publish/publish.ts";
import { allAddresses, optionalAddresses } from "./sources/addresses.ts";
import type { Sources } from "./sources/sources.ts";

const Made = z.object({
  fingerprint: z.string(),
  generation: z.string(),
  /** sha256 of the manifest, which no inventory holds. */
  manifest: z.string(),
});
type Made = z.infer<typeof Made>;

/** Folders of code and data that decide what is published, beside the sources. */
const decisive = ["..", "../../tiles"].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** Undefined when a source is neither in the cache nor in a mirror: only an import can tell. */
export function fingerprintOf(sources: Sources): string | undefined {
  const hashes = allAddresses.map((url) => sources.hashOf(url));
  return hashes.includes(undefined)
    ? undefined
    : sha256(
        [
          ...hashes,
          ...optionalAddresses.map((url) => sources.hashOf(url) ?? ""),
          ...sources.mirrorHashes,
          ...decisive.map(codeHash),
        ].join("\n"),
      );
}

function codeHash(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|json)$/.test(name))
    .sort();
  return sha256(names.map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`).join("\n"));
}

const madeFile = (folder: string) => join(folder, "import.json");

/** What the set in the folder was made from; undefined where that was not noted or cannot be read. */
async function madeFrom(disk: Disk, folder: string): Promise<Made | undefined> {
  const bytes = await disk.read(madeFile(folder)).catch(() => undefined);
  return bytes && parsed(Made, bytes);
}

/** Whether the published set in the folder was made from just this, and what of it is damaged since. */
export async function stateOfPublished(
  disk: Disk,
  folder: string,
  fingerprint: string | undefined,
): Promise<{ current: boolean; damage: string[] }> {
  const made = await madeFrom(disk, folder);
  const manifest = await readManifest(disk, folder);
  const ofManifest = made !== undefined && made.generation === manifest?.generation ? made : undefined;
  const damage = await damageOf(disk, folder, ofManifest?.manifest);
  return { current: fingerprint !== undefined && ofManifest?.fingerprint === fingerprint && damage.length === 0, damage };
}

/** Notes what the set was made from; without the note the next start imports again, so a failure here loses no data. */
export async function noteFingerprint(disk: Disk, folder: string, made: Omit<Made, "manifest">): Promise<void> {
  const path = madeFile(folder);
  const manifest = sha256((await disk.read(join(folder, "manifest.json"))) ?? "");
  await disk.write(`${path}.new`, new TextEncoder().encode(JSON.stringify({ ...made, manifest } satisfies Made)));
  await disk.rename(`${path}.new`, path);
}
