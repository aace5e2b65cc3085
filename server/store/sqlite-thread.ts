/**
 * A thread with one connection to a SQLite file. One statement at a time; its rows leave in portions, the next when the one before has
 * been taken: a long answer is never unpacked in one go.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { QueryResult } from "kysely";
import { type SqlitePlace, sqliteSession } from "./sqlite-session.ts";

/** What a thread is asked: a statement, or the next rows of the last one. */
export type ThreadAsked = { sql: string; parameters: readonly unknown[] } | "more" | "close";

/** An error keeps what says its kind. */
export type ThreadAnswer =
  | { rows: unknown[]; more: boolean; changed?: Pick<QueryResult<unknown>, "numAffectedRows" | "insertId"> }
  | { error: { message: string; code?: unknown; errcode?: unknown } };

/** Rows, and letters of text, in one portion: about a millisecond to unpack. */
const portion = { rows: 200, letters: 200_000 };

let session: ReturnType<typeof sqliteSession> | undefined;
let rows: unknown[] = [];
let at = 0;

const lettersOf = (row: unknown): number =>
  Object.values(row as object).reduce((sum, value) => sum + (typeof value === "string" ? value.length : 8), 0);

function nextPortion(): { rows: unknown[]; more: boolean } {
  const from = at;
  for (let letters = 0; at < rows.length && at - from < portion.rows && letters < portion.letters; at++)
    letters += lettersOf(rows[at]);
  const some = rows.slice(from, at);
  const more = at < rows.length;
  if (!more) rows = [];
  return { rows: some, more };
}

function answer(asked: Exclude<ThreadAsked, "close">): ThreadAnswer {
  if (asked === "more") return nextPortion();
  try {
    // At the first statement, and again after a failure: a folder that cannot be written now may be mended.
    session ??= sqliteSession(workerData as SqlitePlace);
    const { rows: found, ...changed } = session.run(asked.sql, asked.parameters);
    [rows, at] = [found, 0];
    return { ...nextPortion(), changed };
  } catch (error) {
    const { message, code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
    return { error: { message, code, errcode } };
  }
}

parentPort?.on("message", (asked: ThreadAsked) => {
  if (asked !== "close") return parentPort?.postMessage(answer(asked));
  session?.close();
  parentPort?.close();
});
