/** "Volledig ingevoerd": who may say it where, how long it counts, and whose gemeente is shown to its own wijkteam first. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Completeness, type Declaration, type DeclarationState } from "#data/schema/completeness.ts";
import type { Grant } from "#data/schema/permission.ts";
import type { Opened } from "#server/store/database.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { faultyFields, json } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  const start = "2026-11-28T12:00:00.000Z";
  let clock = start;
  beforeAll(async () => {
    opened = await engine.open();
    // What is done later has a later moment.
    let ticks = 0;
    app = await initiativeApp(opened, { now: () => new Date(Date.parse(clock) + ticks++).toISOString() });
  });
  afterAll(() => app.remove());

  const completeness = async (as?: string) => Completeness.parse(await json(await app.ask("/completeness", { as })));
  const say = (as: string | undefined, area: string, theme: string, complete: unknown = true) =>
    app.ask("/completeness", { method: "PUT", as, body: { area, theme, complete } });
  const setPreview = (as: string | undefined, gemeente: string, previewFirst: unknown) =>
    app.ask(`/areas/${gemeente}/preview`, { method: "PUT", as, body: { previewFirst } });
  /** Somebody with these rights, who has just come in. */
  const somebody = async (name: string, grants: Grant[]) => {
    const email = `${name}-${crypto.randomUUID()}@example.org`;
    const { id } = await app.accounts.create({ name, email });
    await setGrants(opened.db, id, grants);
    const [, token = ""] = (await app.accounts.linkFor(email, 60)).split("#");
    const headers = await app.accounts.enter(token, new Request("http://localhost"));
    app.people.set(name, { id, email, cookie: headers?.getSetCookie()[0]?.split(";")[0] ?? "" });
    return id;
  };
  const history = () =>
    opened.db.selectFrom("gap_history").select(["at", "person", "what", "area", "theme"]).orderBy("id").execute();
  const forget = async () => {
    for (const table of ["completeness", "gap_preview", "gap_history"] as const) await opened.db.deleteFrom(table).execute();
  };

  describe("a declaration", () => {
    const werk: Declaration = { area: "BU03071001", theme: "werk", declaredOn: "2026-11-28", fadesOn: "2027-11-28" };

    test("counts from the day of the server, for everybody, and can be taken back", async () => {
      expect((await completeness()).declarations).toEqual([]);
      const { complete, ...said } = await json<DeclarationState>(await say("areaTeam", "BU03071001", "werk"));
      expect([complete, said]).toEqual([true, werk]);
      for (const as of [undefined, "nobody", "areaTeam", "admin"])
        expect(await completeness(as)).toMatchObject({ day: "2026-11-28", declarations: [werk] });
      expect(await json(await say("editor", "BU03071001", "werk", false))).toEqual({
        area: "BU03071001",
        theme: "werk",
        complete: false,
      });
      expect((await completeness()).declarations).toEqual([]);
      await forget();
    });

    test("said twice on a day is said once; said later it counts for another year", async () => {
      for (const as of ["areaTeam", "editor"]) await json(await say(as, "BU03071001", "werk"));
      expect(await history()).toHaveLength(1);
      clock = "2027-05-01T12:00:00.000Z";
      await json(await say("editor", "BU03071001", "werk"));
      expect((await completeness()).declarations).toMatchObject([{ declaredOn: "2027-05-01", fadesOn: "2028-05-01" }]);
      for (let i = 0; i < 2; i++) await json(await say("areaTeam", "BU03071001", "werk", false));
      const [team, editor] = ["areaTeam", "editor"].map((as) => app.people.get(as)?.id);
      const about = { area: "BU03071001", theme: "werk" };
      expect((await history()).map(({ at, ...rest }) => ({ ...rest, on: at.slice(0, 10) }))).toEqual([
        { on: "2026-11-28", person: team, what: "complete", ...about },
        { on: "2027-05-01", person: editor, what: "complete", ...about },
        { on: "2027-05-01", person: team, what: "incomplete", ...about },
      ]);
      clock = start;
      await forget();
    });

    test.each([
      ["2026-11-28T12:00:00.000Z", "2027-11-27T22:59:00.000Z", "2027-11-28T00:30:00.000Z"],
      // The days of the Netherlands: already the first of December there.
      ["2026-11-30T23:30:00.000Z", "2027-11-30T22:30:00.000Z", "2027-11-30T23:30:00.000Z"],
      // A day that the next year does not have.
      ["2028-02-29T12:00:00.000Z", "2029-02-27T12:00:00.000Z", "2029-02-28T12:00:00.000Z"],
    ])("of %s still counts at %s and has faded at %s", async (said, last, faded) => {
      clock = said;
      await json(await say("areaTeam", "GM0307", "wonen"));
      clock = last;
      expect((await completeness()).declarations).toHaveLength(1);
      clock = faded;
      expect((await completeness()).declarations).toEqual([]);
      clock = start;
      await forget();
    });

    test.each<[string, string, number]>([
      ["areaTeam", "GM0307", 200],
      ["areaTeam", "WK030710", 200],
      ["areaTeam", "liendert", 200],
      ["areaTeam", "WK0363AA", 403],
      ["editor", "BU03071001", 200],
      ["editorElsewhere", "BU03071001", 403],
      ["editorElsewhere", "BU0363AA02", 200],
      ["admin", "GM0599", 200],
      // Speaks for its organisation, and for no area.
      ["wijkteam", "GM0307", 403],
      ["viewer", "GM0307", 403],
      ["contributor", "GM0307", 403],
      ["dataSteward", "GM0307", 403],
      ["areaSteward", "GM0307", 403],
      ["nobody", "GM0307", 403],
      ["", "GM0307", 401],
    ])("%s about %s: %i", async (as, area, status) => {
      expect((await say(as || undefined, area, "werk")).status).toBe(status);
      expect((await completeness()).declarations.map((one) => one.area)).toEqual(status === 200 ? [area] : []);
      await forget();
    });

    test("of a part of its area is no word about the whole; its organisation does not matter", async () => {
      await somebody("buurtTeam", [{ role: "wijkteam", areas: ["BU0363AA01"], organisation: app.own }]);
      expect((await say("buurtTeam", "BU0363AA01", "werk")).status).toBe(200);
      for (const area of ["BU0363AA02", "WK0363AA", "GM0363"]) expect((await say("buurtTeam", area, "werk")).status).toBe(403);
      await forget();
    });

    test("that is wrong says what and where", async () => {
      expect(await faultyFields(await say("areaTeam", "BU99999999", "werk"))).toEqual(["area"]);
      expect(await faultyFields(await say("areaTeam", "NL00", "werk"))).toEqual(["area"]);
      expect(await faultyFields(await say("areaTeam", "Amersfoort", "bevolking", "ja"))).toEqual(["area", "complete", "theme"]);
      const more = await app.ask("/completeness", {
        method: "PUT",
        as: "areaTeam",
        body: { area: "GM0307", theme: "werk", complete: true, on: "2030-01-01" },
      });
      expect(await faultyFields(more)).toEqual(["on"]);
      expect((await completeness()).declarations).toEqual([]);
    });

    test("stays without a name when its person is erased", async () => {
      const id = await somebody("leaver", [{ role: "editor", areas: ["GM0599"] }]);
      await json(await say("leaver", "GM0599", "samenhang"));
      await json(await setPreview("leaver", "GM0599", true));
      await opened.db.deleteFrom("person").where("id", "=", id).execute();
      expect(await completeness()).toMatchObject({ declarations: [{ area: "GM0599" }], withheld: ["GM0599"] });
      expect((await history()).map(({ person, what }) => [person, what])).toEqual([
        [null, "complete"],
        [null, "preview"],
      ]);
      const kept = await opened.db.selectFrom("completeness").select("person").execute();
      expect(kept).toEqual([{ person: null }]);
      await forget();
    });
  });

  test("accounts are the areas of a wijkteam or an editor, without a name of anybody", async () => {
    await somebody("buurtEditor", [{ role: "editor", areas: ["BU0363AA02", "GM0363"] }]);
    await somebody("buurtKijker", [{ role: "viewer", areas: ["BU05990110"] }]);
    const found = await app.ask("/completeness");
    const text = await found.text();
    const { accounts } = JSON.parse(text);
    expect(accounts).toEqual(expect.arrayContaining(["BU0363AA02", "GM0307", "GM0363"]));
    expect(accounts).not.toContain("BU05990110");
    expect(accounts).toEqual([...new Set(accounts)].toSorted());
    for (const { id, email } of app.people.values()) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(email);
    }
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(["accounts", "day", "declarations", "withheld"]);
  });

  describe("a gemeente whose wijkteam looks first", () => {
    test.each<[string, string, number]>([
      ["editor", "GM0307", 200],
      ["admin", "GM0599", 200],
      ["editorElsewhere", "GM0307", 403],
      ["areaTeam", "GM0307", 403],
      ["viewer", "GM0307", 403],
      ["nobody", "GM0307", 403],
      ["", "GM0307", 401],
      ["admin", "GM9999", 404],
      ["admin", "WK030710", 404],
    ])("is set by %s for %s: %i", async (as, gemeente, status) => {
      expect((await setPreview(as || undefined, gemeente, true)).status).toBe(status);
      expect((await completeness()).withheld).toEqual(status === 200 ? [gemeente] : []);
      await forget();
    });

    test("is withheld from everybody but who has a role there", async () => {
      await somebody("kijkerWijk", [{ role: "viewer", areas: ["WK030710"] }]);
      await somebody("kijkerLijst", [{ role: "viewer", areas: ["liendert"] }]);
      await somebody("kijkerOveral", [{ role: "viewer" }]);
      await json(await setPreview("editor", "GM0307", true));
      await json(await setPreview("admin", "GM0363", true));
      const both = ["GM0307", "GM0363"];
      // One after the other and at once: nothing of one session is in the answer of another.
      const expected: [string | undefined, string[]][] = [
        ["admin", []],
        [undefined, both],
        ["editor", ["GM0363"]],
        ["editorElsewhere", ["GM0307"]],
        ["areaTeam", ["GM0363"]],
        ["kijkerWijk", ["GM0363"]],
        ["kijkerLijst", ["GM0363"]],
        ["kijkerOveral", []],
        ["wijkteam", both],
        ["viewer", both],
        ["contributor", both],
        ["dataSteward", both],
        ["areaSteward", both],
        ["nobody", both],
        [undefined, both],
      ];
      const check = async ([as, withheld]: (typeof expected)[number]) => {
        const found = await completeness(as);
        expect([as, found.withheld, found.preview]).toEqual([
          as,
          withheld,
          as && both.filter((gemeente) => !withheld.includes(gemeente)),
        ]);
      };
      for (const one of expected) await check(one);
      // As many as one visitor may have waiting: 27 with those that run.
      for (const some of [expected, expected.toReversed()]) await Promise.all(some.map(check));
      const { headers } = await app.ask("/completeness", { as: "admin" });
      expect([headers.get("Cache-Control"), headers.get("ETag")]).toEqual(["no-store", null]);
      for (let i = 0; i < 2; i++) await json(await setPreview("editor", "GM0307", false));
      expect((await completeness()).withheld).toEqual(["GM0363"]);
      expect((await history()).map(({ what, area }) => [what, area])).toEqual([
        ["preview", "GM0307"],
        ["preview", "GM0363"],
        ["open", "GM0307"],
      ]);
      await forget();
    });

    test("says what is wrong with what is sent", async () => {
      expect(await faultyFields(await setPreview("editor", "GM0307", "ja"))).toEqual(["previewFirst"]);
    });
  });
});
