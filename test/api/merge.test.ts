/** Two entries of one thing become one. */
import { describe, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, create, tryStep, tryMerge, step, submitted, published, history } = workflow(engine);

  describe("a merge", () => {
    test("archives the duplicate, takes over what was asked, is public at once, and the old address leads to the new", async () => {
      const { reach: _, ...poor } = wholeInitiative({ title: "Moestuin blijft", targetGroups: [], themes: ["samenhang"] });
      const draft = await json<EntryRecord>(
        await ask("/working-versions", { method: "POST", as: "wijkteam", body: { organisation: app().own, content: poor } }),
        201,
      );
      const survivor = await step("editor", await step("wijkteam", draft, "submit"), "publish");
      const duplicate = await published({ title: "Moestuin dubbel", reach: 44 });
      const body = { take: ["reach", "themes"], reason: "Het is dezelfde tuin" };
      const merged = await json<EntryRecord>(await tryMerge("editor", survivor, duplicate, body));
      expect(merged).toMatchObject({ state: "published", version: survivor.version + 1 });
      expect(merged.content).toMatchObject({
        title: "Moestuin blijft",
        reach: 44,
        themes: ["samenhang", "leefomgeving"],
        targetGroups: [],
      });
      expect(await (await ask(`/initiatives/${survivor.id}`)).json()).toMatchObject({ content: { reach: 44 } });
      const old = await ask(`/initiatives/${duplicate.id}`);
      expect([old.status, old.headers.get("Location")]).toEqual([301, `/api/v1/initiatives/${survivor.id}`]);
      const feature = await ask(`/collections/initiatieven/items/${duplicate.id}`);
      expect([feature.status, feature.headers.get("Location")]).toEqual([
        301,
        `/api/v1/collections/initiatieven/items/${survivor.id}`,
      ]);
      expect(await (await ask("/initiatives?q=dubbel")).json()).toMatchObject({ numberMatched: 0 });
      expect((await history(duplicate.id))[0]).toMatchObject({
        step: "merge",
        reason: "Het is dezelfde tuin",
        changes: [
          { field: "mergedInto", to: survivor.id },
          { field: "state", from: "published", to: "archived" },
        ],
      });
      expect((await history(survivor.id)).map((row) => row.step)).toEqual(["merge", "publish", "submit", "create"]);
      // It comes back as something of its own, and its address is its own again.
      const again = await step("wijkteam", { id: duplicate.id, version: duplicate.version + 1 }, "reopen");
      expect(again.state).toBe("draft");
      expect((await ask(`/initiatives/${duplicate.id}`)).status).toBe(404);
    });

    test("leads along a merge of a merge in one step, and nowhere when the last one is not public", async () => {
      const [a, b, c] = [
        await published({ title: "Eerste" }),
        await published({ title: "Tweede" }),
        await published({ title: "Derde" }),
      ];
      const second = await json<EntryRecord>(await tryMerge("editor", b, a));
      const third = await json<EntryRecord>(await tryMerge("editor", c, second));
      expect((await ask(`/initiatives/${a.id}`)).headers.get("Location")).toBe(`/api/v1/initiatives/${c.id}`);
      await step("editor", third, "archive");
      for (const { id } of [a, b, c]) expect((await ask(`/initiatives/${id}`)).status).toBe(404);
    });

    test("keeps what is submitted submitted and what is a draft a draft", async () => {
      const waiting = await submitted({ title: "Wachtend" });
      const merged = await json<EntryRecord>(await tryMerge("editor", waiting, await create({ title: "Concept dubbel" })));
      expect(merged).toMatchObject({ state: "submitted", submittedBy: app().people.get("wijkteam")?.id });
      expect((await ask(`/initiatives/${merged.id}`)).status).toBe(404);
    });

    test("is for who judges, of both, and never of one's own", async () => {
      const [survivor, duplicate] = [await published(), await submitted()];
      for (const as of ["wijkteam", "viewer", "dataSteward"])
        expect([as, (await tryMerge(as, survivor, duplicate)).status]).toEqual([as, 403]);
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"])
        expect([as, (await tryMerge(as, survivor, duplicate)).status]).toEqual([as, 404]);
      const elsewhere = { organisation: app().other, content: wholeInitiative({ place: pointAt(4.895, 52.375) }) };
      const far = await json<EntryRecord>(await ask("/working-versions", { method: "POST", as: "admin", body: elsewhere }), 201);
      expect((await tryMerge("editor", survivor, far)).status).toBe(404);
      const body = { content: wholeInitiative({ title: "Van de redacteur" }) };
      const own = await json<EntryRecord>(await ask("/working-versions", { method: "POST", as: "editor", body }), 201);
      expect((await tryMerge("editor", survivor, own)).status).toBe(403);
      expect((await tryMerge("editor", own, duplicate)).status).toBe(403);
    });

    test("refuses itself, what is archived, what would be too much, and fields that do not exist", async () => {
      const [survivor, duplicate] = [
        await published({ themes: ["wonen", "werk"] }),
        await submitted({ themes: ["armoede", "gezondheid"] }),
      ];
      expect((await tryMerge("editor", survivor, survivor)).status).toBe(400);
      const much = await json<{ errors: { name: string }[] }>(
        await tryMerge("editor", survivor, duplicate, { take: ["themes"] }),
        400,
      );
      expect(much.errors.map(({ name }) => name)).toEqual(["content.themes"]);
      expect((await tryMerge("editor", survivor, duplicate, { take: ["state"] })).status).toBe(400);
      const gone = await step("editor", duplicate, "archive");
      expect((await tryMerge("editor", survivor, gone)).status).toBe(409);
      expect((await ask(`/working-versions/${survivor.id}`, { as: "editor" })).headers.get("ETag")).toBe(
        `"v${survivor.version}"`,
      );
    });

    test("of two moderators at once lets one through, whatever the other does to either of the two", async () => {
      for (let i = 0; i < 4; i++) {
        const [a, b] = [await published({ title: `Race ${i} a` }), await submitted({ title: `Race ${i} b` })];
        const answers = await Promise.all([
          tryMerge("editor", a, b),
          i % 2 === 0 ? tryMerge("admin", b, a) : tryStep("admin", b, "publish"),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        for (const { id } of [a, b])
          expect((await history(id)).filter(({ version }) => version === 4).length).toBeLessThanOrEqual(1);
      }
    });

    test("asks for the versions of both", async () => {
      const [survivor, duplicate] = [await published(), await submitted()];
      const body = { duplicate: { id: duplicate.id, version: duplicate.version }, take: [] };
      expect((await ask(`/working-versions/${survivor.id}/merge`, { method: "POST", as: "editor", body })).status).toBe(428);
      expect((await tryMerge("editor", { ...survivor, version: 2 }, duplicate)).status).toBe(409);
      expect((await tryMerge("editor", survivor, { ...duplicate, version: 1 })).status).toBe(409);
      expect((await tryMerge("editor", survivor, duplicate, { duplicate: { id: duplicate.id } })).status).toBe(400);
    });
  });
});
