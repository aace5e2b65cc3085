/** Photos and attachments of every type that has them, from its definition: what is taken, who sees it, how it is served. */
import { describe, expect, test } from "vitest";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { onEveryStore } from "../fixtures/files-flow.ts";
import { hasField, knowledgeOf } from "../fixtures/knowledge.ts";
import { gif, heic, page, pdf, photo, photoCanary, polyglot, svg } from "../fixtures/pictures.ts";
import { json } from "../fixtures/workflow.ts";

const typesWith = (field: string) => entryDefinitions().flatMap(({ type }) => (hasField(type, field) ? [type] : []));
const megabyte = 1_000_000;

test("publications have attachments, stories and examples have photos", () => {
  expect(typesWith("attachments")).toEqual(expect.arrayContaining(["initiative", "publication", "example"]));
  expect(typesWith("photos")).toEqual(expect.arrayContaining(["initiative", "example", "story"]));
});

onEveryStore((flow, once) => {
  const { ask, send, sent, step, statuses } = flow;
  const { attempt, made, handedIn, trySaving } = knowledgeOf(flow);
  const nobody = { "": 404, otherTeam: 404 };

  describe.each(typesWith("photos"))("a photo of a %s", (type) => {
    test("is for who may read it, then for everybody, then for nobody else; resized, without where and when it was made", async () => {
      const bytes = await photo({ width: 3000, height: 1500 });
      const { id: file } = await sent(bytes);
      const photos = [{ file, alt: "De straat eet samen" }];
      const handed = await handedIn(type, { photos });
      expect(await statuses(file)).toEqual({ ...nobody, wijkteam: 200, editor: 200 });
      const shown = await step("editor", handed, "publish");
      expect(await statuses(file)).toEqual({ "": 200, otherTeam: 200, wijkteam: 200, editor: 200 });
      const response = await ask(`/files/${file}`);
      expect([response.headers.get("Content-Type"), response.headers.get("X-Content-Type-Options")]).toEqual([
        "image/webp",
        "nosniff",
      ]);
      const served = Buffer.from(await response.arrayBuffer());
      expect(served.includes(photoCanary)).toBe(false);
      expect(served.includes("Exif")).toBe(false);
      expect(file).toMatch(/-2048x1024$/);
      await step("editor", shown, "archive", { reason: "Klaar" });
      expect(await statuses(file)).toMatchObject(nobody);
    });

    test("has words for who does not see it; nobody names that of another, nor a document as a photo", async () => {
      const own = (await sent(await flow.small())).id;
      const theirs = (await sent(await flow.small(), { as: "otherTeam" })).id;
      const document = (await sent(pdf(), { as: "wijkteam", kind: "attachment", name: "a.pdf" })).id;
      const draft = (photos: object[]) => attempt(type, { photos });
      const answers = [
        [{ file: own }],
        [{ file: own, alt: "" }],
        [{ file: theirs, alt: "Van een ander" }],
        [{ file: document, alt: "Geen foto" }],
      ];
      for (const photos of answers) expect([type, (await draft(photos)).status]).toEqual([type, 400]);
      const from = await made(type, { photos: [{ file: own, alt: "De straat" }] });
      expect((await trySaving(from, { photos: [{ file: theirs, alt: "Van een ander" }] })).status).toBe(400);
    });
  });

  describe.each(typesWith("attachments"))("an attachment of a %s", (type) => {
    test("of 20 MB is kept whole and handed out as a download, known by its content", async () => {
      const bytes = pdf(once ? 19_990_000 : megabyte);
      const { id: file } = await sent(bytes, { as: "wijkteam", kind: "attachment", name: "Het rapport (2e druk).pdf" });
      const handed = await handedIn(type, { attachments: [{ file, title: "Het rapport" }] });
      expect(await statuses(file, ["", "otherTeam"])).toEqual(nobody);
      const shown = await step("editor", handed, "publish");
      const response = await ask(`/files/${file}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toBe("application/pdf");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Content-Disposition")).toMatch(/^attachment; /);
      expect(response.headers.get("Content-Security-Policy")).toContain("sandbox");
      expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
      await step("editor", shown, "archive", { reason: "Klaar" });
      expect(await statuses(file, ["", "otherTeam"])).toEqual(nobody);
    });
  });

  test.runIf(once)("what is too large, or is not what it says, is taken for nothing", async () => {
    const documents: Record<string, Uint8Array<ArrayBuffer>> = {
      page,
      svg,
      gif,
      heic,
      "a picture that is a page": await polyglot(),
    };
    for (const [name, bytes] of Object.entries(documents)) {
      const { status } = await send(bytes, { as: "wijkteam", kind: "attachment", name: "rapport.pdf" });
      expect([name, status]).toEqual([name, 415]);
    }
    const large = await send(pdf(20 * megabyte + 1), { as: "wijkteam", kind: "attachment", name: "groot.pdf" });
    expect(large.status).toBe(413);
    expect((await json<{ detail: string }>(large, 413)).detail.length).toBeGreaterThan(10);
  });
});
