/** Comments beside an entry: for who may read its working version, and for nobody else. */
import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { CommentPage, CommentText, EntryComment, mentionsIn, mostMentions } from "#data/entries/together.ts";
import { requireActor } from "../../../auth/identity.ts";
import { requireEntry } from "../../../entries/any-entry.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import {
  addComment,
  changeComment,
  type Discussed,
  findComment,
  listComments,
  removeComment,
} from "../../../store/entries/comments.ts";
import { entitledTo } from "../../../store/entries/entitled.ts";
import { madeOnce } from "../../../store/idempotency.ts";
import { OfEntry } from "../../openapi/entry.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Idempotency, stale } from "../../openapi/working-version.ts";

const tags = ["Overleg"];
const path = "/entries/{type}/{id}/comments";
const body = jsonBody("CommentInput", CommentText, "Noem mensen als `@{id}`: alleen wie deze inzending mag lezen.");
const OfComment = OfEntry.extend({ comment: z.string().max(64) });

const list = createRoute({
  method: "get",
  path,
  operationId: "listComments",
  tags,
  summary: "Overleg bij een inzending, oudste eerst",
  description: "Voor wie de werkversie mag lezen; nooit openbaar.",
  request: {
    params: OfEntry,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(100).openapi({ description: "Hoogste aantal in het antwoord" }),
      after: z.string().max(64).optional().openapi({ description: "Id waarna de bladzijde begint; staat in `next`" }),
    }),
  },
  responses: { 200: ok(CommentPage, "Een bladzijde"), ...badRequest, ...denied, ...notFound },
});
const write = createRoute({
  method: "post",
  path,
  operationId: "writeComment",
  tags,
  summary: "Schrijf iets bij een inzending",
  request: { params: OfEntry, headers: Idempotency, query: NoQuery, body },
  responses: {
    201: ok(EntryComment, "Geschreven"),
    200: ok(EntryComment, "Was al geschreven met deze sleutel"),
    ...badRequest,
    ...denied,
    ...notFound,
    409: stale[409],
    ...tooOften,
  },
});
const change = createRoute({
  method: "put",
  path: `${path}/{comment}`,
  operationId: "changeComment",
  tags,
  summary: "Verander wat je zelf schreef",
  request: { params: OfComment, query: NoQuery, body },
  responses: { 200: ok(EntryComment, "Veranderd"), ...badRequest, ...denied, ...notFound, ...tooOften },
});
const remove = createRoute({
  method: "delete",
  path: `${path}/{comment}`,
  operationId: "removeComment",
  tags,
  summary: "Verwijder wat je zelf schreef: de tekst is weg, dat er iets stond blijft",
  request: { params: OfComment, query: NoQuery },
  responses: { 204: { description: "De tekst is weg" }, ...badRequest, ...denied, ...notFound },
});

const gone = () => new Problem(404, "There is no such comment here, or it was removed.");

/** Of others it is read, and no more. Throws a Problem 404 where there is none. */
async function requireOwn({ db }: Living, { ref }: Discussed, id: string, actor: string) {
  const found = await findComment(db, ref, id);
  if (!found) throw gone();
  if (found.person !== actor) throw new Problem(403, "Somebody else wrote this.");
  return found;
}

/** Who is named may read it; of everybody else it is not even said that they are there. */
async function readText(c: Context, { db }: Living, { subject }: Discussed): Promise<string> {
  const { text } = parseEntry(c, CommentText, await readJson(c));
  const named = mentionsIn(text);
  if (named.length > mostMentions) throw refused(c, [{ path: "text", code: "many" }]);
  const known = await entitledTo(db, { action: "entry.read", subject, among: named });
  if (known.length < named.length) throw refused(c, [{ path: "text", code: "choice" }]);
  return text;
}

export function commentRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  const shown = async (entry: Discussed, comment: string, reader: string) => {
    const found = await listComments(db, entry.ref, reader, { only: comment, limit: 1 });
    const [one] = found.items;
    if (!one) throw gone();
    return one;
  };
  routes
    .openapi(list, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { type, id } = c.req.valid("param");
      const { ref } = await requireEntry(living, actor, { type, id });
      const { limit, after } = c.req.valid("query");
      const { items, matched, next } = await listComments(db, ref, actor.id, { limit, after });
      const address = `/api/v1/entries/${ref.type}/${encodeURIComponent(ref.id)}/comments?limit=${limit}&after=${next}`;
      return c.json({ comments: items, numberMatched: matched, ...(next === undefined ? {} : { next: address }) }, 200);
    })
    .openapi(write, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const entry = await requireEntry(living, actor, c.req.valid("param"));
      await limits.take("comment", c);
      const text = await readText(c, living, entry);
      const at = now();
      const request = {
        actor: actor.id,
        key: c.req.valid("header")["idempotency-key"],
        fingerprint: createHash("sha256").update(`${entry.ref.type} ${entry.ref.id} ${text}`).digest("hex"),
        at,
      };
      const made = await madeOnce(db, request, (within) => addComment(within, entry, { by: actor.id, at, text }));
      if (made === "mismatch") throw new Problem(409, "This Idempotency-Key was used for something else: take a new key.");
      return c.json(await shown(entry, made.id, actor.id), made.fresh ? 201 : 200);
    })
    .openapi(change, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { comment, ...of } = c.req.valid("param");
      const entry = await requireEntry(living, actor, of);
      const old = await requireOwn(living, entry, comment, actor.id);
      await limits.take("comment", c);
      const text = await readText(c, living, entry);
      if (!(await changeComment(db, entry, old, { by: actor.id, at: now(), text }))) throw gone();
      return c.json(await shown(entry, old.id, actor.id), 200);
    })
    .openapi(remove, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { comment, ...of } = c.req.valid("param");
      const entry = await requireEntry(living, actor, of);
      const { id } = await requireOwn(living, entry, comment, actor.id);
      await removeComment(db, id, now());
      return c.body(null, 204);
    });
  return routes;
}
