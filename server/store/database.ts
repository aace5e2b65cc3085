/**
 * The database, and the only file that names an engine: SQLite in a file by default, PostgreSQL by its address.
 * Everything else writes portable SQL through Kysely: text, whole numbers and doubles; days and moments as text in UTC, JSON as text.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type Dialect,
  Kysely,
  PostgresDialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";
import pg from "pg";
import { DatabaseDamaged, type DatabaseFile, databaseFile } from "./database-file.ts";
import { OutOfPatience } from "./patience.ts";
import { patientPool } from "./patient-pool.ts";
import type { Tables } from "./tables.ts";
import { type Session, type Sessions, WriterBusy, writerAndReader } from "./writer-and-reader.ts";

/** What a store function takes: a database, or a transaction on it. */
export type Db = Kysely<Tables>;

export interface Opened {
  db: Db;
  engine: "sqlite" | "postgres";
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Path of the SQLite file; ":memory:" for a database that is gone with the process. */
  file: string;
  /** The file was here before: when it is missing the start stops, and nothing new is made. */
  mustExist?: boolean;
  /** Address of a PostgreSQL, which then is used instead. */
  url?: string | undefined;
  /** Connections to PostgreSQL at most: more wait here, and not in the database. */
  connections?: number;
  /** A statement of PostgreSQL, or a wait for a lock, a connection or a turn to write, takes no longer. */
  patienceMs?: number;
}

const defaults = { connections: 10, patienceMs: 4_000, mustExist: false };

/** Throws a StartError for a file that is damaged, emptied or lost. */
export function openDatabase(options: DatabaseOptions): Opened {
  const { file, url, connections, patienceMs, mustExist } = { ...defaults, ...options };
  const dialect = url ? postgres(url, connections, patienceMs) : sqlite(file, mustExist, patienceMs);
  const db = new Kysely<Tables>({ dialect });
  return { db, engine: url ? "postgres" : "sqlite", close: () => db.destroy() };
}

/**
 * A text that stays the same as long as nothing is committed to the database, by whichever process: then what was read before
 * is what would be read now. Undefined within a transaction, which sees what others do not.
 */
export async function stateOf(db: Db): Promise<string | undefined> {
  if (db.isTransaction) return undefined;
  const { rows } = await (db.getExecutor().adapter instanceof SqliteAdapter ? stateOfSqlite : stateOfPostgres).execute(db);
  return rows[0]?.state;
}

/** The first number rises with what other connections commit, the second with what this one does (the only one, in memory). */
const stateOfSqlite = sql<{ state: string }>`select data_version || ' ' || total_changes() as state from pragma_data_version`;
/** Which transactions can be seen. */
const stateOfPostgres = sql<{ state: string }>`select pg_current_snapshot()::text as state`;

/** Names of the tables that are there. From the catalogue: a table that somebody has locked is there as well. */
export async function tablesIn(db: Db): Promise<string[]> {
  const names = db.getExecutor().adapter instanceof SqliteAdapter ? tablesOfSqlite : tablesOfPostgres;
  return (await names.execute(db)).rows.map(({ name }) => name);
}
const tablesOfSqlite = sql<{ name: string }>`select name from sqlite_master where type = 'table'`;
const tablesOfPostgres = sql<{
  name: string;
}>`select tablename as name from pg_catalog.pg_tables where schemaname = any(current_schemas(false))`;

/** The int8 of count() and sum(): our counts fit in a double. */
const int8 = 20;

function postgres(connectionString: string, max: number, patienceMs: number): PostgresDialect {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: patienceMs,
    statement_timeout: patienceMs,
    lock_timeout: patienceMs,
    idle_in_transaction_session_timeout: 4 * patienceMs,
    keepAlive: true,
    types: {
      getTypeParser: (type, format) => (type === int8 ? Number : pg.types.getTypeParser(type, format as "text")),
    },
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {});
  // The same for one that dies between two statements of a transaction: the next statement tells who waits for it.
  pool.on("connect", (client) => void client.on("error", () => {}));
  return new PostgresDialect({ pool: patientPool(pool) });
}

