import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openDatabase } from "#server/store/database.ts";
import { listPublicEntries } from "#server/store/entries/public-list.ts";
import { asBefore } from "#server/store/migrations/earlier-tables.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { migrations } from "#server/store/migrations/migrations.ts";
import { numberOf } from "#server/store/search/words.ts";
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

  test("what was public before words had themes is found by word and theme", async () => {
    const { db, close } = openDatabase(await engine.place());
    const steps = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "2026-11-22-worded"));
    await migrate(db, { steps });
    // More than the migration reads at once.
    const rows = Array.from({ length: 4_500 }, (_, i) => publicationOf(i));
    for (let at = 0; at < rows.length; at += 500)
      await asBefore(db)
        .insertInto("publication")
        .values(rows.slice(at, at + 500))
        .execute();
    expect(await migrate(db)).toContain("2026-11-22-worded");
    const found = await listPublicEntries(db, { q: "moestuin", theme: ["wonen"] }, { limit: 5 });
    expect(found.matched).toBe(rows.filter(({ search, themes }) => search.includes("moestuin") && themes & 1).length);
    expect((await listPublicEntries(db, { q: "nergens" }, { limit: 5 })).matched).toBe(0);
    const reached = await db.selectFrom("public_entry").select(["id", "reach"]).where("reach", "is not", null).execute();
    expect(new Set(reached.map(({ id, reach }) => `${id} ${reach}`))).toEqual(
      new Set(rows.flatMap(({ id, content }) => (content.includes("reach") ? [`${id} ${JSON.parse(content).reach}`] : []))),
    );
    await close();
  });
});

/** As tables of that time had it: every third with the word, every second of the first theme. */
function publicationOf(i: number) {
  const id = `p${String(i).padStart(6, "0")}`;
  const title = i % 3 === 0 ? "moestuin" : "koffie";
  return {
    id,
    number: numberOf(id),
    organisation: null,
    version: 1,
    title,
    search: `${title} ${i}`,
    kind: "initiatief",
    phase: "uitvoeren",
    lifecycle: "loopt",
    themes: i % 2 === 0 ? 1 : 2,
    from_day: null,
    to_day: null,
    west: null,
    south: null,
    east: null,
    north: null,
    cell: null,
    verified_on: null,
    updated_at: "2026-11-21T00:00:00.000Z",
    content: JSON.stringify(i % 5 === 0 ? { title, reach: i % 20 } : { title }),
    geometry: null,
  };
}
