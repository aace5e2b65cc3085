/** Files of a set, named by what is in them, with the compressed forms that a server may send instead; and the disk they go to. */
import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export interface HashedFile {
  name: string;
  bytes: Uint8Array;
  sha256: string;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** `<name>.<hex of sha256>.<extension>` */
export function hashedFile(name: string, extension: string, bytes: Uint8Array, digits = 10): HashedFile {
  const hash = sha256(bytes);
  return { name: `${name}.${hash.slice(0, digits)}.${extension}`, bytes, sha256: hash };
}

export const jsonFile = (name: string, content: unknown): HashedFile =>
  hashedFile(name, "json", new TextEncoder().encode(JSON.stringify(content)));

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Columns at brotli 10: a third of the time of 11 for 1 % more bytes (measured over 13 of them); text at 11. */
const quality = (name: string) => (name.endsWith(".col") ? 10 : 11);

/** A window no larger than the file: the default of 4 MB costs more to set up than a small column to pack. */
const windowFor = (bytes: number) => Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.min(22, Math.ceil(Math.log2(bytes))));

/** Below this a compressed form saves less than its headers on the wire cost: the file goes as it is. */
const worthwhile = 256;

/** The file itself, `<file>.br` and `<file>.gz`. zlib works in its own threads: compress several at a time. */
export async function withCompressed(file: HashedFile): Promise<HashedFile[]> {
  if (file.bytes.length < worthwhile) return [file];
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality(file.name),
    [constants.BROTLI_PARAM_LGWIN]: windowFor(file.bytes.length),
    [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length,
  };
  const [br, gz] = await Promise.all([brotli(file.bytes, { params }), gzipped(file.bytes, { level: 6 })]);
  const sibling = (coding: string, bytes: Uint8Array): HashedFile => ({
    name: `${file.name}.${coding}`,
    bytes,
    sha256: sha256(bytes),
  });
  return [file, sibling("br", br), sibling("gz", gz)];
}

/** The disk as publishing sees it: a port, so that a test can let any single call fail. */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** fsync of a file or a folder. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names in a folder. */
  list(path: string): Promise<string[]>;
  /** Undefined when the file is not there. */
  read(path: string): Promise<Uint8Array | undefined>;
}

export const disk: Disk = {
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  write: (path, bytes) => writeFile(path, bytes),
  async sync(path) {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  list: (path) => readdir(path),
  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  },
};
