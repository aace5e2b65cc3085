/** What a published set was made from: hashes of the sources and of the code. Equal fingerprints give equal sets. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { allAddresses } from "./addresses.ts";
import type { Disk } from "./disk.ts";
import { sha256 } from "./hashed-files.ts";
import { readManifest } from "./publish.ts";
import type { Sources } from "./sources.ts";

const Made = z.object({ fingerprint: z.string(), generation: z.string() });

/** Folders of code and data that decide what is published, beside the sources. */
const decisive = ["../../data", "../../tiles"].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** Undefined when a source is neither in the cache nor in a mirror: only an import can tell. */
export function fingerprintOf(sources: Sources): string | undefined {
  const hashes = allAddresses.map((url) => sources.hashOf(url));
  return hashes.includes(undefined)
    ? undefined
    : sha256([...hashes, ...sources.mirrorHashes, ...decisive.map(codeHash)].join("\n"));
}

function codeHash(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|json)$/.test(name))
    .sort();
  return sha256(names.map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`).join("\n"));
}

const madeFile = (folder: string) => join(folder, "import.json");

/** True when the published set in the folder was made from just this. */
export async function isCurrent(disk: Disk, folder: string, fingerprint: string): Promise<boolean> {
  const bytes = await disk.read(madeFile(folder));
  if (!bytes) return false;
  const made = Made.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  const manifest = await readManifest(disk, folder);
  return made.success && made.data.fingerprint === fingerprint && made.data.generation === manifest?.generation;
}

/** Notes what the set was made from; without the note the next start imports again, so a failure here loses no data. */
export async function noteFingerprint(disk: Disk, folder: string, made: z.infer<typeof Made>): Promise<void> {
  const path = madeFile(folder);
  await disk.write(`${path}.new`, new TextEncoder().encode(JSON.stringify(made)));
  await disk.rename(`${path}.new`, path);
}
