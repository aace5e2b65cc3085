/** A mirror folder: files that answer official addresses, listed in its index.json. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { Text } from "../../schema/indicator.ts";
import { SourceProblem } from "./source-problem.ts";

export const MirrorEntry = z.object({
  url: z.string(),
  file: z.string().regex(/^(?!\/)(?!.*\.\.).+$/, "must lie inside the mirror"),
  sha256: z.string().length(64),
  bytes: z.number().int(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  attribution: z.string(),
  year: z.number().int().nullable(),
  fidelity: z.enum(["official", "reconstruction", "derived", "fictional"]),
  /** In both languages it is for readers; a bare string is for whoever keeps the mirror, and is not published. */
  note: z.union([z.string(), Text]).nullish(),
  contentEncoding: z.literal("gzip").nullish(),
});
export type MirrorEntry = z.infer<typeof MirrorEntry>;

export interface Mirror {
  folder: string;
  /** Keyed by `new URL(url).href`. */
  entries: Map<string, MirrorEntry>;
}

/** Undefined when the folder has no index.json; throws a SourceProblem when it has one that cannot be read. */
export function openMirror(folder: string): Mirror | undefined {
  const path = join(folder, "index.json");
  if (!existsSync(path)) return undefined;
  try {
    const list = z.array(MirrorEntry).parse(JSON.parse(readFileSync(path, "utf8")));
    return { folder, entries: new Map(list.map((entry) => [new URL(entry.url).href, entry])) };
  } catch (error) {
    throw new SourceProblem(`${path} is not a mirror index: ${(error as Error).message}`, { cause: error });
  }
}

/** The content of one entry, checked against its length and sha256 as stored, then decompressed. */
export function readMirrorFile(mirror: Mirror, entry: MirrorEntry): Uint8Array {
  const path = join(mirror.folder, entry.file);
  if (!existsSync(path)) throw new SourceProblem(`${entry.file} is in the mirror's index.json and not in its folder`);
  const stored = readFileSync(path);
  if (stored.length !== entry.bytes) {
    throw new SourceProblem(
      `${entry.file} has ${stored.length} bytes, index.json says ${entry.bytes}: it is truncated or changed`,
    );
  }
  const found = createHash("sha256").update(stored).digest("hex");
  if (found !== entry.sha256)
    throw new SourceProblem(`${entry.file} has sha256 ${found}, index.json says ${entry.sha256}: it was changed`);
  if (entry.contentEncoding !== "gzip") return stored;
  try {
    return gunzipSync(stored);
  } catch (error) {
    throw new SourceProblem(`${entry.file} is not the gzip file that index.json promises: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
