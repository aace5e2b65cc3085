/** Duplicates: what looks like this one, and two that become one. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { InitiativeDraft } from "#data/schema/initiative.ts";
import { fields, mergedContent } from "#data/schema/merge.ts";
import type { Actor } from "#data/schema/permission.ts";
import { SimilarList, WorkingVersion } from "#data/schema/queue.ts";
import { type InitiativeRecord, subjectOf } from "#data/schema/record.ts";
import { typed, Version } from "#data/schema/text.ts";
import { requireActor, requireRight } from "../../auth/identity.ts";
import { requireJudge, requireReadable, requireWhole } from "../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../entries/living-data.ts";
import { similarTo } from "../../entries/similar.ts";
import { viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import { findInitiative } from "../../store/initiatives/initiatives.ts";
import { mergeInitiatives } from "../../store/initiatives/merge.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Matching, SelfApproved, stale } from "../openapi/working-version.ts";

const Asked = z.strictObject({
  duplicate: z.strictObject({ id: z.string().max(64), version: Version }),
  take: z
    .array(z.enum(fields as [string, ...string[]]))
    .max(fields.length)
    .describe("Velden om over te nemen"),
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
      requireRight(actor, "initiative.merge", subjectOf(survivor));
      const asked = parseEntry(c, Asked, await readJson(c));
      if (asked.duplicate.id === survivor.id) throw refused(c, [{ path: "duplicate.id", code: "twice" }]);
      const duplicate = await requireMergeable(living, actor, asked.duplicate.id);
      const judged = survivor.state === "published" ? [subjectOf(survivor), subjectOf(duplicate)] : [];
      const selfApproved = requireJudge(actor, judged, asked.selfApproved ?? false);
      refuseStale(survivor, versionAsked(c));
      refuseStale(duplicate, asked.duplicate.version);
      for (const one of [survivor, duplicate])
        if (one.state === "archived") throw new Problem(409, "One of the two is archived: reopen it before you merge it.");
      const content = mergedContent(survivor.content, duplicate.content, asked.take as typeof fields);
      // A draft may be unfinished, and so may a proposal; what is public is whole and stays so.
      if (survivor.state === "published") requireWhole(c, content);
      else parseEntry(c, InitiativeDraft, content, "content");
      const placed =
        asked.take.includes("place") && content.place === duplicate.content.place ? duplicate.placed : survivor.placed;
      // A place may lie in areas of others: merging is no way around the reach of a role.
      requireRight(actor, "initiative.merge", { ...subjectOf(survivor), areas: placed.areas });
      const merging = { survivor, duplicate, content, placed, reason: asked.reason, selfApproved };
      const by = { actor: actor.id, at: now() };
      const record = await mergeInitiatives(db, merging, by);
      if (!record) throw conflict(await findInitiative(db, survivor.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    });
  return routes;
}

async function requireMergeable(living: Living, actor: Actor, id: string): Promise<InitiativeRecord> {
  const record = await requireReadable(living, actor, id);
  requireRight(actor, "initiative.merge", subjectOf(record));
  return record;
}
