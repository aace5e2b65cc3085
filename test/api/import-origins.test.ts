/** What came from the shell of the server says so, wherever it is told who did something; also what came before that was kept. */
import { expect, test } from "vitest";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { Happened, QueueEntry } from "#data/schema/queue.ts";
import { importFile } from "#server/bulk-import/run.ts";
import { openDatabase } from "#server/store/database.ts";
import { beginBatch } from "#server/store/entries/batches.ts";
import { createEntry } from "#server/store/entries/entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { migrations } from "#server/store/migrations/migrations.ts";
import { beforeEntryTypes } from "../fixtures/before-entry-types.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";

const at = "2026-11-22T10:00:00.000Z";
const file = [
  "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad",
  "Buurttuin;Samen tuinieren;initiatief;samenhang;uitvoeren;loopt;5,41;52,166",
].join("\n");

onEveryEngine((engine) => {
  test("in the queue, in the history and in the list of imports", async ({ onTestFinished }) => {
    const opened = await engine.open();
    const app = await initiativeApp(opened);
    onTestFinished(() => app.remove());
    const work = { db: opened.db, set: app.library.current(), at, file: "tuinen.csv" };
    const { id: batch } = await importFile(Buffer.from(file), { landing: "submitted" }, work);
    const read = async <T>(path: string) => (await (await app.ask(path, { as: "admin" })).json()) as T;
    const inQueue = async () => (await read<{ entries: QueueEntry[] }>("/queue?q=buurttuin")).entries[0];
    const entry = await inQueue();
    expect(entry).toMatchObject({ state: "submitted", origin: "server" });
    expect([entry?.createdBy, entry?.submittedBy]).toEqual([undefined, undefined]);
    const historyOf = async () => (await read<{ history: Happened[] }>(`/working-versions/${entry?.id}/history`)).history;
    expect((await historyOf()).map(({ step, origin, actor }) => [step, origin, actor])).toEqual([
      ["submit", "server", undefined],
      ["create", "server", undefined],
    ]);
    const { imports } = await read<{ imports: ImportRecord[] }>("/imports");
    expect(imports).toMatchObject([{ id: batch, origin: "server", made: 1 }]);
    // Whoever goes on with it is named.
    const published = await app.ask(`/working-versions/${entry?.id}/steps`, {
      method: "POST",
      as: "editor",
      body: { step: "publish" },
      headers: { "If-Match": `"v${entry?.version}"` },
    });
    expect(published.status, await published.text()).toBe(200);
    expect((await historyOf())[0]).toMatchObject({ step: "publish", name: "editor" });
    expect((await historyOf())[0]?.origin).toBeUndefined();
  });

  test("what was imported before is told in the same words, and what people did stays theirs", async () => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    await migrate(db);
    const entry = { type: "initiative", content: { title: "Oud" }, placed: { areas: [], shown: null }, organisation: undefined };
    const old = {
      id: "oud",
      at,
      actor: "import",
      origin: undefined,
      request: undefined,
      file: "oud.csv",
      source: "",
      state: "draft",
    } as const;
    await beginBatch(db, old);
    await beginBatch(db, { ...old, id: "mens", actor: "anna", request: "anna 1" });
    const shell = await createEntry(db, { ...entry, batch: "oud" }, { actor: "import", at });
    const person = await createEntry(db, { ...entry, batch: "mens" }, { actor: "anna", at });
    // As it was before the step: the columns are not there yet.
    for (const table of ["batch", "history"] as const) await db.schema.alterTable(table).dropColumn("origin").execute();
    await beforeEntryTypes(db, "2026-11-22-origins");
    expect(await migrate(db, { steps: migrations })).toEqual([
      "2026-11-22-origins",
      "2026-11-29-entry-types",
      "2026-11-29-ranked",
    ]);
    const who = await db.selectFrom("history").select(["entry", "actor", "origin"]).execute();
    expect(who.toSorted((a, b) => a.entry.localeCompare(b.entry))).toEqual(
      [
        { entry: shell.id, actor: null, origin: "server" },
        { entry: person.id, actor: "anna", origin: null },
      ].toSorted((a, b) => a.entry.localeCompare(b.entry)),
    );
    const made = await db.selectFrom("entry").select(["id", "created_by"]).execute();
    expect(new Map(made.map(({ id, created_by }) => [id, created_by]))).toEqual(
      new Map([
        [shell.id, null],
        [person.id, "anna"],
      ]),
    );
    const batches = await db.selectFrom("batch").select(["id", "actor", "origin"]).orderBy("id").execute();
    expect(batches).toEqual([
      { id: "mens", actor: "anna", origin: null },
      { id: "oud", actor: null, origin: "server" },
    ]);
    await close();
  });
});
