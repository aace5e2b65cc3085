/**
 * Files of others are read in a thread of their own, with an end to its time and memory: no file holds up the server, whatever is
 * in it and whatever a reading library makes of it. What comes back is taken in piece by piece, with room for others in between.
 */

import { Worker } from "node:worker_threads";
import type { RegionOfFile } from "#data/region/answer.ts";
import type { ReadingLimits } from "../entries/living-data.ts";
import type { FileHead, FileToRead, ReadRow } from "./read-rows.ts";
import type { FromThread } from "./reading-thread.ts";
import { FileRefused, tableLimits } from "./table.ts";

export const readingLimits: ReadingLimits = { ms: 15_000, memoryMb: 512 };

export interface ReadFile {
  head: FileHead;
  rows: ReadRow[];
}

interface Reading {
  limits?: ReadingLimits;
  signal?: AbortSignal | undefined;
}

/** Throws a FileRefused for what cannot be read or takes too much, the reason of the signal when that is aborted. */
export function readFile(file: FileToRead, reading: Reading = {}): Promise<ReadFile> {
  let head: FileHead | undefined;
  const rows: ReadRow[] = [];
  return inThread(file, reading, (message) => {
    if ("head" in message) head = message.head;
    else if ("rows" in message) for (const row of JSON.parse(message.rows) as ReadRow[]) rows.push(row);
    else if ("done" in message && head) return { head, rows };
    return undefined;
  });
}

/** The border of an own region, with the same limits; rejects likewise. */
export const readRegionFile = (bytes: Uint8Array, reading: Reading = {}): Promise<RegionOfFile> =>
  inThread({ bytes, name: "", as: "region" }, reading, (message) => ("region" in message ? message.region : undefined));

/** `take` gets every message until it answers what the file is. */
function inThread<T>(
  file: FileToRead,
  { limits = readingLimits, signal }: Reading,
  take: (message: FromThread) => T | undefined,
): Promise<T> {
  if (file.bytes.length > tableLimits.bytes)
    return Promise.reject(new FileRefused("Een bestand is hoogstens 10 MB.", "A file has 10 MB at most."));
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const thread = new Worker(new URL("./reading-thread.ts", import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    const end = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
      thread.removeAllListeners();
      // What is still on its way when the thread is ended is nobody's fault.
      thread.on("error", () => {});
      void thread.terminate();
      finish();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const aborted = () => fail(signal?.reason);
    const timer = setTimeout(() => fail(tooSlow(limits)), limits.ms);
    signal?.addEventListener("abort", aborted, { once: true });

    thread.on("message", (message: FromThread) => {
      if ("refused" in message) return fail(new FileRefused(message.refused.nl, message.refused.en));
      const found = take(message);
      if (found !== undefined) return end(() => resolve(found));
      if ("done" in message) return fail(new Error("a file was read without a head"));
      // Every message that waits is handled in one turn of the loop: one at a time leaves room for others.
      setImmediate(() => thread.postMessage("more"));
    });
    thread.on("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuchMemory() : error),
    );
    thread.on("exit", (code) => fail(new Error(`the thread that reads a file stopped with exit code ${code}`)));
  });
}

const tooSlow = ({ ms }: ReadingLimits) =>
  new FileRefused(
    `Dit bestand lezen duurt langer dan ${Math.ceil(ms / 1000)} seconden: er is iets mee. Sla het blad op als CSV, of verdeel het over meer bestanden.`,
    `Reading this file takes more than ${Math.ceil(ms / 1000)} seconds: something is wrong with it. Save the sheet as CSV, or split it into more files.`,
  );

const tooMuchMemory = () =>
  new FileRefused(
    "Dit bestand lezen kost te veel geheugen: er is iets mee. Sla het blad op als CSV, of verdeel het over meer bestanden.",
    "Reading this file takes too much memory: something is wrong with it. Save the sheet as CSV, or split it into more files.",
  );
