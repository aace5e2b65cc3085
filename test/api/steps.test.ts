/** The steps of an initiative from idea to archive, back to an older version, and of a proposal that nobody owns yet. */
import { describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import type { QueueEntry } from "#data/schema/queue.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { createEntry, takeStep } from "#server/store/entries/entries.ts";
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
      const draft = await json<EntryRecord>(
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

  describe("a started change of what is public", () => {
    const open = async () => published({ title: "De openbare naam" });
    const publicOf = async (id: string) => (await ask(`/initiatives/${id}`)).json();

    test("is thrown away: what is public does not change by a letter and is the working version again", async () => {
      const blurred = { ...pointAt(5.4123, 52.1654), precision: "buurt" } as InitiativeInput["place"];
      const first = await published({ title: "De openbare naam", place: blurred });
      const before = await publicOf(first.id);
      const changed = await save("wijkteam", first, entry({ title: "Een andere naam", place: pointAt(4.895, 52.375) }));
      expect(changed).toMatchObject({ steps: expect.arrayContaining(["discard"]) });
      const back = await step("wijkteam", changed, "discard");
      expect(back).toMatchObject({ state: "published", public: true, content: first.content, placed: first.placed });
      expect(back).toMatchObject({ steps: ["edit", "archive"] });
      expect(await publicOf(first.id)).toEqual(before);
      // Lists of working versions find it where it is again.
      const listed = (area: string) => ask(`/working-versions?area=${area}&q=openbare`, { as: "wijkteam" });
      expect(JSON.stringify(await (await listed("GM0307")).json())).toContain(first.id);
      expect(JSON.stringify(await (await listed("GM0363")).json())).not.toContain(first.id);
      const [row] = await history(first.id, "wijkteam");
      expect(row).toMatchObject({ step: "discard", name: "wijkteam" });
      expect(row?.changes).toContainEqual({ field: "restored", to: first.version });
    });

    test("comes back from the history, and waits for an editor as before", async () => {
      const first = await open();
      const changed = await save("wijkteam", first, entry({ title: "Toch deze naam" }));
      const back = await step("wijkteam", await step("wijkteam", changed, "submit"), "discard");
      const again = await json<EntryRecord>(await tryRestore("wijkteam", back, changed.version));
      expect(again).toMatchObject({ state: "draft", content: { title: "Toch deze naam" } });
      expect(await publicOf(first.id)).toMatchObject({ content: { title: "De openbare naam" } });
      const open2 = await step("editor", await step("wijkteam", again, "submit"), "publish");
      expect(await publicOf(first.id)).toMatchObject({ content: { title: "Toch deze naam" }, version: open2.version });
    });

    test("is for who may change it, from the newest version, and only where something is public", async () => {
      const changed = await save("wijkteam", await open(), entry({ title: "Een andere naam" }));
      for (const [as, status] of [
        ["viewer", 403],
        ["dataSteward", 403],
        ["otherTeam", 404],
        ["editorElsewhere", 404],
      ] as const)
        expect([as, (await tryStep(as, changed, "discard")).status]).toEqual([as, status]);
      expect((await tryStep("wijkteam", { ...changed, version: changed.version - 1 }, "discard")).status).toBe(409);
      const both = await Promise.all(["colleague", "editor"].map((as) => tryStep(as, changed, "discard")));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await tryStep("wijkteam", await create(), "discard")).status).toBe(409);
      expect((await tryStep("editor", await open(), "discard")).status).toBe(409);
    });

    test("does not take back to an organisation or an area what the role does not reach", async () => {
      const first = await open();
      const given = await save("admin", first, entry({}, app().other));
      expect((await tryStep("otherTeam", given, "discard")).status).toBe(403);
      const moved = await save("admin", given, { ...entry({ place: pointAt(4.895, 52.375) }) });
      expect((await tryStep("editorElsewhere", moved, "discard")).status).toBe(403);
      expect(await step("admin", moved, "discard")).toMatchObject({ organisation: app().own, content: first.content });
    });

    test("keeps the mark of what was published without a second pair of eyes, and whose words they are", async () => {
      const own = await step("admin", await create({}, "admin"), "submit");
      const first = await step("admin", own, "publish", { selfApproved: true });
      const back = await step("editor", await save("editor", first, entry({ title: "Van de redacteur" })), "discard");
      expect(back).toMatchObject({ selfApproved: true, writtenBy: [app().people.get("admin")?.id] });
    });
  });

  describe("with one editor", () => {
    test("what the editor puts back waits for a beheerder, who finds it in the queue and approves it", async () => {
      const first = await published({ title: "De eerste naam" });
      const second = await step(
        "editor",
        await step("wijkteam", await save("wijkteam", first, entry({ title: "De tweede naam" })), "submit"),
        "publish",
      );
      const back = await json<EntryRecord>(await tryRestore("editor", second, first.version));
      const waiting = await step("editor", back, "submit");
      expect(waiting).toMatchObject({ steps: expect.not.arrayContaining(["publish"]) });
      expect((await tryStep("editor", waiting, "publish", { selfApproved: true })).status).toBe(403);
      const work = await json<{ parts: { part: string; entries: QueueEntry[] }[] }>(await ask("/work", { as: "admin" }));
      const found = work.parts.find(({ part }) => part === "judge")?.entries.find(({ id }) => id === first.id);
      expect(found?.steps).toContain("publish");
      const open = await step("admin", waiting, "publish");
      expect(open).toMatchObject({ state: "published", selfApproved: false, content: { title: "De eerste naam" } });
      expect(await (await ask(`/initiatives/${first.id}`)).json()).toMatchObject({ content: { title: "De eerste naam" } });
    });

    test("also where the beheerder wrote what is put back: then it is named that nobody else wrote it", async () => {
      const own = await step("admin", await create({ title: "Van de beheerder" }, "admin"), "submit");
      const first = await step("editor", own, "publish");
      const second = await step(
        "editor",
        await step("wijkteam", await save("wijkteam", first, entry({ title: "Van het wijkteam" })), "submit"),
        "publish",
      );
      const waiting = await step("editor", await json<EntryRecord>(await tryRestore("editor", second, first.version)), "submit");
      expect((await tryStep("admin", waiting, "publish")).status).toBe(403);
      expect(await step("admin", waiting, "publish", { selfApproved: true })).toMatchObject({ state: "published" });
    });
  });

  describe("an older version", () => {
    test("comes back as a draft with the place as it was drawn then, and the public one stays", async () => {
      const blurred = { ...pointAt(5.4123, 52.1654), precision: "buurt" } as InitiativeInput["place"];
      const open = await published({ title: "De oude naam", place: blurred });
      const saved = await save("wijkteam", open, entry({ title: "De nieuwe naam" }));
      const back = await json<EntryRecord>(await tryRestore("wijkteam", saved, 1));
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
      const draft = await createEntry(
        opened().db,
        {
          type: "initiative",
          content: Initiative.parse(wholeInitiative({ title: "Voorstel" })),
          placed,
          organisation: undefined,
        },
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
