/**
 * Brings the tables up to date: all outstanding migrations in one transaction, so one that is killed leaves nothing behind.
 * (Kysely's own migrator runs them outside a transaction on SQLite.) A row that everybody updates first lets one process at a time do it.
 */
import { type Db, inTransaction, troubleOf } from "../database.ts";
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
