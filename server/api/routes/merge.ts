/** Duplicates: what looks like this one, and two that become one. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WorkingVersion } from "#data/entries/working-version.ts";
import { definitionOf, fieldsOfType, schemasOf } from "#data/entry-types/registry.ts";
import { mergedContent } from "#data/schema/merge.ts";
import type { Actor } from "#data/schema/permission.ts";
import { SimilarList } from "#data/schema/queue.ts";
import { type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { typed, Version } from "#data/schema/text.ts";
import { requireActor, requireRight } from "../../auth/identity.ts";
import { followingFaults } from "../../entries/content-faults.ts";
import { requireJudge, requireReadable, requireWhole } from "../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../entries/living-data.ts";
import { similarTo } from "../../entries/similar.ts";
import { viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import { findEntry } from "../../store/entries/entries.ts";
import { mergeEntries } from "../../store/entries/merge.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Matching, SelfApproved, stale } from "../openapi/working-version.ts";

const Asked = z.strictObject({
  duplicate: z.strictObject({ id: z.string().max(64), version: Version }),
  take: z.array(z.string().max(40)).max(60).describe("Velden om over te nemen"),
  reason: typed(3, 1000).optional(),
  selfApproved: SelfApproved,
});
const tags = ["Werkversies"];

const similar = createRoute({
  method: "get",
  path: "/working-versions/{id}/similar",
  operationId: "listSimilar",
  tags,
  summary: "Wat hier veel op lijkt: hetzelfde thema dichtbij, of een titel die er op lijkt",
  request: { params: Id, query: NoQuery },
  responses: {
    200: ok(SimilarList, "Wat er het meest op lijkt eerst"),
    ...badRequest,
    ...denied,
    ...notFound,
  },
});
const merge = createRoute({
  method: "post",
  path: "/working-versions/{id}/merge",
  operationId: "mergeWorkingVersion",
  tags,
  summary: "Voeg een dubbele hierin samen",
  description:
    "Deze blijft, in de stand waarin hij is; de dubbele wordt gearchiveerd en zijn adres verwijst hierheen. If-Match is van deze, `duplicate.version` van de dubbele.",
  request: {
    params: Id,
    headers: Matching,
    query: NoQuery,
    body: jsonBody("MergeInput", Asked),
  },
  responses: { 200: ok(WorkingVersion, "De overgebleven werkversie"), ...badRequest, ...denied, ...notFound, ...stale },
});

export function mergeRoutes(living: Living): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(similar, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const record = await requireReadable(living, actor, c.req.valid("param").id);
      return c.json({ similar: await similarTo(db, actor, record) }, 200);
    })
    .openapi(merge, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const survivor = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "entry.merge", subjectOf(survivor));
      const asked = parseEntry(c, Asked, await readJson(c));
      const fields = fieldsOfType(survivor.type);
      const unknown = asked.take.findIndex((field) => !fields.includes(field));
      if (unknown >= 0) throw refused(c, [{ path: `take.${unknown}`, code: "choice" }]);
      if (asked.duplicate.id === survivor.id) throw refused(c, [{ path: "duplicate.id", code: "twice" }]);
      const duplicate = await requireMergeable(living, actor, asked.duplicate.id, survivor.type);
      const judged = survivor.state === "published" ? [subjectOf(survivor), subjectOf(duplicate)] : [];
      const selfApproved = requireJudge(actor, judged, asked.selfApproved ?? false);
      refuseStale(survivor, versionAsked(c));
      refuseStale(duplicate, asked.duplicate.version);
      for (const one of [survivor, duplicate])
        if (one.state === "archived") throw new Problem(409, "One of the two is archived: reopen it before you merge it.");
      const { inside } = definitionOf(survivor.type);
      if (inside?.(survivor.content) || inside?.(duplicate.content))
        throw new Problem(409, "Whoever sent one of the two asked that it stays inside: it cannot be merged.");
      const content = mergedContent(fields, { survivor: survivor.content, duplicate: duplicate.content, take: asked.take });
      // A draft may be unfinished, and so may a proposal; what is public is whole and stays so.
      if (survivor.state === "published") {
        requireWhole(c, survivor.type, content);
        const wrong = await followingFaults(db, survivor.type, survivor.id, content);
        if (wrong.length > 0) throw refused(c, wrong);
      } else parseEntry(c, schemasOf(definitionOf(survivor.type)).draft, content, "content");
      const placed =
        (asked.take.includes("place") && content.place === duplicate.content.place) ||
        (asked.take.includes("areas") && content.areas === duplicate.content.areas)
          ? duplicate.placed
          : survivor.placed;
      // A place may lie in areas of others: merging is no way around the reach of a role.
      requireRight(actor, "entry.merge", { ...subjectOf(survivor), areas: placed.areas });
      const merging = { survivor, duplicate, content, placed, reason: asked.reason, selfApproved };
      const by = { actor: actor.id, at: now() };
      const record = await mergeEntries(db, merging, by);
      if (!record) throw conflict(await findEntry(db, survivor.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    });
  return routes;
}

/** Of the same type: what is something else is no duplicate. */
async function requireMergeable(living: Living, actor: Actor, id: string, type: string): Promise<EntryRecord> {
  const record = await requireReadable(living, actor, id, type);
  requireRight(actor, "entry.merge", subjectOf(record));
  return record;
}
