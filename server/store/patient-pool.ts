/**
 * Connections of a pool for work that waits only so long (patience.ts). Who gives up leaves a statement behind that still runs:
 * its connection goes back when the database has ended it, with its transaction rolled back, and nobody waits for that.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { inPatience } from "./patience.ts";

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
