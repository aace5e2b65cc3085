import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Db, type Opened, openDatabase, troubleOf } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";

const add = (db: Db, name: string) => createOrganisation(db, { name, kind: "welzijn" }, "2026-11-22T09:00:00.000Z");
const names = async (db: Db) =>
  (await db.selectFrom("organisation").select("name").orderBy("name").execute()).map(({ name }) => name);

/** A transaction that stays open until it is told to end. */
async function openTransaction({ db }: Opened, name: string) {
  const end = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const done = db.transaction().execute(async (within) => {
    await add(within, name);
    begun.resolve();
    await end.promise;
  });
  await begun.promise;
  return {
    commit: () => {
      end.resolve();
      return done;
    },
    fail: async () => {
      end.reject(new Error("not after all"));
      await expect(done).rejects.toThrow("not after all");
    },
  };
}

onEveryEngine((engine) => {
  test("reads go on while a transaction is open, see nothing of it, and see all of it at once when it is done", async () => {
    const opened = await engine.open();
    await add(opened.db, "a");
    const first = await openTransaction(opened, "b");
    expect(await names(opened.db)).toEqual(["a"]);
    const { rows } = await sql<{
      n: number;
    }>`with all_names as (select name from organisation) select count(*) as n from all_names`.execute(opened.db);
    expect(rows).toEqual([{ n: 1 }]);
    await first.commit();
    expect(await names(opened.db)).toEqual(["a", "b"]);
    const second = await openTransaction(opened, "c");
    await second.fail();
    expect(await names(opened.db)).toEqual(["a", "b"]);
    for (let i = 0; i < 50; i++) {
      await add(opened.db, `n${i}`);
      expect(await names(opened.db)).toHaveLength(i + 3);
    }
  });

  test("transactions and writes at the same moment all arrive", async () => {
    const { db } = await engine.open();
    const made = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? add(db, `${i}`)
        : db.transaction().execute(async (within) => {
            await add(within, `${i}`);
            await wait(2);
            if (i % 3 === 0) throw new Error("not this one");
          }),
    );
    const failed = (await Promise.allSettled(made)).filter(({ status }) => status === "rejected");
    expect(failed).toHaveLength(3);
    expect(await names(db)).toHaveLength(17);
  });

  if (engine.name === "sqlite") {
    test("who has to wait too long for a turn to write is told so, whoever writes, and everything else goes on", async () => {
      const place = await engine.migratedPlace();
      const [ours, theirs] = [1, 2].map(() => openDatabase({ ...place, patienceMs: 500 })) as [Opened, Opened];
      await migrate(ours.db);
      for (const writer of [ours, theirs]) {
        const held = await openTransaction(writer, "held");
        let turns = 0;
        const ticking = setInterval(() => turns++, 10);
        const started = performance.now();
        const error = await add(ours.db, "late").catch((reason: unknown) => reason);
        expect(performance.now() - started).toBeGreaterThan(480);
        expect(troubleOf(error)).toBe("unavailable");
        // The process was not held up meanwhile.
        clearInterval(ticking);
        expect(turns).toBeGreaterThan(5);
        expect(await names(ours.db)).toEqual([]);
        const patient = add(ours.db, "patient");
        await wait(50);
        await held.fail();
        await patient;
        expect(await names(theirs.db)).toEqual(["patient"]);
        await ours.db.deleteFrom("organisation").execute();
      }
      await Promise.all([ours.close(), theirs.close()]);
    });

    test("what only looks like a read is refused", async () => {
      const { db } = await engine.open();
      const sly = sql`with x as (select 'x' as t) insert into migration (name, at) select t, t from x`;
      await expect(sly.execute(db)).rejects.toThrow(/readonly/);
    });

    test("a database in memory has one connection: reads wait for the transaction", async () => {
      const opened = openDatabase({ file: ":memory:" });
      await migrate(opened.db);
      const open = await openTransaction(opened, "a");
      const read = names(opened.db);
      await open.fail();
      expect(await read).toEqual([]);
      await opened.close();
    });
  }
});
