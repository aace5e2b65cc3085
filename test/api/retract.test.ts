/** Consent that is withdrawn: the story goes for good, wherever it was, on both engines and out of both kinds of storage. */
import { describe, expect, test } from "vitest";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { openBlobs } from "#server/ports/blobs.ts";
import { blobsOf } from "#server/store/entries/files.ts";
import { tablesHolding } from "../fixtures/dump.ts";
import { bytesIn } from "../fixtures/file-stores.ts";
import { onEveryStore } from "../fixtures/files-flow.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { json, type Version } from "../fixtures/workflow.ts";

/** In every field in which somebody can type, and a word that stands nowhere else. */
const canary = "kanarieverhaal91f3";
const words = {
  title: `Titel ${canary}`,
  story: `Ik vertel ${canary} en meer woorden.`,
  name: `Naam ${canary}`,
  consent: { text: `Goed dat ${canary} erop komt.`, on: "2026-05-04", named: true },
  internalContact: { name: `Contact ${canary}`, email: `${canary}@example.org` },
};

onEveryStore((flow, once) => {
  const { app, ask, step, opened, store, send, small, statuses, round } = flow;
  const { made, handedIn, shown, visit, look, trySaving, attempt } = knowledgeOf(flow);
  const photos = (file: string, alt = `Foto ${canary}`) => ({ photos: [{ file, alt }] });
  const sentPhoto = async (as = "wijkteam") => (await json<{ id: string }>(await send(await small(), { as }), 201)).id;
  const held = () => tablesHolding(opened().db, canary);
  const retract = (id: string, as: string, type = "story") =>
    ask(`/entries/${type}/${id}/retraction`, { method: "POST", as, body: { sure: true } });
  const bytesOf = async (file: string) => (await bytesIn(store().folder)).filter(([name]) => name.includes(file)).length;

  /** Everything that somebody without an account can ask, and what it says. */
  const readers = (id: string) => [
    "/entries",
    "/entries?type=story",
    `/entries?q=${canary}`,
    "/entries?area=BU03071001&type=story",
    "/entries?theme=samenhang",
    `/entries/story/${id}`,
    `/entries/story/${id}/related`,
    "/entries/story/feeds/rss",
    "/entries/kennis/feeds/atom",
    "/entries/kennis/exports/csv",
    "/search?q=woorden",
    "/entries/points",
    "/initiatives",
  ];
  const pageOf = async (id: string, as = "") =>
    app().app.request(`http://localhost/kennis/verhalen/${id}`, { headers: { Cookie: app().people.get(as)?.cookie ?? "" } });
  const telling = async (id: string) => {
    const found: string[] = [];
    for (const path of readers(id)) if ((await (await ask(path)).text()).includes(canary)) found.push(path);
    if ((await (await pageOf(id)).text()).includes(canary)) found.push("page");
    return found;
  };
  /** With everything that can hang on it. */
  const lived = async () => {
    const file = await sentPhoto();
    const published = await shown("story", { ...words, ...photos(file) });
    const { id } = published;
    await ask(`/entries/story/${id}/comments`, { method: "POST", as: "editor", body: { text: `Mooi, ${canary}!` } });
    const assigned = { person: app().people.get("wijkteam")?.id };
    await ask(`/entries/story/${id}/assignment`, { method: "PUT", as: "editor", body: assigned });
    const report = { entry: { type: "story", id }, text: `Klopt ${canary} wel?`, consent: true };
    const { token } = await json<{ token: string }>(await visit("/reports", report), 201);
    const older = await sentPhoto();
    const changed = await json<Version & { type: string }>(
      await trySaving({ ...published, type: "story" }, { ...words, ...photos(older), title: `Later ${canary}` }),
    );
    await json(await trySaving({ ...changed, type: "story" }, { ...words, ...photos(file) }));
    return { id, files: [file, older], token };
  };

  test("by its makers: nothing of it is left in lists, search, history, files or any table; that it was withdrawn is", async () => {
    const { id, files, token } = await lived();
    expect(await telling(id)).toEqual(
      readers(id)
        .filter((path) => !/initiatives|related/.test(path))
        .concat("page"),
    );
    expect((await pageOf(id)).status).toBe(200);
    const holding = await held();
    for (const table of ["comment", "entry", "event", "history", "public_entry", "submission", "word"])
      expect(holding).toContain(table);
    expect(await bytesOf(files[0] ?? "")).toBeGreaterThan(0);
    expect((await retract(id, "wijkteam")).status).toBe(204);
    expect(await telling(id)).toEqual([]);
    expect(await held()).toEqual([]);
    for (const file of files)
      expect([await bytesOf(file), await statuses(file)]).toEqual([0, { "": 404, otherTeam: 404, wijkteam: 404, editor: 404 }]);
    expect((await ask(`/entries/story/${id}`)).status).toBe(410);
    for (const as of ["", "wijkteam", "admin"]) {
      const page = await pageOf(id, as);
      expect([page.status, page.headers.get("Cache-Control")]).toEqual([410, "no-store"]);
    }
    const inside = ["", "/history", "/history/1"].map((path) => ask(`/working-versions/${id}${path}`, { as: "admin" }));
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([404, 404, 404]);
    for (const as of ["wijkteam", "editor", "admin"])
      expect(await (await ask("/notifications", { as })).text()).not.toContain(canary);
    const left = await opened().db.selectFrom("retraction").selectAll().where("entry", "=", id).execute();
    expect(left).toEqual([
      { entry_type: "story", entry: id, at: expect.any(String), by: "person", actor: app().people.get("wijkteam")?.id },
    ]);
    // Who reported something about it hears that it is gone, and no more.
    expect(await look(token)).toEqual({ kind: "report", at: expect.any(String), standing: "retracted", answeredAt: left[0]?.at });
    // A second time, and a step of somebody who still has it before them.
    expect((await retract(id, "wijkteam")).status).toBe(404);
    expect((await flow.tryStep("editor", { id, version: 9 }, "archive")).status).toBe(404);
    await round();
    expect(await held()).toEqual([]);
  });

  describe("by whoever told it", () => {
    const proposed = async (key?: string) => {
      const response = await send(await small(), {});
      const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const { id: file } = await json<{ id: string }>(response, 201);
      const { title, story, name, consent } = words;
      const content = { ...wholeProposal, title, story, name, consent, ...photos(file) };
      const body = { type: "story", content, consent: true, email: `${canary}@example.org` };
      const made = await json<{ id: string; token: string }>(await visit("/proposals", body, cookie, key), 201);
      return { ...made, file, body, cookie };
    };
    const wholeProposal = { voice: "bewoner", areas: ["BU03071001"], themes: ["samenhang"], told: "2026-05-04" };
    const withdraw = (token: string) => visit("/submissions/retract", { token });

    test("with the link to follow it, in whatever state it is, also a second time; the same request makes nothing new", async () => {
      const key = crypto.randomUUID();
      const { id, token, file, body, cookie } = await proposed(key);
      expect(await look(token)).toMatchObject({ standing: "received", retractable: true, title: words.title });
      await step("editor", { id, version: 2 }, "publish");
      expect(await look(token)).toMatchObject({ standing: "placed", retractable: true, entry: { type: "story", id } });
      expect((await withdraw(token)).status).toBe(204);
      expect([await held(), await telling(id), await bytesOf(file)]).toEqual([[], [], 0]);
      expect(await look(token)).toEqual({
        kind: "proposal",
        at: expect.any(String),
        standing: "retracted",
        answeredAt: expect.any(String),
      });
      expect((await withdraw(token)).status).toBe(204);
      // Its photo is not there any more; and without one the key was used for something else.
      expect((await visit("/proposals", body, cookie, key)).status).toBe(400);
      const { photos: _, ...content } = body.content;
      expect((await visit("/proposals", { ...body, content }, cookie, key)).status).toBe(409);
      expect(await held()).toEqual([]);
    });

    test("a link to something else takes nothing away", async () => {
      const { id } = await shown("story", { title: "Blijft staan" });
      const report = { entry: { type: "story", id }, text: "Hier klopt iets niet aan.", consent: true };
      const { token } = await json<{ token: string }>(await visit("/reports", report), 201);
      const other = {
        type: "example",
        content: { title: "Een voorbeeld", approach: "Wij deden samen dit en dat." },
        consent: true,
      };
      const example = await json<{ token: string }>(await visit("/proposals", other), 201);
      const tokens = [token, example.token, "x".repeat(43)];
      expect((await Promise.all(tokens.map(withdraw))).map(({ status }) => status)).toEqual([404, 409, 404]);
      expect((await ask(`/entries/story/${id}`)).status).toBe(200);
      expect((await retract(id, "admin")).status).toBe(204);
    });

    test("what it was merged with goes too: it is the same story", async () => {
      const { id, token } = await proposed();
      const survivor = await handedIn("story", { title: "De andere" });
      const merged = await flow.tryMerge("admin", survivor, { id, version: 2 }, { take: ["story", "photos"] });
      expect(merged.status).toBe(200);
      expect((await withdraw(token)).status).toBe(204);
      expect(await held()).toEqual([]);
      expect((await ask(`/working-versions/${survivor.id}`, { as: "admin" })).status).toBe(404);
    });
  });

  test("nobody else: of another team, without a role, signed out; and a draft of one's own may go", async () => {
    const { id } = await shown("story");
    const answers = await Promise.all(
      ["otherTeam", "editorElsewhere", "nobody", "viewer", "contributor"].map((as) => retract(id, as)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 403, 404]);
    expect((await ask(`/entries/story/${id}/retraction`, { method: "POST", body: { sure: true } })).status).toBe(401);
    expect((await ask(`/entries/story/${id}`)).status).toBe(200);
    const draft = await made("story");
    expect((await retract(draft.id, "colleague")).status).toBe(204);
    for (const { type, consent } of entryDefinitions()) {
      if (consent) continue;
      const other = await made(type);
      expect([type, (await retract(other.id, "admin", type)).status]).toEqual([type, 409]);
    }
  });

  test("a photo of a story is in that story alone: nobody names it elsewhere, and nobody loses theirs to a story", async () => {
    const [own, theirs] = [await sentPhoto(), await sentPhoto("otherTeam")];
    const { id } = await shown("story", photos(own, "Een vrouw bij de soep"));
    const copy = await attempt("example", photos(own, "Overgenomen"), "editor");
    expect([copy.status, await copy.json()]).toMatchObject([400, { errors: [{ name: "content.photos.0.file" }] }]);
    await json(
      await ask("/working-versions", {
        method: "POST",
        as: "otherTeam",
        body: { organisation: app().other, content: initiativeWith(theirs) },
      }),
      201,
    );
    const robbed = await attempt("story", photos(theirs, "Van een ander"), "editor");
    expect(robbed.status).toBe(400);
    expect((await retract(id, "editor")).status).toBe(204);
    expect([await bytesOf(own), (await bytesOf(theirs)) > 0]).toEqual([0, true]);
  });
  const initiativeWith = (file: string) => ({ ...flow.entry().content, photos: [{ file, alt: "Van de buren" }] });

  test.runIf(once)("storage that is away at that moment loses nothing: the round takes the bytes", async () => {
    const file = await sentPhoto();
    const { id } = await shown("story", photos(file, "Een foto"));
    const { db } = opened();
    const [row] = await db.selectFrom("file").selectAll().where("id", "=", file).execute();
    const { retractEntry } = await import("#server/store/entries/retract.ts");
    await retractEntry(db, { type: "story", id }, { by: "teller", at: new Date().toISOString() });
    expect(await bytesOf(file)).toBeGreaterThan(0);
    expect((await statuses(file)).editor).toBe(404);
    await round();
    expect(await bytesOf(file)).toBe(0);
    const blobs = openBlobs(store().place);
    for (const name of blobsOf(row ?? { id: file, widths: "[]" })) expect(await blobs.get(name)).toBeUndefined();
  });
});
