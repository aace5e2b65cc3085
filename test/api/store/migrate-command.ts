/** Migrates and prints how many migrations it ran: a process of its own, to race with others. */
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";

const { db, close } = openDatabase({ file: process.env.FILE ?? "", url: process.env.URL || undefined, patienceMs: 60_000 });
process.stdout.write(String((await migrate(db)).length));
await close();
