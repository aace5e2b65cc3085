/**
 * Brings the tables up to date: all outstanding migrations in one transaction, so one that is killed leaves nothing behind.
 * (Kysely's own migrator runs them outside a transaction on SQLite.) A row that everybody updates first lets one process at a time do it.
 */
import { type Db, inTransaction, tablesIn, troubleOf } from "../database.ts";
import type { Tables } from "../tables.ts";
import { migrations, type Up } from "./migrations.ts";

export interface MigrateOptions {
  /** By name, oldest first. */
  steps?: Record<string, Up>;
  /** Now, UTC. */
  at?: string;
}

/** Answers the names of what was done now; nothing when it was up to date. Safe to run twice and by several processes. */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<string[]> {
  const { steps, at } = { steps: migrations, at: new Date().toISOString(), ...options };
  await ensureLock(db);
  return inTransaction(db, async (transaction) => {
    await transaction.updateTable("migration_lock").set({ id: 1 }).where("id", "=", 1).execute();
    const done = new Set((await transaction.selectFrom("migration").select("name").execute()).map(({ name }) => name));
    const outstanding = Object.entries(steps).filter(([name]) => !done.has(name));
    for (const [name, up] of outstanding) {
      await up(transaction);
      await transaction.insertInto("migration").values({ name, at }).execute();
    }
    return outstanding.map(([name]) => name);
  });
}

/** Two processes may make these tables at the same moment: the loser looks again and finds them. */
async function ensureLock(db: Db, attempts = 3): Promise<void> {
  try {
    const { schema } = db;
    await schema
      .createTable("migration_lock")
      .ifNotExists()
      .addColumn("id", "integer", (column) => column.primaryKey())
      .execute();
    const named = schema
      .createTable("migration")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey());
    await named.addColumn("at", "text", (column) => column.notNull()).execute();
    await db
      .insertInto("migration_lock")
      .values({ id: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } catch (error) {
    if (troubleOf(error) !== "duplicate" || attempts <= 1) throw error;
    await ensureLock(db, attempts - 1);
  }
}

/** Does the database answer, with the tables that this version needs? For the balancer; never throws and never waits long. */
const patienceMs = 1_500;

/** "older" waits for a migration, also one that runs now; "newer" was written by a version that we do not know. */
type Readiness = "ready" | "no database" | "older tables" | "newer tables" | "tables missing";

export function readiness(db: Db): Promise<Readiness> {
  const found = look(db).catch(() => "no database" as const);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve("no database"), patienceMs);
  });
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

async function look(db: Db): Promise<Readiness> {
  const present = new Set(await tablesIn(db));
  if (!present.has("migration")) return "older tables";
  const done = new Set((await db.selectFrom("migration").select("name").execute()).map(({ name }) => name));
  const known = Object.keys(migrations);
  if (known.some((name) => !done.has(name))) return "older tables";
  if ([...done].some((name) => !known.includes(name))) return "newer tables";
  return tableNames.every((name) => present.has(name)) ? "ready" : "tables missing";
}

/** Every table by its name; the compiler sees to it that none is left out. */
const tableNames: readonly string[] = Object.keys({
  batch: 1,
  mail: 1,
  confirmation: 1,
  person: 1,
  session: 1,
  login: 1,
  passkey: 1,
  membership: 1,
  verification: 1,
  entry: 1,
  entry_area: 1,
  public_entry: 1,
  public_entry_area: 1,
  word: 1,
  public_entry_word: 1,
  word_near: 1,
  history: 1,
  merged: 1,
  invitation: 1,
  profile: 1,
  email_change: 1,
  saved_region: 1,
  organisation: 1,
  idempotency: 1,
  migration: 1,
  migration_lock: 1,
  mailbox: 1,
  shown_places: 1,
  public_entry_revision: 1,
  list: 1,
  list_entry: 1,
  completeness: 1,
  gap_preview: 1,
  gap_history: 1,
  event: 1,
  notification: 1,
  notification_setting: 1,
  mail_stop: 1,
  reminder: 1,
  comment: 1,
  assignment: 1,
  file: 1,
  file_link: 1,
  submission: 1,
  entry_link: 1,
  retraction: 1,
  registration: 1,
  subscription: 1,
  guide: 1,
  question: 1,
  asking: 1,
  learner: 1,
  checklist_movement: 1,
  agreement_row: 1,
  agreement_area: 1,
  agreement_confirmation: 1,
  money_line: 1,
  money_year: 1,
  money_area: 1,
  initiative_span: 1,
  edition: 1,
} satisfies Record<keyof Tables, 1>);
