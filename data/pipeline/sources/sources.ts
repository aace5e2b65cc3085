/**
 * The one reader of an official address. It answers from the cache, then from a mirror folder, then from the network,
 * and always says what was read: hash, moment, and what is known about the copy.
 */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findNote, partPath, readCached, writeCached } from "./cache.ts";
import { type Mirror, type MirrorEntry, openMirror, readMirrorFile } from "./mirror.ts";
import { defaultLimits, download, type Limits } from "./network.ts";
import { SourceUnreachable } from "./source-problem.ts";

export interface SourceOptions {
  /** Folder of earlier downloads. */
  cache: string;
  /** Folder with an index.json; absent where there is none. */
  mirror?: string;
  limits: Limits;
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
