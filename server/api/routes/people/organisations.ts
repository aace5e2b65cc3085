/** Organisations: read by everybody, kept by who may. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  isChoosable,
  Joining,
  Organisation,
  OrganisationList,
  OrganisationUses,
  ShownOrganisation,
} from "#data/schema/organisation.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import { notNamed } from "../../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import {
  createOrganisation,
  findOrganisation,
  isShown,
  joinOrganisations,
  listOrganisations,
  saveOrganisation,
  usesOf,
} from "../../../store/organisations.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id, Matching, SelfApproved, stale } from "../../openapi/working-version.ts";

const Changed = Organisation.extend({ selfApproved: SelfApproved, retired: z.boolean().optional() });
const tags = ["Organisaties"];
const body = jsonBody("OrganisationInput", Organisation);

const list = createRoute({
  method: "get",
  path: "/organisations",
  operationId: "listOrganisations",
  tags,
  summary: "Alle organisaties",
  request: { query: NoQuery },
  responses: { 200: ok(OrganisationList, "Op naam"), ...badRequest },
});
const create = createRoute({
  method: "post",
  path: "/organisations",
  operationId: "createOrganisation",
  tags,
  summary: "Voeg een organisatie toe",
  request: { query: NoQuery, body },
  responses: { 201: ok(ShownOrganisation, "Toegevoegd"), ...badRequest, ...denied, 409: stale[409] },
});
const save = createRoute({
  method: "put",
  path: "/organisations/{id}",
  operationId: "saveOrganisation",
  tags,
  summary: "Verander een organisatie",
  request: { params: Id, headers: Matching, query: NoQuery, body: jsonBody("OrganisationChange", Changed) },
  description:
    "Staat zij bij iets openbaars, dan wordt dit meteen openbaar: noem met `selfApproved` dat niemand anders het beoordeelde. Met `retired` is zij niet meer te kiezen, en zonder `retired` blijft dat zoals het was; wat erbij hoort blijft.",
  responses: { 200: ok(ShownOrganisation, "Bewaard"), ...badRequest, ...denied, ...notFound, ...stale },
});

const uses = createRoute({
  method: "get",
  path: "/organisations/{id}/uses",
  operationId: "getOrganisationUses",
  tags,
  summary: "Wat er bij een organisatie hoort",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(OrganisationUses, "Hoeveel"), ...badRequest, ...denied, ...notFound },
});
const join = createRoute({
  method: "post",
  path: "/organisations/{id}/join",
  operationId: "joinOrganisation",
  tags,
  summary: "Voeg een organisatie samen met een andere",
  description:
    "Alles van de organisatie hoort daarna bij `into`: inzendingen, ook de openbare, en rollen. Wie een rol van de organisatie had, wordt afgemeld. Staat zij bij iets openbaars, noem dan met `selfApproved` dat niemand anders het beoordeelde.",
  request: { params: Id, headers: Matching, query: NoQuery, body: jsonBody("Joining", Joining) },
  responses: { 200: ok(ShownOrganisation, "De organisatie die overblijft"), ...badRequest, ...denied, ...notFound, ...stale },
});

export function organisationRoutes({ db, identify, now }: Living): OpenAPIHono {
  const routes = apiRoutes();
  const requireOrganisation = async (id: string) => {
    const found = await findOrganisation(db, id);
    if (!found) throw new Problem(404, "There is no organisation with this id.");
    return found;
  };
  routes
    .openapi(list, async (c) => c.json({ organisations: await listOrganisations(db) }, 200))
    .openapi(create, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      requireRight(actor, "organisation.edit", {});
      const made = await createOrganisation(db, parseEntry(c, Organisation, await readJson(c)), now());
      c.header("ETag", tagOf(made));
      return c.json(made, 201);
    })
    .openapi(save, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = c.req.valid("param");
      requireRight(actor, "organisation.edit", { organisation: id });
      const from = await requireOrganisation(id);
      refuseStale(from, versionAsked(c));
      if (from.joinedInto !== undefined) throw new Problem(409, "This organisation was joined with another: change that one.");
      const { selfApproved: named = false, retired, ...organisation } = parseEntry(c, Changed, await readJson(c));
      const selfApproved = await isShown(db, id);
      if (selfApproved && !named) throw notNamed();
      const saved = await saveOrganisation(db, from, organisation, { actor: actor.id, at: now(), selfApproved, retired });
      if (!saved) throw conflict(await findOrganisation(db, id));
      c.header("ETag", tagOf(saved));
      return c.json(saved, 200);
    })
    .openapi(uses, async (c) => {
      const { id } = c.req.valid("param");
      requireRight(await requireActor(identify, c.req.raw), "organisation.edit", { organisation: id });
      await requireOrganisation(id);
      return c.json(await usesOf(db, id), 200);
    })
    .openapi(join, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = c.req.valid("param");
      requireRight(actor, "organisation.edit", { organisation: id });
      const from = await requireOrganisation(id);
      refuseStale(from, versionAsked(c));
      const { into: chosen, selfApproved: named = false } = parseEntry(c, Joining, await readJson(c));
      const into = await findOrganisation(db, chosen.id);
      if (!into || into.id === id || !isChoosable(into)) throw refused(c, [{ path: "into.id", code: "choice" }]);
      requireRight(actor, "organisation.edit", { organisation: into.id });
      if (from.joinedInto !== undefined) throw new Problem(409, "This organisation was joined with another already.");
      refuseStale(into, chosen.version);
      const selfApproved = await isShown(db, id);
      if (selfApproved && !named) throw notNamed();
      const joined = await joinOrganisations(db, { from, into, actor: actor.id, at: now(), selfApproved });
      if (!joined) throw conflict(await findOrganisation(db, id));
      c.header("ETag", tagOf(joined));
      return c.json(joined, 200);
    });
  return routes;
}
