/** Where initiatives and figures cluster: the questions of the panel, answered by the same kernel, each answer with how it was found. */
import { createRoute, type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { GroupQuestion, HexagonQuestion, HotSpotQuestion } from "#data/schema/analysis.ts";
import type { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { openAnalyses, writtenFilter } from "../../analyses/analyses.ts";
import { openGapAnalysis } from "../../analyses/gaps.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import type { PointBytes } from "../../entries/points.ts";
import type { SupplyBytes } from "../../entries/supply.ts";
import type { FileContent } from "../../http/content.ts";
import type { Limits } from "../../http/limits.ts";
import { answer } from "../../http/respond.ts";
import type { Library } from "../../published/published-set.ts";
import { DensityAnswer, DensityQuery, GroupsAnswer, GroupsQuery, HotSpotsAnswer, HotSpotsQuery } from "../openapi/analyses.ts";
import { GapsAnswer, GapsQuery } from "../openapi/gaps.ts";
import { apiRoutes, asAnswer, asksCsv, badRequest, busy, notFound, tooMuch } from "../openapi/openapi.ts";

const common =
  "Als CSV met `Accept: text/csv` of `format=csv`. Dezelfde vraag geeft iedereen hetzelfde antwoord, en hetzelfde als op de kaart. Uitleg van de methode staat op de pagina `/methode`.";

const answers = (type: string, schema: z.ZodType, description: string): RouteConfig["responses"] => ({
  200: { description, content: { [type]: { schema }, "text/csv": { schema: z.string() } } },
  ...badRequest,
  ...notFound,
  ...tooMuch,
  ...busy,
});

const density = createRoute({
  method: "get",
  path: "/analyses/density",
  operationId: "getDensity",
  tags: ["Analyses"],
  summary: "Hoeveel initiatieven er in elke zeshoek liggen",
  description: `Zeshoeken van gelijke oppervlakte in RD (EPSG:28992), met de initiatieven waarvan de plek openbaar is. ${common}`,
  request: { query: DensityQuery },
  responses: answers("application/geo+json", DensityAnswer, "De zeshoeken met een initiatief erin"),
});

const groups = createRoute({
  method: "get",
  path: "/analyses/groups",
  operationId: "getGroupsOfInitiatives",
  tags: ["Analyses"],
  summary: "Groepen van initiatieven die dicht bij elkaar liggen",
  description: `Met DBSCAN, in meters; de omtrek van een groep bevat al haar initiatieven. ${common}`,
  request: { query: GroupsQuery },
  responses: answers("application/geo+json", GroupsAnswer, "De groepen, de grootste eerst"),
});

const hotSpots = createRoute({
  method: "get",
  path: "/analyses/hot-spots",
  operationId: "getHotSpots",
  tags: ["Analyses"],
  summary: "Waar hoge of lage waarden bij elkaar liggen",
  description: `Getis-Ord Gi* of local Moran op de rang van een indicator, of van initiatieven per 1.000 mensen. Een initiatief dat in meer gebieden ligt, telt in elk daarvan mee. Gebieden zonder mensen van de groep hebben geen waarde; waar van geen initiatief het bereik bekend is, is het bereik onbekend en niet 0. ${common}`,
  request: { query: HotSpotsQuery },
  responses: answers("application/json", HotSpotsAnswer, "Een rij voor elk gebied"),
});

const gaps = createRoute({
  method: "get",
  path: "/analyses/gaps",
  operationId: "getGaps",
  tags: ["Analyses"],
  summary: "Waar opgave en bereik elkaar missen",
  description: `Opgave als percentiel van een gewogen gemiddelde van percentielen, bereik met een zwevend verzorgingsgebied (E2SFCA), en hoe vast de uitkomst is in honderd varianten. Zonder bekend bereik is een gebied nooit een gat. Gemeenten waarvan het wijkteam eerst kijkt zijn \`withheld\`, voor iedereen. ${common}`,
  request: { query: GapsQuery },
  responses: answers("application/json", GapsAnswer, "Een rij voor elk gebied"),
});

interface AnalysisParts {
  library: Library;
  /** Absent where only published data is served. */
  living: Living | undefined;
  /** The same bytes as the map gets; there with `living`. */
  points: PointBytes | undefined;
  supply: SupplyBytes | undefined;
  limits: Limits;
  /** With every answer, as it is sent past the app. */
  headers: Record<string, string>;
}

export function analysisRoutes({ library, living, points, supply, limits, headers }: AnalysisParts): OpenAPIHono {
  const analyses = openAnalyses({ library, living, points }, headers);
  const routes = apiRoutes();
  const within = (c: Context) => (make: () => Promise<FileContent>) => limits.concurrency.within("analysis", c, make);
  const asked = <Q>(c: Context, question: Q, filter: InitiativeFilter, format: "json" | "csv" | undefined) => ({
    question,
    filter,
    written: writtenFilter(c.req.query()),
    form: asksCsv(c, format) ? ("csv" as const) : ("json" as const),
    origin: originOf(c, living ?? {}),
  });
  const send = async (c: Context, content: Promise<FileContent>) => asAnswer(answer(c.req.raw, await content));

  if (living)
    routes
      .openapi(density, (c) => {
        const { across, format, ...filter } = c.req.valid("query");
        const question = HexagonQuestion.parse({ method: "hexagons", across });
        return send(c, analyses.ofPoints(asked(c, question, filter, format), within(c)));
      })
      .openapi(groups, (c) => {
        const { metres, atLeast, format, ...filter } = c.req.valid("query");
        const question = GroupQuestion.parse({ method: "dbscan", metres, atLeast });
        return send(c, analyses.ofPoints(asked(c, question, filter, format), within(c)));
      });
  if (living && supply) {
    const gapAnalysis = openGapAnalysis({ library, living, supply }, headers);
    routes.openapi(gaps, (c) => {
      const { format, unconfirmed, ...written } = c.req.valid("query");
      const form = asksCsv(c, format) ? ("csv" as const) : ("json" as const);
      const question = { ...written, unconfirmed: unconfirmed === "true" };
      return send(c, gapAnalysis.find({ written: question, form, origin: originOf(c, living) }, within(c)));
    });
  }
  routes.openapi(hotSpots, (c) => {
    // Without a year the newest is taken, which the answer names.
    const { method, level, indicator, measure, per = "inwoners", year = 0, seed, format, ...filter } = c.req.valid("query");
    const subject = measure ? { of: "initiatives", measure, per, year } : { of: "indicator", indicator, year };
    const question = HotSpotQuestion.parse({ method, level, subject, seed });
    return send(c, analyses.ofAreas(asked(c, question, filter, format), within(c)));
  });
  return routes;
}
