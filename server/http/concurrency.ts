/**
 * How much that takes long is done at the same time, per process and, where the limits say so, per visitor: what is one too many waits
 * a moment in a queue, and is refused when that takes too long or the queue is full. Counted in the memory of each process.
 */
import type { Context } from "hono";
import { nextTurn } from "../scheduling/yielding.ts";
import { Problem } from "./errors.ts";

export interface ConcurrencyLimits {
  /** At the same time, of all visitors together. */
  atOnce: number;
  /** Of one visitor; whole offices stand behind one address. Absent is no limit of its own. */
  atOncePerVisitor?: number;
  /** In the queue, of all and of one visitor. */
  waiting: number;
  waitingPerVisitor?: number;
  /** Whoever has waited this long is refused, before the connection counts as idle. */
  waitMs: number;
}

/** What is said when there is too much. */
export interface LimiterRefusal {
  /** 429 where the visitor asks too much, 503 where the server has too much to do. */
  status: 429 | 503;
  detail: string;
  /** Seconds after which it may be tried again. */
  retryAfter: number;
}

export interface Limiter {
  /** Resolves with what ends it, to be called once or more. Throws a Problem with Retry-After; the reason of the signal when aborted. */
  begin(options: { visitor?: string; signal?: AbortSignal | undefined }): Promise<() => void>;
}

interface Queued {
  visitor: string;
  start(): void;
}

export function createLimiter(limits: ConcurrencyLimits, { status, detail, retryAfter }: LimiterRefusal): Limiter {
  const { atOnce, atOncePerVisitor = Infinity, waiting, waitingPerVisitor = Infinity, waitMs } = limits;
  const running = new Map<string, number>();
  const queue = new Set<Queued>();
  let total = 0;
  const runningOf = (visitor: string) => running.get(visitor) ?? 0;
  const hasRoom = (visitor: string) => total < atOnce && runningOf(visitor) < atOncePerVisitor;
  const count = (visitor: string, by: 1 | -1) => {
    total += by;
    if (runningOf(visitor) + by === 0) running.delete(visitor);
    else running.set(visitor, runningOf(visitor) + by);
  };
  const startQueued = () => {
    for (const queued of queue) if (hasRoom(queued.visitor)) queued.start();
  };
  const started = (visitor: string) => {
    count(visitor, 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      count(visitor, -1);
      startQueued();
    };
  };
  const refusal = () => new Problem(status, detail, { headers: { "Retry-After": String(retryAfter) } });
  return {
    async begin({ visitor = "", signal }) {
      signal?.throwIfAborted();
      if (hasRoom(visitor)) return started(visitor);
      const own = [...queue].filter((queued) => queued.visitor === visitor).length;
      if (queue.size >= waiting || own >= waitingPerVisitor) throw refusal();
      return new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", aborted);
          queue.delete(queued);
        };
        const fail = (reason: unknown) => {
          leave();
          reject(reason);
        };
        const aborted = () => fail(signal?.reason);
        const start = () => {
          leave();
          resolve(started(visitor));
        };
        const queued: Queued = { visitor, start };
        const timer = setTimeout(() => fail(refusal()), waitMs);
        signal?.addEventListener("abort", aborted);
        queue.add(queued);
      });
    },
  };
}

const answerLimits = {
  /** Files of everything that matches: they go on for as long as somebody downloads. */
  file: { atOnce: 8, atOncePerVisitor: 2, waiting: 16, waitingPerVisitor: 2, waitMs: 3_000 },
  /** Large answers that are made as a whole. */
  answer: { atOnce: 6, atOncePerVisitor: 3, waiting: 96, waitingPerVisitor: 24, waitMs: 3_000 },
  /** Threads that compute for seconds: the machine has few cores, and others serve. */
  analysis: { atOnce: 2, atOncePerVisitor: 1, waiting: 16, waitingPerVisitor: 4, waitMs: 8_000 },
  /** Files that come in and are held in memory: for as long as a slow line takes. */
  upload: { atOnce: 12, atOncePerVisitor: 4, waiting: 24, waitingPerVisitor: 12, waitMs: 20_000 },
  /** The same without an account: they never hold up people who have one. */
  visitorUpload: { atOnce: 4, atOncePerVisitor: 2, waiting: 8, waitingPerVisitor: 2, waitMs: 10_000 },
} as const satisfies Record<string, ConcurrencyLimits>;
type AnswerKind = keyof typeof answerLimits;

const retryAfter = 5;
const tooMany: LimiterRefusal = {
  status: 429,
  detail: `Too much is being made at the same time: try again in ${retryAfter} seconds.`,
  retryAfter,
};

/** The limits on large answers, per visitor. */
export interface Concurrency {
  /** Resolves with what ends it, to be called once or more; throws a Problem 429 when there is too much. */
  begin(kind: AnswerKind, c: Context): Promise<() => void>;
  /** Begins, does the work and ends. */
  within<T>(kind: AnswerKind, c: Context, work: () => Promise<T>): Promise<T>;
}

export function createConcurrency(visitorOf: (c: Context) => string): Concurrency {
  const limiters = {
    file: createLimiter(answerLimits.file, tooMany),
    answer: createLimiter(answerLimits.answer, tooMany),
    analysis: createLimiter(answerLimits.analysis, tooMany),
    upload: createLimiter(answerLimits.upload, tooMany),
    visitorUpload: createLimiter(answerLimits.visitorUpload, tooMany),
  };
  const begin: Concurrency["begin"] = async (kind, c) => {
    const { signal } = c.req.raw;
    const end = await limiters[kind].begin({ visitor: visitorOf(c), signal }).catch((error: unknown) => {
      // Nobody is there to read it; as a Problem it is not logged as a fault of ours.
      throw signal.aborted ? new Problem(429, tooMany.detail) : error;
    });
    // Several that arrive together would otherwise begin together, before anything else is looked at.
    await nextTurn();
    return end;
  };
  return {
    begin,
    async within(kind, c, work) {
      const end = await begin(kind, c);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
