/**
 * What the map draws of the published initiatives: where each lies and what it is about, in a few bytes; and how many lie in each area,
 * which is divided by who lives there.
 */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { InitiativeCounts } from "#data/schema/analysis.ts";
import { InitiativeFilter, pointColumns, several } from "#data/schema/initiative-filter.ts";
import { PointBuurten } from "#data/schema/public-initiative.ts";
import { Supply } from "#data/schema/supply.ts";
import type { Living } from "../../entries/living-data.ts";
import type { PointBytes } from "../../entries/points.ts";
import type { SupplyBytes } from "../../entries/supply.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import { withList } from "../../http/stream.ts";
import type { Library } from "../../published/published-set.ts";
import { mapInSlices } from "../../scheduling/yielding.ts";
import { remembered } from "../../store/cache.ts";
import { countByArea } from "../../store/initiatives/area-counts.ts";
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
    query: InitiativeFilter.extend({
      columns: several(pointColumns, "Wat de punten daarnaast dragen: `period` is de periode, `reach` het bereik"),
    }),
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

const counts = createRoute({
  method: "get",
  path: "/initiatives/counts",
  operationId: "countInitiatives",
  tags: ["Initiatieven"],
  summary: "Hoeveel gepubliceerde initiatieven er in elk gebied liggen",
  description:
    "Met dezelfde filters als de lijst. Een initiatief dat in meer gebieden ligt, telt in elk daarvan mee; gebieden zonder initiatief staan er niet bij. Wie zijn plek verbergt, telt alleen mee in gebieden waarvan iedereen dat mag weten.",
  request: {
    query: InitiativeFilter.extend({
      level: z.enum(["gemeente", "wijk", "buurt"]).default("gemeente").openapi({ description: "Schaal" }),
    }),
  },
  responses: { 200: ok(InitiativeCounts, "De gebieden met een initiatief, in volgorde van code"), ...badRequest, ...tooMuch },
});

const supply = createRoute({
  method: "get",
  path: "/initiatives/supply",
  operationId: "getSupply",
  tags: ["Initiatieven"],
  summary: "Wat initiatieven bieden en waar, om bereik mee te berekenen",
  description:
    "Alle gepubliceerde initiatieven die niet zijn beëindigd, als kolommen zonder namen en ids. Van een plek staat er niet meer in dan iedereen mag weten: een verborgen plek telt in het kleinste gebied dat openbaar is. Rijen zijn die van de index van de buurten van dezelfde `generation`.",
  request: { query: NoQuery },
  responses: { 200: ok(Supply, "De kolommen"), ...badRequest, ...tooMuch },
});

interface PointParts {
  living: Living;
  points: PointBytes;
  supply: SupplyBytes;
  library: Library;
  limits: Limits;
}

export function initiativePointRoutes({ living, points: kept, supply: offered, library, limits }: PointParts): OpenAPIHono {
  const { db, now } = living;
  const routes = apiRoutes();
  routes.openapi(supply, async (c) => {
    const found = await offered.find(library.current(), now(), (make) => limits.concurrency.within("answer", c, make));
    return asAnswer(answer(c.req.raw, found));
  });
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
  routes.openapi(counts, (c) => {
    const { level, ...filter } = c.req.valid("query");
    return limits.concurrency.within("answer", c, async () => {
      const key = JSON.stringify(["areaCounts", filter, level]);
      const { areas, ...about } = await remembered(db, key, () => countByArea(db, filter, level));
      const rows = await mapInSlices(areas, (area) => JSON.stringify(area));
      return asAnswer(c.body(withList(about, "areas", rows), 200, { "Content-Type": "application/json" }));
    });
  });
  return routes;
}
