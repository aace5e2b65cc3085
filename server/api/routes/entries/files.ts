/** Photos and documents: sent one by one, then named by an entry. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { documentTypes, FileKind, mostBytes, UploadedFile } from "#data/entries/file.ts";
import { mayEver } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { browserOf, newBrowser, requireRight } from "../../../auth/identity.ts";
import { disposition } from "../../../entries/file-content.ts";
import { type Asker, isOwnFile, sightOf, takeAway } from "../../../entries/files.ts";
import type { Living } from "../../../entries/living-data.ts";
import { originOf } from "../../../entries/origin.ts";
import { type ReceivedFile, receivedDocument, receivedPhoto } from "../../../entries/received-file.ts";
import { readBounded, wholeBody } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { streamed } from "../../../http/stream.ts";
import { findEntry } from "../../../store/entries/entries.ts";
import {
  beginFile,
  blobsOf,
  countUnused,
  eraseFile,
  findFiles,
  keepFile,
  linksOfFile,
  type NewFile,
  removeUnused,
} from "../../../store/entries/files.ts";
import type { FileTable } from "../../../store/entry-tables.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Id } from "../../openapi/working-version.ts";

const tags = ["Bestanden"];
/** Of one browser without an account, of all of them, and of one person: files that nothing names yet. */
const mostUnused = { browser: 6, visitors: 500, person: 60 };

const add = createRoute({
  method: "post",
  path: "/files",
  operationId: "addFile",
  tags,
  summary: "Stuur een foto of bijlage, voor een inzending",
  description:
    "De inhoud van de vraag is het bestand zelf. Een foto (JPEG, PNG, WebP of AVIF, hoogstens 15 MB en 60 miljoen beeldpunten) wordt verkleind tot 2.048 beeldpunten en verliest alles wat erbij staat: plaats, toestel, tijd. Een bijlage is een PDF, of Word, Excel of OpenDocument zonder macro's, hoogstens 20 MB. Zonder account kan alleen een foto, en alleen een voorstel uit dezelfde browser kan hem noemen. Wat een dag later door geen inzending genoemd wordt, verdwijnt.",
  request: {
    query: z.strictObject({
      kind: FileKind,
      name: z
        .string()
        .max(300)
        .default("")
        .openapi({ description: "Naam van een bijlage; van een foto wordt geen naam bewaard" }),
    }),
    body: {
      content: { "application/octet-stream": { schema: z.string().openapi({ type: "string", format: "binary" }) } },
      required: true,
    },
  },
  responses: { 201: ok(UploadedFile, "Bewaard"), ...badRequest, ...denied, ...tooOften },
});
const one = createRoute({
  method: "get",
  path: "/files/{id}",
  operationId: "getFile",
  tags,
  summary: "Een foto of bijlage",
  description:
    "Openbaar zolang een openbare inzending het bestand noemt; anders voor wie de werkversie mag lezen, of het gestuurd heeft.",
  request: {
    params: Id,
    query: z.strictObject({
      width: z
        .enum(["320", "640", "1280"])
        .optional()
        .openapi({ description: "Breedte van een foto in beeldpunten; zonder is het de grootste" }),
    }),
  },
  responses: {
    200: {
      description: "Het bestand",
      content: Object.fromEntries(
        ["image/webp", ...Object.values(documentTypes)].map((type) => [
          type,
          { schema: z.string().openapi({ type: "string", format: "binary" }) },
        ]),
      ),
    },
    304: { description: "Nog hetzelfde als de ETag van If-None-Match" },
    ...badRequest,
    ...notFound,
  },
});
const remove = createRoute({
  method: "delete",
  path: "/files/{id}",
  operationId: "removeFile",
  tags,
  summary: "Haal een bestand voorgoed weg",
  description:
    "Wie het stuurde, zolang geen inzending het noemt; een redacteur van de inzending ook als alleen de geschiedenis het nog noemt.",
  request: { params: Id, query: NoQuery },
  responses: { 204: { description: "Weg" }, ...badRequest, ...denied, ...notFound },
});

const absent = () => new Problem(404, "There is no file with this id that you may see.");
const named = () => new Problem(409, "An entry names this file: take it out of the entry first.");

interface FileParts {
  living: Living;
  limits: Limits;
  /** Is told why an answer ended before it was whole. */
  brokeOff: (error: unknown, c: Context) => void;
}

