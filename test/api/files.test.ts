/** Photos and documents: who may see them, who may name them, and when they go. Both engines, both kinds of storage. */
import { describe, expect, test } from "vitest";
import type { UploadedFile } from "#data/entries/file.ts";
import { rates } from "#server/http/limits.ts";
import { bytesIn } from "../fixtures/file-stores.ts";
import { onEveryStore } from "../fixtures/files-flow.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { svg } from "../fixtures/pictures.ts";
import { json } from "../fixtures/workflow.ts";

const dayMs = 86_400_000;

onEveryStore((flow, once) => {
  const { app, ask, create, step, save, entry, submitted, tryMerge, tryRestore } = flow;
  const { store, send, small, sentPhoto, statuses, photos, round } = flow;

  describe("who sees it", () => {
    test("nobody but who sent it; then who may read the draft; then everybody; then nobody else again", async () => {
      const id = await sentPhoto();
      const unknown = await (await ask(`/files/${id.replace(/^..../, "zzzz")}`)).json();
      expect(await statuses(id)).toEqual({ "": 404, otherTeam: 404, wijkteam: 200, editor: 404 });
      expect(await (await ask(`/files/${id}`)).json()).toEqual(unknown);
      const draft = await create(photos(id));
      expect(await statuses(id)).toEqual({ "": 404, otherTeam: 404, wijkteam: 200, editor: 200 });
      const handed = await step("wijkteam", draft, "submit");
      expect(await statuses(id)).toMatchObject({ "": 404, otherTeam: 404 });
      const shown = await step("editor", handed, "publish");
      expect(await statuses(id)).toEqual({ "": 200, otherTeam: 200, wijkteam: 200, editor: 200 });
      const gone = await step("editor", shown, "archive", { reason: "Gestopt" });
      expect(await statuses(id)).toEqual({ "": 404, otherTeam: 404, wijkteam: 200, editor: 200 });
      // What may be put back is kept, however long.
      await round(400 * dayMs);
      const back = await step("editor", gone, "reopen");
      expect([back.state, (await statuses(id, ["editor"])).editor]).toEqual(["draft", 200]);
    });

    test("a copy is asked again each time: 304 while it is public, 404 once it is withdrawn", async () => {
      const id = await sentPhoto();
      const shown = await step("editor", await submitted(photos(id)), "publish");
      const first = await ask(`/files/${id}?width=320`);
      const tag = first.headers.get("ETag") ?? "";
      expect([first.headers.get("Cache-Control"), tag]).toEqual(["no-cache", expect.stringMatching(/^"[0-9a-f]{32}-320"$/)]);
      await first.body?.cancel();
      expect((await ask(`/files/${id}?width=320`, { headers: { "If-None-Match": tag } })).status).toBe(304);
      await step("editor", shown, "archive", { reason: "Gestopt" });
      expect((await ask(`/files/${id}?width=320`, { headers: { "If-None-Match": tag } })).status).toBe(404);
      const own = await ask(`/files/${id}?width=320`, { as: "editor" });
      expect([own.status, own.headers.get("Cache-Control"), own.headers.get("ETag")]).toEqual([200, "no-store", null]);
      await own.body?.cancel();
    });

    test("a photo that a change takes out stays public until the change is", async () => {
      const [old, fresh] = [await sentPhoto(), await sentPhoto()];
      const shown = await step("editor", await submitted(photos(old)), "publish");
      const changed = await save("wijkteam", shown, entry(photos(fresh)));
      expect([await statuses(old, [""]), await statuses(fresh, ["", "editor"])]).toEqual([{ "": 200 }, { "": 404, editor: 200 }]);
      await step("editor", await step("wijkteam", changed, "submit"), "publish");
      // In the history it is still there, for who may read that.
      expect([await statuses(old), await statuses(fresh, [""])]).toEqual([
        { "": 404, otherTeam: 404, wijkteam: 200, editor: 200 },
        { "": 200 },
      ]);
    });
  });

  describe("who may name it", () => {
    test("who sent it, and whoever changes an entry that named it; not somebody else, not what is not there", async () => {
      const [own, others] = [await sentPhoto(), await sentPhoto("otherTeam")];
      const post = (content: object) =>
        ask("/working-versions", { method: "POST", as: "wijkteam", body: { organisation: app().own, content } });
      const refused = await post(wholeInitiative(photos(own, others)));
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ errors: [{ name: "content.photos.1.file" }] });
      expect((await post(wholeInitiative(photos(own.replace(/^..../, "zzzz"))))).status).toBe(400);
      expect((await post({ ...wholeInitiative(), attachments: [{ file: own, title: "Een foto" }] })).status).toBe(400);
      const draft = await create(photos(own));
      // A colleague saves it with the photo of somebody else that was in it.
      const saved = await save("colleague", draft, entry(photos(own)));
      expect(saved.version).toBe(2);
    });

    test("a photo that has no words yet stays with its draft; by typing an id nobody comes to see another's", async () => {
      const [own, others] = [await sentPhoto(), await sentPhoto("otherTeam")];
      const unfinished = { photos: JSON.stringify([{ file: own }, { file: others }]) };
      const { photos: _, ...content } = wholeInitiative();
      const body = { organisation: app().own, content: { ...content, unfinished } };
      await json(await ask("/working-versions", { method: "POST", as: "wijkteam", body }), 201);
      expect(await statuses(own, ["otherTeam", "editor"])).toEqual({ otherTeam: 404, editor: 200 });
      expect(await statuses(others, ["wijkteam", "editor"])).toEqual({ wijkteam: 404, editor: 404 });
      await round(2 * dayMs);
      expect((await statuses(own, ["editor"])).editor).toBe(200);
    });

    test("merging takes it along, and putting an older version back brings it back", async () => {
      const id = await sentPhoto();
      const [survivor, duplicate] = [await create(), await create(photos(id))];
      const merged = await json<{ id: string; version: number; content: { photos: object[] } }>(
        await tryMerge("editor", survivor, duplicate, { take: ["photos"] }),
      );
      expect(merged.content.photos).toHaveLength(1);
      const without = await save("wijkteam", merged, entry());
      const restored = await json<{ content: { photos: object[] } }>(await tryRestore("wijkteam", without, merged.version));
      expect(restored.content.photos).toHaveLength(1);
    });
  });

  describe("without an account", () => {
    let proposals = 0;
    const propose = (content: object, cookie?: string) =>
      app().app.request(
        "http://localhost/api/v1/proposals",
        {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            "Idempotency-Key": crypto.randomUUID(),
            ...(cookie ? { Cookie: cookie } : {}),
          },
          body: JSON.stringify({ content, consent: true }),
        },
        { incoming: { socket: { remoteAddress: `10.2.0.${++proposals}` } } },
      );
    const fromBrowser = async () => {
      const response = await send(await small(), {});
      const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      return { cookie, id: (await json<UploadedFile>(response, 201)).id };
    };

    test("a photo goes with a proposal from the same browser, and with none from another", async () => {
      const { cookie, id } = await fromBrowser();
      const { internalContact: _, ...content } = wholeInitiative(photos(id));
      const see = (from?: string) => ask(`/files/${id}`, { headers: from ? { Cookie: from } : {} });
      expect([(await see()).status, (await see(cookie)).status]).toEqual([404, 200]);
      const other = (await fromBrowser()).cookie;
      expect([(await propose(content)).status, (await propose(content, other)).status]).toEqual([400, 400]);
      const made = await json<{ id: string }>(await propose(content, cookie), 201);
      expect(await statuses(id, ["", "editorElsewhere", "editor"])).toEqual({ "": 404, editorElsewhere: 404, editor: 200 });
      await step("editor", { id: made.id, version: 2 }, "publish");
      expect((await see()).status).toBe(200);
    });

    test.runIf(once)("a flood from one address or one browser ends in 429, and who has an account goes on", async () => {
      const from = "192.0.2.9";
      const answers: number[] = [];
      for (let i = 0; i < rates.photo.points; i++) answers.push((await send(svg, { from })).status);
      expect(new Set(answers)).toEqual(new Set([415]));
      const bytes = await small();
      const refused = await send(bytes, { from });
      expect([refused.status, Number(refused.headers.get("Retry-After")) > 0]).toEqual([429, true]);
      expect((await send(bytes, { as: "wijkteam", from })).status).toBe(201);
      const { cookie } = await fromBrowser();
      const many: number[] = [];
      for (let i = 0; i < 6; i++) many.push((await send(bytes, { cookie })).status);
      expect(many).toEqual([201, 201, 201, 201, 201, 429]);
    });
  });

  describe("is taken away", () => {
    const remove = (id: string, as: string) => ask(`/files/${id}`, { method: "DELETE", as });
    const bytesOf = async (id: string) => (await bytesIn(store().folder)).filter(([name]) => name.includes(id)).length;

    test("by who sent it while no entry names it, and by nobody else", async () => {
      const id = await sentPhoto();
      expect(await bytesOf(id)).toBeGreaterThan(0);
      expect([(await remove(id, "otherTeam")).status, (await remove(id, "wijkteam")).status]).toEqual([404, 204]);
      expect([await bytesOf(id), (await statuses(id)).wijkteam]).toEqual([0, 404]);
      const named = await sentPhoto();
      await create(photos(named));
      expect([(await remove(named, "wijkteam")).status, (await remove(named, "editor")).status]).toEqual([403, 409]);
    });

    test("after a day when nothing named it, with its bytes", async () => {
      const [unused, used] = [await sentPhoto(), await sentPhoto()];
      await create(photos(used));
      await round(dayMs / 2);
      expect(await bytesOf(unused)).toBeGreaterThan(0);
      await round(2 * dayMs);
      expect([await bytesOf(unused), (await bytesOf(used)) > 0]).toEqual([0, true]);
    });

    test("for good out of the history, by who judges there; what is put back then is without it", async () => {
      const id = await sentPhoto();
      const draft = await create(photos(id));
      const without = await save("wijkteam", draft, entry());
      expect([(await remove(id, "wijkteam")).status, (await remove(id, "editor")).status]).toEqual([403, 204]);
      expect([await bytesOf(id), (await statuses(id)).wijkteam]).toEqual([0, 404]);
      const restored = await json<{ content: { photos: object[] } }>(await tryRestore("wijkteam", without, 1));
      expect(restored.content.photos).toEqual([]);
    });
  });

  test("an entry that names what is being removed at that moment is not kept half", async () => {
    const id = await sentPhoto();
    const [made, gone] = await Promise.all([
      ask("/working-versions", { method: "POST", as: "wijkteam", body: entry(photos(id)) }),
      ask(`/files/${id}`, { method: "DELETE", as: "wijkteam" }),
    ]);
    const kept = made.status === 201;
    expect([kept, gone.status === 204]).toEqual([kept, !kept]);
    if (kept) expect((await statuses(id)).editor).toBe(200);
  });
});
