/** Own regions that whoever is signed in keeps under a name. They are theirs alone: of another's nobody learns that there is one. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readRegion, regionFaults, writeRegion } from "#data/region/region.ts";
import { mostSaved, SavedRegion, SavedRegionInput, SavedRegionList, SavedRegionName } from "#data/region/saved.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import { deleteSavedRegion, insertSavedRegion, listSavedRegions, setNameOfSavedRegion } from "../../../store/saved-regions.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id, stale } from "../../openapi/working-version.ts";

const tags = ["Gebieden"];
const signedIn = { 401: denied[401] };

const list = createRoute({
  method: "get",
  path: "/account/regions",
  operationId: "listSavedRegions",
  tags,
  summary: "Mijn bewaarde eigen gebieden",
  request: { query: NoQuery },
  responses: { 200: ok(SavedRegionList, "Wat het laatst bewaard is eerst"), ...badRequest, ...signedIn },
});
const save = createRoute({
  method: "post",
  path: "/account/regions",
  operationId: "saveRegion",
  tags,
  summary: "Bewaar een eigen gebied onder een naam",
  description: `Alleen jij ziet je lijst. Een account bewaart er hoogstens ${mostSaved}, elk gebied één keer: anders is het antwoord 409.`,
  request: { query: NoQuery, body: jsonBody("SavedRegionInput", SavedRegionInput) },
  responses: { 201: ok(SavedRegion, "Bewaard"), ...badRequest, ...signedIn, 409: stale[409] },
});
const rename = createRoute({
  method: "put",
  path: "/account/regions/{id}/name",
  operationId: "renameSavedRegion",
  tags,
  summary: "Geef een bewaard eigen gebied een andere naam",
  request: { params: Id, query: NoQuery, body: jsonBody("SavedRegionName", SavedRegionName) },
  responses: { 200: ok(SavedRegion, "Veranderd"), ...badRequest, ...signedIn, ...notFound },
});
const remove = createRoute({
  method: "delete",
  path: "/account/regions/{id}",
  operationId: "removeSavedRegion",
  tags,
  summary: "Haal een eigen gebied uit mijn lijst; de link ernaar blijft werken",
  request: { params: Id, query: NoQuery },
  responses: { 204: { description: "Weg uit de lijst" }, ...badRequest, ...signedIn, ...notFound },
});

/** In its one spelling. Throws a Problem 400 for what is no region. */
function soundCode(code: string): string {
  const region = readRegion(code);
  const written = typeof region === "string" ? "" : writeRegion(region);
  const fault = typeof region === "string" ? region : readRegion(written);
  if (typeof fault !== "string") return written;
  const reason = regionFaults[fault];
  throw new Problem(400, `The region ${reason}.`, { errors: [{ in: "body", name: "code", reason }] });
}

const refusals = {
  twice: "You keep this region already.",
  many: `You keep ${mostSaved} regions: remove one first.`,
};

export function savedRegionRoutes({ db, identify, now }: Living): OpenAPIHono {
  const routes = apiRoutes();
  const me = async (request: Request) => (await requireActor(identify, request)).id;
  const none = () => new Problem(404, "You keep no such region.");
  routes
    .openapi(list, async (c) => c.json({ regions: await listSavedRegions(db, await me(c.req.raw)) }, 200))
    .openapi(save, async (c) => {
      const person = await me(c.req.raw);
      const { name, code } = parseEntry(c, SavedRegionInput, await readJson(c));
      const saved = await insertSavedRegion(db, person, { name, code: soundCode(code) }, now());
      if (typeof saved === "string") throw new Problem(409, refusals[saved]);
      return c.json(saved, 201);
    })
    .openapi(rename, async (c) => {
      const person = await me(c.req.raw);
      const { name } = parseEntry(c, SavedRegionName, await readJson(c));
      const renamed = await setNameOfSavedRegion(db, person, c.req.valid("param").id, name);
      if (!renamed) throw none();
      return c.json(renamed, 200);
    })
    .openapi(remove, async (c) => {
      if (!(await deleteSavedRegion(db, await me(c.req.raw), c.req.valid("param").id))) throw none();
      return c.body(null, 204);
    });
  return routes;
}
