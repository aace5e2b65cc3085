/** Photos and documents: what is taken, what is kept of it, and who may see it. Both engines, both kinds of storage. */
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UploadedFile } from "#data/entries/file.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { rates } from "#server/http/limits.ts";
import { filesRound } from "#server/jobs/rounds.ts";
import { openBlobs } from "#server/ports/blobs.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { bytesIn, type FileStore, fileStores } from "../fixtures/file-stores.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { bomb, docx, gif, heic, odt, page, pdf, photo, photoCanary, polyglot, svg, xlsx } from "../fixtures/pictures.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const dayMs = 86_400_000;

for (const [storeName, openStore] of Object.entries(fileStores)) {
  describe(storeName, () => {
    onEveryEngine((engine) => {
      /** What no engine and no storage has a part in. */
      const once = engine.name === "sqlite" && storeName === "a folder";
      let store: FileStore;
      let clock = Date.now();
      beforeAll(async () => {
        store = await openStore();
      });
      afterAll(() => store.close());
      const flow = workflow(engine, undefined, async () => ({
        blobs: openBlobs(store.place),
        now: () => new Date(clock).toISOString(),
      }));
      const { app, ask, create, step, save, entry, submitted, tryStep } = flow;

      interface Sending {
        as?: string;
        kind?: string;
        name?: string;
        from?: string;
        cookie?: string;
      }
      let visitors = 0;
      const send = (
        bytes: Uint8Array<ArrayBuffer>,
        { as, kind = "photo", name = "", from = `10.1.0.${++visitors}`, cookie }: Sending = { as: "wijkteam" },
      ) =>
        app().app.request(
          `http://localhost/api/v1/files?${new URLSearchParams({ kind, name })}`,
          {
            method: "POST",
            body: bytes,
            headers: {
              "Content-Type": "application/octet-stream",
              ...(as ? { Cookie: app().people.get(as)?.cookie ?? "" } : cookie ? { Cookie: cookie } : {}),
            },
          },
          { incoming: { socket: { remoteAddress: from } } },
        );
      const sent = async (bytes: Uint8Array<ArrayBuffer>, sending?: Sending) =>
        json<UploadedFile>(await send(bytes, sending), 201);
      const small = () => photo({ width: 400, height: 300 });
      const sentPhoto = async (as = "wijkteam") => (await sent(await small(), { as })).id;
      const statuses = async (id: string, names: readonly string[] = ["", "otherTeam", "wijkteam", "editor"]) =>
        Object.fromEntries(
          await Promise.all(names.map(async (as) => [as, (await ask(`/files/${id}`, { ...(as ? { as } : {}) })).status])),
        );
      const photos = (...ids: string[]): Partial<InitiativeInput> => ({
        photos: ids.map((file) => ({ file, alt: "Bewoners in de moestuin" })),
      });
      const round = (later = 0) =>
        filesRound({
          db: flow.opened().db,
          blobs: openBlobs(store.place),
          now: () => new Date(clock + later).toISOString(),
        })();

      describe("a photo", () => {
        test("is kept small, upright, in four widths, without place, maker, words or anything behind it", async () => {
          const { id, name } = await sent(await photo({ orientation: 6 }));
          expect(name).toBe("foto.webp");
          // Turned: what was wide is high, and what was left is on top.
          expect(id).toMatch(/-1365x2048$/);
          const versions = { "": 1365, "?width=1280": 1280, "?width=640": 640, "?width=320": 320 };
          for (const [query, width] of Object.entries(versions)) {
            const response = await ask(`/files/${id}${query}`, { as: "wijkteam" });
            expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "image/webp"]);
            const bytes = Buffer.from(await response.arrayBuffer());
            const { orientation, exif, xmp, iptc, icc, ...about } = await sharp(bytes).metadata();
            expect([about.width, about.format]).toEqual([width, "webp"]);
            expect([orientation, exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined, undefined]);
            const pixel = (left: number, top: number) =>
              sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
            const [above, below] = [await pixel(20, 20), await pixel(20, (about.height ?? 0) - 20)];
            expect([(above[0] ?? 0) > 180, (below[2] ?? 0) > 180]).toEqual([true, true]);
          }
          await sent(await polyglot());
          const kept = await bytesIn(store.folder);
          expect(kept.length).toBeGreaterThan(4);
          for (const [file, bytes] of kept) {
            expect(bytes.includes(photoCanary), file).toBe(false);
            expect(bytes.includes("EXIF") || bytes.includes("Exif"), file).toBe(false);
            expect(bytes.includes("<script"), file).toBe(false);
          }
        });

        test.each(["jpeg", "png", "webp", "avif"] as const)("may be a %s; a small one is not made larger", async (format) => {
          const { id } = await sent(await photo({ width: 200, height: 100, format }));
          expect(id).toMatch(/-200x100$/);
          expect((await ask(`/files/${id}?width=640`, { as: "wijkteam" })).status).toBe(200);
        });

        test("a name says nothing: of a photo none is kept", async () => {
          const { name } = await sent(await small(), { as: "wijkteam", name: "Jan Jansen thuis.jpg" });
          expect(name).toBe("foto.webp");
        });
      });

      describe.runIf(once)("is refused in words, and nothing of it is kept:", () => {
        const whole = async () => Buffer.from(await photo({ width: 900, height: 600 }));
        const hostile: Record<string, [status: number, bytes: () => Promise<Uint8Array<ArrayBuffer>>, kind?: string]> = {
          "an SVG": [415, async () => svg],
          "a GIF": [415, async () => gif],
          "a HEIC": [415, async () => heic],
          "a page": [415, async () => page],
          "a page called a document": [415, async () => page, "attachment"],
          "a photo as a document": [415, small, "attachment"],
          "a document as a photo": [415, async () => pdf()],
          nothing: [415, async () => new Uint8Array()],
          "half a photo": [400, async () => new Uint8Array((await whole()).subarray(0, 1500))],
          "the header of a photo": [400, async () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
          "a PNG of 3,600 million pixels": [400, async () => bomb(60_000, 60_000)],
          "a PNG that says it is larger than it is": [400, async () => bomb(7_000, 9_000)],
          "a photo of over 15 MB": [413, async () => new Uint8Array(15_000_001)],
          "a document of over 20 MB": [413, async () => pdf(20_000_100), "attachment"],
          "half a PDF": [415, async () => new Uint8Array(pdf().subarray(0, 100)), "attachment"],
          "a PDF with a zip behind it": [415, async () => pdf(99, "PK\x05\x06 and more"), "attachment"],
          "a document with macros": [415, async () => docx({ "word/vbaProject.bin": "x" }), "attachment"],
          "a zip": [415, async () => docx({ "[Content_Types].xml": "<Types/>", "setup.exe": "MZ" }), "attachment"],
        };
        test.each(Object.entries(hostile))("%s", async (_, [status, bytes, kind = "photo"]) => {
          const count = async () => (await bytesIn(store.folder)).length;
          const before = await count();
          const response = await send(await bytes(), { as: "wijkteam", kind });
          expect(response.status).toBe(status);
          const { detail } = (await response.json()) as { detail: string };
          expect(detail).toMatch(/\w{4,} \w+/);
          expect(await count()).toBe(before);
        });
      });

      describe("a document", () => {
        test("is kept as it is, told by its content and downloaded under a safe name", async () => {
          const names: [given: string, plain: RegExp, bytes: Uint8Array<ArrayBuffer>][] = [
            ["Jaarplan 2026.pdf", /^attachment; filename="Jaarplan 2026\.pdf"/, pdf()],
            ['a"b\r\nSet-Cookie: x=1\r\n.pdf', /filename="a b Set-Cookie x1\.pdf"/, pdf()],
            ["\u202efdp.exe", /filename="fdp\.docx"/, docx()],
            ["../../etc/passwd", /filename="etc passwd\.xlsx"/, xlsx()],
            ["<img src=x onerror=alert(1)>.html", /filename="img srcx onerroralert\(1\)\.odt"/, odt()],
            ["", /filename="bijlage\.pdf"/, pdf()],
          ];
          for (const [given, plain, bytes] of names) {
            const { id, name } = await sent(bytes, { as: "wijkteam", kind: "attachment", name: given });
            expect(name).not.toMatch(/[\r\n"<>/\\\u202e]/);
            const response = await ask(`/files/${id}`, { as: "wijkteam" });
            const header = response.headers.get("Content-Disposition") ?? "";
            expect(header).toMatch(plain);
            expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.%~!-]+$/);
            expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
            expect(response.headers.get("Content-Security-Policy")).toMatch(/sandbox/);
            expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
          }
        });

        test("of 20 MB goes in and out whole", async () => {
          const bytes = pdf(19_999_000);
          const { id } = await sent(bytes, { as: "wijkteam", kind: "attachment", name: "groot.pdf" });
          expect(id).toMatch(new RegExp(`-pdf-${bytes.length}$`));
          const back = Buffer.from(await (await ask(`/files/${id}`, { as: "wijkteam" })).arrayBuffer());
          expect(back.equals(Buffer.from(bytes))).toBe(true);
        });

        test("is for members who may make entries: 401 without an account, 403 for who only looks", async () => {
          expect((await send(pdf(), { kind: "attachment" })).status).toBe(401);
          expect((await send(pdf(), { as: "viewer", kind: "attachment" })).status).toBe(403);
        });
      });

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
          expect([await statuses(old, [""]), await statuses(fresh, ["", "editor"])]).toEqual([
            { "": 200 },
            { "": 404, editor: 200 },
          ]);
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

        test("merging takes it along, and putting an older version back brings it back", async () => {
          const id = await sentPhoto();
          const [survivor, duplicate] = [await create(), await create(photos(id))];
          const merged = await json<{ id: string; version: number; content: { photos: object[] } }>(
            await flow.tryMerge("editor", survivor, duplicate, { take: ["photos"] }),
          );
          expect(merged.content.photos).toHaveLength(1);
          const without = await save("wijkteam", merged, entry());
          const restored = await json<{ content: { photos: object[] } }>(
            await flow.tryRestore("wijkteam", without, merged.version),
          );
          expect(restored.content.photos).toHaveLength(1);
        });
      });

      describe("without an account", () => {
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
            { incoming: { socket: { remoteAddress: `10.2.0.${++visitors}` } } },
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
        const bytesOf = async (id: string) => (await bytesIn(store.folder)).filter(([name]) => name.includes(id)).length;

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
          const restored = await json<{ content: { photos: object[] } }>(await flow.tryRestore("wijkteam", without, 1));
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
        expect((await tryStep("wijkteam", { id: "none", version: 1 }, "submit")).status).toBe(404);
        clock += 1;
      });
    });
  });
}
