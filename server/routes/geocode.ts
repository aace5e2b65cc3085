/** Addresses and places, through the port: the page works without, and what was typed goes into no log. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Problem } from "../errors.ts";
import { type Geocoder, GeocoderError } from "../geocoder.ts";
import { apiRoutes, badRequest, ok, unreachable } from "../openapi.ts";

const Results = z
  .object({
    results: z.array(
      z.object({
        name: z.string().openapi({ example: "Lijsterstraat 20, 3815DT Amersfoort" }),
        kind: z.string().openapi({ description: "adres, weg, postcode of woonplaats" }),
        point: z.tuple([z.number(), z.number()]).openapi({ description: "Lengte- en breedtegraad (WGS 84)" }),
        buurt: z.string().optional().openapi({ description: "CBS-code van de buurt" }),
      }),
    ),
  })
  .openapi("GeocoderResults");

const geocode = createRoute({
  method: "get",
  path: "/geocode",
  operationId: "geocode",
  tags: ["Adressen"],
  summary: "Zoek een adres of plaats",
  description:
    "Vraagt het aan de PDOK Locatieserver. Is die niet bereikbaar, dan antwoordt dit met 503; al het andere blijft werken.",
  request: {
    query: z.strictObject({
      q: z
        .string()
        .trim()
        .min(2)
        .max(120)
        .openapi({ description: "Adres, straat, postcode of plaats", example: "Lijsterstraat 20 Amersfoort" }),
      limit: z.coerce.number().int().min(1).max(20).default(8).openapi({ description: "Hoogste aantal antwoorden" }),
    }),
  },
  responses: { 200: ok(Results, "Wat er op lijkt, het beste eerst"), ...badRequest, ...unreachable },
});

export function geocodeRoutes(geocoder: Geocoder): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(geocode, async (c) => {
    const { q, limit } = c.req.valid("query");
    try {
      return c.json({ results: await geocoder.search(q, limit) }, 200);
    } catch (error) {
      if (!(error instanceof GeocoderError)) throw error;
      throw new Problem(503, "The address service cannot be reached now: search an area by name or code, or try again later.", {
        headers: { "Retry-After": "30" },
      });
    }
  });
  return routes;
}
