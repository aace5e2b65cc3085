/** A row is known by its id in its list: rows of a second list never vanish, and every row is told what becomes of it. */
import { beforeAll, expect, test } from "vitest";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { importFile } from "#server/bulk-import/run.ts";
import { openDatabase } from "#server/store/database.ts";
import { beginBatch } from "#server/store/entries/batches.ts";
import { createEntry } from "#server/store/entries/entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { beforeEntryTypes } from "../fixtures/before-entry-types.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

const at = "2026-11-28T10:00:00.000Z";
/** Each with its own place, hundreds of metres apart. */
const csv = (idColumn: string, rows: readonly [title: string, id: string][], from = 0) =>
  [
    `Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad;${idColumn}`,
    ...rows.map(
      ([title, id], i) =>
        `${title};Samen voor de buurt;initiatief;samenhang;uitvoeren;loopt;${(5.4 + ((from + i) % 4) / 200).toFixed(4)};${(52.16 + Math.floor((from + i) / 4) / 300).toFixed(4)};${id}`,
    ),
  ].join("\n");

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
    return () => app.remove();
  });
  const send = async <T>(path: string, name: string, file: string, settings?: Partial<ImportSettings>) => {
    const form = new FormData();
    form.set("file", new File([file], name));
    if (settings) form.set("settings", JSON.stringify(settings));
    const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
    const response = await app.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
    expect(response.status, await response.clone().text()).toBeLessThan(300);
    return (await response.json()) as T;
  };
  const check = (name: string, file: string, settings?: Partial<ImportSettings>) =>
    send<ImportCheck>("/import-checks", name, file, settings);
  const run = async (name: string, file: string, choice: Partial<ImportSettings> = {}) => {
    const { settings } = await check(name, file);
    return send<ImportRecord>("/imports", name, file, { ...settings, landing: "published", selfApproved: true, ...choice });
  };
  const undo = (id: string) => app.ask(`/imports/${id}`, { method: "DELETE", as: "admin" });

  test.each(["id", "objectid", "nummer", "code", "fid", "Identificatie"])(
    "two lists with the same values of %s stay two lists",
    async (column) => {
      const first = await run(
        "speeltuinen.csv",
        csv(column, [
          ["Wip", "1"],
          ["Glijbaan", "2"],
        ]),
      );
      const second = await run(
        "buurthuizen.csv",
        csv(
          column,
          [
            ["De Schakel", "1"],
            ["Het Anker", "2"],
            ["De Brug", "3"],
          ],
          4,
        ),
      );
      expect([first, second]).toMatchObject([
        { list: "speeltuinen", made: 2, known: 0, double: 0, faulty: 0 },
        { list: "buurthuizen", made: 3, known: 0, double: 0, faulty: 0 },
      ]);
      // A newer version of the second, under the name of that day.
      const newer = await check(
        "buurthuizen-2026-12-01 (1).csv",
        csv(
          column,
          [
            ["De Schakel", "1"],
            ["Het Anker", "2"],
            ["Nieuw", "4"],
          ],
          4,
        ),
      );
      expect([newer.settings.list, newer.counts]).toEqual(["buurthuizen", { rows: 3, ready: 1, faulty: 0, double: 0, known: 2 }]);
      expect(newer.outcomes).toEqual([
        [2, 3],
        [3, 3],
      ]);
      expect(newer.lists.slice(0, 2).toSorted()).toEqual(["buurthuizen", "speeltuinen"]);
      await undo(first.id);
      await undo(second.id);
      expect((await check("buurthuizen.csv", csv(column, [["De Schakel", "1"]], 4))).counts.known).toBe(0);
    },
  );

  test("under the name of another list its rows are marked for a person, never left out in silence; brought in all the same they are all there", async () => {
    const first = await run(
      "lijst.csv",
      csv("Nummer", [
        ["Wip", "1"],
        ["Glijbaan", "2"],
      ]),
    );
    const other = csv(
      "Nummer",
      [
        ["De Schakel", "1"],
        ["Het Anker", "2"],
        ["De Brug", "3"],
      ],
      4,
    );
    const judged = await check("lijst.csv", other);
    expect(judged.counts).toEqual({ rows: 3, ready: 1, faulty: 0, double: 2, known: 0 });
    expect(judged.preview.map(({ double }) => double?.kind)).toEqual(["number", "number", undefined]);
    const own = await check("lijst.csv", other, { ...judged.settings, list: "Buurthuizen" });
    expect(own.counts).toMatchObject({ ready: 3, double: 0 });
    const made = await run("lijst.csv", other, { withDoubles: true });
    expect(made).toMatchObject({ made: 3, skipped: 0, known: 0, double: 0, faulty: 0 });
    // What changed its title or its place only is the same.
    const moved = await check("lijst.csv", csv("Nummer", [["Wip en schommel", "1"]]));
    expect(moved.counts).toMatchObject({ known: 1 });
    await undo(first.id);
    await undo(made.id);
  });

  test("the same id twice in a file: both come in when a person says so, and the counts add up", async () => {
    const twice = csv("Id", [
      ["Wip", "7"],
      ["Schommel", "7"],
      ["", "8"],
      ["Bank", "9"],
    ]);
    const left = await run("twee.csv", twice, { skipFaulty: true });
    expect(left).toMatchObject({ made: 2, skipped: 2, known: 0, double: 1, faulty: 1 });
    await undo(left.id);
    const both = await run("twee.csv", twice, { skipFaulty: true, withDoubles: true });
    expect(both).toMatchObject({ made: 3, skipped: 1, known: 0, double: 0, faulty: 1 });
    await undo(both.id);
  });

  test("two imports of one list at the same moment make every row once", async () => {
    const file = csv("Id", [
      ["Wip", "1"],
      ["Glijbaan", "2"],
      ["Bank", "3"],
    ]);
    const both = await Promise.all([run("samen.csv", file), run("samen.csv", file)]);
    expect(both.map(({ made }) => made).toSorted()).toEqual([0, 3]);
    for (const { made, known = 0, double = 0, faulty = 0 } of both) expect(made + known + double + faulty).toBe(3);
    for (const { id } of both) await undo(id);
  });

  test("ids keep every digit: neighbours beyond 2^53 are two, and a rounded one is a fault", async () => {
    const long: [string, string][] = [
      ["Wip", "9007199254740993"],
      ["Bank", "9007199254740992"],
      ["Hek", "007"],
      ["Paal", "7"],
    ];
    const inCsv = await run("lang.csv", csv("Id", long));
    expect(inCsv).toMatchObject({ made: 4 });
    const feature = ([title, id]: readonly [string, string], i: number) =>
      `{"type":"Feature","id":${id},"geometry":{"type":"Point","coordinates":[${5.4 + i / 200},52.17]},"properties":{"naam":"${title}","omschrijving":"Samen voor de buurt","soort":"initiatief","thema":"samenhang","fase":"uitvoeren","status":"loopt"}}`;
    const json = (name: string, ...ids: string[]) =>
      `{"type":"FeatureCollection","name":"${name}","features":[${ids.map((id, i) => feature([`Ding ${i}`, id], i)).join(",")}]}`;
    const inJson = await run(
      "x.geojson",
      json("hekken", "9007199254740993", "9007199254740992", "1.0E+15", "12345678901234567890123"),
    );
    expect(inJson).toMatchObject({ list: "hekken", made: 4, double: 0 });
    // The first two the other way round: neighbours are not the same.
    const turned = await check("y.geojson", json("hekken", "9007199254740992", "9007199254740993", "1000000000000000"));
    expect(turned.counts).toMatchObject({ known: 1, double: 2 });
    const rounded = await check("lang.csv", csv("Id", [["Wip", "1,23457E+15"]]));
    expect(rounded.preview[0]?.faults).toEqual([{ field: "key", reason: expect.stringContaining("afgerond") }]);
    await undo(inCsv.id);
    await undo(inJson.id);
  });

  test("from the shell: --list names it, and every row is counted", async () => {
    const { db } = await engine.open();
    const work = { db, set: app.library.current(), chance: Math.random, at, file: "speeltuinen.csv" };
    const bytes = Buffer.from(
      csv("Id", [
        ["Wip", "1"],
        ["Glijbaan", "2"],
      ]),
    );
    expect(await importFile(bytes, {}, work)).toMatchObject({ list: "speeltuinen", made: 2 });
    expect(await importFile(bytes, { list: " Speeltuinen " }, work)).toMatchObject({ made: 0, known: 2 });
    expect(await importFile(bytes, { list: "Andere" }, work)).toMatchObject({ list: "Andere", made: 0, known: 0, double: 2 });
  });

  test("what was imported before gets a list of its own by where it came from, the same on every engine", async () => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    await migrate(db);
    const old = { at, actor: "anna", origin: undefined, source: "", state: "draft" } as const;
    const keys: [batch: string, file: string, keys: string[]][] = [
      ["b1", "speeltuinen-2026-11.csv", ["|1", "|2"]],
      ["b2", "buurthuizen.xlsx", ["|3", "Gemeente Ede|1"]],
      ["b3", "voorzieningen.geojson", ["Gemeente Amsterdam, maatschappelijke voorzieningen, {MVZN_ID}|MV1-1", "{Bron|Van}|1"]],
      ["b4", "", ["|4", "Gemeente Ede|a|b"]],
    ];
    for (const [id, file, of] of keys) {
      await beginBatch(db, { ...old, id, file, request: `anna ${id}` });
      for (const key of of) {
        const entry = {
          type: "initiative",
          content: { title: key },
          placed: { areas: [], shown: null },
          organisation: undefined,
          batch: id,
        };
        const { id: made } = await createEntry(db, entry, { actor: "anna", at });
        await db.insertInto("idempotency").values({ actor: "import", key, fingerprint: "", entry: made, at }).execute();
      }
    }
    await beforeEntryTypes(db, "2026-11-28-lists");
    for (const table of ["list_entry", "list"] as const) await db.schema.dropTable(table).execute();
    for (const column of ["list", "known", "doubled", "faulty"]) await db.schema.alterTable("batch").dropColumn(column).execute();
    expect(await migrate(db)).toEqual(["2026-11-28-lists", "2026-11-29-entry-types", "2026-11-29-ranked"]);
    expect(await migrate(db)).toEqual([]);
    const found = await db
      .selectFrom("list_entry")
      .innerJoin("list", "list.id", "list_entry.list")
      .innerJoin("entry", "entry.id", "list_entry.entry")
      .select(["list.name", "list_entry.key", "entry.title"])
      .execute();
    const told = found.map(({ name, key, title }) => `${title} > ${name} > ${key}`).toSorted();
    expect(told).toEqual(
      [
        "|1 > speeltuinen > 1",
        "|2 > speeltuinen > 2",
        "|3 > buurthuizen > 3",
        "|4 > zonder naam > 4",
        "Gemeente Amsterdam, maatschappelijke voorzieningen, {MVZN_ID}|MV1-1 > Gemeente Amsterdam, maatschappelijke voorzieningen > MV1-1",
        "Gemeente Ede|1 > Gemeente Ede > 1",
        "Gemeente Ede|a|b > Gemeente Ede > a|b",
        "{Bron|Van}|1 > voorzieningen > 1",
      ].toSorted(),
    );
    expect(await db.selectFrom("idempotency").selectAll().where("actor", "=", "import").execute()).toEqual([]);
    await close();
  });
});
