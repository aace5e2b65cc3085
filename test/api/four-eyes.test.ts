/** Whoever last wrote what becomes public is not the only one who judged it, on every road, for every role. */
import { describe, expect, test } from "vitest";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { Happened, QueueEntry } from "#data/schema/queue.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { noRoads, roadsOf } from "../fixtures/roads.ts";
import { listOf, sendFile } from "../fixtures/send-file.ts";
import { pointAt, workflow } from "../fixtures/workflow.ts";

const people = "nobody viewer contributor wijkteam areaTeam dataSteward editor twoRoles importer admin".split(" ");
const judges = ["editor", "twoRoles", "importer", "admin"];

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { app, ask, create, trySave, tryStep, tryMerge, step, submitted, published, entry, history } = flow;
  const roads = roadsOf(flow);
  const titleOf = async (id: string) => {
    const response = await ask(`/initiatives/${id}`);
    return response.ok ? ((await response.json()) as { content: { title: string } }).content.title : undefined;
  };
  const newest = async (id: string) => (await history(id, "admin"))[0] as unknown as Happened;

  test("every operation that changes something is named: as a road to public, or as none", async () => {
    type Paths = Record<string, Record<string, { operationId: string }>>;
    const { paths } = (await (await ask("/openapi.json")).json()) as { paths: Paths };
    const changing = Object.values(paths).flatMap((methods) =>
      Object.entries(methods).flatMap(([method, { operationId }]) => (method === "get" ? [] : [operationId])),
    );
    const named = [...Object.keys(roads), "runImport", "saveOrganisation", "joinOrganisation", ...Object.keys(noRoads)];
    expect(changing.sort()).toEqual(named.sort());
  });

  for (const [operation, ways] of Object.entries(roads)) {
    describe(operation, () => {
      test.each(Object.entries(ways))("%s", async (way, road) => {
        const begun: string[] = [];
        for (const as of people) {
          const title = `Woorden ${way.length} van ${as} ${crypto.randomUUID().slice(0, 8)}`;
          const walked = await road(as, title);
          if (!walked) continue;
          begun.push(as);
          const { id, last } = walked;
          const alone = await last(as, {});
          expect([as, alone.status >= 400, await titleOf(id)], await alone.text()).not.toEqual([as, false, title]);
          expect(await titleOf(id), as).not.toBe(title);
          if (as === "admin") {
            const named = await last(as, { selfApproved: true });
            expect([named.status, await titleOf(id)]).toEqual([200, title]);
            expect(await newest(id)).toMatchObject({ selfApproved: true, name: "admin" });
            const { entries } = (await (await ask(`/queue?state=published&q=${encodeURIComponent(title)}`, { as })).json()) as {
              entries: QueueEntry[];
            };
            expect(entries.map(({ selfApproved }) => selfApproved)).toEqual([true]);
            continue;
          }
          const named = await last(as, { selfApproved: true });
          expect([as, named.status >= 400, await titleOf(id)]).not.toEqual([as, false, title]);
          expect(await titleOf(id), as).not.toBe(title);
          // Somebody else judges it, and that is not marked.
          if (!judges.includes(as)) continue;
          const judged = await last("admin", {});
          expect([as, judged.status, await titleOf(id)], await judged.text()).toEqual([as, 200, title]);
          expect(await newest(id)).toMatchObject({ selfApproved: false });
        }
        expect(begun).toContain("admin");
      });
    });
  }

  describe("an import that lands in public", () => {
    const landing = (as: string, title: string, more: object) =>
      sendFile(app(), "/imports", listOf([title]), {
        as,
        settings: { ...settings, landing: "published", withDoubles: true, ...more },
      });
    let settings = {};
    test("is for the beheerder, who names that nobody else judged it", async () => {
      ({ settings } = (await (await sendFile(app(), "/import-checks", listOf(["x"]), { as: "admin" })).json()) as ImportCheck);
      for (const as of people)
        for (const more of [{}, { selfApproved: true }]) {
          const title = `Ingelezen ${as} ${JSON.stringify(more).length}`;
          const response = await landing(as, title, more);
          const found = (await (await ask(`/initiatives?q=${encodeURIComponent(title)}`)).json()) as {
            initiatives: { id: string }[];
          };
          const through = as === "admin" && "selfApproved" in more;
          expect([as, more, response.status < 300, found.initiatives.length]).toEqual([as, more, through, through ? 1 : 0]);
          if (through)
            expect(await newest(found.initiatives[0]?.id ?? "")).toMatchObject({ step: "publish", selfApproved: true });
        }
    });
  });

  test("the name of an organisation that is public changes only when it is named, and is marked", async () => {
    await published();
    const rename = (as: string, more: object, version = 1) =>
      ask(`/organisations/${app().own}`, {
        method: "PUT",
        as,
        body: { name: "Nieuwe naam", kind: "welzijn", ...more },
        headers: { "If-Match": `"v${version}"` },
      });
    for (const as of people) expect([as, (await rename(as, {})).status]).toEqual([as, 403]);
    for (const as of people.filter((one) => one !== "admin"))
      expect([as, (await rename(as, { selfApproved: true })).status]).toEqual([as, 403]);
    const changed = await rename("admin", { selfApproved: true });
    expect([changed.status, await changed.json()]).toMatchObject([200, { name: "Nieuwe naam", selfApproved: true }]);
  });

  test("a screen is told by the same table: whose words it is, and the steps that are there", async () => {
    const waiting = await step(
      "wijkteam",
      (await (await trySave("editor", await create(), entry({ title: "Van de redacteur" }))).json()) as never,
      "submit",
    );
    const seen = async (as: string) =>
      (await (await ask(`/working-versions/${waiting.id}`, { as })).json()) as { steps: string[]; writtenBy: string[] };
    expect((await seen("editor")).steps).not.toContain("publish");
    expect((await seen("twoRoles")).steps).toContain("publish");
    expect((await seen("twoRoles")).writtenBy).toEqual([app().people.get("editor")?.id]);
  });

  describe("undoing an import", () => {
    const run = async (as: string, landing: string, title: string) => {
      const { settings } = (await (
        await sendFile(app(), "/import-checks", listOf([title]), { as: "admin" })
      ).json()) as ImportCheck;
      const asked = { ...settings, landing: landing as "draft", selfApproved: true, withDoubles: true };
      return (await (await sendFile(app(), "/imports", listOf([title]), { as, settings: asked })).json()) as ImportRecord;
    };
    const undo = async (as: string, { id }: ImportRecord) => (await ask(`/imports/${id}`, { method: "DELETE", as })).status;
    test("takes away nothing of others, and nothing public that the role may not archive", async () => {
      const ofAdmin = await run("admin", "draft", "Van de beheerder");
      for (const as of ["dataSteward", "importer", "areaSteward"]) expect([as, await undo(as, ofAdmin)]).toEqual([as, 404]);
      const { imports } = (await (await ask("/imports", { as: "dataSteward" })).json()) as { imports: ImportRecord[] };
      expect(imports.map(({ id }) => id)).not.toContain(ofAdmin.id);
      const own = await run("dataSteward", "submitted", "Van de gegevensbeheerder");
      expect([await undo("importer", own), await undo("dataSteward", own)]).toEqual([404, 200]);
      // Published while this person was beheerder.
      const open = await run("admin", "published", "Openbaar ingelezen");
      const { db } = flow.opened();
      const steward = app().people.get("dataSteward")?.id ?? "";
      await db.updateTable("batch").set({ actor: steward }).where("id", "=", open.id).execute();
      await db.updateTable("entry").set({ created_by: steward }).where("batch", "=", open.id).execute();
      expect(await undo("dataSteward", open)).toBe(403);
      expect(await (await ask("/initiatives?q=Openbaar")).json()).toMatchObject({ numberMatched: 1 });
      expect([await undo("admin", open), await undo("admin", ofAdmin)]).toEqual([200, 200]);
    });
  });

  describe("a limited role", () => {
    test("writes for no other organisation: new, saved, imported, merged", async () => {
      const [own, other] = [app().own, app().other];
      const post = async (as: string, organisation: string | undefined) =>
        (await ask("/working-versions", { method: "POST", as, body: { ...entry(), organisation } })).status;
      expect([await post("editor", own), await post("editor", undefined), await post("areaTeam", own)]).toEqual([403, 201, 403]);
      expect([await post("twoRoles", own), await post("twoRoles", other), await post("wijkteam", other)]).toEqual([
        201, 403, 403,
      ]);
      const from = await create();
      for (const as of ["editor", "twoRoles", "areaTeam", "wijkteam"])
        for (const organisation of [other, undefined])
          expect([as, (await trySave(as, from, { ...entry(), organisation })).status]).toEqual([as, 403]);
      const homeless = (await (
        await ask("/working-versions", { method: "POST", as: "admin", body: { content: entry().content } })
      ).json()) as typeof from;
      for (const as of ["editor", "twoRoles"]) expect([as, (await trySave(as, homeless, entry())).status]).toEqual([as, 403]);
      const { settings } = (await (
        await sendFile(app(), "/import-checks", listOf(["x"]), { as: "admin" })
      ).json()) as ImportCheck;
      const imported = (as: string, organisation: string | undefined) =>
        sendFile(app(), "/imports", listOf([`Voor ${organisation}`]), {
          as,
          settings: { ...settings, landing: "submitted", withDoubles: true, ...(organisation ? { organisation } : {}) },
        });
      expect([(await imported("areaSteward", other)).status, (await imported("areaSteward", undefined)).status]).toEqual([
        400, 201,
      ]);
      const elsewhere = await create({ place: pointAt(4.895, 52.375) }, "admin");
      expect((await tryMerge("editor", await submitted(), elsewhere)).status).toBe(404);
      expect((await tryStep("editor", await submitted(), "publish", { organisation: other })).status).toBe(409);
    });
  });
});
