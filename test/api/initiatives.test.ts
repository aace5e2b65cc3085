import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "./initiative-app.ts";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
  });
  afterAll(() => app.remove());

  const ask = (path: string, asked?: Asked) => app.ask(path, asked);
  const record = async (response: Response, status = 200) => {
    const found = (await response.json()) as InitiativeRecord & { steps: string[] };
    expect([response.status, response.status === status ? "" : found]).toEqual([status, ""]);
    return found;
  };
  const entry = (changes: Partial<InitiativeInput> = {}, organisation = app.own) => ({
    organisation,
    content: wholeInitiative(changes),
  });
  const create = async (as = "wijkteam", changes: Partial<InitiativeInput> = {}) =>
    record(await ask("/working-versions", { method: "POST", as, body: entry(changes) }), 201);
  const step = (as: string, { id, version }: { id: string; version: number }, name: string, reason?: string) =>
    ask(`/working-versions/${id}/steps`, {
      method: "POST",
      as,
      body: { step: name, reason },
      headers: { "If-Match": `"v${version}"` },
    });
  const publish = async (changes: Partial<InitiativeInput> = {}) => {
    const submitted = await record(await step("wijkteam", await create("wijkteam", changes), "submit"));
    return record(await step("editor", submitted, "publish"));
  };
  const save = (as: string, { id, version }: { id: string; version: number }, body: unknown) =>
    ask(`/working-versions/${id}`, { method: "PUT", as, body, headers: { "If-Match": `"v${version}"` } });
  const errors = async (response: Response) =>
    ((await response.json()) as { errors: { name: string }[] }).errors.map(({ name }) => name).sort();

  describe("from idea to archive", () => {
    test("a wijkteam drafts and submits, an editor publishes, everybody sees it, and archived it is gone everywhere", async () => {
      const draft = await create();
      expect(draft).toMatchObject({ version: 1, state: "draft", steps: ["edit", "submit", "archive"] });
      expect(draft.placed).toMatchObject({ buurt: "BU03071001", wijk: "WK030710", gemeente: "GM0307" });
      expect(draft.placed.areas).toEqual(["BU03071001", "GM0307", "WK030710", "liendert"]);
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(404);
      const submitted = await record(await step("wijkteam", draft, "submit"));
      expect((await step("wijkteam", submitted, "publish")).status).toBe(403);
      expect((await step("editorElsewhere", submitted, "publish")).status).toBe(404);
      const open = await record(await step("editor", submitted, "publish"));
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(200);
      expect(await (await ask("/initiatives?area=liendert&q=moestuin")).json()).toMatchObject({ numberMatched: 1 });
      await record(await step("colleague", open, "archive"));
      expect((await ask(`/initiatives/${draft.id}`)).status).toBe(404);
      expect(await (await ask("/initiatives?area=liendert")).json()).toMatchObject({ numberMatched: 0, initiatives: [] });
    });

    test("an unfinished draft is kept, and submitting it names everything that is missing", async () => {
      const draft = await record(
        await ask("/working-versions", { method: "POST", as: "contributor", body: { content: { title: "Een idee" } } }),
        201,
      );
      const refused = await step("contributor", draft, "submit");
      expect(refused.status).toBe(400);
      expect(await errors(refused)).toEqual(
        ["kind", "lifecycle", "phase", "place", "summary", "themes"].map((name) => `content.${name}`),
      );
    });

    test("who sends back must say why, and it is in the history", async () => {
      const submitted = await record(await step("wijkteam", await create(), "submit"));
      expect((await step("editor", submitted, "return")).status).toBe(400);
      const returned = await record(await step("editor", submitted, "return", "De plek klopt niet"));
      expect(returned.state).toBe("draft");
      const { history } = (await (await ask(`/working-versions/${returned.id}/history`, { as: "wijkteam" })).json()) as {
        history: object[];
      };
      expect(history[0]).toMatchObject({ step: "return", actor: app.people.get("editor")?.id, reason: "De plek klopt niet" });
    });

    test("a published initiative keeps its public version while it is edited, and an old version can be put back", async () => {
      const open = await publish({ title: "De oude naam" });
      const edited = await record(await save("wijkteam", open, entry({ title: "De nieuwe naam" })));
      expect(edited).toMatchObject({ state: "draft", public: true });
      expect(await (await ask(`/initiatives/${open.id}`)).json()).toMatchObject({ content: { title: "De oude naam" } });
      const old = await (await ask(`/working-versions/${open.id}/history/1`, { as: "wijkteam" })).json();
      const restored = await record(await save("wijkteam", edited, { organisation: app.own, content: old }));
      expect(restored.content.title).toBe("De oude naam");
      expect(restored.placed).toEqual(open.placed);
    });
  });

  describe("two at once", () => {
    test("two editors of one version: one is kept, the other hears which version is newest", async () => {
      const draft = await create();
      const both = await Promise.all(["wijkteam", "colleague"].map((as) => save(as, draft, entry({ title: `Van ${as}` }))));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(both.find(({ status }) => status === 409)?.headers.get("ETag")).toBe('"v2"');
    });

    test("two moderators race: one 409", async () => {
      const submitted = await record(await step("wijkteam", await create(), "submit"));
      const both = await Promise.all(["editor", "admin"].map((as) => step(as, submitted, "publish")));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    test("a save without If-Match is asked for it, an odd one is refused", async () => {
      const draft = await create();
      const put = (headers: Record<string, string>) =>
        ask(`/working-versions/${draft.id}`, { method: "PUT", as: "wijkteam", body: entry(), headers });
      expect((await put({})).status).toBe(428);
      expect((await put({ "If-Match": "*" })).status).toBe(400);
      expect((await put({ "If-Match": '"v7"' })).status).toBe(409);
    });

    test("the same Idempotency-Key makes one initiative", async () => {
      const headers = { "Idempotency-Key": "een-sleutel-1" };
      const post = () => ask("/working-versions", { method: "POST", as: "wijkteam", body: entry(), headers });
      const answers = await Promise.all([post(), post(), post()]);
      const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { id: string }).id));
      expect(new Set(ids).size).toBe(1);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const other = await ask("/working-versions", { method: "POST", as: "wijkteam", body: entry({ title: "Anders" }), headers });
      expect(other.status).toBe(409);
      const keyless = await ask("/working-versions", {
        method: "POST",
        as: "wijkteam",
        body: entry(),
        headers: { "Idempotency-Key": "" },
      });
      expect(keyless.status).toBe(400);
    });
  });

  describe("what another team made", () => {
    test("does not exist, by any road", async () => {
      const draft = await create("wijkteam", { title: "Geheim van Welzijn" });
      const missing = await ask("/working-versions/0198-bestaat-niet", { as: "otherTeam" });
      const detail = await missing.json();
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"]) {
        for (const path of ["", "/history", "/history/1"]) {
          const response = await ask(`/working-versions/${draft.id}${path}`, { as });
          expect([as, path, response.status, await response.json()]).toEqual([as, path, 404, detail]);
        }
        expect((await save(as, draft, entry())).status, as).toBe(404);
        expect((await step(as, draft, "submit")).status, as).toBe(404);
        const list = await (await ask("/working-versions?q=Geheim", { as })).json();
        expect(list, as).toEqual({ workingVersions: [], numberMatched: 0 });
      }
      expect(await (await ask("/working-versions?q=Geheim", { as: "viewer" })).json()).toMatchObject({ numberMatched: 1 });
    });

    test("cannot be reached by moving one's own entry into it, or out of one's area", async () => {
      const draft = await create();
      expect((await save("wijkteam", draft, entry({}, app.other))).status).toBe(403);
      const elsewhere = wholeInitiative({
        place: { kind: "geometry", geometry: { type: "Point", coordinates: [4.895, 52.375] }, precision: "exact", public: true },
      });
      expect((await save("editor", draft, { organisation: app.own, content: elsewhere })).status).toBe(403);
      expect((await ask("/working-versions", { method: "POST", as: "wijkteam", body: entry({}, app.other) })).status).toBe(403);
    });

    test("state, owner, version and batch cannot be sent along", async () => {
      for (const extra of ["state", "createdBy", "version", "id", "public", "placed"]) {
        const response = await ask("/working-versions", {
          method: "POST",
          as: "wijkteam",
          body: { ...entry(), [extra]: "published" },
        });
        expect([extra, response.status, await errors(response)]).toEqual([extra, 400, [extra]]);
      }
    });
  });

  describe("what is public", () => {
    const everything = async (id: string) =>
      (
        await Promise.all(
          [`/initiatives/${id}`, "/initiatives", "/initiatives?limit=1000&kind=initiatief"].map(async (path) =>
            (await ask(path)).text(),
          ),
        )
      ).join("\n");

    test("never holds a contact of a person, nor a draft, nor a reason", async () => {
      const canary = "KANARIE-4711";
      const open = await publish({ internalContact: { name: canary, email: `${canary}@example.org`, phone: "+31 6 47114711" } });
      await record(
        await save("wijkteam", open, entry({ title: `${canary} nieuwe versie`, summary: `${canary} nog niet gezien` })),
      );
      await create("wijkteam", { title: `${canary} concept` });
      const bytes = await everything(open.id);
      expect(bytes).toContain("wijkteam@example.org");
      expect(bytes.toLowerCase()).not.toContain(canary.toLowerCase());
      expect(bytes).not.toContain("47114711");
      expect(app.logged()).not.toContain(canary);
    });

    test.each(["straat", "buurt"] as const)("shows a place of precision %s moved, once and for all", async (precision) => {
      const exact: [number, number] = [5.4123456, 52.1654321];
      const place = {
        kind: "geometry" as const,
        geometry: { type: "Point" as const, coordinates: exact },
        precision,
        public: true,
      };
      const open = await publish({ place });
      const bytes = await everything(open.id);
      expect(bytes).not.toMatch(/5\.4123456|52\.1654321/);
      const edited = await record(await save("wijkteam", open, entry({ place, title: "Andere naam" })));
      expect(edited.placed.shown).toEqual(open.placed.shown);
      expect(await (await ask(`/initiatives/${open.id}`)).text()).not.toContain('"metres"');
    });

    test("leaves a place out that is not public, its buurt too", async () => {
      const place = {
        kind: "geometry" as const,
        geometry: { type: "Point" as const, coordinates: [5.4111111, 52.1611111] as const },
        precision: "exact" as const,
        public: false,
      };
      const open = await publish({ place });
      const shown = (await (await ask(`/initiatives/${open.id}`)).json()) as object;
      expect(shown).toMatchObject({ geometry: null, content: { place: null, placed: { wijk: "WK030710" } } });
      expect(JSON.stringify(shown)).not.toMatch(/5\.4111|52\.1611|BU03071001/);
      const inBuurt = (await (await ask("/initiatives?area=BU03071001&limit=1000")).json()) as { initiatives: { id: string }[] };
      expect(inBuurt.initiatives.map(({ id }) => id)).not.toContain(open.id);
    });
  });

  describe("bad input", () => {
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      ask("/working-versions", { method: "POST", as: "wijkteam", body, headers });

    test("all faults come at once, in Dutch or English", async () => {
      const body = entry({ title: "x", themes: [], link: "javascript:alert(1)" });
      const dutch = (await (await post(body)).json()) as { errors: { name: string; reason: string }[] };
      expect(dutch.errors).toContainEqual({
        in: "body",
        name: "content.link",
        reason: "Een link begint met http:// of https://.",
      });
      expect(dutch.errors).toHaveLength(3);
      const english = (await (await post(body, { "Accept-Language": "en" })).json()) as typeof dutch;
      expect(english.errors.map(({ reason }) => reason)).toContain("A link begins with http:// or https://.");
    });

    test.each([
      ["a place in the sea", [3.5, 53.5], "Deze plek ligt in geen enkele buurt."],
      ["RD numbers", [155000, 463000], "Dit zijn Rijksdriehoekcoördinaten."],
      ["swapped numbers", [52.1, 5.4], "Lengte en breedte zijn omgewisseld"],
    ])("%s is refused with help", async (_what, coordinates, help) => {
      const place = { kind: "geometry", geometry: { type: "Point", coordinates }, precision: "exact", public: true } as never;
      const response = await post(entry({ place }));
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(help);
    });

    test.each<[string, unknown, Record<string, string>, number]>([
      ["a text that is no JSON", "{", {}, 400],
      ["20,000 levels", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, {}, 400],
      ["more than a million bytes", JSON.stringify({ content: "x".repeat(1_100_000) }), {}, 413],
      ["a form", "a=b", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
      ["compressed", "{}", { "Content-Encoding": "gzip" }, 415],
      ["from another site", entryText(), { "Sec-Fetch-Site": "cross-site" }, 403],
      ["with the origin of another site", entryText(), { Origin: "https://evil.example" }, 403],
      ["an array", "[]", {}, 400],
      ["null", "null", {}, 400],
    ])("%s", async (_what, body, headers, status) => {
      const response = await post(body, headers);
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    });

    test.each(["theme=x", "area=XX1", "bbox=1,2,3", "bbox=5,52,4,53", "from=2026-02-30", "limit=0", "limit=1001", "onbekend=1"])(
      "a list asked with %s is refused",
      async (query) => {
        expect((await ask(`/initiatives?${query}`)).status).toBe(400);
      },
    );

    test("script in every text is data: it comes back as it was sent", async () => {
      const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> =cmd|'/c calc'!A1`;
      const draft = await create("wijkteam", { title: xss, summary: xss, source: xss });
      expect(draft.content).toMatchObject({ title: xss, summary: xss, source: xss });
      const response = await ask(`/working-versions/${draft.id}`, { as: "wijkteam" });
      expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    });
  });
});

function entryText(): string {
  return JSON.stringify({ content: { title: "Een begin" } });
}
