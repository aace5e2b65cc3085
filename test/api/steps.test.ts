/** The steps of an initiative from idea to archive, back to an older version, and of a proposal that nobody owns yet. */
import { describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import type { QueueEntry } from "#data/schema/queue.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { createInitiative, takeStep } from "#server/store/initiatives/initiatives.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { faultyFields, json, pointAt, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, opened, ask, entry, create, tryStep, tryRestore, save, step, submitted, published, history } = workflow(engine);

  describe("from idea to archive", () => {
    test("a wijkteam drafts and submits, an editor publishes, everybody sees it, and archived it is gone everywhere", async () => {
      const draft = await create();
      expect(draft).toMatchObject({ version: 1, state: "draft", steps: ["edit", "submit", "archive"] });
      expect(draft.placed).toMatchObject({ buurt: "BU03071001", wijk: "WK030710", gemeente: "GM0307" });
      expect(draft.placed.areas).toEqual(["BU03071001", "GM0307", "WK030710", "liendert"]);
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(404);
      const submitted = await step("wijkteam", draft, "submit");
      expect((await tryStep("wijkteam", submitted, "publish")).status).toBe(403);
      expect((await tryStep("editorElsewhere", submitted, "publish")).status).toBe(404);
      const open = await step("editor", submitted, "publish");
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(200);
      expect(await (await ask("/initiatives?area=liendert&q=moestuin")).json()).toMatchObject({ numberMatched: 1 });
      await step("colleague", open, "archive");
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(404);
      expect(await (await ask("/initiatives?area=liendert")).json()).toMatchObject({ numberMatched: 0, initiatives: [] });
    });

    test("an unfinished draft is kept, and submitting it names everything that is missing", async () => {
      const draft = await json<InitiativeRecord>(
        await ask("/working-versions", { method: "POST", as: "contributor", body: { content: { title: "Een idee" } } }),
        201,
      );
      const refused = await tryStep("contributor", draft, "submit");
      expect(refused.status).toBe(400);
      expect(await faultyFields(refused)).toEqual(
        ["kind", "lifecycle", "phase", "place", "summary", "themes"].map((name) => `content.${name}`),
      );
    });

    test("who sends back must say why, and it is in the history", async () => {
      const waiting = await submitted();
      expect((await tryStep("editor", waiting, "return")).status).toBe(400);
      const returned = await step("editor", waiting, "return", { reason: "De plek klopt niet" });
      expect(returned.state).toBe("draft");
      const [row] = await history(returned.id, "wijkteam");
      expect(row).toMatchObject({ step: "return", actor: app().people.get("editor")?.id, reason: "De plek klopt niet" });
    });

    test("a published initiative keeps its public version while it is edited, and an old version can be put back", async () => {
      const open = await published({ title: "De oude naam" });
      const edited = await save("wijkteam", open, entry({ title: "De nieuwe naam" }));
      expect(edited).toMatchObject({ state: "draft", public: true });
      expect(await (await ask(`/initiatives/${open.id}`)).json()).toMatchObject({ content: { title: "De oude naam" } });
      const old = await (await ask(`/working-versions/${open.id}/history/1`, { as: "wijkteam" })).json();
      const restored = await save("wijkteam", edited, { organisation: app().own, content: old });
      expect(restored.content.title).toBe("De oude naam");
      expect(restored.placed).toEqual(open.placed);
    });

    test("two moderators race: one 409", async () => {
      const waiting = await submitted();
      const both = await Promise.all(["editor", "admin"].map((as) => tryStep(as, waiting, "publish")));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe("an older version", () => {
    test("comes back as a draft with the place as it was drawn then, and the public one stays", async () => {
      const blurred = { ...pointAt(5.4123, 52.1654), precision: "buurt" } as InitiativeInput["place"];
      const open = await published({ title: "De oude naam", place: blurred });
      const saved = await save("wijkteam", open, entry({ title: "De nieuwe naam" }));
      const back = await json<InitiativeRecord>(await tryRestore("wijkteam", saved, 1));
      expect(back).toMatchObject({ state: "draft", public: true, content: { title: "De oude naam" } });
      expect(back.placed).toEqual(open.placed);
      const [row] = await history(open.id);
      expect(row).toMatchObject({ step: "restore", name: "wijkteam" });
      expect(row?.changes).toContainEqual({ field: "restored", to: 1 });
      expect(row?.changes).toContainEqual({ field: "title", from: "De nieuwe naam", to: "De oude naam" });
    });

    test("is put back by who may edit, from the newest version, and only where there is one", async () => {
      const draft = await create();
      expect((await tryRestore("viewer", draft, 1)).status).toBe(403);
      for (const as of ["otherTeam", "contributor", "nobody"])
        expect([as, (await tryRestore(as, draft, 1)).status]).toEqual([as, 404]);
      expect((await tryRestore("wijkteam", { ...draft, version: 9 }, 1)).status).toBe(409);
      expect((await tryRestore("wijkteam", draft, 7)).status).toBe(404);
      expect((await tryRestore("wijkteam", draft, "een")).status).toBe(400);
      const both = await Promise.all(["wijkteam", "colleague"].map((as) => tryRestore(as, draft, 1)));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const gone = await step("wijkteam", { ...draft, version: 2 }, "archive");
      expect((await tryRestore("wijkteam", gone, 1)).status).toBe(409);
    });
  });

  describe("a proposal without an account", () => {
    const proposal = async () => {
      const placed = (await create()).placed;
      const by = { actor: undefined, at: new Date().toISOString() };
      const draft = await createInitiative(
        opened().db,
        { content: Initiative.parse(wholeInitiative({ title: "Voorstel" })), placed, organisation: undefined },
        by,
      );
      const waiting = await takeStep(opened().db, draft, "submit", by);
      if (!waiting) throw new Error("somebody was first");
      return waiting;
    };

    test("gets its organisation while it is approved, and that is in the history", async () => {
      const waiting = await proposal();
      const { entries } = await json<{ entries: QueueEntry[] }>(
        await ask("/queue?state=submitted&organisation=geen", { as: "editor" }),
      );
      expect(entries.map(({ id }) => id)).toEqual([waiting.id]);
      expect(entries[0]).not.toHaveProperty("submittedBy");
      expect((await ask(`/working-versions/${waiting.id}`, { as: "wijkteam" })).status).toBe(404);
      const open = await step("editor", waiting, "publish", { organisation: app().own });
      expect(open).toMatchObject({ state: "published", organisation: app().own });
      expect(await (await ask(`/initiatives/${waiting.id}`)).json()).toMatchObject({ organisation: app().own });
      expect((await history(waiting.id))[0]?.changes).toContainEqual({ field: "organisation", to: app().own });
      expect((await ask(`/working-versions/${waiting.id}`, { as: "wijkteam" })).status).toBe(200);
    });

    test("is published without one too; what has one, another step and an unknown one are refused", async () => {
      const waiting = await proposal();
      expect((await tryStep("editor", waiting, "publish", { organisation: "weg" })).status).toBe(400);
      expect((await tryStep("editor", waiting, "archive", { organisation: app().own })).status).toBe(400);
      await step("editor", waiting, "publish");
      expect((await tryStep("editor", await submitted(), "publish", { organisation: app().other })).status).toBe(409);
    });
  });
});
