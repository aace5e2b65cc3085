/** Ranges of the archive of tiles, fetched once for everybody who needs them now, and whole or not at all. */
import type { RangeResponse, Source } from "pmtiles";
import { patienceMs } from "../../api/client.ts";

/** Milliseconds before another try: what passes within seconds is not worth a word to the reader. */
const pauses = [300, 1_200];

/** `bytes 100-199/5000`; another origin may not let a page read it. */
function contentRange(response: Response): { from: number; total: number } | undefined {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "") ?? [];
  return total === undefined ? undefined : { from: Number(from), total: Number(total) };
}

/** One request. Throws for an answer that is not exactly the range: the end of the file may cut it, nothing else. */
async function fetchRange(url: string, offset: number, length: number, signal: AbortSignal): Promise<ArrayBuffer> {
  const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
  const response = await fetch(url, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
  if (response.status !== 206) throw new Error(`${url}: HTTP ${response.status} for a range; the server must serve ranges`);
  const range = contentRange(response);
  const expected = range ? Math.min(length, range.total - offset) : length;
  const data = await response.arrayBuffer();
  if (range && range.from !== offset) throw new Error(`${url}: a range from ${range.from} where ${offset} was asked for`);
  if (data.byteLength !== expected) throw new Error(`${url}: ${data.byteLength} bytes of a range of ${expected}: it broke off`);
  return data;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function fetchPatiently(url: string, offset: number, length: number, signal: AbortSignal): Promise<ArrayBuffer> {
  for (const wait of pauses) {
    try {
      return await fetchRange(url, offset, length, signal);
    } catch (error) {
      // Ten seconds of silence are a failure already, and what nobody wants any more is not tried again.
      if (signal.aborted || (error instanceof DOMException && error.name === "TimeoutError")) throw error;
      await pause(wait);
    }
  }
  return fetchRange(url, offset, length, signal);
}

interface Pending {
  data: Promise<ArrayBuffer>;
  controller: AbortController;
  waiting: number;
}

/** Two who need a range at one time share its answer; it is given up when none of them wants it any more. */
export function createTileRanges(url: string): Source {
  const pending = new Map<string, Pending>();
  const start = (key: string, offset: number, length: number): Pending => {
    const controller = new AbortController();
    const data = fetchPatiently(url, offset, length, controller.signal).finally(() => {
      if (pending.get(key) === one) pending.delete(key);
    });
    const one: Pending = { data, controller, waiting: 0 };
    pending.set(key, one);
    return one;
  };
  return {
    getKey: () => url,
    async getBytes(offset, length, signal): Promise<RangeResponse> {
      signal?.throwIfAborted();
      const key = `${offset}+${length}`;
      const one = pending.get(key) ?? start(key, offset, length);
      one.waiting++;
      signal?.addEventListener(
        "abort",
        () => {
          if (--one.waiting > 0) return;
          if (pending.get(key) === one) pending.delete(key);
          one.controller.abort(signal.reason);
        },
        { once: true },
      );
      const data = await one.data;
      signal?.throwIfAborted();
      // A copy each: who gets it may give it to another thread.
      return { data: data.slice(0) };
    },
  };
}
