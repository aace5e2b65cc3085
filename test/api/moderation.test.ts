import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import type { QueueEntry, Similar } from "#data/schema/queue.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { Opened } from "#server/store/database.ts";
import { createInitiative, takeStep } from "#server/store/initiatives.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "./initiative-app.ts";

type Version = Pick<InitiativeRecord, "id" | "version">;

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened);
  });
  afterAll(() => app.remove());

  const ask = (path: string, asked?: Asked) => app.ask(path, asked);
  const json = async <T>(response: Response, status = 200): Promise<T> => {
    const found = await response.json();
    expect([response.status, response.status === status ? "" : found]).toEqual([status, ""]);
    return found as T;
  };
  const matching = ({ version }: Version) => ({ "If-Match": `"v${version}"` });
  const post = (as: string, from: Version, path: string, body: object) =>
    ask(`/working-versions/${from.id}/${path}`, { method: "POST", as, body, headers: matching(from) });
  const create = async (changes: Partial<InitiativeInput> = {}, as = "wijkteam") => {
    const body = { organisation: app.own, content: wholeInitiative(changes) };
    return json<InitiativeRecord>(await ask("/working-versions", { method: "POST", as, body }), 201);
  };
  const step = async (as: string, from: Version, name: string, more: object = {}) =>
    json<InitiativeRecord>(await post(as, from, "steps", { step: name, ...more }));
  const submitted = async (changes: Partial<InitiativeInput> = {}) => step("wijkteam", await create(changes), "submit");
  const published = async (changes: Partial<InitiativeInput> = {}) => step("editor", await submitted(changes), "publish");
  const merge = (as: string, survivor: Version, { id, version }: Version, more: object = {}) =>
    post(as, survivor, "merge", { duplicate: { id, version }, take: [], ...more });
  const history = async (id: string, as = "editor") =>
    (
      await json<{ history: { step: string; version: number; name?: string; changes: object[] }[] }>(
        await ask(`/working-versions/${id}/history`, { as }),
      )
    ).history;
  const at = (longitude: number, latitude: number): InitiativeInput["place"] => ({
    kind: "geometry",
    geometry: { type: "Point", coordinates: [longitude, latitude] },
    precision: "exact",
    public: true,
  });

  describe("the queue", () => {
    type Queue = { entries: QueueEntry[]; counts: Record<string, number>; next?: string };
    const queue = async (as: string, query: string) => json<Queue>(await ask(`/queue?${query}`, { as }));

    test("shows what waits longest first, page by page, with counts of every state", async () => {
      const titles = ["Rijtje een", "Rijtje twee", "Rijtje drie"];
      const drafts = [];
      for (const title of titles) drafts.push(await create({ title }));
      // The one that was begun last was submitted first.
      for (const draft of drafts.reverse()) await step("wijkteam", draft, "submit");
      await create({ title: "Rijtje concept" });
      const first = await queue("editor", "state=submitted&q=rijtje&limit=2");
      expect(first.entries.map(({ title }) => title)).toEqual(["Rijtje drie", "Rijtje twee"]);
      expect(first.counts).toEqual({ draft: 1, returned: 0, submitted: 3, published: 0, archived: 0 });
      expect(first.entries[0]).toMatchObject({
        state: "submitted",
        submittedBy: { id: app.people.get("wijkteam")?.id, name: "wijkteam" },
        placed: { gemeente: "GM0307" },
        steps: expect.arrayContaining(["publish", "return"]),
      });
      const second = await json<Queue>(await ask(first.next ?? "", { as: "editor" }));
      expect(second.entries.map(({ title }) => title)).toEqual(["Rijtje een"]);
      expect(second).not.toHaveProperty("next");
    });

    test("tells what was sent back apart from a draft, with the reason, until it is submitted again", async () => {
      const draft = await step("editor", await submitted({ title: "Teruggestuurde tuin" }), "return", {
        reason: "De plek klopt niet",
      });
      const back = await queue("wijkteam", "state=returned&whose=mine&q=teruggestuurde");
      expect(back.counts).toMatchObject({ draft: 0, returned: 1 });
      expect(back.entries[0]).toMatchObject({ state: "returned", returned: { reason: "De plek klopt niet", name: "editor" } });
      expect((await queue("wijkteam", "state=draft&q=teruggestuurde")).entries).toEqual([]);
      await step("wijkteam", draft, "submit");
      expect((await queue("wijkteam", "q=teruggestuurde")).counts).toMatchObject({ returned: 0, submitted: 1 });
    });

    test("holds nothing of others: not as an entry and not in a count", async () => {
      await create({ title: "Geheime rij" });
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"]) {
        const { entries, counts } = await queue(as, "q=geheime");
        expect([as, entries, Object.values(counts)]).toEqual([as, [], [0, 0, 0, 0, 0]]);
      }
      expect((await queue("colleague", "q=geheime")).entries).toHaveLength(1);
      expect((await queue("colleague", "q=geheime&whose=mine")).entries).toHaveLength(0);
      expect((await ask("/queue")).status).toBe(401);
    });

    test.each(["state=weg", "whose=others", "after=x", "limit=0", "limit=101", "order=1"])("refuses %s", async (query) => {
      expect((await ask(`/queue?${query}`, { as: "editor" })).status).toBe(400);
    });
  });

  describe("what looks like it", () => {
    test("is near with the same theme, or has much the same title in the same gemeente", async () => {
      const [longitude, latitude] = [5.4105, 52.1672];
      const one = await create({ title: "Repaircafé Noord", themes: ["werk"], place: at(longitude, latitude) });
      await create({ title: "Fietswerkplaats", themes: ["werk"], place: at(longitude + 0.002, latitude) });
      await create({ title: "Zwemmen", themes: ["gezondheid"], place: at(longitude, latitude) });
      await create({ title: "Repair Café Noord", themes: ["gezondheid"], place: { kind: "area", code: "GM0307", public: true } });
      const { similar } = await json<{ similar: Similar[] }>(await ask(`/working-versions/${one.id}/similar`, { as: "editor" }));
      expect(similar.map(({ title }) => title)).toEqual(["Repair Café Noord", "Fietswerkplaats"]);
      expect(similar.find(({ title }) => title === "Fietswerkplaats")?.metres).toBeGreaterThan(120);
      expect((await ask(`/working-versions/${one.id}/similar`, { as: "otherTeam" })).status).toBe(404);
    });
  });

  describe("a merge", () => {
    test("archives the duplicate, takes over what was asked, is public at once, and the old address leads to the new", async () => {
      const { reach: _, ...poor } = wholeInitiative({ title: "Moestuin blijft", targetGroups: [], themes: ["samenhang"] });
      const draft = await json<InitiativeRecord>(
        await ask("/working-versions", { method: "POST", as: "wijkteam", body: { organisation: app.own, content: poor } }),
        201,
      );
      const survivor = await step("editor", await step("wijkteam", draft, "submit"), "publish");
      const duplicate = await published({ title: "Moestuin dubbel", reach: 44 });
      const body = { take: ["reach", "themes"], reason: "Het is dezelfde tuin" };
      const merged = await json<InitiativeRecord>(await merge("editor", survivor, duplicate, body));
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
      const second = await json<InitiativeRecord>(await merge("editor", b, a));
      const third = await json<InitiativeRecord>(await merge("editor", c, second));
      expect((await ask(`/initiatives/${a.id}`)).headers.get("Location")).toBe(`/api/v1/initiatives/${c.id}`);
      await step("editor", third, "archive");
      for (const { id } of [a, b, c]) expect((await ask(`/initiatives/${id}`)).status).toBe(404);
    });

    test("keeps what is submitted submitted and what is a draft a draft", async () => {
      const waiting = await submitted({ title: "Wachtend" });
      const merged = await json<InitiativeRecord>(await merge("editor", waiting, await create({ title: "Concept dubbel" })));
      expect(merged).toMatchObject({ state: "submitted", submittedBy: app.people.get("wijkteam")?.id });
      expect((await ask(`/initiatives/${merged.id}`)).status).toBe(404);
    });

    test("is for who judges, of both, and never of one's own", async () => {
      const [survivor, duplicate] = [await published(), await submitted()];
      for (const as of ["wijkteam", "viewer", "dataSteward"])
        expect([as, (await merge(as, survivor, duplicate)).status]).toEqual([as, 403]);
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"])
        expect([as, (await merge(as, survivor, duplicate)).status]).toEqual([as, 404]);
      const elsewhere = { organisation: app.other, content: wholeInitiative({ place: at(4.895, 52.375) }) };
      const far = await json<InitiativeRecord>(
        await ask("/working-versions", { method: "POST", as: "admin", body: elsewhere }),
        201,
      );
      expect((await merge("editor", survivor, far)).status).toBe(404);
      const own = await create({ title: "Van de redacteur" }, "editor");
      expect((await merge("editor", survivor, own)).status).toBe(403);
      expect((await merge("editor", own, duplicate)).status).toBe(403);
    });

    test("refuses itself, what is archived, what would be too much, and fields that do not exist", async () => {
      const [survivor, duplicate] = [
        await published({ themes: ["wonen", "werk"] }),
        await submitted({ themes: ["armoede", "gezondheid"] }),
      ];
      expect((await merge("editor", survivor, survivor)).status).toBe(400);
      const much = await json<{ errors: { name: string }[] }>(
        await merge("editor", survivor, duplicate, { take: ["themes"] }),
        400,
      );
      expect(much.errors.map(({ name }) => name)).toEqual(["content.themes"]);
      expect((await merge("editor", survivor, duplicate, { take: ["state"] })).status).toBe(400);
      const gone = await step("editor", duplicate, "archive");
      expect((await merge("editor", survivor, gone)).status).toBe(409);
      expect((await ask(`/working-versions/${survivor.id}`, { as: "editor" })).headers.get("ETag")).toBe(
        `"v${survivor.version}"`,
      );
    });

    test("of two moderators at once lets one through, whatever the other does to either of the two", async () => {
      for (let i = 0; i < 4; i++) {
        const [a, b] = [await published({ title: `Race ${i} a` }), await submitted({ title: `Race ${i} b` })];
        const answers = await Promise.all([
          merge("editor", a, b),
          i % 2 === 0 ? merge("admin", b, a) : post("admin", b, "steps", { step: "publish" }),
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
      expect((await merge("editor", { ...survivor, version: 2 }, duplicate)).status).toBe(409);
      expect((await merge("editor", survivor, { ...duplicate, version: 1 })).status).toBe(409);
      expect((await post("editor", survivor, "merge", { duplicate: { id: duplicate.id }, take: [] })).status).toBe(400);
    });
  });

  describe("an older version", () => {
    test("comes back as a draft with the place as it was drawn then, and the public one stays", async () => {
      const blurred = { ...at(5.4123, 52.1654), precision: "buurt" } as InitiativeInput["place"];
      const open = await published({ title: "De oude naam", place: blurred });
      const body = { organisation: app.own, content: wholeInitiative({ title: "De nieuwe naam" }) };
      const saved = await json<InitiativeRecord>(
        await ask(`/working-versions/${open.id}`, { method: "PUT", as: "wijkteam", body, headers: matching(open) }),
      );
      const back = await json<InitiativeRecord>(await post("wijkteam", saved, "restore", { version: 1 }));
      expect(back).toMatchObject({ state: "draft", public: true, content: { title: "De oude naam" } });
      expect(back.placed).toEqual(open.placed);
      const [row] = await history(open.id);
      expect(row).toMatchObject({ step: "restore", name: "wijkteam" });
      expect(row?.changes).toContainEqual({ field: "restored", to: 1 });
      expect(row?.changes).toContainEqual({ field: "title", from: "De nieuwe naam", to: "De oude naam" });
    });

    test("is put back by who may edit, from the newest version, and only where there is one", async () => {
      const draft = await create();
      expect((await post("viewer", draft, "restore", { version: 1 })).status).toBe(403);
      for (const as of ["otherTeam", "contributor", "nobody"])
        expect([as, (await post(as, draft, "restore", { version: 1 })).status]).toEqual([as, 404]);
      expect((await post("wijkteam", { ...draft, version: 9 }, "restore", { version: 1 })).status).toBe(409);
      expect((await post("wijkteam", draft, "restore", { version: 7 })).status).toBe(404);
      expect((await post("wijkteam", draft, "restore", { version: "een" })).status).toBe(400);
      const both = await Promise.all(["wijkteam", "colleague"].map((as) => post(as, draft, "restore", { version: 1 })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const gone = await step("wijkteam", { ...draft, version: 2 }, "archive");
      expect((await post("wijkteam", gone, "restore", { version: 1 })).status).toBe(409);
    });
  });

  describe("a proposal without an account", () => {
    const proposal = async () => {
      const placed = (await create()).placed;
      const by = { actor: undefined, at: new Date().toISOString() };
      const draft = await createInitiative(
        opened.db,
        { content: Initiative.parse(wholeInitiative({ title: "Voorstel" })), placed, organisation: undefined },
        by,
      );
      const waiting = await takeStep(opened.db, draft, "submit", by);
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
      const open = await step("editor", waiting, "publish", { organisation: app.own });
      expect(open).toMatchObject({ state: "published", organisation: app.own });
      expect(await (await ask(`/initiatives/${waiting.id}`)).json()).toMatchObject({ organisation: app.own });
      expect((await history(waiting.id))[0]?.changes).toContainEqual({ field: "organisation", to: app.own });
      expect((await ask(`/working-versions/${waiting.id}`, { as: "wijkteam" })).status).toBe(200);
    });

    test("is published without one too; what has one, another step and an unknown one are refused", async () => {
      const waiting = await proposal();
      expect((await post("editor", waiting, "steps", { step: "publish", organisation: "weg" })).status).toBe(400);
      expect((await post("editor", waiting, "steps", { step: "archive", organisation: app.own })).status).toBe(400);
      await step("editor", waiting, "publish");
      expect((await post("editor", await submitted(), "steps", { step: "publish", organisation: app.other })).status).toBe(409);
    });
  });
});
