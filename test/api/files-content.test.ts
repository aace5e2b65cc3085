/** Photos and documents: what is taken, and what is kept of it. */
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { bytesIn } from "../fixtures/file-stores.ts";
import { onEveryStore } from "../fixtures/files-flow.ts";
import { bomb, docx, gif, heic, odt, page, pdf, photo, photoCanary, polyglot, svg, xlsx } from "../fixtures/pictures.ts";

onEveryStore(({ ask, store, send, sent, small }, once) => {
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
        const pixel = (left: number, top: number) => sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
        const [above, below] = [await pixel(20, 20), await pixel(20, (about.height ?? 0) - 20)];
        expect([(above[0] ?? 0) > 180, (below[2] ?? 0) > 180]).toEqual([true, true]);
      }
      await sent(await polyglot());
      const kept = await bytesIn(store().folder);
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
      const count = async () => (await bytesIn(store().folder)).length;
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
});
