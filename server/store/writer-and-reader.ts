/**
 * A driver of Kysely for an engine that lets one write at a time and others read meanwhile what was there before. Transactions
 * and single writes take turns on one connection; a single read outside a transaction has a connection of its own and never waits
 * for them. It begins after every commit that was answered, so what was saved is seen.
 */
import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, RawNode, SelectQueryNode } from "kysely";
import { patienceLeft } from "./patience.ts";

/** An open connection, or several that are the same. */
export interface WriterSession {
  run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> | Promise<QueryResult<R>>;
  close(): void | Promise<void>;
}

export interface Sessions {
  writer: WriterSession;
  /** Refuses to write. Absent where there can be one connection only: then reads take turns as well. */
  reader?: WriterSession;
  /** Of one connection, for what asks how things are with it. */
  looker?: WriterSession;
}

export interface WriterAndReaderOptions {
  open: () => Sessions;
  /** Does this error say that another process writes? */
  isBusy: (error: unknown) => boolean;
  /** Is this statement for the looker? */
  isLook: (sql: string) => boolean;
  /** A turn to write comes within this time, or not at all. */
  patienceMs: number;
}

/** Others in this process kept writing for longer than our patience. */
export class WriterBusy extends Error {
  override name = "WriterBusy";
}

export function writerAndReader({ open, isBusy, isLook, patienceMs }: WriterAndReaderOptions): Driver {
  const turns = oneAtATime(patienceMs);
  const inTransaction = new WeakSet<DatabaseConnection>();
  let opened: Sessions | undefined;
  const sessions = (): Sessions => {
    opened ??= open();
    return opened;
  };
  const write = <R>(sql: string, parameters: readonly unknown[] = []) => sessions().writer.run<R>(sql, parameters);
  const patiently = <R>(sql: string, parameters?: readonly unknown[]) =>
    untilFree(() => write<R>(sql, parameters), isBusy, patienceMs);
  const execute = async <R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> => {
    const { sql, parameters } = query;
    if (inTransaction.has(connection)) return write(sql, parameters);
    const { reader, looker } = sessions();
    // Another process can hold readers up as well: one that shuts itself in, or repairs the file.
    const other = looker && isLook(sql) ? looker : reader && reads(query) ? reader : undefined;
    if (other) return untilFree(() => other.run<R>(sql, parameters), isBusy, patienceMs);
    await turns.take();
    try {
      return await patiently(sql, parameters);
    } finally {
      turns.give();
    }
  };
  return {
    async init() {
      await untilFree(sessions, isBusy, patienceMs);
    },
    async acquireConnection() {
      const connection: DatabaseConnection = {
        executeQuery: (query) => execute(connection, query),
        // All rows at once: a statement left open would hold every read after it to the moment that it began.
        async *streamQuery(query) {
          yield await execute(connection, query);
        },
      };
      return connection;
    },
    async beginTransaction(connection) {
      await turns.take();
      try {
        // Plain "begin" takes the lock at the first write, too late for what was read before: another process may have written.
        await patiently("begin immediate");
        inTransaction.add(connection);
      } catch (error) {
        turns.give();
        throw error;
      }
    },
    commitTransaction: async () => void (await write("commit")),
    rollbackTransaction: async () => void (await write("rollback")),
    async releaseConnection(connection) {
      if (inTransaction.delete(connection)) turns.give();
    },
    async destroy() {
      const { looker, reader, writer } = opened ?? {};
      looker?.close();
      await Promise.all([reader?.close(), writer?.close()]);
    },
  };
}

/** A raw statement is judged by its first word: the reader refuses one that writes after all. */
const reads = ({ query, sql }: CompiledQuery): boolean =>
  SelectQueryNode.is(query) || (RawNode.is(query) && /^\s*(select|with)\b/i.test(sql));

/** More would wait in vain: a write takes milliseconds, and patience is seconds. */
const mostWaiting = 500;

/** A lock; who waits longer than `patienceMs` gets a WriterBusy. */
function oneAtATime(patienceMs: number): { take(): Promise<void>; give(): void } {
  const waiting = new Set<() => void>();
  let taken = false;
  return {
    async take() {
      if (!taken) {
        taken = true;
        return;
      }
      if (waiting.size >= mostWaiting) throw new WriterBusy(`${mostWaiting} wait for a turn to write`);
      const patience = patienceLeft(patienceMs);
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer);
          waiting.delete(turn);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(turn);
          reject(new WriterBusy(`no turn to write came in ${Math.round(patience)} ms`));
        }, patience);
        waiting.add(turn);
      });
    },
    give() {
      const [next] = waiting;
      if (next) next();
      else taken = false;
    },
  };
}

/** Milliseconds between two tries; the engine's own waiting would stop this whole process. */
const longestPause = 50;

async function untilFree<T>(work: () => T | Promise<T>, isBusy: (error: unknown) => boolean, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceLeft(patienceMs);
  for (let pause = 1; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
