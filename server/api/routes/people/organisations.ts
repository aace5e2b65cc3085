/** Organisations: read by everybody, kept by who may. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Organisation, OrganisationList, ShownOrganisation } from "#data/schema/organisation.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import { notNamed } from "../../../entries/entry.ts";
import { conflict, type Living, refuseStale, tagOf, versionAsked } from "../../../entries/living-data.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import {
  createOrganisation,
  findOrganisation,
  isShown,
  listOrganisations,
  saveOrganisation,
} from "../../../store/organisations.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id, Matching, SelfApproved, stale } from "../../openapi/working-version.ts";

const Changed = Organisation.extend({ selfApproved: SelfApproved });
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
    "Staat zij bij iets openbaars, dan wordt dit meteen openbaar: noem met `selfApproved` dat niemand anders het beoordeelde.",
  responses: { 200: ok(ShownOrganisation, "Bewaard"), ...badRequest, ...denied, ...notFound, ...stale },
});

export function organisationRoutes({ db, identify, now }: Living): OpenAPIHono {
  const routes = apiRoutes();
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
      const from = await findOrganisation(db, id);
      if (!from) throw new Problem(404, "There is no organisation with this id.");
      refuseStale(from, versionAsked(c));
      const { selfApproved: named = false, ...organisation } = parseEntry(c, Changed, await readJson(c));
      const selfApproved = await isShown(db, id);
      if (selfApproved && !named) throw notNamed();
      const saved = await saveOrganisation(db, from, organisation, { actor: actor.id, at: now(), selfApproved });
      if (!saved) throw conflict(await findOrganisation(db, id));
      c.header("ETag", tagOf(saved));
      return c.json(saved, 200);
    });
  return routes;
}
