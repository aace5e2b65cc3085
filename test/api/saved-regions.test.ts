/** Own regions kept with an account: seen by their owner alone, in one spelling, as many as may be, and gone with the person. */
import { beforeEach, expect, test } from "vitest";
import { longestSavedName, mostSaved, type SavedRegion } from "#data/region/saved.ts";
import { insertSavedRegion, listSavedRegions } from "#server/store/saved-regions.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, opened } = workflow(engine);
  const idOf = (as: string) => app().people.get(as)?.id ?? "";
  const save = (as: string, name: unknown, code: unknown = "R-GM0307_8") =>
    ask("/account/regions", { method: "POST", as, body: { name, code } });
  const saved = async (as: string, name: string, code?: string) => json<SavedRegion>(await save(as, name, code), 201);
  const rename = (as: string, id: string, name: unknown) =>
    ask(`/account/regions/${id}/name`, { method: "PUT", as, body: { name } });
  const remove = (as: string, id: string) => ask(`/account/regions/${id}`, { method: "DELETE", as });
  const list = async (as: string) => (await json<{ regions: SavedRegion[] }>(await ask("/account/regions", { as }))).regions;
  beforeEach(() => opened().db.deleteFrom("saved_region").execute());

  test("somebody without any role keeps, renames and removes; the last one stands first", async () => {
    expect(await list("nobody")).toEqual([]);
    const first = await saved("nobody", "  Rond het café ", "R-GM0308_GM0307");
    expect(first).toEqual({ id: expect.any(String), name: "Rond het café", code: "R-GM0307_8", savedAt: expect.any(String) });
    const second = await saved("nobody", "Tweede", "R-BU03071001_2");
    expect(await list("nobody")).toEqual([second, first]);
    expect(await json(await rename("nobody", first.id, "Anders"))).toEqual({ ...first, name: "Anders" });
    expect((await remove("nobody", second.id)).status).toBe(204);
    expect((await remove("nobody", second.id)).status).toBe(404);
    expect((await list("nobody")).map(({ name }) => name)).toEqual(["Anders"]);
  });

  test("nobody sees, renames or removes that of another, whatever their role; a visitor is asked to sign in", async () => {
    const { id } = await saved("viewer", "Van mij");
    for (const other of ["colleague", "editor", "admin", "nobody"]) {
      expect(await list(other)).toEqual([]);
      expect((await rename(other, id, "Van mij nu")).status).toBe(404);
      expect((await remove(other, id)).status).toBe(404);
      expect((await save(other, "Hetzelfde gebied")).status).toBe(201);
    }
    expect((await list("viewer")).map(({ name }) => name)).toEqual(["Van mij"]);
    for (const path of ["/account/regions", `/account/regions/${id}`])
      expect((await ask(path, { method: path.endsWith(id) ? "DELETE" : "GET" })).status).toBe(401);
  });

  test("the same region is kept once, however it is written; of many at once one", async () => {
    const answers = await Promise.all(
      ["R-GM0307_8", "R-GM0308_GM0307", "R-GM0307_GM0308", "R-GM0307_8"].map((code) => save("editor", "Samen", code)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await list("editor")).toHaveLength(1);
  });

  test("an account keeps a hundred; one more is refused with what to do, also when two come at once", async () => {
    for (let i = 1; i < mostSaved; i++) {
      const code = `R-BU0307${1000 + i}`;
      expect(
        await insertSavedRegion(opened().db, idOf("viewer"), { name: String(i), code }, "2026-11-29T12:00:00Z"),
      ).toHaveProperty("id");
    }
    const both = await Promise.all([save("viewer", "Honderd", "R-GM0307"), save("viewer", "Honderd en een", "R-GM0308")]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(await refused?.json()).toMatchObject({ detail: "You keep 100 regions: remove one first." });
    expect(await list("viewer")).toHaveLength(mostSaved);
    expect((await save("contributor", "Van een ander")).status).toBe(201);
  });

  test.each([
    ["no region", "Gebied", "GM0307", /region is no region/],
    ["a code that is none", "Gebied", "R-GM0307_XX", /codes of areas/],
    ["a shape that cannot be read", "Gebied", "R-~!", /is no region/],
    ["a code that is too long", "Gebied", `R-${"a".repeat(7000)}`, /fault/],
    ["a name of nothing", "   ", "R-GM0307", /fault/],
    ["a name that is too long", "a".repeat(longestSavedName + 1), "R-GM0307", /fault/],
    ["a name with signs nobody sees", "a\u202eb", "R-GM0307", /fault/],
    ["no text", 7, ["R-GM0307"], /2 faults/],
  ])("%s is refused with its field", async (_, name, code, why) => {
    const answer = await save("viewer", name, code);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringMatching(why), errors: expect.any(Array) }),
    ]);
    expect(await list("viewer")).toEqual([]);
  });

  test("a name is renamed by the same rule", async () => {
    const { id } = await saved("viewer", "Eerst");
    for (const wrong of ["", "a".repeat(longestSavedName + 1), null])
      expect((await rename("viewer", id, wrong)).status).toBe(400);
    expect((await rename("viewer", id, "a".repeat(longestSavedName))).status).toBe(200);
  });

  test("the list is there after coming in again, and goes with the person", async () => {
    const email = `bewaart-${crypto.randomUUID()}@example.org`;
    const body = { name: "Wie Bewaart", email, grants: [{ role: "viewer" }] };
    const { id, link } = await json<{ id: string; link: string }>(
      await ask("/people", { method: "POST", as: "admin", body }),
      201,
    );
    const enter = async (at: string) => {
      const entered = await ask("/session", { method: "POST", body: { token: at.split("#")[1] } });
      return { Cookie: entered.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
    };
    const headers = await enter(link);
    const kept = { name: "Blijft", code: "R-GM0307_8" };
    expect((await ask("/account/regions", { method: "POST", headers, body: kept })).status).toBe(201);
    await ask("/session", { method: "DELETE", headers });
    expect((await ask("/account/regions", { headers })).status).toBe(401);
    const again = await json<{ link: string }>(await ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} }), 201);
    const back = await enter(again.link);
    expect(await json(await ask("/account/regions", { headers: back }))).toMatchObject({ regions: [kept] });
    const ended = await ask("/account/erasure", { method: "POST", headers: back, body: { name: "Wie Bewaart" } });
    expect([ended.status, await listSavedRegions(opened().db, id)]).toEqual([204, []]);
  });
});
