/** Working versions of entries of every type: made and saved by members, each change from the version it was made from. */
import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { WorkingVersion, WorkingVersionList } from "#data/entries/working-version.ts";
import { several } from "#data/schema/initiative-filter.ts";
import { scopesOf } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { possible, states } from "#data/schema/workflow.ts";
import { requireActor, requireRight, requireWrite } from "../../auth/identity.ts";
import { readEntry, requireReadable } from "../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../entries/living-data.ts";
import { typesAsked } from "../../entries/types-asked.ts";
import { viewOf } from "../../entries/working-view.ts";
import { Problem } from "../../http/errors.ts";
import type { Library } from "../../published/published-set.ts";
import { createEntry, findEntry, saveEntry } from "../../store/entries/entries.ts";
import { listEntries } from "../../store/entries/queue.ts";
import { madeOnce } from "../../store/idempotency.ts";
import { TypeParameter } from "../openapi/entry.ts";
import { apiRoutes, badRequest, ListQuery, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Idempotency, Matching, stale, workingVersionBody } from "../openapi/working-version.ts";

const tags = ["Werkversies"];

const list = createRoute({
  method: "get",
  path: "/working-versions",
  operationId: "listWorkingVersions",
  tags,
  summary: "Zoek werkversies waar je bij mag",
  request: { query: ListQuery.extend({ type: TypeParameter, state: several(states, "Stand in de werkstroom") }) },
  responses: {
    200: ok(WorkingVersionList, "De werkversies"),
    ...badRequest,
    ...denied,
  },
});
const create = () =>
  createRoute({
    method: "post",
    path: "/working-versions",
    operationId: "createWorkingVersion",
    tags,
    summary: "Begin een initiatief, of een inzending van een andere soort",
    description: "Zonder `type` is het een initiatief; de inhoud is die van de soort.",
    request: { headers: Idempotency, query: NoQuery, body: workingVersionBody() },
    responses: {
      201: ok(WorkingVersion, "Gemaakt"),
      200: ok(WorkingVersion, "Was al gemaakt met deze sleutel"),
      ...badRequest,
      ...denied,
    },
  });
const one = createRoute({
  method: "get",
  path: "/working-versions/{id}",
  operationId: "getWorkingVersion",
  tags,
  summary: "Eén werkversie",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(WorkingVersion, "De nieuwste werkversie"), ...badRequest, ...denied, ...notFound },
});
const save = () =>
  createRoute({
    method: "put",
    path: "/working-versions/{id}",
    operationId: "saveWorkingVersion",
    tags,
    summary: "Bewaar een nieuwe inhoud",
    request: { params: Id, headers: Matching, query: NoQuery, body: workingVersionBody() },
    responses: { 200: ok(WorkingVersion, "Bewaard"), ...badRequest, ...denied, ...notFound, ...stale },
  });

export function workingVersionRoutes(living: Living, library: Library): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(list, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { state, type, after, limit, ...asked } = c.req.valid("query");
      const page = { after, limit };
      const exactWithin = scopesOf(actor, "entry.readInternal");
      const filter = { ...asked, types: type && typesAsked(type), states: state, exactWithin };
      const found = await listEntries(db, scopesOf(actor, "entry.read"), filter, page);
      const next = found.next && `/api/v1/working-versions?${new URLSearchParams({ ...c.req.query(), after: found.next })}`;
      const workingVersions = found.items.map((record) => viewOf(actor, record));
      return c.json({ workingVersions, numberMatched: found.matched, ...(next ? { next } : {}) }, 200);
    })
    .openapi(create(), async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const entry = await readEntry(c, { db, library, actor });
      requireWrite(actor, "entry.create", { ...entry, areas: entry.placed.areas, createdBy: actor.id });
      const request = {
        actor: actor.id,
        key: c.req.valid("header")["idempotency-key"],
        fingerprint: createHash("sha256")
          .update(await c.req.text())
          .digest("hex"),
        at: now(),
      };
      const by = { actor: actor.id, at: request.at };
      const made = await madeOnce(db, request, async (within) => (await createEntry(within, entry, by)).id);
      if (made === "mismatch") throw new Problem(409, "This Idempotency-Key was used for another body: take a new key.");
      const record = await requireReadable(living, actor, made.id);
      c.header("ETag", tagOf(record));
      c.header("Location", `/api/v1/working-versions/${record.id}`);
      return c.json(viewOf(actor, record), made.fresh ? 201 : 200);
    })
    .openapi(one, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const record = await requireReadable(living, actor, c.req.valid("param").id);
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    })
    .openapi(save(), async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id);
      requireRight(actor, "entry.edit", subjectOf(from));
      refuseStale(from, versionAsked(c));
      if (!possible(from, "edit")) throw new Problem(409, "This is archived: reopen it before you change it.");
      const entry = await readEntry(c, { db, library, actor, from });
      // Also where it ends up: nobody moves an entry to a team or an area that is not theirs.
      const to = { ...subjectOf(from), organisation: entry.organisation, areas: entry.placed.areas };
      requireWrite(actor, "entry.edit", to, subjectOf(from));
      const record = await saveEntry(db, from, entry, { actor: actor.id, at: now() });
      if (!record) throw conflict(await findEntry(db, from.id));
      c.header("ETag", tagOf(record));
      return c.json(viewOf(actor, record), 200);
    });
  return routes;
}
