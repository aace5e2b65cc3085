/** Addresses and places, through the port: the page works without, and what was typed goes into no log. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AreaCode } from "#data/schema/area.ts";
import { Places } from "#data/schema/place.ts";
import { type Geocoder, GeocoderError, type GeocoderResult } from "../../ports/geocoder.ts";
import { apiRoutes, badRequest, ok } from "../openapi/openapi.ts";

const geocode = createRoute({
  method: "get",
  path: "/geocode",
  operationId: "geocode",
  tags: ["Adressen"],
  summary: "Zoek een adres of plaats",
  description:
    "Vraagt het aan de PDOK Locatieserver. Is die niet bereikbaar, dan is `available` onwaar; al het andere blijft werken.",
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
  responses: { 200: ok(Places, "Wat er op lijkt, het beste eerst"), ...badRequest },
});

/** What the service calls a buurt is one when it has the code of one. */
const withKnownBuurt = ({ buurt, ...place }: GeocoderResult): GeocoderResult => ({
  ...place,
  ...(AreaCode.safeParse(buurt).success ? { buurt } : {}),
});

export function geocodeRoutes(geocoder: Geocoder): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(geocode, async (c) => {
    const { q, limit } = c.req.valid("query");
    try {
      return c.json({ results: (await geocoder.search(q, limit)).map(withKnownBuurt), available: true }, 200);
    } catch (error) {
      // Not a fault of ours nor of the question: a browser would print a 503 on the console of a page that works on.
      if (error instanceof GeocoderError) return c.json({ results: [], available: false }, 200);
      throw error;
    }
  });
  return routes;
}
