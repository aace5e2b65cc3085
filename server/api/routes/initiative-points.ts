/** Where the published initiatives lie and what they are about, in a few bytes each: what the map draws. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { InitiativeFilter, pointColumns, several } from "#data/schema/initiative-filter.ts";
import { PointBuurten } from "#data/schema/public-initiative.ts";
import type { Living } from "../../entries/living-data.ts";
import { openPoints } from "../../entries/points.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import type { Library } from "../../published/published-set.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, ok, tooMuch } from "../openapi/openapi.ts";

const points = createRoute({
  method: "get",
  path: "/initiatives/points",
  operationId: "listInitiativePoints",
  tags: ["Initiatieven"],
  summary: "De punten van gepubliceerde initiatieven, voor de kaart",
  description:
    "Alle initiatieven die passen, ook die zonder plek, als kolommen van bytes zonder namen en ids; de vorm staat in data/codecs/initiative-points.ts. Wat er op een punt staat geeft de lijst met `middle`.",
  request: {
    query: InitiativeFilter.extend({ columns: several(pointColumns, "Wat de punten daarnaast dragen: `period` is de periode") }),
  },
  responses: {
    200: {
      description: "De punten",
      content: { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } },
    },
    ...badRequest,
    ...tooMuch,
  },
});

const buurten = createRoute({
  method: "get",
  path: "/initiatives/points/buurten",
  operationId: "listBuurtenOfPoints",
  tags: ["Initiatieven"],
  summary: "De buurt waarin elk punt van de kaart ligt, voor namen van groepen",
  description:
    "Per code van een buurt de plekken van de punten erin: lengte- en breedtegraad om en om, in honderdduizendsten van een graad, zoals in de punten zelf. Iedere plek staat er één keer.",
  request: { query: NoQuery },
  responses: { 200: ok(PointBuurten, "De plekken per buurt"), ...badRequest, ...tooMuch },
});

export function initiativePointRoutes(
  { db, now }: Living,
  library: Library,
  limits: Limits,
  headers: Record<string, string>,
): OpenAPIHono {
  const kept = openPoints(db, { ...headers, "Cache-Control": "no-cache" });
  const routes = apiRoutes();
  routes.openapi(buurten, async (c) => {
    const found = await kept.buurten(library.current(), now(), (make) => limits.concurrency.within("answer", c, make));
    return asAnswer(answer(c.req.raw, found));
  });
  routes.openapi(points, async (c) => {
    const { columns = [], ...filter } = c.req.valid("query");
    // In the order of the list: the same question in another order is the same answer.
    const question = { filter, columns: pointColumns.filter((column) => columns.includes(column)) };
    const found = await kept.find(question, now(), (make) => limits.concurrency.within("answer", c, make));
    return asAnswer(answer(c.req.raw, found));
  });
  return routes;
}
