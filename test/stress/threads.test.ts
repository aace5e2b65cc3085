/** What the database works on does not hold up the thread that answers requests. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Db, openDatabase, troubleOf } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { onEveryEngine } from "../fixtures/databases.ts";

/** Rows counted one by one: a second of work or so for ten million. */
const counted = (rows: number) =>
  sql<{
    n: number;
  }>`with recursive rows(i) as (select 1 union all select i + 1 from rows where i < ${sql.lit(rows)}) select count(*) as n from rows`;
const all = (rows: number, text = "x") =>
  sql<{
    i: number;
    text: string;
  }>`with recursive rows(i) as (select 1 union all select i + 1 from rows where i < ${sql.lit(rows)}) select i, cast(${text} as text) as text from rows`;

/** Turns of the event loop while something is waited for. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ found: T; turns: number; ms: number }> {
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  const started = performance.now();
  const found = await work;
  clearInterval(ticking);
  return { found, turns, ms: performance.now() - started };
}

onEveryEngine((engine) => {
  test("a long read, a long write and a long answer leave the event loop its turns", async () => {
    const { db } = await engine.open();
    const works: [string, () => Promise<unknown>][] = [
      ["read", () => counted(2_000_000).execute(db)],
      ["read in a transaction", () => db.transaction().execute((within: Db) => counted(2_000_000).execute(within))],
      ["write", () => sql`create table long as ${counted(2_000_000)}`.execute(db)],
    ];
    for (const [what, work] of works) {
      const { turns, ms } = await turnsDuring(work());
      expect(turns, `${what}: ${ms} ms`).toBeGreaterThan(ms / 50);
    }
  });

  test("an answer of many rows, or of few long ones, is whole and in order", async () => {
    const { db } = await engine.open();
    for (const [rows, text] of [
      [20_000, "é"],
      [30, "letters ".repeat(10_000)],
      [1, ""],
    ] as const) {
      const { found } = await turnsDuring(all(rows, text).execute(db));
      expect(found.rows.map(({ i }) => i)).toEqual(Array.from({ length: rows }, (_, i) => i + 1));
      expect(new Set(found.rows.map((row) => row.text))).toEqual(new Set([text]));
    }
    expect((await sql`select 1 as one where 1 = 0`.execute(db)).rows).toEqual([]);
  });

  test("what fails says its kind, and the next is answered", async () => {
    const { db } = await engine.open();
    const row = { name: "once", at: "" };
    await db.insertInto("migration").values(row).execute();
    const twice = await db
      .insertInto("migration")
      .values(row)
      .execute()
      .catch((error: unknown) => error);
    expect(troubleOf(twice)).toBe("duplicate");
    expect(await db.selectFrom("migration").select("name").where("name", "=", "once").execute()).toHaveLength(1);
  });

  if (engine.name === "sqlite")
    test("more long reads than there are threads wait for their turn, and not for longer than the patience", async () => {
      const { db, close } = openDatabase({ ...(await engine.migratedPlace()), patienceMs: 100 });
      await migrate(db);
      const long = Array.from({ length: 12 }, () => counted(6_000_000).execute(db));
      const ends = await Promise.allSettled(long);
      const given = ends.filter((end) => end.status === "rejected");
      expect(given.length).toBeGreaterThan(0);
      expect(ends.length - given.length).toBeGreaterThan(0);
      expect(new Set(given.map(({ reason }) => troubleOf(reason)))).toEqual(new Set(["unavailable"]));
      expect((await counted(10).execute(db)).rows).toEqual([{ n: 10 }]);
      await close();
    });
});
