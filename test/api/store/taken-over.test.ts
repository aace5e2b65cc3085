/** Rows that an import confirmed while no person did are put right by the migration; what a person said stays. */
import { expect, test } from "vitest";
import { importFile } from "#server/bulk-import/run.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { openDatabase } from "#server/store/database.ts";
import { undoBatch } from "#server/store/entries/batches.ts";
import { verifyEntry } from "#server/store/entries/confirmations.ts";
import { createEntry, findEntry, takeStep } from "#server/store/entries/entries.ts";
import { listPublicEntries } from "#server/store/entries/public-list.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { publicRevision } from "#server/store/revision.ts";
import { beforeEntryTypes } from "../../fixtures/before-entry-types.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { listOf } from "../../fixtures/send-file.ts";
import { smallFolders } from "../../fixtures/small-app.ts";

const [at, later] = ["2026-11-20T23:30:00.000Z", "2026-11-25T10:00:00.000Z"];
const name = "2026-11-28-taken-over";

onEveryEngine((engine) => {
  test("with the words of the search, the source and the undo of the import", async ({ onTestFinished }) => {
    const { folder, remove } = await smallFolders();
    const { db, close } = openDatabase(await engine.migratedPlace());
    onTestFinished(async () => {
      await close();
      await remove();
    });
    const set = (await openLibrary(folder)).current();
    const settings = { fields: { source: "Gemeente Amersfoort, lijst, {Naam}" } };
    const file = { db, set, at, file: "lijst.csv" };
    const { id: batch } = await importFile(Buffer.from(listOf(["Tuin een", "Tuin twee", "Tuin drie"])), settings, file);
    const idOf = async (title: string) =>
      (await db.selectFrom("entry").select("id").where("title", "=", title).executeTakeFirstOrThrow()).id;
    const record = async (title: string) => {
      const found = await findEntry(db, await idOf(title));
      if (!found) throw new Error(`${title} is not there`);
      return found;
    };
    // As it was until now: imported was confirmed.
    await db.updateTable("entry").set({ verified_on: "2026-11-21" }).execute();
    await db.updateTable("public_entry").set({ verified_on: "2026-11-21" }).execute();
    await db.updateTable("public_entry_word").set({ standing: 20_778 }).execute();
    await verifyEntry(db, await record("Tuin twee"), { actor: "anna", at: later });
    // Entered and published by people, no import.
    const { type, content, placed, organisation } = await record("Tuin een");
    const own = { id: "vier", type, content: { ...content, title: "Tuin vier" }, placed, organisation };
    const made = await createEntry(db, own, { actor: "anna", at });
    const sent = await takeStep(db, made, "submit", { actor: "anna", at });
    if (sent) await takeStep(db, sent, "publish", { actor: "bob", at });
    for (const table of ["entry", "public_entry"] as const)
      for (const column of ["taken_on", "taken_from"]) await db.schema.alterTable(table).dropColumn(column).execute();
    const before = await publicRevision(db);
    await beforeEntryTypes(db, name);

    expect(await migrate(db)).toEqual([name, "2026-11-29-entry-types", "2026-11-29-ranked"]);

    const rows = await db.selectFrom("public_entry").select(["title", "verified_on", "taken_on", "taken_from"]).execute();
    const from = { taken_on: "2026-11-21", taken_from: "Gemeente Amersfoort, lijst" };
    expect(new Map(rows.map(({ title, ...row }) => [title, row]))).toEqual(
      new Map<string, object>([
        ["Tuin een", { ...from, verified_on: null }],
        ["Tuin twee", { ...from, verified_on: "2026-11-25" }],
        ["Tuin drie", { ...from, verified_on: null }],
        ["Tuin vier", { taken_on: null, taken_from: null, verified_on: "2026-11-21" }],
      ]),
    );
    expect(await record("Tuin een")).toMatchObject({ verifiedOn: undefined, takenOver: { on: "2026-11-21" } });
    const counted = { matched: 4, active: 2, unconfirmed: 2 };
    expect(await listPublicEntries(db, { q: "tuin" }, { limit: 9, confirmedFrom: "2026-06-01" })).toMatchObject(counted);
    expect(await listPublicEntries(db, {}, { limit: 9, confirmedFrom: "2026-06-01" })).toMatchObject(counted);
    expect(await publicRevision(db)).toBeGreaterThan(before);
    // The one that somebody confirmed is work of a person, and stays.
    expect(await undoBatch(db, batch)).toBe(2);
  });
});