/** SQLite, with a second connection for reads; see writer-and-reader.ts. */
function sqlite(file: string, mustExist: boolean, patienceMs: number): Dialect {
  const kept =
    file === ":memory:" ? undefined : databaseFile(file, { mustExist, create, faultOf: (path) => faultOf(path, mustExist) });
  const open = (): Sessions => {
    kept?.prepare();
    const writer = session(file, kept);
    if (!kept) return { writer, reader: undefined };
    try {
      const reader = session(file, kept);
      reader.set("query_only = on");
      return { writer, reader };
    } catch (error) {
      writer.close();
      throw error;
    }
  };
  const isBusy = (error: unknown) => error instanceof Error && codeOf(error) === 5;
  return {
    createDriver: () => writerAndReader({ open, isBusy, patienceMs }),
    createAdapter: () => new SeveralConnections(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** "WKBK": a database of this product that may still be without tables. */
const applicationId = 0x574b_424b;

function create(path: string): void {
  const database = new DatabaseSync(path);
  // Told in the file: later it is found so, and nobody waits for the lock that the change takes.
  database.exec(`pragma journal_mode = wal; pragma application_id = ${applicationId}`);
  database.close();
}

const codeOf = (error: unknown) => Number((error as { errcode?: unknown }).errcode) & 0xff;

/** Reads it whole (measured: 0.7 GB in 0.23 s); a database that was here before has tables, or the mark of `create`. */
function faultOf(path: string, hadTables: boolean): string | undefined {
  let database: DatabaseSync | undefined;
  try {
    // Read-only: what waits in the -wal is not moved into a damaged file.
    database = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    const [found] = database.prepare("pragma quick_check(1)").all();
    if (found?.quick_check !== "ok") return `is beschadigd (${String(found?.quick_check).split("\n").join(" ")})`;
    const about = database
      .prepare("select (select count(*) from sqlite_master) as tables, application_id from pragma_application_id")
      .get();
    if (hadTables && about?.tables === 0 && about.application_id !== applicationId) return "is leeg: er staan geen tabellen in";
    return undefined;
  } catch (error) {
    // Busy, or not to be read now: that is tried again at the first question.
    return ofSqlite.get(codeOf(error)) === "damaged" ? `is beschadigd (${(error as Error).message})` : undefined;
  } finally {
    database?.close();
  }
}

/** Kysely would let all wait for all. */
class SeveralConnections extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true;
  }
}

/** As many prepared statements as the code has queries, with room for lists that vary in length. */
const keptStatements = 500;
/** Letters. A longer statement is of many rows: it takes a megabyte and hardly ever comes again. */
const longest = 20_000;

/**
 * One connection. WAL lets readers read while one writes; synchronous=FULL syncs the disk at every commit, so what was answered
 * is kept (measured by counting fsync).
 */
function session(file: string, kept: DatabaseFile | undefined): Session & { set(pragma: string): void } {
  // The driver waits for other processes without holding this one up.
  const database = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
  const set = (pragma: string) => database.exec(`pragma ${pragma}`);
  try {
    for (const pragma of ["journal_mode = wal", "synchronous = full", "cache_size = -65536", "temp_store = memory"]) set(pragma);
  } catch (error) {
    database.close();
    throw error;
  }
  const prepared = new Map<string, { statement: StatementSync; answers: boolean }>();
  const statementOf = (sql: string) => {
    const found = prepared.get(sql);
    if (found) return found;
    const statement = database.prepare(sql);
    const made = { statement, answers: statement.columns().length > 0 };
    if (sql.length > longest) return made;
    if (prepared.size >= keptStatements) prepared.clear();
    prepared.set(sql, made);
    return made;
  };
  return {
    set,
    close: () => database.close(),
    run: <R>(sql: string, parameters: readonly unknown[]): QueryResult<R> => {
      // A full disk makes SQLite roll back by itself: to do it again is an error that would hide the first.
      if (sql === "rollback" && !database.isTransaction) return { rows: [] };
      if (sql !== "rollback") kept?.watch();
      const { statement, answers } = statementOf(sql);
      const values = parameters as SQLInputValue[];
      if (answers) return { rows: statement.all(...values) as R[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
  };
}

/** What went wrong, in words of no engine; undefined where it is a fault of ours. */
export type StoreTrouble = "duplicate" | "unavailable" | "full" | "damaged";

/** SQLite result codes (sqlite.org/rescode.html), the low byte of `errcode`. */
const ofSqlite = new Map<number, StoreTrouble>([
  ...[5, 6, 8, 10, 14].map((code) => [code, "unavailable"] as const),
  ...[11, 26].map((code) => [code, "damaged"] as const),
  [13, "full"],
]);
const sqliteUnique = [1555, 2067];
/** PostgreSQL SQLSTATE (appendix A): by class, the first two characters. */
const ofPostgres: [RegExp, StoreTrouble][] = [
  [/^23505/, "duplicate"],
  [/^53100/, "full"],
  [/^XX00[12]/, "damaged"],
  [/^(08|53|57|40|55P03|25P03)/, "unavailable"],
];

export function troubleOf(error: unknown): StoreTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof WriterBusy || error instanceof OutOfPatience) return "unavailable";
  if (error instanceof DatabaseDamaged) return "damaged";
  const { code, errcode, message } = error as Error & { code?: unknown; errcode?: unknown };
  if (typeof errcode === "number") return sqliteUnique.includes(errcode) ? "duplicate" : ofSqlite.get(errcode & 0xff);
  if (typeof code === "string") {
    if (/^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOENT|EACCES|EROFS|ENOTDIR)/.test(code)) return "unavailable";
    return ofPostgres.find(([codes]) => codes.test(code))?.[1];
  }
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(message)
    ? "unavailable"
    : undefined;
}

/** All or nothing; a transaction within a transaction is the same one. */
export const inTransaction = <T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
