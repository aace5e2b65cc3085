/** `/health/ready` says yes only when the tables are those of this version. */
import { expect, test } from "vitest";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { migrations, type Up } from "#server/store/migrations/migrations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";

onEveryEngine((engine) => {
  const opened = async () => {
    const place = await engine.migratedPlace();
    const { db, engine: name, close } = openDatabase(place);
    await migrate(db);
    const app = await initiativeApp({ db, engine: name });
    const ready = async () => {
      const response = await app.app.request("http://localhost/health/ready");
      const { status } = (await response.json()) as { status: string };
      return [response.status, status, response.headers.has("Retry-After")];
    };
    const end = async () => {
      await app.remove();
      await close();
    };
    return { place, db, ready, end };
  };

  test("yes for the tables of this version, no for older and for newer ones", async () => {
    const { db, ready, end } = await opened();
    expect(await ready()).toEqual([200, "ok", false]);
    const last = Object.keys(migrations).at(-1) ?? "";
    await db.updateTable("migration").set({ name: "2099-01-01-of-a-later-version" }).where("name", "=", last).execute();
    expect(await ready()).toEqual([503, "older tables", true]);
    await db.insertInto("migration").values({ name: last, at: "2026-11-28T00:00:00.000Z" }).execute();
    expect(await ready()).toEqual([503, "newer tables", true]);
    await db.deleteFrom("migration").where("name", "=", "2099-01-01-of-a-later-version").execute();
    expect(await ready()).toEqual([200, "ok", false]);
    await end();
  });

  test("no before there are any, and no while one is missing", async () => {
    const { db, ready, end } = await opened();
    await db.schema.alterTable("merged").renameTo("merged_away").execute();
    expect(await ready()).toEqual([503, "tables missing", true]);
    await db.schema.alterTable("merged_away").renameTo("merged").execute();
    expect(await ready()).toEqual([200, "ok", false]);
    await db.deleteFrom("migration").execute();
    expect(await ready()).toEqual([503, "older tables", true]);
    await db.schema.dropTable("migration").execute();
    expect(await ready()).toEqual([503, "older tables", true]);
    await end();
  });

  test("no while another process brings the tables up to date", async () => {
    const { place, db, ready, end } = await opened();
    const last = Object.keys(migrations).at(-1) ?? "";
    await db.deleteFrom("migration").where("name", "=", last).execute();
    const other = openDatabase(place);
    let go = () => {};
    let begun = () => {};
    const working = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Up = async (within) => {
      await within.schema.alterTable("merged").addColumn("later", "text").execute();
      begun();
      await new Promise<void>((resolve) => {
        go = resolve;
      });
    };
    const done = migrate(other.db, { steps: { ...migrations, [last]: slow } });
    await working;
    expect(await ready()).toEqual([503, "older tables", true]);
    go();
    await done;
    expect(await ready()).toEqual([200, "ok", false]);
    await other.close();
    await end();
  });
});
