/** Steps of the workflow. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { WorkingVersion } from "#data/entries/working-version.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { Actor } from "#data/schema/permission.ts";
import { type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { typed } from "#data/schema/text.ts";
import { possible, rules, type Step, steps } from "#data/schema/workflow.ts";
import { requireActor, requireRight, requireWrite } from "../../auth/identity.ts";
import { circleFaults, followingFaults } from "../../entries/content-faults.ts";
import { keptPlace, placedNow, requireJudge, requireReadable, requireWhole } from "../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../entries/living-data.ts";
import { viewOf } from "../../entries/working-view.ts";
import { parseEntry, readJson, refused } from "../../http/body.ts";
import { Problem } from "../../http/errors.ts";
import type { Library } from "../../published/published-set.ts";
import { discardChange, findEntry, takeStep } from "../../store/entries/entries.ts";
import { findVersion } from "../../store/entries/history.ts";
import { findPublicEntry } from "../../store/entries/public-entries.ts";
import { mayBelongTo } from "../../store/organisations.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../openapi/openapi.ts";
import { denied, Id, Matching, SelfApproved, stale } from "../openapi/working-version.ts";

const named = steps.filter((step): step is Exclude<Step, "edit"> => step !== "edit");
const Taken = z.strictObject({
  step: z.enum(named),
  reason: typed(3, 1000).optional(),
  organisation: z.string().max(64).optional().describe("Bij publiceren: de organisatie van een voorstel dat er nog geen had"),
  selfApproved: SelfApproved,
});
const tags = ["Werkversies"];

const take = createRoute({
  method: "post",
  path: "/working-versions/{id}/steps",
  operationId: "takeStep",
  tags,
  summary: "Dien in, trek in, stuur terug, publiceer, archiveer, heropen of gooi een wijziging weg",
  description:
    "`discard` gooit een begonnen wijziging van iets openbaars weg: de openbare versie blijft staan en is weer de werkversie. Wat weg is staat in de geschiedenis en kan worden teruggezet.",
  request: {
    params: Id,
    headers: Matching,
    query: NoQuery,
    body: jsonBody("StepInput", Taken),
  },
  responses: { 200: ok(WorkingVersion, "De werkversie na de stap"), ...badRequest, ...denied, ...notFound, ...stale },
});

/** Only for what came without one, such as a proposal of a visitor. Throws a Problem when it is not known or not allowed. */
async function requireAssignable(c: Context, { db }: Living, actor: Actor, from: EntryRecord, organisation: string) {
  if (from.organisation !== undefined) throw new Problem(409, "This belongs to an organisation already: edit it to change that.");
  if (!(await mayBelongTo(db, organisation))) throw refused(c, [{ path: "organisation", code: "choice" }]);
  requireRight(actor, "entry.assign", subjectOf(from));
  requireRight(actor, "entry.assign", { ...subjectOf(from), organisation });
}

/** The version that is public, to go back to. Throws a Problem where the actor may not leave it there. */
async function requirePublic({ db }: Living, library: Library, actor: Actor, from: EntryRecord) {
  const open = await findPublicEntry(db, from.id, from.type);
  const old = open && (await findVersion(db, from.id, open.version));
  if (!open || !old) throw new Problem(409, "There is no public version to go back to.");
  const { organisation, version, geometry } = open;
  const { content, writtenBy } = old;
  // What the public sees of its place stays as it was drawn, in rows that do not tell too.
  const placed = old.placed ?? (await placedNow({ db, library, owner: organisation ?? from.createdBy }, content));
  if (typeof placed === "string") throw new Problem(409, "What is public lies where no area is any more: change it instead.");
  requireWrite(actor, "entry.discard", { ...subjectOf(from), organisation, areas: placed.areas }, subjectOf(from));
  return {
    type: from.type,
    organisation,
    version,
    content,
    writtenBy,
    placed: keptPlace(library, content, { ...placed, shown: geometry }),
  };
}

export function stepRoutes(living: Living, library: Library): OpenAPIHono {
  const { db, identify, now } = living;
  const routes = apiRoutes();
  routes.openapi(take, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const from = await requireReadable(living, actor, c.req.valid("param").id);
    const { step, reason, organisation, selfApproved: named = false } = parseEntry(c, Taken, await readJson(c));
    if (step !== "publish") requireRight(actor, rules[step].action, subjectOf(from));
    const selfApproved = step === "publish" && requireJudge(actor, [subjectOf(from)], named);
    refuseStale(from, versionAsked(c));
    if (!possible(from, step)) throw new Problem(409, `What is ${from.state} cannot take the step ${step}.`);
    if (rules[step].reason && !reason) throw refused(c, [{ path: "reason", code: "required" }]);
    // A draft may be unfinished; from here on it is whole.
    // So is what is published: a proposal is submitted with less.
    if (step === "submit" || step === "publish") {
      requireWhole(c, from.type, from.content);
      const wrong = await followingFaults(db, from.type, from.id, from.content);
      if (wrong.length > 0) throw refused(c, wrong);
    }
    if (step === "publish") {
      if (definitionOf(from.type).inside?.(from.content))
        throw new Problem(409, "Whoever sent this asked that it stays inside: it cannot become public.");
      const circle = await circleFaults(db, from.type, from.id, from.content);
      if (circle.length > 0) throw refused(c, circle);
    }
    if (organisation !== undefined) {
      if (step !== "publish") throw refused(c, [{ path: "organisation", code: "unknown" }]);
      await requireAssignable(c, living, actor, from, organisation);
    }
    const by = { actor: actor.id, at: now() };
    const record =
      step === "discard"
        ? await discardChange(db, from, await requirePublic(living, library, actor, from), by)
        : await takeStep(db, from, step, { ...by, reason, organisation, selfApproved });
    if (!record) throw conflict(await findEntry(db, from.id));
    c.header("ETag", tagOf(record));
    return c.json(viewOf(actor, record), 200);
  });
  return routes;
}
