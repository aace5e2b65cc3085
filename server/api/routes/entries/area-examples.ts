/** "In gebieden zoals dit": practice examples by how alike their area is to one. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ExampleList } from "#data/entries/examples.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { fittingExamples } from "../../../entries/fitting-examples.ts";
import type { Living } from "../../../entries/living-data.ts";
import { requireArea } from "../../../published/areas.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, badRequest, notFound, ok } from "../../openapi/openapi.ts";

const { theme, phase } = InitiativeFilter.shape;

const list = createRoute({
  method: "get",
  path: "/areas/{code}/examples",
  operationId: "listAreaExamples",
  tags: ["Kennis"],
  summary: "Praktijkvoorbeelden uit gebieden zoals dit",
  description:
    "Wat over het gevraagde thema of de gevraagde fase gaat komt eerst; daarna telt hoeveel het gebied van het voorbeeld op dit gebied lijkt, gemeten zoals bij vergelijkbare gebieden. Bij elk staat waarom het er staat.",
  request: {
    params: z.object({ code: z.string().max(64).openapi({ description: "Code van een gebied of gebiedengroep" }) }),
    query: z.strictObject({
      theme,
      phase,
      limit: z.coerce.number().int().min(1).max(50).default(10).openapi({ description: "Hoogste aantal in het antwoord" }),
    }),
  },
  responses: { 200: ok(ExampleList, "De voorbeelden, het best passende eerst"), ...badRequest, ...notFound },
});

export function areaExampleRoutes({ db }: Living, library: Library): OpenAPIHono {
  return apiRoutes().openapi(list, async (c) => {
    const { code } = c.req.valid("param");
    const { theme: themes, phase: phases, limit } = c.req.valid("query");
    const set = library.current();
    requireArea(set, code);
    return c.json(await fittingExamples(db, set, code, { themes, phases, limit }), 200);
  });
}
