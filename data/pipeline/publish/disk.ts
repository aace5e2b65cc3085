/** The disk as publishing sees it: a port, so that a test can let any single call fail. */
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";

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
