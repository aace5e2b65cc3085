/** Where the published initiatives lie and what they are about, in a few bytes each: what the map draws. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { Living } from "../../entries/living-data.ts";
import { openPoints } from "../../entries/points.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import { apiRoutes, asAnswer, badRequest, tooMuch } from "../openapi/openapi.ts";

const points = createRoute({
  method: "get",
  path: "/initiatives/points",
  operationId: "listInitiativePoints",
  tags: ["Initiatieven"],
  summary: "De punten van gepubliceerde initiatieven, voor de kaart",
  description:
    "Alle initiatieven die passen, ook die zonder plek, als kolommen van bytes zonder namen en ids; de vorm staat in data/codecs/initiative-points.ts. Wat er op een punt staat geeft de lijst met `middle`.",
  request: { query: InitiativeFilter },
  responses: {
    200: {
      description: "De punten",
      content: { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } },
    },
    ...badRequest,
    ...tooMuch,
  },
});

export function initiativePointRoutes({ db, now }: Living, limits: Limits, headers: Record<string, string>): OpenAPIHono {
  const kept = openPoints(db, { ...headers, "Cache-Control": "no-cache" });
  const routes = apiRoutes();
  routes.openapi(points, async (c) => {
    const filter = c.req.valid("query");
    const found = await kept.find(filter, now(), (make) => limits.concurrency.within("answer", c, make));
    return asAnswer(answer(c.req.raw, found));
  });
  return routes;
}
