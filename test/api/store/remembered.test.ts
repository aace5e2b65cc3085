/** What was found is remembered until somebody, in whichever process, commits something; nothing old is ever answered after that. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { remembered } from "#server/store/cache.ts";
import { type Db, type Opened, openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";

const add = (db: Db, name: string) => createOrganisation(db, { name, kind: "welzijn" }, "2026-11-22T09:00:00.000Z");

/** Counts organisations, and how often they really were counted. */
function counting(db: Db) {
  let times = 0;
  const read = async () => {
    times++;
    return (await db.selectFrom("organisation").select("id").execute()).length;
  };
  return { count: () => remembered(db, "organisations", read), times: () => times };
}

const opened: Opened[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

const onePlaceTwice = async (place: Parameters<typeof openDatabase>[0]): Promise<[Opened, Opened]> => {
  const [ours, theirs] = [openDatabase(place), openDatabase(place)];
  opened.push(ours, theirs);
  await migrate(ours.db);
  return [ours, theirs];
};

// A snapshot of PostgreSQL is that of its whole cluster: what other tests commit there would count as a change.
onEveryEngine(
  (engine) => {
    test("found once for all who ask the same, and again after a change of ours or of another process", async () => {
      const [ours, theirs] = await onePlaceTwice(await engine.migratedPlace());
      const { count, times } = counting(ours.db);
      expect(await Promise.all([count(), count(), count()])).toEqual([0, 0, 0]);
      expect([await count(), times()]).toEqual([0, 1]);
      await add(ours.db, "of ours");
      expect([await count(), await count(), times()]).toEqual([1, 1, 2]);
      await add(theirs.db, "of another process");
      expect([await count(), times()]).toEqual([2, 3]);
    });

    test("what others do not see yet is neither remembered nor lost", async () => {
      const [ours] = await onePlaceTwice(await engine.migratedPlace());
      const outside = counting(ours.db);
      await ours.db.transaction().execute(async (within) => {
        const inside = counting(within);
        await add(within, "in the making");
        expect([await inside.count(), await inside.count(), inside.times()]).toEqual([1, 1, 2]);
        expect(await outside.count()).toBe(0);
      });
      expect(await outside.count()).toBe(1);
    });

    test("two processes that write at random: no answer is older than the last commit before the question", async () => {
      const [ours, theirs] = await onePlaceTwice(await engine.migratedPlace());
      const { count } = counting(ours.db);
      let committed = 0;
      let writing = true;
      const write = async (db: Db, who: string) => {
        for (let i = 0; i < 60; i++) {
          await add(db, `${who} ${i}`);
          committed++;
          await wait(Math.random() * 4);
        }
      };
      const writers = Promise.all([write(ours.db, "ours"), write(theirs.db, "theirs")]).finally(() => {
        writing = false;
      });
      const read = async () => {
        while (writing) {
          const before = committed;
          expect(await count()).toBeGreaterThanOrEqual(before);
          await wait(Math.random() * 2);
        }
      };
      await Promise.all([writers, read(), read()]);
      expect(await count()).toBe(120);
    });
  },
  { ownPostgres: true },
);

test("a database in memory, with its one connection, remembers no longer than others", async () => {
  const one = openDatabase({ file: ":memory:" });
  opened.push(one);
  await migrate(one.db);
  const { count, times } = counting(one.db);
  expect([await count(), await count(), times()]).toEqual([0, 0, 1]);
  await add(one.db, "of ours");
  expect([await count(), times()]).toEqual([1, 2]);
});

test("an error is not remembered", async () => {
  const one = openDatabase({ file: ":memory:" });
  opened.push(one);
  const fails = () => remembered(one.db, "question", () => Promise.reject(new Error("away for a moment")));
  await expect(fails()).rejects.toThrow("away for a moment");
  expect(await remembered(one.db, "question", async () => 1)).toBe(1);
});
