/**
 * Connections in threads of their own: what a statement costs is never spent on the thread that answers requests. A statement has a
 * thread for itself; those that come when all are busy wait in order.
 */
import { Worker } from "node:worker_threads";
import type { QueryResult } from "kysely";
import { patienceLeft } from "./patience.ts";
import type { SqlitePlace } from "./sqlite-session.ts";
import type { ThreadAnswer, ThreadAsked } from "./sqlite-thread.ts";
import type { WriterSession } from "./writer-and-reader.ts";

export interface ThreadsOptions {
  place: SqlitePlace;
  /** So many at most; each is started when all before it are busy. */
  most: number;
  /** A thread is free within this time, or the statement is not done at all. */
  patienceMs: number;
}

/** Every thread was busy for longer than our patience, or the one that worked is gone. */
export class ThreadsBusy extends Error {
  override name = "ThreadsBusy";
}

interface Thread {
  ask(asked: Exclude<ThreadAsked, "close">): Promise<ThreadAnswer>;
  close(): Promise<void>;
}

function startThread(place: SqlitePlace, ended: () => void): Thread {
  const worker = new Worker(new URL("./sqlite-thread.ts", import.meta.url), { workerData: place });
  // An idle thread keeps no process alive; one that works does.
  worker.unref();
  let waiting: PromiseWithResolvers<ThreadAnswer> | undefined;
  const exited = Promise.withResolvers<void>();
  const settle = () => {
    worker.unref();
    const settled = waiting;
    waiting = undefined;
    return settled;
  };
  worker.on("message", (answer: ThreadAnswer) => settle()?.resolve(answer));
  worker.on("error", (error) => settle()?.reject(error));
  worker.on("exit", () => {
    settle()?.reject(new ThreadsBusy("the thread of the database has ended"));
    ended();
    exited.resolve();
  });
  return {
    ask(asked) {
      waiting = Promise.withResolvers<ThreadAnswer>();
      worker.ref();
      worker.postMessage(asked);
      return waiting.promise;
    },
    close() {
      worker.ref();
      worker.postMessage("close");
      return exited.promise;
    },
  };
}

export function threadedSession({ place, most, patienceMs }: ThreadsOptions): WriterSession {
  const all = new Set<Thread>();
  const idle: Thread[] = [];
  const queue = new Set<(thread: Thread) => void>();
  const start = (): Thread => {
    const thread = startThread(place, () => {
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    all.add(thread);
    return thread;
  };
  const take = async (): Promise<Thread> => {
    const free = idle.pop() ?? (all.size < most ? start() : undefined);
    if (free) return free;
    const patience = patienceLeft(patienceMs);
    return new Promise((resolve, reject) => {
      const turn = (thread: Thread) => {
        clearTimeout(timer);
        queue.delete(turn);
        resolve(thread);
      };
      const timer = setTimeout(() => {
        queue.delete(turn);
        reject(new ThreadsBusy(`no thread of the database was free in ${Math.round(patience)} ms`));
      }, patience);
      queue.add(turn);
    });
  };
  const give = (thread: Thread) => {
    const [next] = queue;
    // One that has ended meanwhile is replaced.
    if (next) next(all.has(thread) ? thread : start());
    else if (all.has(thread)) idle.push(thread);
  };
  return {
    async run<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
      const thread = await take();
      try {
        const first = received(await thread.ask({ sql, parameters }));
        const rows = first.rows as R[];
        for (let { more } = first; more; ) {
          const next = received(await thread.ask("more"));
          for (const row of next.rows) rows.push(row as R);
          more = next.more;
        }
        return { ...first.changed, rows };
      } finally {
        give(thread);
      }
    },
    async close() {
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}

/** Throws what the statement threw, with what says its kind: see `troubleOf`. */
function received(answer: ThreadAnswer): Exclude<ThreadAnswer, { error: object }> {
  if (!("error" in answer)) return answer;
  const { message, ...kind } = answer.error;
  throw Object.assign(new Error(message), kind);
}
