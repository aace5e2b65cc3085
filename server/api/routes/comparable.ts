/** Areas that are comparable to one, whether it went differently there, and which wijken go down. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AreaRisk, AreasAtRisk } from "#data/comparable/at-risk.ts";
import { ComparableAreas } from "#data/comparable/comparable-areas.ts";
import { TrendComparison } from "#data/comparable/trend-comparison.ts";
import type { Limits } from "../../http/limits.ts";
import { requireArea } from "../../published/areas.ts";
import { areasAtRisk, riskOfArea } from "../../published/at-risk.ts";
import { comparableTo } from "../../published/comparable.ts";
import { requireIndicator } from "../../published/indicator-values.ts";
import type { Library } from "../../published/published-set.ts";
import { compareTrend } from "../../published/trend-comparison.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const Code = z.object({
  code: z
    .string()
    .max(64)
    .openapi({ description: "CBS-code van de indeling, of de naam van een gebied uit een gebiedengroep", example: "BU03071001" }),
});

const comparable = createRoute({
  method: "get",
  path: "/areas/{code}/comparable",
  operationId: "getComparableAreas",
  tags: ["Gebieden"],
  summary: "Vergelijkbare gebieden",
  description:
    "De vijf gebieden die het meest op dit gebied lijken in hoe er gewoond wordt, met hoe ver ze er nog van verschillen. Herkomst telt nooit mee. Uitleg van de methode staat op de pagina `/methode`.",
  request: { params: Code, query: NoQuery },
  responses: { 200: ok(ComparableAreas, "De vergelijkbare gebieden"), ...badRequest, ...notFound },
});

const trend = createRoute({
  method: "get",
  path: "/areas/{code}/trend-comparison",
  operationId: "getTrendComparison",
  tags: ["Gebieden"],
  summary: "Liep het hier anders dan in vergelijkbare gebieden?",
  description:
    "Hoe een cijfer veranderde in het gebied en in de vijf meest gelijkende gebieden die er ook cijfers van hebben, en of het verschil groter is dan toeval. Een verschil zegt niet waardoor. Waar niets te zeggen is, staat de reden in `unsaid`. Uitleg van de methode staat op de pagina `/methode`.",
  request: {
    params: Code,
    query: z.strictObject({
      indicator: z.string().max(80).openapi({ description: "Naam van de indicator", example: "misdrijven" }),
    }),
  },
  responses: { 200: ok(TrendComparison, "Het antwoord"), ...badRequest, ...notFound, ...tooMuch },
});

const atRisk = createRoute({
  method: "get",
  path: "/areas/{code}/at-risk",
  operationId: "getAreaRisk",
  tags: ["Gebieden"],
  summary: "Gaat het in deze wijk achteruit?",
  description:
    "Of een wijk die voldoende of ruim voldoende scoort op leefbaarheid, op twee of meer onderwerpen twee periodes achter elkaar achteruitging, met de cijfers waar dat op rust. Alleen van wijken; de regel staat erbij. Dat zegt niet waardoor.",
  request: { params: Code, query: NoQuery },
  responses: { 200: ok(AreaRisk, "De uitkomst"), ...badRequest, ...notFound },
});

const allAtRisk = createRoute({
  method: "get",
  path: "/areas-at-risk",
  operationId: "getAreasAtRisk",
  tags: ["Gebieden"],
  summary: "Wijken die nog voldoende zijn en achteruitgaan",
  description:
    "Alle wijken met de uitkomst `at-risk`, hoeveel wijken een andere uitkomst hebben, en van hoeveel er niets te zeggen is en waarom.",
  request: { query: NoQuery },
  responses: { 200: ok(AreasAtRisk, "De wijken"), ...badRequest, ...notFound },
});

export function comparableRoutes(library: Library, { concurrency }: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(comparable, (c) => {
      const set = library.current();
      return c.json(comparableTo(set, requireArea(set, c.req.valid("param").code)), 200);
    })
    .openapi(atRisk, (c) => {
      const set = library.current();
      return c.json(riskOfArea(set, requireArea(set, c.req.valid("param").code)), 200);
    })
    .openapi(allAtRisk, (c) => c.json(areasAtRisk(library.current()), 200))
    .openapi(trend, async (c) => {
      const set = library.current();
      const ref = requireArea(set, c.req.valid("param").code);
      const indicator = requireIndicator(set, c.req.valid("query").indicator);
      // The first of an indicator and a size of area looks at a thousand others.
      return c.json(await concurrency.within("answer", c, () => compareTrend(set, ref, indicator)), 200);
    });
  return routes;
}
