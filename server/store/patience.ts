/**
 * How long the work of one request waits for the database, all its waits together: for a connection, for a turn to write, for a
 * lock, for a slow statement. Each wait has its own end as well; work without a limit here has only those.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

const ends = new AsyncLocalStorage<{ at: number }>();

/** The database kept this work waiting for longer than it may. */
export class OutOfPatience extends Error {
  override name = "OutOfPatience";
}

/** The limit is gone when `work` is done: what it left to go on, such as a file that is sent row by row, has time again. */
export async function withPatience<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const end = { at: performance.now() + ms };
  return ends.run(end, work).finally(() => {
    end.at = Number.POSITIVE_INFINITY;
  });
}

/** Milliseconds that this work may still wait; `most` where nothing was said. */
export const patienceLeft = (most: number): number =>
  Math.max(0, Math.min(most, (ends.getStore()?.at ?? Number.POSITIVE_INFINITY) - performance.now()));

/** Rejects with OutOfPatience when the answer is not there in time; what comes later is for `late`. */
export async function inPatience<T>(answer: Promise<T>, late: (answer: T) => void = () => {}): Promise<T> {
  const at = ends.getStore()?.at ?? Number.POSITIVE_INFINITY;
  if (at === Number.POSITIVE_INFINITY) return answer;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        over = true;
        reject(new OutOfPatience("the database took too long"));
      },
      Math.max(0, at - performance.now()),
    );
  });
  const heard = answer.then((value) => {
    if (over) late(value);
    return value;
  });
  return Promise.race([heard, tooLate]).finally(() => clearTimeout(timer));
}

/**
 * Connections of a pool for work that waits only so long. Who gives up leaves a statement behind that still runs:
 * its connection goes back when the database has ended it, with its transaction rolled back, and nobody waits for that.
 */
export const patientPool = (pool: PostgresPool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => patient(await inPatience(pool.connect(), (late) => late.release())),
});

type Ask = <R>(sql: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>;

function patient(client: PostgresPoolClient): PostgresPoolClient {
  const ask: Ask = (sql, parameters) => client.query(sql, parameters);
  let unfinished: Promise<unknown> | undefined;
  let broken = false;
  const query: Ask = async <R>(sql: string, parameters: readonly unknown[]) => {
    if (sql === "rollback" && unfinished) {
      unfinished = unfinished
        .then(() => ask(sql, parameters))
        .catch(() => {
          broken = true;
        });
      return { command: "ROLLBACK", rowCount: 0, rows: [] };
    }
    const answer = ask<R>(sql, parameters);
    // Whether it was kept decides what is answered: that is waited for.
    if (sql === "commit" || sql === "rollback") return answer;
    const ended = answer.then(
      () => {},
      () => {},
    );
    unfinished = ended;
    const found = await inPatience(answer).catch((error: unknown) => {
      // Ended with an error of its own, or still running.
      ended.then(() => {
        if (unfinished === ended) unfinished = undefined;
      });
      throw error;
    });
    unfinished = undefined;
    return found;
  };
  return {
    query: query as PostgresPoolClient["query"],
    release(destroy) {
      if (!unfinished) return client.release(destroy || broken);
      void unfinished.then(() => client.release(destroy || broken));
    },
  };
}
