/** Fetches an official address, with resume, time limits and a size limit. */
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { SourceProblem, SourceUnreachable } from "./source-problem.ts";

export interface FetchLimits {
  /** Milliseconds until the server must have begun to answer. */
  connectMs: number;
  /** Milliseconds without one byte after which the download is given up (and can be resumed). */
  stallMs: number;
  /** Bytes that must come within that time at the least, until all is there: a server that drips is as good as silent. */
  leastBytes: number;
  /** Bytes of one source at most. */
  maxBytes: number;
}

export const defaultLimits: FetchLimits = { connectMs: 5_000, stallMs: 30_000, leastBytes: 10_000, maxBytes: 1 << 30 };

export interface Download {
  /** The official address. */
  href: string;
  /** Address that is asked in its place. */
  from?: string;
  /** File that holds what earlier tries left; appended to, and removed when done. */
  part: string;
  limits: FetchLimits;
  progress?: (received: number, total: number | undefined) => void;
}

/** Throws a SourceUnreachable when nobody answers, a SourceProblem when the answer is no good. */
export async function download({ href, from = href, part, limits, progress }: Download): Promise<Uint8Array> {
  const have = existsSync(part) ? statSync(part).size : 0;
  const control = new AbortController();
  const response = await answer({ href, from, have, part, limits, control });
  if (have > 0 && response.status !== 206) remove(part);
  const version = response.headers.get("etag")?.replace(/^W\/.*/, "") || response.headers.get("last-modified");
  if (version) writeFileSync(versionPath(part), version);
  let received = response.status === 206 ? have : 0;
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  // A compressed answer's length is not the length of what we get.
  const total = Number.isNaN(length) || response.headers.has("content-encoding") ? undefined : received + length;
  const reader = response.body?.getReader();
  if (!reader) throw new SourceProblem(`${href} answered without content`);
  let [since, then] = [performance.now(), received];
  for (;;) {
    const { done, value } = await withTimer(limits.stallMs, control, () => reader.read(), href);
    if (done) break;
    received += value.length;
    if (received > limits.maxBytes) {
      control.abort();
      remove(part);
      throw new SourceProblem(`${href} sends more than ${limits.maxBytes} bytes: not the file we expect`);
    }
    appendFileSync(part, value);
    progress?.(received, total);
    const now = performance.now();
    if (now - since < limits.stallMs) continue;
    if (received - then < limits.leastBytes) {
      control.abort();
      throw new SourceProblem(
        `${href} sends less than ${limits.leastBytes} bytes in ${limits.stallMs / 1000} s: given up after ${received}, run the import again to resume`,
      );
    }
    [since, then] = [now, received];
  }
  if (total !== undefined && received !== total)
    throw new SourceProblem(`${href} broke off after ${received} of ${total} bytes: run the import again to resume`);
  const bytes = existsSync(part) ? readFileSync(part) : new Uint8Array();
  remove(part);
  return bytes;
}

/** Which version of the file the unfinished part is of: another one must not be sewn on to it. */
const versionPath = (part: string) => `${part}.version`;

const remove = (part: string) => [part, versionPath(part)].forEach((path) => void rmSync(path, { force: true }));

interface Question {
  href: string;
  from: string;
  have: number;
  part: string;
  limits: FetchLimits;
  control: AbortController;
}

async function answer({ href, from, have, part, limits, control }: Question): Promise<Response> {
  const versionOf = versionPath(part);
  const version = have > 0 && existsSync(versionOf) ? { "if-range": readFileSync(versionOf, "utf8") } : {};
  const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-`, "accept-encoding": "identity", ...version } : {};
  const response = await withTimer(limits.connectMs, control, () => fetch(from, { headers, signal: control.signal }), href, true);
  if (response.status === 416) {
    remove(part);
    throw new SourceProblem(`${href} does not continue after ${have} bytes: run the import again to fetch it from the start`);
  }
  if (!response.ok) {
    control.abort();
    throw new SourceProblem(`${href} answered with ${response.status}`);
  }
  return response;
}

async function withTimer<T>(
  ms: number,
  control: AbortController,
  work: () => Promise<T>,
  href: string,
  isFirst = false,
): Promise<T> {
  const timer = setTimeout(() => control.abort(), ms);
  try {
    return await work();
  } catch (error) {
    const why = control.signal.aborted
      ? `no answer within ${ms / 1000} s`
      : (((error as Error).cause as Error | undefined)?.message ?? (error as Error).message);
    const unreachable = new SourceUnreachable(`${href} cannot be reached: ${why}`, { cause: error });
    throw Object.assign(unreachable, { why, isSilent: isFirst });
  } finally {
    clearTimeout(timer);
  }
}
