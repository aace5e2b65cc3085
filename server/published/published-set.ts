/**
 * The published set in memory: read once, every file checked against the inventory by size and sha256, refused by name when it
 * does not agree. One set is one generation; the one before stays answerable, because names hold hashes and readers may still ask.
 */
import { hash } from "node:crypto";
import { readFile as readFileThen } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { z } from "zod";
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { type Archive, readArchive } from "#tiles/archive.ts";
import { contentOf, type FileContent, typeOf } from "../http/content.ts";
import { StartError } from "../start-error.ts";

/** Of the two that do not block this one takes half the time on many small files: a start reads fifteen hundred. */
const readFile = promisify(readFileThen);

export interface PublishedSet {
  manifest: Manifest;
  catalog: Catalog;
  areas: Record<Level, AreaIndex>;
  archive: Archive;
  /** By name, without the compressed siblings; holds manifest.json. */
  files: Map<string, FileContent>;
  /** Hash of each file by name: what did not change is not read again. */
  hashes: Map<string, string>;
}

/** Lets pages of other origins read open data, with the headers that ranges need. */
export const openHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Content-Range, Content-Length",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
};

const importAgain = "Doe de import opnieuw: npm run import";

/** Throws a StartError that names the first file that is not what the inventory says. */
export async function loadPublished(folder: string, before?: PublishedSet): Promise<PublishedSet> {
  const read = (file: string) =>
    readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "ontbreekt" : `kan niet gelezen worden (${error.code})`;
      throw new StartError(`${file} van de gepubliceerde gegevens ${why}. ${importAgain}`);
    });
  const manifestBytes = await read("manifest.json");
  const manifest = parseJson(Manifest, "manifest.json", manifestBytes);
  const inventoryBytes = await read(manifest.inventory);
  const named = /\.([0-9a-f]{10})\.json$/.exec(manifest.inventory)?.[1];
  if (named !== undefined && !hash("sha256", inventoryBytes, "hex").startsWith(named)) throw damaged(manifest.inventory);
  const inventory = parseJson(Inventory, manifest.inventory, inventoryBytes);
  const hashes = new Map(inventory.files.map((entry) => [entry.file, entry.sha256]));
  const bytesOf = new Map<string, Uint8Array>();
  await inParallel(inventory.files, 8, async ({ file, bytes, sha256 }) => {
    const kept = before?.hashes.get(file) === sha256 ? keptBytes(before, file) : undefined;
    bytesOf.set(file, kept ?? verified(file, await read(file), bytes, sha256));
  });
  if (!bytesOf.has(manifest.inventory)) bytesOf.set(manifest.inventory, inventoryBytes);
  const modified = Math.floor((await stat(join(folder, "manifest.json"))).mtimeMs / 1000);
  const parse = <T>(schema: z.ZodType<T>, file: string): T => parseJson(schema, file, present(bytesOf, file));
  const catalog = parse(Catalog, manifest.catalog);
  const areas = Object.fromEntries(levels.map((level) => [level, parse(AreaIndex, manifest.areas[level])])) as Record<
    Level,
    AreaIndex
  >;
  const archive = openArchive(manifest.tiles, present(bytesOf, manifest.tiles), before);
  checkParts(manifest, catalog, areas, hashes, bytesOf);
  const files = contents(bytesOf, modified);
  files.set(
    "manifest.json",
    contentOf({ bytes: manifestBytes, type: typeOf("manifest.json"), modified, immutable: false, headers: openHeaders }),
  );
  return { manifest, catalog, areas, archive, files, hashes };
}

function parseJson<T>(schema: z.ZodType<T>, file: string, bytes: Uint8Array): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is geen hele JSON" : "heeft niet de vorm die deze versie kent";
    throw new StartError(`${file} van de gepubliceerde gegevens ${why}. ${importAgain}`, { cause: error });
  }
}

function verified(file: string, found: Uint8Array, bytes: number, sha256: string): Uint8Array {
  if (found.length !== bytes) {
    throw new StartError(
      `${file} van de gepubliceerde gegevens is ${found.length} bytes en hoort ${bytes} te zijn. ${importAgain}`,
    );
  }
  if (hash("sha256", found, "hex") !== sha256) throw damaged(file);
  return found;
}

const damaged = (file: string) =>
  new StartError(`${file} van de gepubliceerde gegevens is beschadigd: de inhoud is niet wat gepubliceerd is. ${importAgain}`);

function present(bytesOf: Map<string, Uint8Array>, file: string): Uint8Array {
  const bytes = bytesOf.get(file);
  if (!bytes) throw new StartError(`${file} staat in het manifest en niet in de inventaris. ${importAgain}`);
  return bytes;
}