export function fileRoutes({ living, limits, brokeOff }: FileParts): OpenAPIHono {
  const { db, blobs, identify, now } = living;
  const routes = apiRoutes();
  const askerOf = async (c: Context): Promise<Asker> => ({
    actor: await identify(c.req.raw),
    browser: browserOf(c.req.raw),
  });

  /** Throws a Problem 401, 403 or 429 before a byte of the file is read. */
  async function requireRoom(c: Context, kind: FileKind, { actor, browser }: Asker): Promise<void> {
    if (!actor && kind === "attachment")
      throw new Problem(401, "Sign in to add a document: without an account only a photo is taken.");
    if (actor && kind === "attachment" && !mayEver(actor, "entry.create"))
      throw new Problem(403, "Your role does not allow this here.");
    await limits.take(actor ? "file" : "photo", c);
    const many = actor
      ? (await countUnused(db, { person: actor.id })) >= mostUnused.person
      : (browser !== undefined && (await countUnused(db, { browser })) >= mostUnused.browser) ||
        (await countUnused(db, {})) >= mostUnused.visitors;
    if (many)
      throw new Problem(429, "Many files wait that no entry names yet: use or remove those first, or come back tomorrow.", {
        headers: { "Retry-After": "3600" },
      });
  }

  return routes
    .openapi(add, async (c) => {
      const { kind, name } = c.req.valid("query");
      const asker = await askerOf(c);
      await requireRoom(c, kind, asker);
      const bytes = await limits.concurrency.within(asker.actor ? "upload" : "visitorUpload", c, () =>
        wholeBody(() => readBounded(c, mostBytes[kind])),
      );
      const fresh = asker.actor || asker.browser ? undefined : newBrowser(originOf(c, living).startsWith("https:"));
      const made = kind === "photo" ? await receivedPhoto(bytes, c.req.raw.signal) : await receivedDocument(bytes, name);
      const by = { made_by: asker.actor?.id ?? null, made_from: asker.actor ? null : (asker.browser ?? fresh?.browser ?? null) };
      await keep(living, { ...made.row, ...by, made_at: now() }, made.parts);
      if (fresh) c.header("Set-Cookie", fresh.cookie);
      c.header("Location", `/api/v1/files/${made.row.id}`);
      return c.json({ id: made.row.id, kind, name: made.row.name }, 201);
    })
    .openapi(one, async (c) => {
      const [file] = await findFiles(db, [c.req.valid("param").id]);
      const sight = file && (await sightOf(db, file, await askerOf(c)));
      if (!file || !sight) throw absent();
      const { name: blob, tag } = versionOf(file, c.req.valid("query").width);
      const headers = {
        "Content-Type": file.media_type,
        ...(blob === blobsOf(file)[0] ? { "Content-Length": String(file.bytes) } : {}),
        "Content-Disposition": disposition(file.kind, file.name),
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        // Kept, and asked again each time: what was withdrawn is gone at once, wherever a copy lies.
        ...(sight === "public" ? { "Cache-Control": "no-cache", ETag: tag } : {}),
      };
      if (sight === "public" && c.req.header("If-None-Match") === tag)
        return asAnswer(new Response(null, { status: 304, headers }));
      if (c.req.method === "HEAD") return asAnswer(new Response(null, { headers }));
      const parts = await blobs.get(blob);
      if (!parts) throw absent();
      return asAnswer(await streamed(c, { headers, parts, end: () => {}, failed: (error) => brokeOff(error, c) }));
    })
    .openapi(remove, async (c) => {
      const asker = await askerOf(c);
      const [file] = await findFiles(db, [c.req.valid("param").id]);
      const sight = file && (await sightOf(db, file, asker));
      // What is public may be seen by all: that it may not be taken away is no secret.
      if (!file || !sight) throw absent();
      const gone = isOwnFile(file, asker) && file.used === 0 ? await removeUnused(db, file.id) : await erase(living, file, asker);
      if (!gone) throw named();
      // What cannot be taken away now, the round takes away.
      await takeAway(living, file).catch(() => {});
      return c.body(null, 204);
    });
}

async function keep({ db, blobs }: Living, row: NewFile, parts: ReceivedFile["parts"]): Promise<void> {
  await beginFile(db, row);
  for (const [name, bytes] of parts) await blobs.put(name, bytes);
  await keepFile(db, row.id);
}

/** The narrowest that is wide enough, and the tag of those bytes. */
function versionOf(file: FileTable, width: string | undefined): { name: string; tag: string } {
  const [largest = file.id, ...narrower] = blobsOf(file);
  const wide = (name: string) => Number(name.slice(name.lastIndexOf("-") + 1));
  const enough = width === undefined ? [] : narrower.filter((name) => wide(name) >= Number(width));
  const name = enough[0] ?? largest;
  return { name, tag: `"${file.sha256.slice(0, 32)}${name === file.id ? "" : `-${wide(name)}`}"` };
}

/** Only the history names it: who judges there takes it away for good. Throws a Problem 403. */
async function erase({ db }: Living, file: FileTable, { actor }: Asker): Promise<boolean> {
  for (const { entry } of await linksOfFile(db, file.id)) {
    const record = await findEntry(db, entry);
    if (record) requireRight(actor ?? { id: "", grants: [] }, "entry.return", subjectOf(record));
  }
  return eraseFile(db, file.id);
}
