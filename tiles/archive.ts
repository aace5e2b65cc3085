/** The archive as the server reads it (PMTiles specification version 3): whole in memory, checked once, then one binary search a tile. */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import { maxZoom as contractMaxZoom } from "./layers.ts";

export interface ArchiveHeader {
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
}

export interface Archive extends ArchiveHeader {
  /** Strong entity tag of the whole file, quotes included (RFC 9110, section 8.8.3). */
  etag: string;
  metadata: Record<string, unknown>;
  /** The tile as stored, compressed with gzip: a view of the file's bytes, never a copy. Undefined where nothing is drawn. */
  tile(z: number, x: number, y: number): Uint8Array | undefined;
  /** Strong entity tag of that tile; tiles with equal bytes have equal tags. */
  tileEtag(z: number, x: number, y: number): string | undefined;
}

interface Section {
  offset: number;
  length: number;
}

/** Tiles in order of their place on the curve; entry i covers `runs[i]` places from `ids[i]`. */
interface Directory {
  ids: number[];
  runs: number[];
  lengths: number[];
  offsets: number[];
}

const headerLength = 127;
const gzipped = 2;
const vectorTiles = 1;

/** Throws an Error that names the file and the fault when the bytes are not a whole, undamaged archive of vector tiles. */
export function readArchive(bytes: Uint8Array, file: string): Archive {
  const fault = (what: string, cause?: unknown) => new Error(`${file}: ${what}`, cause === undefined ? {} : { cause });
  const { sections, ...header } = readHeader(bytes, fault);
  const open = (what: string, { offset, length }: Section): Uint8Array => {
    try {
      return gunzipSync(bytes.subarray(offset, offset + length));
    } catch (cause) {
      throw fault(`its ${what} cannot be unpacked`, cause);
    }
  };
  const metadata = readMetadata(open("metadata", sections.metadata), fault);
  const data = bytes.subarray(sections.tiles.offset, sections.tiles.offset + sections.tiles.length);
  if (metadata.tileDataSha256 !== undefined && metadata.tileDataSha256 !== sha256(data)) {
    throw fault("its tiles are not those that were written");
  }
  const directory = readDirectories(open, sections, fault);
  const etag = sha256(bytes).slice(0, 32);
  const find = (z: number, x: number, y: number): number => {
    if (![z, x, y].every(Number.isInteger) || z < header.minZoom || z > header.maxZoom) return -1;
    if (x < 0 || y < 0 || x >= 2 ** z || y >= 2 ** z) return -1;
    return entryOf(directory, zxyToTileId(z, x, y));
  };
  return {
    ...header,
    etag: `"${etag}"`,
    metadata,
    tile(z, x, y) {
      const at = find(z, x, y);
      if (at < 0) return undefined;
      const from = directory.offsets[at] ?? 0;
      return data.subarray(from, from + (directory.lengths[at] ?? 0));
    },
    tileEtag(z, x, y) {
      const at = find(z, x, y);
      return at < 0 ? undefined : `"${etag}-${(directory.offsets[at] ?? 0).toString(36)}"`;
    },
  };
}

type Fault = (what: string, cause?: unknown) => Error;
type Open = (what: string, section: Section) => Uint8Array;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function readHeader(bytes: Uint8Array, fault: Fault) {
  if (bytes.length < headerLength) throw fault(`only ${bytes.length} bytes, less than the header of an archive`);
  const magic = String.fromCharCode(...bytes.subarray(0, 7));
  if (magic !== "PMTiles") throw fault("it does not begin with PMTiles");
  if (bytes[7] !== 3) throw fault(`PMTiles version ${bytes[7]} is not known here, only 3`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const section = (what: string, at: number): Section => {
    const offset = Number(view.getBigUint64(at, true));
    const length = Number(view.getBigUint64(at + 8, true));
    if (offset < headerLength || offset + length > bytes.length) {
      throw fault(
        `its ${what} should end at byte ${offset + length} and the file has ${bytes.length}: it is truncated or damaged`,
      );
    }
    return { offset, length };
  };
  const sections = {
    root: section("root directory", 8),
    metadata: section("metadata", 24),
    leaves: section("leaf directories", 40),
    tiles: section("tiles", 56),
  };
  const end = Math.max(...Object.values(sections).map(({ offset, length }) => offset + length));
  if (end !== bytes.length) throw fault(`${bytes.length - end} bytes follow its last section`);
  if (bytes[97] !== gzipped || bytes[98] !== gzipped) throw fault("it is not compressed with gzip");
  if (bytes[99] !== vectorTiles) throw fault("it does not hold vector tiles");
  const degrees = (at: number) => view.getInt32(at, true) / 1e7;
  const bounds: ArchiveHeader["bounds"] = [degrees(102), degrees(106), degrees(110), degrees(114)];
  const [minZoom = 0, maxZoom = 0] = bytes.subarray(100, 102);
  if (minZoom > maxZoom || maxZoom > contractMaxZoom) throw fault(`zooms ${minZoom} to ${maxZoom} cannot be`);
  return { sections, minZoom, maxZoom, bounds };
}

function readMetadata(bytes: Uint8Array, fault: Fault): Record<string, unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch (cause) {
    throw fault("its metadata is not JSON", cause);
  }
}

function readDirectories(open: Open, sections: Record<"root" | "leaves" | "tiles", Section>, fault: Fault): Directory {
  const all: Directory = { ids: [], runs: [], lengths: [], offsets: [] };
  let nextId = 0;
  const read = (what: string, section: Section, depth: number) => {
    const { ids, runs, lengths, offsets } = readDirectory(open(what, section), what, fault);
    ids.forEach((id, i) => {
      const [run = 0, length = 0, offset = 0] = [runs[i], lengths[i], offsets[i]];
      const room = run === 0 ? sections.leaves.length : sections.tiles.length;
      if (id < nextId || length === 0 || offset + length > room) throw fault(`entry ${i} of its ${what} points outside the file`);
      if (run === 0) {
        if (depth > 0) throw fault("a leaf directory points to another");
        read("leaf directory", { offset: sections.leaves.offset + offset, length }, depth + 1);
        return;
      }
      nextId = id + run;
      all.ids.push(id);
      all.runs.push(run);
      all.lengths.push(length);
      all.offsets.push(offset);
    });
  };
  read("root directory", sections.root, 0);
  if (all.ids.length === 0) throw fault("it holds no tile");
  return all;
}

/** Four columns of varints: steps between ids, runs, lengths, offsets (0 = right after the entry before). */
function readDirectory(bytes: Uint8Array, what: string, fault: Fault): Directory {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 2 ** 49) throw fault(`its ${what} breaks off`);
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  const count = varint();
  if (count > bytes.length) throw fault(`its ${what} breaks off`);
  const column = () => Array.from({ length: count }, varint);
  let id = 0;
  const ids = column().map((step) => (id += step));
  const runs = column();
  const lengths = column();
  const offsets: number[] = [];
  for (let i = 0; i < count; i++) {
    const offset = varint();
    if (offset === 0 && i === 0) throw fault(`its ${what} begins nowhere`);
    offsets.push(offset === 0 ? (offsets[i - 1] ?? 0) + (lengths[i - 1] ?? 0) : offset - 1);
  }
  return { ids, runs, lengths, offsets };
}

/** Entry that covers the id; -1 where none does. */
function entryOf({ ids, runs }: Directory, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ids[middle] ?? 0) <= id) low = middle;
    else high = middle - 1;
  }
  return id >= (ids[low] ?? 0) && id < (ids[low] ?? 0) + (runs[low] ?? 0) ? low : -1;
}
