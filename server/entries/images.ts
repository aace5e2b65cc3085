/** Pictures that somebody sends, as they are kept: small, upright, WebP, and nothing of what was in the file beside them. */
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { largestPhoto, photoWidths } from "#data/entries/file.ts";
import { createLimiter } from "../http/concurrency.ts";
import { Problem } from "../http/errors.ts";
import type { MadeHead } from "./images-process.ts";

export interface PhotoVersion {
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const program = fileURLToPath(new URL("images-process.ts", import.meta.url));
/** A phone's largest takes two seconds; then the process is ended, wherever it is. */
const longestMs = 20_000;
/** Versions of one picture together. */
const mostAnswer = 20_000_000;

/** Each takes a core and up to 300 MB for a second or two. */
const turns = createLimiter(
  { atOnce: 2, waiting: 32, waitMs: 20_000 },
  { status: 503, detail: "Too many photos come in at the same time: try again in 10 seconds.", retryAfter: 10 },
);

const refusals = {
  pixels: "This photo has more than 60 million pixels: make it smaller and try again.",
  broken: "This photo is damaged or not whole: save it again, or take another one.",
  other: "This is not a photo that can be read: save it as JPEG, PNG or WebP.",
} as const;
const unreadable = (why: keyof typeof refusals) => new Problem(why === "other" ? 415 : 400, refusals[why]);

/** The largest first. Throws a Problem for what is no whole picture of a bearable size, and 503 where too many come at once. */
export async function photoVersions(bytes: Uint8Array, signal: AbortSignal): Promise<[PhotoVersion, ...PhotoVersion[]]> {
  const end = await turns.begin({ signal });
  try {
    const answer = await runProgram(bytes, signal);
    const line = answer.indexOf("\n");
    if (line === -1) throw unreadable("broken");
    const head = JSON.parse(answer.toString("utf8", 0, line)) as MadeHead;
    if ("refused" in head) throw unreadable(head.refused);
    let at = line + 1;
    const [first, ...rest] = head.versions.map(({ width, height, bytes: length }): PhotoVersion => {
      at += length;
      return { width, height, bytes: new Uint8Array(answer.subarray(at - length, at)) };
    });
    if (!first || at !== answer.length) throw unreadable("broken");
    return [first, ...rest];
  } finally {
    end();
  }
}

/** What it said, whole or cut off: a process that a picture brought down is the picture's fault. */
function runProgram(bytes: Uint8Array, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // No settings go with it: it needs no secret of ours.
    const child = spawn(process.execPath, [program, ...[largestPhoto, ...photoWidths].map(String)], {
      stdio: ["pipe", "pipe", "ignore"],
      env: {},
      timeout: longestMs,
      killSignal: "SIGKILL",
      signal,
    });
    // Requests of others go first.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on("data", (part: Buffer) => {
      length += part.length;
      if (length > mostAnswer) child.kill("SIGKILL");
      else parts.push(part);
    });
    child.once("error", reject);
    child.once("close", () => resolve(Buffer.concat(parts)));
    // A process that ended early does not take the rest.
    child.stdin.on("error", () => {});
    child.stdin.end(bytes);
  });
}
