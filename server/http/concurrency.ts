/**
 * How much that takes long is made at the same time, per process and per visitor: what is one too many waits a moment in a queue,
 * and is refused when that takes too long or the queue is full. Counted in the memory of each process.
 */
import type { Context } from "hono";
import { nextTurn } from "../scheduling/yielding.ts";
import { Problem } from "./errors.ts";

interface Bounds {
  /** At the same time, of all visitors together. */
  running: number;
  /** Of one visitor; whole offices stand behind one address. */
  ofVisitor: number;
  /** In the queue, of all and of one visitor. */
  queued: number;
  queuedOfVisitor: number;
}

export const concurrencyBounds = {
  /** Files of everything that matches: they go on for as long as somebody downloads. */
  file: { running: 8, ofVisitor: 2, queued: 16, queuedOfVisitor: 2 },
  /** Large answers that are made as a whole. */
  answer: { running: 6, ofVisitor: 3, queued: 96, queuedOfVisitor: 24 },
} as const satisfies Record<string, Bounds>;
export type Bounded = keyof typeof concurrencyBounds;

/** Longer than this nobody waits in the queue. */
const patienceMs = 3_000;
/** Seconds after which it may be tried again. */
const retryAfter = 5;

export interface Concurrency {
  /** Resolves with what ends it, to be called once or more; throws a Problem 429 when there is too much. */
  begin(what: Bounded, c: Context): Promise<() => void>;
  /** Begins, does the work and ends. */
  within<T>(what: Bounded, c: Context, work: () => Promise<T>): Promise<T>;
}

interface Queued {
  visitor: string;
  start(): void;
}

const tooMany = () =>
  new Problem(429, `Too much is being made at the same time: try again in ${retryAfter} seconds.`, {
    headers: { "Retry-After": String(retryAfter) },
  });

export function createConcurrency(visitorOf: (c: Context) => string): Concurrency {
  const queues = new Map(Object.entries(concurrencyBounds).map(([what, bounds]) => [what, boundedQueue(bounds)]));
  const begin: Concurrency["begin"] = async (what, c) => {
    const end = await queues.get(what)?.(visitorOf(c), c.req.raw.signal);
    if (!end) throw tooMany();
    // Several that arrive together would otherwise begin together, before anything else is looked at.
    await nextTurn();
    return end;
  };
  return {
    begin,
    async within(what, c, work) {
      const end = await begin(what, c);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

/** Answers undefined instead of what ends it when there was no room in time, or when whoever asked has gone. */
function boundedQueue(bounds: Bounds): (visitor: string, signal: AbortSignal) => Promise<(() => void) | undefined> {
  const running = new Map<string, number>();
  const queue = new Set<Queued>();
  let total = 0;
  const of = (visitor: string) => running.get(visitor) ?? 0;
  const hasRoom = (visitor: string) => total < bounds.running && of(visitor) < bounds.ofVisitor;
  const count = (visitor: string, by: 1 | -1) => {
    total += by;
    if (of(visitor) + by === 0) running.delete(visitor);
    else running.set(visitor, of(visitor) + by);
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
  return async (visitor, signal) => {
    if (hasRoom(visitor)) return started(visitor);
    const own = [...queue].filter((queued) => queued.visitor === visitor).length;
    if (queue.size >= bounds.queued || own >= bounds.queuedOfVisitor) return undefined;
    return new Promise((resolve) => {
      const leave = (end: (() => void) | undefined) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
        queue.delete(queued);
        resolve(end);
      };
      const giveUp = () => leave(undefined);
      const queued: Queued = { visitor, start: () => leave(started(visitor)) };
      const timer = setTimeout(giveUp, patienceMs);
      signal.addEventListener("abort", giveUp);
      queue.add(queued);
    });
  };
}
