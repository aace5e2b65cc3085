/** Writes a PMTiles archive (specification version 3): clustered, equal tiles stored once, runs of equal tiles as one entry. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Level } from "#data/schema/area.ts";
import { labelLayerOf, labelsFrom, layerOf, maxZoom, polygonsFrom } from "../layers.ts";
import { type Bytes, bytesOf, makeBytes, writeVarint } from "./bytes.ts";

export interface EncodedTile {
  /** Place on the Hilbert curve over all zooms (`zxyToTileId`). */
  id: number;
  /** Compressed with gzip. */
  bytes: Uint8Array;
}

export interface ArchiveInfo {
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
  /** Stored as JSON, compressed. */
  metadata: Record<string, unknown>;
}

interface Entry {
  id: number;
  offset: number;
  length: number;
  run: number;
}

const headerLength = 127;
/** Readers fetch the first 16 KB in one go: header and root directory must fit. */
const rootLimit = 16_384 - headerLength;

/** The parts of the file in order. Zero tiles throw an Error: such an archive shows nothing. */
export function writeArchive(tiles: EncodedTile[], info: ArchiveInfo): Uint8Array[] {
  if (tiles.length === 0) throw new Error("no tile holds anything: the features are empty");
  const sorted = [...tiles].sort((a, b) => a.id - b.id);
  const { entries, contents } = placeTiles(sorted);
  const { root, leaves } = directories(entries);
  const sha256 = createHash("sha256");
  for (const content of contents) sha256.update(content);
  const metadata = gzip(new TextEncoder().encode(JSON.stringify({ ...info.metadata, tileDataSha256: sha256.digest("hex") })));
  const header = new DataView(new ArrayBuffer(headerLength));
  new Uint8Array(header.buffer).set(new TextEncoder().encode("PMTiles"));
  header.setUint8(7, 3);
  const dataLength = contents.reduce((sum, content) => sum + content.length, 0);
  let offset = headerLength;
  [root.length, metadata.length, leaves.length, dataLength].forEach((length, i) => {
    header.setBigUint64(8 + 16 * i, BigInt(offset), true);
    header.setBigUint64(16 + 16 * i, BigInt(length), true);
    offset += length;
  });
  header.setBigUint64(72, BigInt(sorted.length), true);
  header.setBigUint64(80, BigInt(entries.length), true);
  header.setBigUint64(88, BigInt(contents.length), true);
  writeDescription(header, info);
  return [new Uint8Array(header.buffer), root, metadata, leaves, ...contents];
}

function writeDescription(header: DataView, { minZoom, maxZoom, bounds }: ArchiveInfo): void {
  const [west, south, east, north] = bounds;
  const gzipped = 2;
  header.setUint8(96, 1); // clustered
  header.setUint8(97, gzipped);
  header.setUint8(98, gzipped);
  header.setUint8(99, 1); // vector tiles
  header.setUint8(100, minZoom);
  header.setUint8(101, maxZoom);
  [west, south, east, north].forEach((degrees, i) => {
    header.setInt32(102 + 4 * i, Math.round(degrees * 1e7), true);
  });
  header.setUint8(118, Math.min(maxZoom, minZoom + 6));
  header.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  header.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
}

function placeTiles(sorted: EncodedTile[]): { entries: Entry[]; contents: Uint8Array[] } {
  const entries: Entry[] = [];
  const contents: Uint8Array[] = [];
  const offsetOf = new Map<string, number>();
  let end = 0;
  for (const { id, bytes } of sorted) {
    const hash = createHash("sha256").update(bytes).digest("base64");
    let offset = offsetOf.get(hash);
    if (offset === undefined) {
      offset = end;
      offsetOf.set(hash, offset);
      contents.push(bytes);
      end += bytes.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === offset && last.id + last.run === id) last.run++;
    else entries.push({ id, offset, length: bytes.length, run: 1 });
  }
  return { entries, contents };
}

/** One directory when it fits beside the header, else a root of leaves. */
function directories(entries: Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const whole = encodeDirectory(entries);
  if (whole.length <= rootLimit) return { root: whole, leaves: new Uint8Array() };
  for (let size = 4096; ; size *= 2) {
    const pages: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let i = 0; i < entries.length; i += size) {
      const page = encodeDirectory(entries.slice(i, i + size));
      pointers.push({ id: entries[i]?.id ?? 0, offset, length: page.length, run: 0 });
      pages.push(page);
      offset += page.length;
    }
    const root = encodeDirectory(pointers);
    if (root.length <= rootLimit) return { root, leaves: Buffer.concat(pages) };
  }
}

function encodeDirectory(entries: Entry[]): Uint8Array {
  const bytes: Bytes = makeBytes(entries.length * 8 + 16);
  writeVarint(bytes, entries.length);
  let id = 0;
  for (const entry of entries) {
    writeVarint(bytes, entry.id - id);
    id = entry.id;
  }
  for (const { run } of entries) writeVarint(bytes, run);
  for (const { length } of entries) writeVarint(bytes, length);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    writeVarint(bytes, before && offset === before.offset + before.length ? 0 : offset + 1);
  });
  return gzip(bytesOf(bytes));
}

const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9 });

/** What the archive tells about itself: the TileJSON fields that PMTiles readers expect. */
interface VectorLayer {
  id: string;
  description: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, "String" | "Number">;
}

const vectorLayers: VectorLayer[] = (Object.keys(layerOf) as Level[]).flatMap((level) => [
  {
    id: layerOf[level],
    description: "feature id = row of the area",
    minzoom: polygonsFrom[level],
    maxzoom: maxZoom,
    fields: level === "group" ? { list: "Number" } : {},
  },
  {
    id: labelLayerOf[level],
    description: "pole of inaccessibility; feature id = row of the area",
    minzoom: labelsFrom[level],
    maxzoom: maxZoom,
    fields: { name: "String", rank: "Number", ...(level === "group" ? { list: "Number" } : {}) },
  },
]);

export const metadata: Record<string, unknown> = {
  name: "wijkblik",
  description: "Gemeenten, wijken, buurten and area groups of the Netherlands",
  attribution: "CBS, Kadaster (CC BY 4.0)",
  type: "overlay",
  version: "1",
  vector_layers: vectorLayers,
};
