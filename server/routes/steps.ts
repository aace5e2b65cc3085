/** Steps of the workflow, and what happened before. Going back is saving the contents of an older version. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Initiative } from "#data/schema/initiative.ts";
import { subjectOf } from "#data/schema/record.ts";
import { typed } from "#data/schema/text.ts";
import { possible, rules, type Step, steps } from "#data/schema/workflow.ts";
import { parseEntry, readJson, refused } from "../body.ts";
import { requireReadable, shownTo } from "../entry.ts";
import { Problem } from "../errors.ts";
import { requireActor, requireRight } from "../identity.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../living.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../openapi.ts";
import { readHistory, readVersion } from "../store/history.ts";
import { findInitiative, takeStep } from "../store/initiatives.ts";
import { denied, Id, Matching, stale, Working } from "../working-version.ts";

const named = steps.filter((step): step is Exclude<Step, "edit"> => step !== "edit");
const Taken = z.strictObject({ step: z.enum(named), reason: typed(3, 1000).optional() });
const tags = ["Werkversies"];

const take = createRoute({
  method: "post",
  path: "/working-versions/{id}/steps",
  operationId: "takeStep",
  tags,
  summary: "Dien in, trek in, stuur terug, publiceer, archiveer of heropen",
  request: {
    params: Id,
    headers: Matching,
    query: NoQuery,
    body: {
      content: {
        "application/json": {
          schema: z.unknown().openapi("StepInput", {
            type: "object",
            required: ["step"],
            properties: { step: { type: "string", enum: named }, reason: { type: "string" } },
          }),
        },
      },
      required: true,
    },
  },
  responses: { 200: ok(Working, "De werkversie na de stap"), ...badRequest, ...denied, ...notFound, ...stale },
});
const history = createRoute({
  method: "get",
  path: "/working-versions/{id}/history",
  operationId: "listHistory",
  tags,
  summary: "Wie veranderde wat, en wanneer",
  request: { params: Id, query: NoQuery },
  responses: {
    200: ok(z.object({ history: z.array(z.unknown().openapi({ type: "object" })) }), "Nieuwste eerst"),
    ...badRequest,
    ...denied,
    ...notFound,
  },
});
const version = createRoute({
  method: "get",
  path: "/working-versions/{id}/history/{version}",
  operationId: "getVersion",
  tags,
  summary: "De inhoud van een oudere versie",
  request: { params: Id.extend({ version: z.coerce.number().int().min(1) }), query: NoQuery },
  responses: { 200: ok(z.unknown().openapi({ type: "object" }), "De inhoud"), ...badRequest, ...denied, ...notFound },
});

export function stepRoutes(living: Living): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(take, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      const { step, reason } = parseEntry(c, Taken, await readJson(c));
      requireRight(actor, rules[step].action, subjectOf(from));
      refuseStale(from, versionAsked(c));
      if (!possible(from.state, step)) throw new Problem(409, `What is ${from.state} cannot take the step ${step}.`);
      if (rules[step].reason && !reason) throw refused(c, [{ path: "reason", code: "required" }]);
      // A draft may be unfinished; from here on it is whole.
      if (step === "submit") parseEntry(c, Initiative, from.content, "content");
      const record = await takeStep(db, from, step, { actor: actor.id, at: now(), reason });
      if (!record) throw conflict(await findInitiative(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(shownTo(actor, record), 200);
    })
    .openapi(history, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = await requireReadable(living, actor, c.req.valid("param").id);
      return c.json({ history: await readHistory(db, id) }, 200);
    })
    .openapi(version, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id, version: asked } = c.req.valid("param");
      const record = await requireReadable(living, actor, id);
      const content = await readVersion(db, record.id, asked);
      if (!content) throw new Problem(404, "There is no such version.");
      return c.json(content, 200);
    });
  return routes;
}
