/** Area groups: focusgebieden and the lists before them, with their members and how certain those are. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { GroupList, GroupListId } from "#data/schema/group.ts";
import { Problem } from "../../http/errors.ts";
import type { Library } from "../../published/published-set.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../openapi/openapi.ts";

const Summary = z
  .object({
    id: GroupListId,
    name: GroupList.shape.name,
    since: z.string(),
    divisionYear: z.number().int(),
    areas: z.number().int(),
  })
  .openapi("AreaGroupSummary");

const list = createRoute({
  method: "get",
  path: "/groups",
  operationId: "listGroups",
  tags: ["Gebiedengroepen"],
  summary: "Alle gebiedengroepen",
  request: { query: NoQuery },
  responses: { 200: ok(z.object({ groups: z.array(Summary) }).openapi("AreaGroupList"), "De gebiedengroepen"), ...badRequest },
});

const one = createRoute({
  method: "get",
  path: "/groups/{id}",
  operationId: "getGroup",
  tags: ["Gebiedengroepen"],
  summary: "Eén gebiedengroep met zijn gebieden",
  description: "Elk gebied bestaat uit wijken of buurten van het CBS; `share` zegt welk deel, `certainty` hoe zeker dat is.",
  request: { params: z.object({ id: z.string().max(80).openapi({ example: "focusgebieden" }) }), query: NoQuery },
  responses: { 200: ok(GroupList, "De gebiedengroep"), ...badRequest, ...notFound },
});

export function groupRoutes(library: Library): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(list, (c) => {
      const groups = library.current().catalog.groups.map(({ id, name, since, divisionYear, areas }) => ({
        id,
        name,
        since,
        divisionYear,
        areas: areas.length,
      }));
      return c.json({ groups }, 200);
    })
    .openapi(one, (c) => {
      const found = library.current().catalog.groups.find((group) => group.id === c.req.valid("param").id);
      if (!found) throw new Problem(404, "There is no area group of this name: see /api/v1/groups.");
      return c.json(found, 200);
    });
  return routes;
}
