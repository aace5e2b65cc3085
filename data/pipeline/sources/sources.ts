/**
 * The one reader of an official address. It answers from the cache, then from a mirror folder, then from the network,
 * and always says what was read: hash, moment, and what is known about the copy.
 */

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type CacheNote, findNote, partPath, readCached, restoreNote, writeCached } from "./cache.ts";
import { type MirrorEntry, openMirror, readMirrorFile } from "./mirror.ts";
import { defaultLimits, download, type FetchLimits } from "./network.ts";
import { SourceProblem, SourceUnreachable } from "./source-problem.ts";

export interface SourceOptions {
  /** Folder of earlier downloads. */
  cache: string;
  /** Folder with an index.json; absent where there is none. */
  mirror?: string;
  limits: FetchLimits;
  /** A server that is asked in place of each official one, which it finds in the path: `<gateway>/opendata.cbs.nl/ODataFeed/…`. */
  gateway?: string;
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
  /** Why these are bytes of an earlier time, where new ones were wanted. */
  instead?: string;
}

export interface Sources {
  read(url: string): Promise<SourceFile>;
  /**
   * Runs what reads and uses sources, one at a time. Where that throws a SourceProblem, nothing that was fetched for it is kept: the next
   * import fetches it anew. Bytes of an earlier time hold again, and `use` is then tried on these.
   */
  attempt<T>(use: () => Promise<T>): Promise<T>;
  /** Hash of what `read` would give without reading it; undefined when only the network could tell. */
  hashOf(url: string): string | undefined;
  /** Hashes of everything the mirror holds: later pages of a table are named by the pages before them only. */
  mirrorHashes: string[];
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** From the environment: WIJKBLIK_CACHE (.cache/sources), WIJKBLIK_MIRROR (../shared/mirror when it exists), WIJKBLIK_GATEWAY. */
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
    ...(environment.WIJKBLIK_GATEWAY ? { gateway: environment.WIJKBLIK_GATEWAY } : {}),
    ...(progress ? { progress } : {}),
  };
}

export function openSources(options: SourceOptions): Sources {
  const { cache } = options;
  const mirror = options.mirror === undefined ? undefined : openMirror(options.mirror);
  /** What this import fetched, with what the cache had of it before. */
  const fetched = new Map<string, CacheNote | undefined>();
  /** Hosts where nobody answered, with what was seen: each costs the waiting once. */
  const silent = new Map<string, string>();
  const answered = new Set<string>();
  /** Addresses that the attempt under way has asked for, those that the cache answered, and why it is to read bytes of an earlier time. */
  let reading: { hrefs: Set<string>; cached: Set<string>; instead?: string } | undefined;

  async function read(url: string): Promise<SourceFile> {
    const { href, protocol, host } = new URL(url);
    reading?.hrefs.add(href);
    const instead = reading?.instead;
    const earlier = findNote(cache, href);
    if (earlier && (!options.refresh || fetched.has(href) || instead !== undefined)) {
      reading?.cached.add(href);
      const { sha256, fetchedAt } = earlier;
      const file = { href, name: nameOf(href), bytes: readCached(cache, earlier), sha256, fetchedAt };
      return instead === undefined ? file : { ...file, instead };
    }
    const entry = mirror?.entries.get(href);
    if (mirror && entry) {
      const bytes = readMirrorFile(mirror, entry);
      return { href, name: entry.file, bytes, sha256: entry.sha256, fetchedAt: new Date().toISOString(), entry };
    }
    if (!/^https?:$/.test(protocol)) throw new SourceUnreachable(`${href} is not in the mirror and has no official address`);
    const bytes = await fetchFrom(href, host);
    const { sha256, fetchedAt } = writeCached(cache, href, bytes);
    fetched.set(href, earlier);
    return { href, name: nameOf(href), bytes, sha256, fetchedAt };
  }

  async function fetchFrom(href: string, host: string): Promise<Uint8Array> {
    const known = silent.get(host);
    if (known !== undefined) throw new SourceUnreachable(known);
    // Who answered once is given time for a large table; who never did, is not waited for long.
    const { connectMs, stallMs } = options.limits;
    const limits = { ...options.limits, connectMs: answered.has(host) ? stallMs : connectMs };
    try {
      const bytes = await download({
        href,
        ...(options.gateway === undefined ? {} : { from: throughGateway(options.gateway, href) }),
        part: partPath(cache, href),
        limits,
        progress: (received, total) => options.progress?.(href, received, total),
      });
      answered.add(host);
      return bytes;
    } catch (error) {
      if (!(error instanceof SourceUnreachable && error.isSilent)) answered.add(host);
      else if (!answered.has(host)) {
        const why = `${host} cannot be reached: ${error.why}`;
        silent.set(host, why);
        throw new SourceUnreachable(why, { cause: error });
      }
      throw error;
    }
  }

  async function attempt<T>(use: () => Promise<T>): Promise<T> {
    const [hrefs, cached] = [new Set<string>(), new Set<string>()];
    reading = { hrefs, cached };
    try {
      return await use();
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      for (const href of hrefs) {
        const before = fetched.get(href);
        // What came before somebody fell silent is as good as it was.
        const isUsable = error instanceof SourceUnreachable || !(fetched.has(href) || cached.has(href));
        if (before || !isUsable) restoreNote(cache, href, before);
        fetched.delete(href);
      }
      if (!options.refresh || ![...hrefs].every((href) => findNote(cache, href))) throw error;
      reading = { hrefs: new Set(), cached: new Set(), instead: error.message };
      return await use();
    } finally {
      reading = undefined;
    }
  }

  return {
    mirrorHashes: [...(mirror?.entries.values() ?? [])].map(({ sha256 }) => sha256),
    read,
    attempt,
    hashOf(url) {
      const { href } = new URL(url);
      const note = options.refresh && !fetched.has(href) ? undefined : findNote(cache, href);
      return note?.sha256 ?? mirror?.entries.get(href)?.sha256;
    },
  };
}

/** Host and everything behind it, as they stand: OData services tell `$filter` from `%24filter`. */
const throughGateway = (gateway: string, href: string): string =>
  `${gateway.replace(/\/$/, "")}/${href.replace(/^https?:\/\//, "")}`;

/** Last part of the path, with the table where the address is that of a table: "85984NED/TypedDataSet". */
function nameOf(href: string): string {
  const { pathname, host } = new URL(href);
  return decodeURIComponent(pathname).split("/").slice(-2).join("/") || host;
}
