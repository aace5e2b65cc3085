/** Facts of the field: there from the first start, once, as nobody's work, and not back after somebody took them away. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { partners } from "#data/knowledge/fact.ts";
import { knowledgeFacts } from "#data/knowledge/facts.ts";
import { today } from "#data/schema/day.ts";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { Happened } from "#data/schema/queue.ts";
import { fillPlace } from "#server/fill-place.ts";
import { createLog } from "#server/http/log.ts";
import { bringKnowledge, knowledgeSource } from "#server/knowledge.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { type Db, type Opened, openDatabase } from "#server/store/database.ts";
import { undoBatch } from "#server/store/entries/batches.ts";
import { createOrganisation, listOrganisations } from "#server/store/organisations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { smallFolders } from "../fixtures/small-app.ts";

let small: Awaited<ReturnType<typeof smallFolders>>;
beforeAll(async () => {
  small = await smallFolders();
});
afterAll(() => small.remove());

/** A start of a server, as far as this goes; returns what it said. */
async function start(db: Db, signal = new AbortController().signal): Promise<string> {
  let said = "";
  const log = createLog("off", () => {});
  const say = (line: string) => {
    said += `${line}\n`;
  };
  await bringKnowledge({ db, library: await openLibrary(small.folder), log, say, signal });
  return said;
}

/** Those that the first batch brought. */
const first = knowledgeFacts.filter(({ batch }) => batch === 1);

const publicOnes = (db: Db) =>
  db.selectFrom("public_entry").select(["id", "type", "title", "organisation"]).orderBy("id").execute();

onEveryEngine((engine) => {
  describe("brought", () => {
    let opened: Opened;
    let app: InitiativeApp;
    let said: string;
    beforeAll(async () => {
      opened = await engine.open();
      app = await initiativeApp(opened);
      said = await start(opened.db);
    });
    afterAll(() => app.remove());
    const read = async <T>(path: string) => (await (await app.ask(path, { as: "admin" })).json()) as T;

    test("all of them are public, in their order, of the organisations that made them", async () => {
      expect(said).toContain(`${first.length} publicaties en praktijkvoorbeelden`);
      expect(said).toContain(`${knowledgeFacts.length - first.length} activiteiten`);
      const names = new Map((await listOrganisations(opened.db)).map(({ id, name }) => [id, name]));
      const found = (await publicOnes(opened.db)).filter(({ type }) => type !== "initiative");
      expect(found.map(({ title, type, organisation }) => [title, type, names.get(organisation ?? "")])).toEqual(
        knowledgeFacts.map(({ content, type, owner }) => [content.title, type, owner]),
      );
      expect([...names.values()]).toEqual(expect.arrayContaining(partners.map(({ name }) => name)));
    });

    test("no person did it: history, list of imports and the entry itself say so", async () => {
      const [one] = (await publicOnes(opened.db)).filter(({ type }) => type === "publication");
      const { history } = await read<{ history: Happened[] }>(`/working-versions/${one?.id}/history`);
      expect(history.map(({ step, origin, actor, name }) => [step, origin, actor ?? name])).toEqual(
        ["publish", "submit", "create"].map((step) => [step, "knowledge", undefined]),
      );
      const { imports } = await read<{ imports: ImportRecord[] }>("/imports");
      const made = (count: number) => ({ origin: "knowledge", made: count, source: knowledgeSource });
      expect(imports).toMatchObject([made(knowledgeFacts.length - first.length), made(first.length)]);
      const version = await read<{ takenOver: object }>(`/working-versions/${one?.id}`);
      expect(version.takenOver).toEqual({ on: today(), from: knowledgeSource });
    });

    test("what names another fact names its id, and areas that this country does not have are left out", async () => {
      const rows = await opened.db.selectFrom("public_entry").select(["id", "title", "content"]).execute();
      const agenda = rows.find(({ title }) => title.startsWith("Hoe maak ik een buurtagenda"));
      const example = rows.find(({ title }) => title === "Zes gemeenten maken een buurtagenda");
      expect(JSON.parse(example?.content ?? "{}")).toMatchObject({ publications: [agenda?.id], areas: [] });
    });

    test("the next start brings nothing more; what was archived or changed stays as it is", async () => {
      const [gone, kept] = (await publicOnes(opened.db)).filter(({ type }) => type === "publication");
      const archived = await app.ask(`/working-versions/${gone?.id}/steps`, {
        method: "POST",
        as: "admin",
        body: { step: "archive", reason: "Hoort hier niet." },
        headers: { "If-Match": '"v3"' },
      });
      expect(archived.status, await archived.text()).toBe(200);
      await opened.db
        .updateTable("public_entry")
        .set({ title: "Anders" })
        .where("id", "=", kept?.id ?? "")
        .execute();
      expect(await start(opened.db)).toBe("");
      const titles = (await publicOnes(opened.db)).map(({ title }) => title);
      expect(titles).not.toContain(gone?.title);
      expect(titles).toContain("Anders");
    });
  });

  test("two servers at the same moment bring them once, and who has a partner already keeps it", async () => {
    const place = await engine.migratedPlace();
    const [one, other] = [openDatabase(place), openDatabase(place)];
    const { id } = await createOrganisation(one.db, { name: "platform31", kind: "kennisinstituut" }, "2026-11-21T09:00:00.000Z");
    const said = await Promise.all([one, other].map(({ db }) => start(db)));
    expect(said.flatMap((one) => one.split("\n")).filter(Boolean)).toHaveLength(2);
    expect(await publicOnes(one.db)).toHaveLength(knowledgeFacts.length);
    expect(await listOrganisations(one.db)).toHaveLength(partners.length);
    expect((await publicOnes(one.db)).filter(({ organisation }) => organisation === id)).not.toHaveLength(0);
    await Promise.all([one.close(), other.close()]);
  });

  test("undone by a beheerder they stay away, and a start that was stopped brings them the next time", async ({
    onTestFinished,
  }) => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    onTestFinished(close);
    const stopped = new AbortController();
    stopped.abort();
    expect(await start(db, stopped.signal)).toBe("");
    expect(await publicOnes(db)).toEqual([]);
    await start(db);
    const batches = await db.selectFrom("batch").select("id").orderBy("id").execute();
    const undone = [];
    for (const { id } of batches) undone.push(await undoBatch(db, id));
    expect(undone).toEqual([first.length, knowledgeFacts.length - first.length]);
    expect(await start(db)).toBe("");
    expect(await publicOnes(db)).toEqual([]);
  });

  test("without knowledge nothing of it is there, no organisation either", async ({ onTestFinished }) => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    onTestFinished(close);
    await fillPlace(
      { knowledge: false, openInitiatives: false },
      {
        db,
        library: await openLibrary(small.folder),
        sources: () => {
          throw new Error("no source is asked");
        },
        log: createLog("off", () => {}),
        say: () => {},
        signal: new AbortController().signal,
      },
    );
    expect([await publicOnes(db), await listOrganisations(db)]).toEqual([[], []]);
  });
});
