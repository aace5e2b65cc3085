/** One connection to a SQLite file: a statement is done when the call returns, so the thread that calls does nothing else meanwhile. */

import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import type { QueryResult } from "kysely";

export interface SqlitePlace {
  file: string;
  /** Of this connection, besides those of all. */
  settings: readonly string[];
}

/** As many prepared statements as the code has queries, with room for lists that vary in length. */
const keptStatements = 500;
/** Letters. A longer statement is of many rows: it takes a megabyte and hardly ever comes again. */
const longest = 20_000;

/**
 * WAL lets readers read while one writes; synchronous=FULL syncs the disk at every commit, so what was answered is kept (measured
 * by counting fsync). What is deleted is overwritten: a story whose consent is withdrawn leaves no byte in the file.
 */
const always = ["journal_mode = wal", "synchronous = full", "temp_store = memory", "secure_delete = on"];

export function sqliteSession({ file, settings }: SqlitePlace) {
  // Made by sqlite-file.ts: one that is gone is lost, and must not come back empty.
  const place = file === ":memory:" ? file : `${pathToFileURL(file)}?mode=rw`;
  // The driver waits for other processes, as long as the request may: see writer-and-reader.ts.
  const database = new DatabaseSync(place, { timeout: 0, enableForeignKeyConstraints: true });
  try {
    for (const setting of [...always, ...settings]) database.exec(`pragma ${setting}`);
  } catch (error) {
    database.close();
    throw error;
  }
  const kept = new Map<string, { statement: StatementSync; answers: boolean }>();
  const statementOf = (sql: string) => {
    const found = kept.get(sql);
    if (found) return found;
    const statement = database.prepare(sql);
    const made = { statement, answers: statement.columns().length > 0 };
    if (sql.length > longest) return made;
    if (kept.size >= keptStatements) kept.clear();
    kept.set(sql, made);
    return made;
  };
  return {
    close: () => database.close(),
    run: <R>(sql: string, parameters: readonly unknown[]): QueryResult<R> => {
      // A full disk makes SQLite roll back by itself: to do it again is an error that would hide the first.
      if (sql === "rollback" && !database.isTransaction) return { rows: [] };
      const { statement, answers } = statementOf(sql);
      const values = parameters as SQLInputValue[];
      if (answers) return { rows: statement.all(...values) as R[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
  };
}
