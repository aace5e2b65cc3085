/** What was fetched before: bytes under their sha256, and per address a note which bytes it gave. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SourceProblem } from "./source-problem.ts";

const Note = z.object({ url: z.string(), sha256: z.string().length(64), bytes: z.number().int(), fetchedAt: z.string() });
export type CacheNote = z.infer<typeof Note>;

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const notePath = (folder: string, href: string) => join(folder, "addresses", `${sha256(href)}.json`);
const bytesPath = (folder: string, hash: string) => join(folder, "bytes", hash);

/** Where the network may leave an unfinished download of this address. */
export function partPath(folder: string, href: string): string {
  mkdirSync(join(folder, "unfinished"), { recursive: true });
  return join(folder, "unfinished", sha256(href));
}

/** Undefined when the address was never fetched, or the note of it cannot be read: then it is fetched again. */
export function findNote(folder: string, href: string): CacheNote | undefined {
  const path = notePath(folder, href);
  if (!existsSync(path)) return undefined;
  try {
    const note = Note.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return note.success && existsSync(bytesPath(folder, note.data.sha256)) ? note.data : undefined;
  } catch {
    return undefined;
  }
}

/** Throws a SourceProblem when the kept bytes are not what was fetched. */
export function readCached(folder: string, note: CacheNote): Uint8Array {
  const path = bytesPath(folder, note.sha256);
  const bytes = readFileSync(path);
  if (sha256(bytes) !== note.sha256) {
    throw new SourceProblem(`${path}, fetched from ${note.url}, is damaged: remove the file and run the import again`);
  }
  return bytes;
}

export function writeCached(folder: string, href: string, bytes: Uint8Array): CacheNote {
  const note = { url: href, sha256: sha256(bytes), bytes: bytes.length, fetchedAt: new Date().toISOString() };
  for (const part of ["addresses", "bytes"]) mkdirSync(join(folder, part), { recursive: true });
  writeWhole(bytesPath(folder, note.sha256), bytes);
  writeWhole(notePath(folder, href), JSON.stringify(note));
  return note;
}

/** The address gave nothing of use: what it gave before holds again, or nothing does. */
export function restoreNote(folder: string, href: string, before: CacheNote | undefined): void {
  const given = findNote(folder, href);
  if (before) writeWhole(notePath(folder, href), JSON.stringify(before));
  else rmSync(notePath(folder, href), { force: true });
  if (given && given.sha256 !== before?.sha256) rmSync(bytesPath(folder, given.sha256), { force: true });
}

function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
