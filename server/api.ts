/** `/api/v1`: the open API, after the NL API Design Rules (version, problems, no slash at the end, its own description). */
import { OpenAPIHono } from "@hono/zod-openapi";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { answer } from "./answer.ts";
import { contentOf, typeOf } from "./content.ts";
import { documentationPage, documentationStyle } from "./documentation.ts";
import { documentationCss } from "./documentation-style.ts";
import { Problem } from "./errors.ts";
import type { Geocoder } from "./geocoder.ts";
import type { Library } from "./library.ts";
import { refuseInvalid } from "./openapi.ts";
import { areaRoutes } from "./routes/areas.ts";
import { geocodeRoutes } from "./routes/geocode.ts";
import { groupRoutes } from "./routes/groups.ts";
import { indicatorRoutes } from "./routes/indicators.ts";
import { sourceRoutes } from "./routes/sources.ts";
import { commonHeaders, dataHeaders, type PageSecurity, pageHeaders } from "./security.ts";

/** Raised with every change that a client can notice; its first number is the one in the address. */
export const apiVersion = "1.0.0";

export interface ApiParts {
  library: Library;
  geocoder: Geocoder;
  security: PageSecurity;
}

/** Headers of every answer of the API, also of its problems. Open data without accounts: any page may read it. */
export const apiHeaders = (security: PageSecurity): Record<string, string> => ({
  ...dataHeaders(security),
  "API-Version": apiVersion,
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "API-Version, Link",
  "Cache-Control": "no-store",
});

const readable =
  /(\*\/\*|application\/\*|application\/(problem\+)?json|text\/\*|text\/csv|application\/vnd\.oai\.openapi\+json)/i;

/** 406 before any work, where none of our forms is welcome. */
const acceptable: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header("Accept");
  if (accept && !readable.test(accept)) throw new Problem(406, "This API answers application/json, and text/csv for figures.");
  await next();
};

export function apiApp({ library, geocoder, security }: ApiParts): Hono {
  const v1 = new OpenAPIHono({ defaultHook: refuseInvalid });
  for (const part of [
    areaRoutes(library),
    indicatorRoutes(library),
    groupRoutes(library),
    sourceRoutes(library),
    geocodeRoutes(geocoder),
  ]) {
    v1.route("/", part);
  }
  const document = v1.getOpenAPIDocument({
    openapi: "3.0.3",
    info: {
      title: "Wijkblik API",
      version: apiVersion,
      description:
        "Gebieden, indicatoren, cijfers, gebiedengroepen en bronnen van Wijkblik: de kaart van de wijkaanpak. Alleen lezen, zonder sleutel. Elk cijfer heeft een status; een cijfer dat er niet is, is nooit 0 maar `null`.",
      contact: { name: "Wijkblik", url: "/over" },
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/nl/" },
    },
    servers: [{ url: "/api/v1", description: "Versie 1" }],
  });
  const page = documentationPage(document);
  const headers = apiHeaders(security);

  const api = new Hono();
  api.use("/v1/*", async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
  api.use("/v1/*", compress({ threshold: 1_024 }));
  api.use("/v1/*", acceptable);
  const root = () => ({
    title: document.info.title,
    version: apiVersion,
    generation: library.current().manifest.generation,
    links: [
      { rel: "service-desc", href: "/api/v1/openapi.json" },
      { rel: "service-doc", href: "/api" },
      ...Object.keys(document.paths)
        .filter((path) => !path.includes("{"))
        .map((path) => ({ rel: "item", href: `/api/v1${path}` })),
    ],
  });
  api.get("/v1", (c) => c.json(root()));
  api.get("/v1/", (c) => c.json(root()));
  api.get("/v1/openapi.json", (c) => c.json(document));
  api.route("/v1", v1);
  for (const path of ["/v1", "/v1/", "/v1/openapi.json", ...v1.routes.map((route) => `/v1${route.path}`)]) {
    api.options(path, (c) =>
      c.body(null, 204, { Allow: "GET, HEAD, OPTIONS", "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS" }),
    );
    api.all(path, () => {
      throw new Problem(405, "This API can only be read.", { headers: { Allow: "GET, HEAD, OPTIONS" } });
    });
  }
  const bytes = (text: string) => new TextEncoder().encode(text);
  const pageContent = contentOf({
    bytes: bytes(page),
    type: typeOf("index.html"),
    immutable: false,
    ranges: false,
    headers: pageHeaders(security, false),
  });
  const style = contentOf({
    bytes: bytes(documentationCss),
    type: typeOf("x.css"),
    immutable: false,
    headers: commonHeaders(security),
  });
  api.get("/", (c) => answer(c.req.raw, pageContent));
  api.get(documentationStyle.replace("/api", ""), (c) => answer(c.req.raw, style));
  api.all("/*", () => {
    throw new Problem(404, "There is nothing at this address of the API: see /api.");
  });
  return api;
}
