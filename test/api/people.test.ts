/** Finding people: by name, address, role, organisation, area and whether they may still come in; page by page. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonList } from "#data/schema/account.ts";
import type { Db } from "#server/store/database.ts";
import { newId } from "#server/store/id.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let db: Db;
  beforeAll(async () => {
    const opened = await engine.open();
    db = opened.db;
    app = await initiativeApp(opened);
  });
  afterAll(() => app.remove());
  const find = async (query: string) => {
    const response = await app.ask(`/people?${query}`, { as: "admin" });
    expect(response.status).toBe(200);
    return (await response.json()) as PersonList;
  };
  const names = async (query: string) => (await find(query)).people.map(({ name }) => name);
  const invite = async (name: string, grants: object[], email = `${crypto.randomUUID()}@example.org`) => {
    const response = await app.ask("/people", { method: "POST", as: "admin", body: { name, email, grants } });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  };

  test("people are found by name without accents, by address, role, organisation, area and state", async () => {
    await invite("Zoë Ångström", [{ role: "editor", areas: ["WK036301"] }], "zoe.angstrom@stad.example");
    await invite("Karel Kortrijk", [{ role: "editor", areas: ["BU05990110", "BU05990111"] }]);
    const ended = await invite("Aart Afscheid", [{ role: "wijkteam", organisation: app.other }]);
    expect((await app.ask(`/people/${ended}/grants`, { method: "PUT", as: "admin", body: { grants: [] } })).status).toBe(200);
    expect(await names("q=zoe%20ang")).toEqual(["Zoë Ångström"]);
    expect(await names("q=stad.example")).toEqual(["Zoë Ångström"]);
    expect(await names("q=%25")).toEqual([]);
    expect(await names(`organisation=${app.other}`)).toEqual(["otherTeam"]);
    expect(await names("role=dataSteward")).toEqual(["areaSteward", "dataSteward", "importer"]);
    // A wijk is found by its gemeente and by a buurt in it, and not by a wijk next door.
    expect(await names("area=WK036301&role=editor")).toEqual(["editorElsewhere", "Zoë Ångström"]);
    expect(await names("area=GM0363&role=editor")).toEqual(["editorElsewhere", "Zoë Ångström"]);
    expect(await names("area=BU03630105&q=zoe")).toEqual(["Zoë Ångström"]);
    expect(await names("area=WK036302&q=zoe")).toEqual([]);
    expect(await names("area=WK059901")).toEqual(["Karel Kortrijk"]);
    expect(await names("state=invited")).toEqual(["Karel Kortrijk", "Zoë Ångström"]);
    expect(await names("state=ended")).toEqual(["Aart Afscheid", "nobody"]);
    // Whose role ended stands last, whatever the order.
    expect((await names("limit=100")).slice(-2)).toEqual(["Aart Afscheid", "nobody"]);
    const { people } = await find("q=editor&role=editor&limit=1");
    expect(people).toMatchObject([{ name: "editor", seen: true, seenOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
    for (const query of ["role=king", "page=0", "limit=101", "state=x", "sort=x", "other=1"])
      expect([query, (await app.ask(`/people?${query}`, { as: "admin" })).status]).toEqual([query, 400]);
  });

  test("of a thousand people every one is on exactly one page, and who was here last can stand first", async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => ({ id: newId(), name: `Duizend ${String(i).padStart(4, "0")}`, i }));
    const at = new Date().toISOString();
    for (let from = 0; from < rows.length; from += 100) {
      const some = rows.slice(from, from + 100);
      // Columns that better-auth fills stand in no table of ours.
      for (const { id, name, i } of some)
        await sql`
          insert into person (id, name, email, "emailVerified", "createdAt", "updatedAt")
          values (${id}, ${name}, ${`duizend${i}@example.org`}, ${engine.name === "sqlite" ? 0 : false}, ${at}, ${at})`.execute(
          db,
        );
      await db
        .insertInto("membership")
        .values(some.map(({ id }) => ({ id: newId(), person: id, role: "viewer", organisation: null, areas: null })))
        .execute();
    }
    await db
      .insertInto("profile")
      .values({ person: rows[500]?.id ?? "", organisation: null, welcomed_at: null, one_admin_at: null, seen_on: "2099-01-01" })
      .execute();
    const seen: string[] = [];
    for (let page = 1; page <= 11; page++) {
      const { people, total } = await find(`q=duizend&page=${page}&limit=100`);
      expect(total).toBe(1_000);
      seen.push(...people.map(({ name }) => name));
    }
    expect(seen).toEqual(rows.map(({ name }) => name));
    expect(await names("q=duizend&sort=seen&limit=2")).toEqual(["Duizend 0500", "Duizend 0000"]);
  });
});
