/** Heavy work takes turns: so many at a time, a few wait in line for a while, and whoever comes after them is told to come back. */
import { Problem } from "./errors.ts";

export interface TurnLimits {
  atOnce: number;
  waiting: number;
  /** Who has waited this long is told to come back, before the connection counts as idle. */
  waitMs: number;
}

/** What reading one file that somebody sent may take. */
export interface ReadingLimits {
  /** Until the first row; the largest files that are allowed take a tenth. */
  ms: number;
  /** Of the thread's own heap. */
  memoryMb: number;
}

export interface Turns {
  /** Resolves with what gives the turn back. Throws a Problem 503 with Retry-After when there are too many, the reason of an abort. */
  take(signal?: AbortSignal): Promise<() => void>;
}

const retryAfter = { "Retry-After": "10" };

export function takeTurns({ atOnce, waiting, waitMs }: TurnLimits): Turns {
  let running = 0;
  const line = new Set<() => void>();
  const release = () => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      running--;
      const [next] = line;
      next?.();
    };
  };
  const begin = () => {
    running++;
    return release();
  };
  const busy = () => new Problem(503, "Other files are being read now: try again in a moment.", { headers: retryAfter });
  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (running < atOnce && line.size === 0) return begin();
      if (line.size >= waiting) throw busy();
      return new Promise((resolve, reject) => {
        const leave = () => {
          line.delete(called);
          clearTimeout(timer);
          signal?.removeEventListener("abort", gone);
        };
        const called = () => {
          leave();
          resolve(begin());
        };
        const gone = () => {
          leave();
          reject(signal?.reason);
        };
        const timer = setTimeout(() => {
          leave();
          reject(busy());
        }, waitMs);
        signal?.addEventListener("abort", gone, { once: true });
        line.add(called);
      });
    },
  };
}
