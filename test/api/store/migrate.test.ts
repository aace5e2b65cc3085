import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrate.ts";
import { migrations } from "#server/store/migrations.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";

const command = new URL("migrate-command.ts", import.meta.url);

onEveryEngine((engine) => {
  test("migrating twice does it once", async () => {
    const { db, close } = openDatabase(await engine.place());
    expect(await migrate(db)).toEqual(Object.keys(migrations));
    expect(await migrate(db)).toEqual([]);
    await close();
  });

  test("four processes that migrate at once make one result", async () => {
    const place = await engine.place();
    const environment = { ...process.env, FILE: place.file, URL: place.url ?? "" };
    const children = Array.from({ length: 4 }, () => fork(command, { env: environment, stdio: "pipe" }));
    const said = children.map((child) => {
      let text = "";
      child.stdout?.on("data", (chunk: Buffer) => (text += chunk));
      child.stderr?.on("data", (chunk: Buffer) => (text += chunk));
      return once(child, "close").then(([code]) => ({ code, text }));
    });
    const outcomes = await Promise.all(said);
    expect(outcomes.filter(({ code }) => code !== 0)).toEqual([]);
    expect(outcomes.map(({ text }) => Number(text)).sort()).toEqual([0, 0, 0, Object.keys(migrations).length]);
  });

  test("a migration that fails half-way leaves nothing behind", async () => {
    const { db, close } = openDatabase(await engine.place());
    const broken = async () => {
      throw new Error("power cut");
    };
    await expect(migrate(db, { steps: { ...migrations, "9999-broken": broken } })).rejects.toThrow("power cut");
    expect(await migrate(db)).toEqual(Object.keys(migrations));
    await close();
  });
});
