/** The approach of an area as everybody may see it, and how far the areas of the lists are with theirs. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ApproachStates, AreaApproaches } from "#data/approach/area-approaches.ts";
import { approachesOfArea, approachesOfLists } from "../../../approach/area-approaches.ts";
import type { Living } from "../../../entries/living-data.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../../openapi/openapi.ts";

const tags = ["Aanpak"];

const ofArea = createRoute({
  method: "get",
  path: "/areas/{code}/approach",
  operationId: "getAreaApproach",
  tags,
  summary: "De aanpak van een gebied, en die van gebieden eromheen en erin",
  request: {
    params: z.object({ code: z.string().max(64).openapi({ description: "Code van een gebied of gebiedengroep" }) }),
    query: NoQuery,
  },
  responses: { 200: ok(AreaApproaches, "De aanpak, als iemand er een invulde"), ...badRequest, ...notFound },
});
const ofLists = createRoute({
  method: "get",
  path: "/approaches",
  operationId: "listApproaches",
  tags,
  summary: "Hoe ver de gebieden van de gebiedengroepen zijn met hun aanpak",
  request: { query: NoQuery },
  responses: { 200: ok(ApproachStates, "De stand per gebied, in de volgorde van de groepen"), ...badRequest },
});

export function approachRoutes({ db }: Living, library: Library): OpenAPIHono {
  return apiRoutes()
    .openapi(ofArea, async (c) => c.json(await approachesOfArea(db, library.current(), c.req.valid("param").code), 200))
    .openapi(ofLists, async (c) => c.json({ approaches: await approachesOfLists(db, library.current()) }, 200));
}
