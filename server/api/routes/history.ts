/** What happened to an entry before, and going back to it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WorkingVersion, workingContent } from "#data/entries/working-version.ts";
import { definitionOf, schemasOf } from "#data/entry-types/registry.ts";
import { HistoryPage } from "#data/schema/queue.ts";
import { type EntryContent, type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { latestVersion, typed, Version } from "#data/schema/text.ts";
import { possible } from "#data/schema/workflow.ts";
import { requireActor, requireRight, requireWrite } from "../../auth/identity.ts";
import { keptPlace, pathOfWhere, placedNow, requireReadable } from "../../entries/entry.ts";
import { withoutErased } from "../../entries/files.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../entries/living-data.ts";
import { changesFor, versionFor, viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Library } from "../../published/published-set.ts";
import { findEntry, saveEntry } from "../../store/entries/entries.ts";
import { findVersion, type OldVersion, readHistory } from "../../store/entries/history.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Matching, stale } from "../openapi/working-version.ts";

const Restored = z.strictObject({ version: Version, reason: typed(3, 1000).optional() });
const tags = ["Werkversies"];

const list = createRoute({
  method: "get",
  path: "/working-versions/{id}/history",
  operationId: "listHistory",
  tags,
  summary: "Wie veranderde wat, en wanneer",
  description:
    "Van velden die niet voor de vrager zijn staat er alleen dat ze veranderden. `selfApproved`: openbaar gemaakt zonder tweede paar ogen. Een bladzijde met grote wijzigingen is korter dan `limit`; `next` is het adres van de volgende, met wat ouder is.",
  request: {
    params: Id,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(100).openapi({ description: "Hoogste aantal in het antwoord" }),
      before: z.coerce.number().int().min(1).max(1e9).optional().openapi({ description: "Alleen wat ouder is dan deze versie" }),
    }),
  },
  responses: {
    200: ok(HistoryPage, "Een bladzijde, nieuwste eerst"),
    ...badRequest,
    ...denied,
    ...notFound,
  },
});
/** Made when the routes are, when every type of entry is known. */
const oneVersion = () =>
  createRoute({
    method: "get",
    path: "/working-versions/{id}/history/{version}",
    operationId: "getVersion",
    tags,
    summary: "De inhoud van een oudere versie, zonder velden die niet voor de vrager zijn",
    request: { params: Id.extend({ version: z.coerce.number().int().min(1).max(latestVersion) }), query: NoQuery },
    responses: { 200: ok(workingContent(), "De inhoud"), ...badRequest, ...denied, ...notFound },
  });

const restore = createRoute({
  method: "post",
  path: "/working-versions/{id}/restore",
  operationId: "restoreVersion",
  tags,
  summary: "Zet de inhoud van een oudere versie terug, als nieuw concept",
  request: {
    params: Id,
    headers: Matching,
    query: NoQuery,
    body: jsonBody("RestoreInput", Restored),
  },
  responses: { 200: ok(WorkingVersion, "Het concept met de oude inhoud"), ...badRequest, ...denied, ...notFound, ...stale },
});

export function historyRoutes(living: Living, library: Library): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(list, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const record = await requireReadable(living, actor, c.req.valid("param").id);
      const { limit, before } = c.req.valid("query");
      const { items, next } = await readHistory(db, record.id, { limit, before });
      const history = items.map((row) => ({ ...row, changes: changesFor(actor, record, row.changes) }));
      const address = `/api/v1/working-versions/${encodeURIComponent(record.id)}/history?limit=${limit}&before=${next}`;
      return c.json({ history, ...(next === undefined ? {} : { next: address }) }, 200);
    })
    .openapi(oneVersion(), async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id, version } = c.req.valid("param");
      const record = await requireReadable(living, actor, id);
      const old = await findVersion(db, record.id, version);
      if (!old) throw new Problem(404, "There is no such version.");
      return c.json(versionFor(actor, record, old.content), 200);
    })
    .openapi(restore, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "entry.edit", subjectOf(from));
      const { version, reason } = parseEntry(c, Restored, await readJson(c));
      refuseStale(from, versionAsked(c));
      if (!possible(from, "edit")) throw new Problem(409, "This is archived: reopen it before you change it.");
      const old = await findVersion(db, from.id, version);
      if (!old) throw new Problem(404, "There is no such version.");
      const content = await withoutErased(
        db,
        parseEntry(c, schemasOf(definitionOf(from.type)).draft, old.content, "content") as EntryContent,
      );
      const kept = placedAs(from, old);
      const where = kept
        ? keptPlace(library, content, kept)
        : await placedNow({ db, library, owner: from.organisation ?? from.createdBy }, content);
      if (typeof where === "string") throw refused(c, [{ path: pathOfWhere(content), code: where }]);
      requireWrite(actor, "entry.edit", { ...subjectOf(from), areas: where.areas }, subjectOf(from));
      const by = { actor: actor.id, at: now(), restored: version, writers: old.writtenBy, ...(reason ? { reason } : {}) };
      const record = await saveEntry(db, from, { type: from.type, content, placed: where, organisation: from.organisation }, by);
      if (!record) throw conflict(await findEntry(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    });
  return routes;
}

/** What the public saw of a place is never drawn a second time: two drawings together would give it away. */
const placedAs = (from: EntryRecord, { content, placed }: OldVersion) =>
  JSON.stringify([content.place, content.areas]) === JSON.stringify([from.content.place, from.content.areas])
    ? from.placed
    : placed;
