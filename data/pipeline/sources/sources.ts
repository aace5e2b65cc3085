/**
 * The one reader of an official address. It answers from the cache, then from a mirror folder, then from the network,
 * and always says what was read: hash, moment, and what is known about the copy.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Mirror, type MirrorEntry, openMirror, readMirrorFile } from "./mirror.ts";
import { defaultLimits, download, type FetchLimits } from "./network.ts";
import { SourceProblem, SourceUnreachable } from "./source-problem.ts";

export interface SourceOptions {
  /** Folder of earlier downloads. */
  cache: string;
  /** Folder with an index.json; absent where there is none. */
  mirror?: string;
  limits: FetchLimits;
  /** Fetch again what the cache holds. */
  refresh: boolean;
  progress?: (href: string, received: number, total: number | undefined) => void;
}

export interface SourceFile {
  href: string;
  /** Short name for messages. */
  name: string;
  bytes: Uint8Array;
  /** Of the stored bytes. */
  sha256: string;
  /** UTC. */
  fetchedAt: string;
  /** What the mirror says about its copy; absent for an official file. */
  entry?: MirrorEntry;
}

export interface Sources {
  read(url: string): Promise<SourceFile>;
  /** Hash of what `read` would give without reading it; undefined when only the network could tell. */
  hashOf(url: string): string | undefined;
  /** Hashes of everything the mirror holds: later pages of a table are named by the pages before them only. */
  mirrorHashes: string[];
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Folders from the environment: WIJKBLIK_CACHE (.cache/sources), WIJKBLIK_MIRROR (../shared/mirror when it exists). */
export function sourceOptions(
  environment: NodeJS.ProcessEnv,
  refresh = false,
  progress?: SourceOptions["progress"],
): SourceOptions {
  const beside = resolve(root, "../shared/mirror");
  const mirror = environment.WIJKBLIK_MIRROR || (existsSync(beside) ? beside : undefined);
  const cache = resolve(environment.WIJKBLIK_CACHE || resolve(root, ".cache/sources"));
  return {
    cache,
    limits: defaultLimits,
    refresh,
    ...(mirror ? { mirror: resolve(mirror) } : {}),
    ...(progress ? { progress } : {}),
  };
}

export function openSources(options: SourceOptions): Sources {
  const mirror = options.mirror === undefined ? undefined : openMirror(options.mirror);
  return {
    mirrorHashes: [...(mirror?.entries.values() ?? [])].map(({ sha256 }) => sha256),
    read: (url) => readSource(new URL(url).href, mirror, options),
    hashOf(url) {
      const { href } = new URL(url);
      const note = options.refresh ? undefined : findNote(options.cache, href);
      return note?.sha256 ?? mirror?.entries.get(href)?.sha256;
    },
  };
}

async function readSource(href: string, mirror: Mirror | undefined, options: SourceOptions): Promise<SourceFile> {
  const note = options.refresh ? undefined : findNote(options.cache, href);
  if (note)
    return { href, name: nameOf(href), bytes: readCached(options.cache, note), sha256: note.sha256, fetchedAt: note.fetchedAt };
  const entry = mirror?.entries.get(href);
  if (mirror && entry) {
    const bytes = readMirrorFile(mirror, entry);
    return { href, name: entry.file, bytes, sha256: entry.sha256, fetchedAt: new Date().toISOString(), entry };
  }
  if (!/^https?:/.test(href)) throw new SourceUnreachable(`${href} is not in the mirror and has no official address`);
  const bytes = await download({
    href,
    part: partPath(options.cache, href),
    limits: options.limits,
    progress: (received, total) => options.progress?.(href, received, total),
  });
  const fresh = writeCached(options.cache, href, bytes);
  return { href, name: nameOf(href), bytes, sha256: fresh.sha256, fetchedAt: fresh.fetchedAt };
}

/** Last part of the path, with the table where the address is that of a table: "85984NED/TypedDataSet". */
function nameOf(href: string): string {
  const { pathname, host } = new URL(href);
  return decodeURIComponent(pathname).split("/").slice(-2).join("/") || host;
}

/** What was fetched before: bytes under their sha256, and per address a note which bytes it gave. */
const Note = z.object({ url: z.string(), sha256: z.string().length(64), bytes: z.number().int(), fetchedAt: z.string() });
type CacheNote = z.infer<typeof Note>;

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const notePath = (folder: string, href: string) => join(folder, "addresses", `${sha256(href)}.json`);
const bytesPath = (folder: string, hash: string) => join(folder, "bytes", hash);

/** Where the network may leave an unfinished download of this address. */
export function partPath(folder: string, href: string): string {
  mkdirSync(join(folder, "unfinished"), { recursive: true });
  return join(folder, "unfinished", sha256(href));
}

/** Undefined when the address was never fetched. */
function findNote(folder: string, href: string): CacheNote | undefined {
  const path = notePath(folder, href);
  if (!existsSync(path)) return undefined;
  const note = Note.safeParse(JSON.parse(readFileSync(path, "utf8")));
  return note.success && existsSync(bytesPath(folder, note.data.sha256)) ? note.data : undefined;
}

/** Throws a SourceProblem when the kept bytes are not what was fetched. */
function readCached(folder: string, note: CacheNote): Uint8Array {
  const path = bytesPath(folder, note.sha256);
  const bytes = readFileSync(path);
  if (sha256(bytes) !== note.sha256) {
    throw new SourceProblem(`${path}, fetched from ${note.url}, is damaged: remove the file and run the import again`);
  }
  return bytes;
}

function writeCached(folder: string, href: string, bytes: Uint8Array): CacheNote {
  const note = { url: href, sha256: sha256(bytes), bytes: bytes.length, fetchedAt: new Date().toISOString() };
  for (const part of ["addresses", "bytes"]) mkdirSync(join(folder, part), { recursive: true });
  for (const [path, content] of [
    [bytesPath(folder, note.sha256), bytes],
    [notePath(folder, href), JSON.stringify(note)],
  ] as const) {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }
  return note;
}
