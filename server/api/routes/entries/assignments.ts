/** Who of those who may edit an entry should do something about it, and who can be chosen or named beside it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AssignmentInput, Assignments, ColleagueList, colleagueRights } from "#data/entries/together.ts";
import { fold } from "#data/text/fold.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import { requireEntry } from "../../../entries/any-entry.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { troubleOf } from "../../../store/database.ts";
import { assign, endAssignment, readAssignments } from "../../../store/entries/assignments.ts";
import { entitledTo } from "../../../store/entries/entitled.ts";
import { OfEntry } from "../../openapi/entry.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, stale } from "../../openapi/working-version.ts";

const tags = ["Overleg"];
const path = "/entries/{type}/{id}/assignment";

const people = createRoute({
  method: "get",
  path: "/entries/{type}/{id}/people",
  operationId: "listColleagues",
  tags,
  summary: "Wie een inzending mag lezen of bewerken: om te noemen of om iets aan te geven",
  request: {
    params: OfEntry,
    query: z.strictObject({
      may: z.enum(colleagueRights).default("read").openapi({ description: "Wie hem mag lezen, of wie hem mag bewerken" }),
      q: z.string().max(60).optional().openapi({ description: "Begin van een woord van de naam" }),
      limit: z.coerce.number().int().min(1).max(100).default(20).openapi({ description: "Hoogste aantal in het antwoord" }),
    }),
  },
  responses: { 200: ok(ColleagueList, "Id en naam, verder niets"), ...badRequest, ...denied, ...notFound },
});
const read = createRoute({
  method: "get",
  path,
  operationId: "getAssignment",
  tags,
  summary: "Aan wie een inzending is toegewezen, nu en eerder",
  request: { params: OfEntry, query: NoQuery },
  responses: { 200: ok(Assignments, "Nu en eerder"), ...badRequest, ...denied, ...notFound },
});
const give = createRoute({
  method: "put",
  path,
  operationId: "assignEntry",
  tags,
  summary: "Wijs een inzending toe aan wie hem mag bewerken",
  request: { params: OfEntry, query: NoQuery, body: jsonBody("AssignmentInput", AssignmentInput) },
  responses: {
    200: ok(Assignments, "Nu en eerder"),
    ...badRequest,
    ...denied,
    ...notFound,
    409: stale[409],
    ...tooOften,
  },
});
const end = createRoute({
  method: "delete",
  path,
  operationId: "endAssignment",
  tags,
  summary: "Het is gedaan, of hoeft niet meer",
  request: { params: OfEntry, query: NoQuery },
  responses: { 200: ok(Assignments, "Nu en eerder"), ...badRequest, ...denied, ...notFound },
});

const rights = { read: "entry.read", edit: "entry.edit" } as const;

export function assignmentRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes
    .openapi(people, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { subject } = await requireEntry(living, actor, c.req.valid("param"));
      const { may, q = "", limit } = c.req.valid("query");
      const all = await entitledTo(db, { action: rights[may], subject });
      const start = ` ${fold(q)}`;
      const found = all.filter(({ name }) => ` ${fold(name)}`.includes(start));
      return c.json({ people: found.slice(0, limit) }, 200);
    })
    .openapi(read, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { ref, subject } = await requireEntry(living, actor, c.req.valid("param"));
      return c.json(await readAssignments(db, ref, subject), 200);
    })
    .openapi(give, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const entry = await requireEntry(living, actor, c.req.valid("param"));
      requireRight(actor, "entry.edit", entry.subject);
      await limits.take("comment", c);
      const { person, until } = parseEntry(c, AssignmentInput, await readJson(c));
      const [holder] = await entitledTo(db, { action: "entry.edit", subject: entry.subject, among: [person] });
      if (!holder) throw refused(c, [{ path: "person", code: "choice" }]);
      try {
        await assign(db, entry, { person, until, by: actor.id, at: now() });
      } catch (error) {
        if (troubleOf(error) !== "duplicate") throw error;
        throw new Problem(409, "Somebody else assigned this at the same moment: look who has it now.");
      }
      return c.json(await readAssignments(db, entry.ref, entry.subject), 200);
    })
    .openapi(end, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { ref, subject } = await requireEntry(living, actor, c.req.valid("param"));
      requireRight(actor, "entry.edit", subject);
      await endAssignment(db, ref, { by: actor.id, at: now() });
      return c.json(await readAssignments(db, ref, subject), 200);
    });
  return routes;
}