function openArchive(file: string, bytes: Uint8Array, before: PublishedSet | undefined): Archive {
  if (before?.manifest.tiles === file) return before.archive;
  try {
    return readArchive(bytes, file);
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}. ${importAgain}`, { cause: error });
  }
}

/** What the manifest and the catalogue name must be there and be of this build: columns over these very areas. */
function checkParts(
  manifest: Manifest,
  catalog: Catalog,
  areas: Record<Level, AreaIndex>,
  hashes: Map<string, string>,
  bytesOf: Map<string, Uint8Array>,
): void {
  const text = (bytes: Uint8Array, from: number, to: number, encoding: BufferEncoding) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString(encoding);
  for (const file of [
    ...Object.values(manifest.places),
    ...Object.values(manifest.outlines ?? {}),
    ...Object.values(manifest.neighbours ?? {}),
    ...[manifest.borders, manifest.postcodes, manifest.findings, manifest.grounds].filter((file) => file !== undefined),
    ...[...manifest.relations, ...(manifest.evidence ?? [])].map(({ file }) => file),
  ])
    present(bytesOf, file);
  /** `at` is where the first digits of the hash of the index stand in these bytes. */
  const checkIndex = (level: Level, file: string, bytes: Uint8Array, at: number) => {
    const rows = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
    const index = hashes.get(manifest.areas[level])?.slice(0, 16);
    if (text(bytes, at, at + 8, "hex") !== index || rows !== areas[level].codes.length)
      throw new StartError(`${file} hoort bij een andere lijst van gebieden dan ${manifest.areas[level]}. ${importAgain}`);
  };
  for (const { level, file } of catalog.indicators.flatMap((indicator) => indicator.columns)) {
    const column = present(bytesOf, file);
    if (column.length < 24 || text(column, 0, 4, "latin1") !== "WBCL")
      throw new StartError(`${file} is geen kolombestand. ${importAgain}`);
    checkIndex(level, file, column, 16);
  }
  for (const level of ["wijk", "buurt"] as const) {
    const file = manifest.neighbours?.[level];
    const neighbours = file === undefined ? undefined : present(bytesOf, file);
    if (file === undefined || !neighbours) continue;
    if (neighbours.length < 20 || text(neighbours, 0, 4, "latin1") !== "WBNB")
      throw new StartError(`${file} is geen bestand met buren. ${importAgain}`);
    checkIndex(level, file, neighbours, 12);
  }
}

function contents(bytesOf: Map<string, Uint8Array>, modified: number): Map<string, FileContent> {
  const files = new Map<string, FileContent>();
  for (const [file, bytes] of bytesOf) {
    const original = file.replace(/\.(br|gz)$/, "");
    if (original !== file && bytesOf.has(original)) continue;
    const [br, gzip] = [bytesOf.get(`${file}.br`), bytesOf.get(`${file}.gz`)];
    files.set(file, contentOf({ bytes, br, gzip, type: typeOf(file), modified, immutable: true, headers: openHeaders }));
  }
  return files;
}

function keptBytes(set: PublishedSet | undefined, file: string): Uint8Array | undefined {
  const coding = file.endsWith(".br") ? "br" : file.endsWith(".gz") ? "gzip" : "identity";
  return set?.files.get(file.replace(/\.(br|gz)$/, ""))?.[coding]?.bytes;
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** The set that is being served and the one before it: readers of the old generation finish what they began. */
export interface Library {
  /** The newest sound set. */
  current(): PublishedSet;
  /** A file of this generation or of the one before. */
  find(file: string): FileContent | undefined;
  /** Loads the set when the manifest has changed; throws a StartError and keeps the old one when the new one is damaged. */
  refresh(): Promise<"same" | "new">;
}

/** A set that could not be read is tried again after this time: a slow disk or network folder may only have been late. */
const againMs = 30_000;

export async function openLibrary(folder: string): Promise<Library> {
  const stamp = async () => {
    const { mtimeMs, size, ino } = await stat(join(folder, "manifest.json"));
    return `${mtimeMs}/${size}/${ino}`;
  };
  let seen = await stamp().catch(() => "");
  let set = await loadPublished(folder);
  let before: PublishedSet | undefined;
  let failedAt: number | undefined;
  return {
    current: () => set,
    find: (file) => set.files.get(file) ?? before?.files.get(file),
    refresh: async () => {
      const found = await stamp();
      const again = failedAt !== undefined && performance.now() - failedAt > againMs;
      if (found === seen && !again) return "same";
      seen = found;
      failedAt = performance.now();
      const next = await loadPublished(folder, set);
      failedAt = undefined;
      if (next.manifest.generation !== set.manifest.generation) before = set;
      set = next;
      return "new";
    },
  };
}
