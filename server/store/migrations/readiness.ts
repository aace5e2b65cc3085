/** Does the database answer, with the tables that this version needs? For the balancer; never throws and never waits long. */
import { type Db, tablesIn } from "../database.ts";
import { tableNames } from "../table-names.ts";
import { migrations } from "./migrations.ts";

const patienceMs = 1_500;

/** "older" waits for a migration, also one that runs now; "newer" was written by a version that we do not know. */
export type Readiness = "ready" | "no database" | "older tables" | "newer tables" | "tables missing";

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
