/** Steps of the workflow, what happened before, and going back to it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import type { Actor } from "#data/schema/permission.ts";
import { type InitiativeRecord, subjectOf } from "#data/schema/record.ts";
import { typed } from "#data/schema/text.ts";
import { possible, rules, type Step, steps } from "#data/schema/workflow.ts";
import { parseEntry, readJson, refused } from "../body.ts";
import { placedNow, requireReadable, shownTo } from "../entry.ts";
import { Problem } from "../errors.ts";
import { requireActor, requireRight } from "../identity.ts";
import type { Library } from "../library.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../living.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../openapi.ts";
import { findVersion, type OldVersion, readHistory, readVersion } from "../store/history.ts";
import { findInitiative, saveInitiative, takeStep } from "../store/initiatives.ts";
import { findOrganisation } from "../store/organisations.ts";
import { denied, Id, Matching, stale, Working } from "../working-version.ts";

const named = steps.filter((step): step is Exclude<Step, "edit"> => step !== "edit");
const Taken = z.strictObject({
  step: z.enum(named),
  reason: typed(3, 1000).optional(),
  organisation: z.string().max(64).optional(),
});
const Restored = z.strictObject({ version: z.number().int().min(1), reason: typed(3, 1000).optional() });
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
    body: jsonBody("StepInput", {
      required: ["step"],
      properties: {
        step: { type: "string", enum: named },
        reason: { type: "string" },
        organisation: {
          type: "string",
          description: "Bij publiceren: de organisatie van een voorstel dat er nog geen had",
        },
      },
    }),
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
    body: jsonBody("RestoreInput", {
      required: ["version"],
      properties: { version: { type: "integer" }, reason: { type: "string" } },
    }),
  },
  responses: { 200: ok(Working, "Het concept met de oude inhoud"), ...badRequest, ...denied, ...notFound, ...stale },
});

/** Only for what came without one, such as a proposal of a visitor. Throws a Problem when it is not known or not allowed. */
async function requireAssignable(c: Context, { db }: Living, actor: Actor, from: InitiativeRecord, organisation: string) {
  if (from.organisation !== undefined) throw new Problem(409, "This belongs to an organisation already: edit it to change that.");
  if (!(await findOrganisation(db, organisation))) throw refused(c, [{ path: "organisation", code: "choice" }]);
  requireRight(actor, "initiative.assign", subjectOf(from));
  requireRight(actor, "initiative.assign", { ...subjectOf(from), organisation });
}

export function stepRoutes(living: Living, library: Library): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(take, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      const { step, reason, organisation } = parseEntry(c, Taken, await readJson(c));
      requireRight(actor, rules[step].action, subjectOf(from));
      refuseStale(from, versionAsked(c));
      if (!possible(from.state, step)) throw new Problem(409, `What is ${from.state} cannot take the step ${step}.`);
      if (rules[step].reason && !reason) throw refused(c, [{ path: "reason", code: "required" }]);
      // A draft may be unfinished; from here on it is whole.
      if (step === "submit") parseEntry(c, Initiative, from.content, "content");
      if (organisation !== undefined) {
        if (step !== "publish") throw refused(c, [{ path: "organisation", code: "unknown" }]);
        await requireAssignable(c, living, actor, from, organisation);
      }
      const record = await takeStep(db, from, step, { actor: actor.id, at: now(), reason, organisation });
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
    })
    .openapi(restore, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "initiative.edit", subjectOf(from));
      const { version: asked, reason } = parseEntry(c, Restored, await readJson(c));
      refuseStale(from, versionAsked(c));
      if (!possible(from.state, "edit")) throw new Problem(409, "This is archived: reopen it before you change it.");
      const old = await findVersion(db, from.id, asked);
      if (!old) throw new Problem(404, "There is no such version.");
      const content = parseEntry(c, InitiativeDraft, old.content, "content");
      const where = placedAs(from, old) ?? placedNow(library, content.place, living.chance);
      if (typeof where === "string") throw refused(c, [{ path: "content.place", code: where }]);
      requireRight(actor, "initiative.edit", { ...subjectOf(from), areas: where.areas });
      const by = { actor: actor.id, at: now(), restored: asked, ...(reason ? { reason } : {}) };
      const record = await saveInitiative(db, from, { content, placed: where, organisation: from.organisation }, by);
      if (!record) throw conflict(await findInitiative(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(shownTo(actor, record), 200);
    });
  return routes;
}

/** What the public saw of a place is never drawn a second time: two drawings together would give it away. */
const placedAs = (from: InitiativeRecord, { content, placed }: OldVersion) =>
  JSON.stringify(content.place) === JSON.stringify(from.content.place) ? from.placed : placed;
