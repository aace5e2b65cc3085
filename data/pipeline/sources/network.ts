/** Fetches an official address, with resume, time limits and a size limit. */
import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { SourceProblem, SourceUnreachable } from "./source-problem.ts";

export interface FetchLimits {
  /** Milliseconds until the server must have begun to answer. */
  connectMs: number;
  /** Milliseconds without one byte after which the download is given up (and can be resumed). */
  stallMs: number;
  /** Bytes of one source at most. */
  maxBytes: number;
}

export const defaultLimits: FetchLimits = { connectMs: 5_000, stallMs: 30_000, maxBytes: 1 << 30 };

export interface Download {
  href: string;
  /** File that holds what earlier tries left; appended to, and removed when done. */
  part: string;
  limits: FetchLimits;
  progress?: (received: number, total: number | undefined) => void;
}

/** Throws a SourceUnreachable when nobody answers, a SourceProblem when the answer is no good. */
export async function download({ href, part, limits, progress }: Download): Promise<Uint8Array> {
  const have = existsSync(part) ? statSync(part).size : 0;
  const control = new AbortController();
  const response = await answer(href, have, limits, control);
  if (have > 0 && response.status !== 206) rmSync(part, { force: true });
  let received = response.status === 206 ? have : 0;
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  // A compressed answer's length is not the length of what we get.
  const total = Number.isNaN(length) || response.headers.has("content-encoding") ? undefined : received + length;
  const reader = response.body?.getReader();
  if (!reader) throw new SourceProblem(`${href} answered without content`);
  for (;;) {
    const { done, value } = await withTimer(limits.stallMs, control, () => reader.read(), href);
    if (done) break;
    received += value.length;
    if (received > limits.maxBytes) {
      control.abort();
      rmSync(part, { force: true });
      throw new SourceProblem(`${href} sends more than ${limits.maxBytes} bytes: not the file we expect`);
    }
    appendFileSync(part, value);
    progress?.(received, total);
  }
  if (total !== undefined && received !== total)
    throw new SourceProblem(`${href} broke off after ${received} of ${total} bytes: run the import again to resume`);
  const bytes = existsSync(part) ? readFileSync(part) : new Uint8Array();
  rmSync(part, { force: true });
  return bytes;
}

async function answer(href: string, have: number, limits: FetchLimits, control: AbortController): Promise<Response> {
  const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-`, "accept-encoding": "identity" } : {};
  const response = await withTimer(limits.connectMs, control, () => fetch(href, { headers, signal: control.signal }), href);
  if (response.status === 416)
    throw new SourceProblem(`${href} does not continue after ${have} bytes: remove the cache folder and run the import again`);
  if (!response.ok) throw new SourceProblem(`${href} answered with ${response.status}`);
  return response;
}

async function withTimer<T>(ms: number, control: AbortController, work: () => Promise<T>, href: string): Promise<T> {
  const timer = setTimeout(() => control.abort(), ms);
  try {
    return await work();
  } catch (error) {
    const why = control.signal.aborted
      ? `no answer within ${ms / 1000} s`
      : ((error as Error).cause as Error | undefined)?.message;
    throw new SourceUnreachable(`${href} cannot be reached: ${why ?? (error as Error).message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
