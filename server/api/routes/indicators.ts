/**
 * Indicators: the catalogue, one, and all its figures of one level and year. And their sources: where every figure comes from, under
 * which licence, and how true the copy is.
 */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Level } from "#data/schema/area.ts";
import { Catalog, PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import { Theme } from "#data/schema/indicator.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import type { Limits } from "../../http/limits.ts";
import { dcatOf, turtleOf } from "../../published/dcat.ts";
import { requireIndicator, Values, valuesCsv, valuesJson, valuesOf } from "../../published/indicator-values.ts";
import type { Library } from "../../published/published-set.ts";
import { apiRoutes, asAnswer, asksCsv, badRequest, csvFile, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const Id = z.object({ id: z.string().max(80).openapi({ description: "Naam van de indicator", example: "inwoners" }) });

const IndicatorList = z
  .object({
    indicators: z.array(PublishedIndicator),
    methods: Catalog.shape.methods.meta({ description: "Waarvoor cijfers van elke soort te gebruiken zijn" }),
    absent: Catalog.shape.absent.meta({ description: "Waar geen open cijfer per wijk van is, waarom, en wie het wel heeft" }),
  })
  .openapi("IndicatorList");

const list = createRoute({
  method: "get",
  path: "/indicators",
  operationId: "listIndicators",
  tags: ["Indicatoren"],
  summary: "Alle indicatoren",
  description:
    "Met eenheid, uitleg, bron, klassegrenzen, landelijk cijfer en de jaren per schaal; en wat de praktijk vraagt en nergens per wijk open te krijgen is.",
  request: { query: z.strictObject({ theme: Theme.optional().openapi({ description: "Alleen dit thema" }) }) },
  responses: {
    200: ok(IndicatorList, "De indicatoren"),
    ...badRequest,
  },
});

const one = createRoute({
  method: "get",
  path: "/indicators/{id}",
  operationId: "getIndicator",
  tags: ["Indicatoren"],
  summary: "Eén indicator",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(PublishedIndicator, "De indicator"), ...badRequest, ...notFound },
});

const values = createRoute({
  method: "get",
  path: "/indicators/{id}/values",
  operationId: "getValues",
  tags: ["Indicatoren"],
  summary: "Alle cijfers van een indicator op één schaal",
  description:
    "Als JSON, of als CSV met `Accept: text/csv` of `format=csv` (puntkomma's en decimale komma's, met bron en licentie op elke regel).",
  request: {
    params: Id,
    query: z.strictObject({
      level: Level.default("gemeente").openapi({ description: "Schaal" }),
      year: z.coerce.number().int().min(1900).max(2100).optional().openapi({ description: "Jaar; zonder dit het nieuwste" }),
      format: z.enum(["json", "csv"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" }),
    }),
  },
  responses: {
    200: {
      ...ok(Values, "De cijfers, in volgorde van code"),
      content: { "application/json": { schema: Values }, "text/csv": { schema: z.string() } },
    },
    ...badRequest,
    ...notFound,
    ...tooMuch,
  },
});

export function indicatorRoutes(library: Library, { concurrency }: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes
    .openapi(list, (c) => {
      const { theme } = c.req.valid("query");
      const { indicators, methods, absent } = library.current().catalog;
      const of = <T extends { theme: Theme }>(all: T[]) => (theme ? all.filter((one) => one.theme === theme) : all);
      return c.json(
        { indicators: of(indicators), ...(methods ? { methods } : {}), ...(absent ? { absent: of(absent) } : {}) },
        200,
      );
    })
    .openapi(one, (c) => c.json(requireIndicator(library.current(), c.req.valid("param").id), 200))
    .openapi(values, (c) => {
      const { level, year, format } = c.req.valid("query");
      const { id } = c.req.valid("param");
      const asCsv = asksCsv(c, format);
      return concurrency.within("answer", c, async () => {
        const answer = await valuesOf(library.current(), id, level, year);
        if (!asCsv) return asAnswer(c.body(await valuesJson(answer), 200, { "Content-Type": "application/json" }));
        return csvFile(c, await valuesCsv(answer), `${answer.indicator}-${level}-${answer.year}`);
      });
    });
  return routes;
}

const sources = createRoute({
  method: "get",
  path: "/sources",
  operationId: "listSources",
  tags: ["Bronnen"],
  summary: "Alle bronnen",
  request: { query: NoQuery },
  responses: {
    200: ok(
      z
        .object({ generation: z.string(), builtAt: z.string(), fictional: z.boolean(), sources: z.array(PublishedSource) })
        .openapi("SourceList"),
      "De bronnen van de cijfers die nu gepubliceerd zijn",
    ),
    ...badRequest,
  },
});

const dcat = createRoute({
  method: "get",
  path: "/sources/dcat",
  operationId: "getDcat",
  tags: ["Bronnen"],
  summary: "Alle bronnen als catalogus (DCAT-AP-NL 3)",
  description:
    "Voor wie catalogi verzamelt, zoals data.overheid.nl: als JSON-LD, of als Turtle met `Accept: text/turtle` of `format=turtle`.",
  request: {
    query: z.strictObject({
      format: z.enum(["jsonld", "turtle"]).optional().openapi({ description: "Vorm van het antwoord; gaat voor `Accept`" }),
    }),
  },
  responses: {
    200: {
      description: "De catalogus",
      content: { "application/ld+json": { schema: z.string() }, "text/turtle": { schema: z.string() } },
    },
    ...badRequest,
    ...tooMuch,
  },
});

export function sourceRoutes(library: Library, living: Living | undefined, { concurrency }: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(dcat, (c) => {
    const { format } = c.req.valid("query");
    const asTurtle = format ? format === "turtle" : (c.req.header("Accept") ?? "").includes("text/turtle");
    const document = dcatOf({ set: library.current(), origin: originOf(c, living ?? {}), living: living !== undefined });
    return concurrency.within("answer", c, async () =>
      asAnswer(
        asTurtle
          ? c.body(await turtleOf(document), 200, { "Content-Type": "text/turtle; charset=utf-8" })
          : c.body(JSON.stringify(document), 200, { "Content-Type": "application/ld+json" }),
      ),
    );
  });
  routes.openapi(sources, (c) => {
    const { manifest, catalog } = library.current();
    const { generation, builtAt, fictional } = manifest;
    return c.json({ generation, builtAt, fictional, sources: catalog.sources }, 200);
  });
  return routes;
}
