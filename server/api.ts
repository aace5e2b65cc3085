/** `/api/v1`: the open API, after the NL API Design Rules (version, problems, no slash at the end, its own description). */
import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { answer } from "./answer.ts";
import { ownPagesOnly, soundBody } from "./body.ts";
import { contentOf, typeOf } from "./content.ts";
import { documentationPage, documentationStyle } from "./documentation.ts";
import { documentationCss } from "./documentation-style.ts";
import { Problem } from "./errors.ts";
import type { Geocoder } from "./geocoder.ts";
import type { Library } from "./library.ts";
import { createLimits, type Limits } from "./limits.ts";
import type { Living } from "./living.ts";
import { refuseInvalid } from "./openapi.ts";
import { originOf } from "./origin.ts";
import { areaFeatureRoutes } from "./routes/area-features.ts";
import { areaRoutes } from "./routes/areas.ts";
import { confirmationRoutes } from "./routes/confirmations.ts";
import { exportRoutes } from "./routes/exports.ts";
import { featureRoutes } from "./routes/features.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { geocodeRoutes } from "./routes/geocode.ts";
import { groupRoutes } from "./routes/groups.ts";
import { historyRoutes } from "./routes/history.ts";
import { importRoutes } from "./routes/imports.ts";
import { indicatorRoutes } from "./routes/indicators.ts";
import { initiativePointRoutes } from "./routes/initiative-points.ts";
import { initiativeRoutes } from "./routes/initiatives.ts";
import { mergeRoutes } from "./routes/merge.ts";
import { organisationRoutes } from "./routes/organisations.ts";
import { passkeyRoutes } from "./routes/passkeys.ts";
import { peopleRoutes } from "./routes/people.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { callbackRoute, providerRoutes } from "./routes/provider.ts";
import { queueRoutes } from "./routes/queue.ts";
import { sessionRoutes } from "./routes/session.ts";
import { sourceRoutes } from "./routes/sources.ts";
import { stepRoutes } from "./routes/steps.ts";
import { workingVersionRoutes } from "./routes/working-versions.ts";
import { commonHeaders, dataHeaders, type PageSecurity, pageHeaders } from "./security.ts";

/** Raised with every change that a client can notice; its first number is the one in the address. */
export const apiVersion = "1.0.0";

export interface ApiParts {
  library: Library;
  geocoder: Geocoder;
  /** Absent where only published data is served. */
  living?: Living | undefined;
  security: PageSecurity;
  /** What an error is for whoever asked; see app.ts. */
  problemOf: (error: unknown, c: Context) => Problem;
  limits?: Limits;
}

/** Headers of every answer of the API, also of its problems. Any page may read what is public; with `*` no page can read an answer that took a cookie. */
const apiHeaders = (security: PageSecurity): Record<string, string> => ({
  ...dataHeaders(security),
  "API-Version": apiVersion,
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "API-Version, Link",
  "Cache-Control": "no-store",
});

const readable =
  /(\*\/\*|application\/\*|application\/((problem|geo)\+)?json|application\/x-ndjson|application\/(rss|atom)\+xml|text\/(\*|csv|calendar)|application\/vnd\.(oai\.openapi\+json|openxmlformats[\w.-]+))/i;

/** 406 before any work, where none of our forms is welcome. */
const acceptable: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header("Accept");
  if (accept && !readable.test(accept)) throw new Problem(406, "This API answers application/json, and text/csv for tables.");
  await next();
};

/** Operations whose body is a file: they bound and judge it themselves. */
const takesFiles = /^\/v1\/(imports|import-checks)$/;

export function apiApp({ library, geocoder, living, security, problemOf, limits = createLimits() }: ApiParts): Hono {
  const headers = apiHeaders(security);
  const v1 = new OpenAPIHono({ defaultHook: refuseInvalid });
  for (const part of [
    areaRoutes(library),
    indicatorRoutes(library),
    groupRoutes(library),
    sourceRoutes(library),
    geocodeRoutes(geocoder),
    ...(living
      ? [
          // Before the initiatives, where "points" would be an id.
          initiativePointRoutes(living, headers),
          initiativeRoutes(living),
          exportRoutes(living, library),
          feedRoutes(living, library, headers),
          importRoutes(living, library, problemOf),
          featureRoutes(living, library),
          areaFeatureRoutes(library, living),
          workingVersionRoutes(living, library),
          stepRoutes(living),
          historyRoutes(living, library),
          mergeRoutes(living),
          queueRoutes(living),
          organisationRoutes(living),
          proposalRoutes(living, library, limits),
          confirmationRoutes(living, limits),
          sessionRoutes(living, limits),
          providerRoutes(living, limits),
          ...(living.passkeys ? [passkeyRoutes(living, living.passkeys, limits)] : []),
          peopleRoutes(living, living.accounts),
        ]
      : []),
  ]) {
    v1.route("/", part);
  }
  const document = v1.getOpenAPIDocument({
    openapi: "3.0.3",
    info: {
      title: "Wijkblik API",
      version: apiVersion,
      description:
        "Gebieden, indicatoren, cijfers, gebiedengroepen, bronnen en initiatieven van Wijkblik: de kaart van de wijkaanpak. Lezen kan iedereen, zonder sleutel; schrijven wie is aangemeld. Elk cijfer heeft een status; een cijfer dat er niet is, is nooit 0 maar `null`.",
      contact: { name: "Wijkblik", url: "/over" },
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/nl/" },
    },
    servers: [{ url: "/api/v1", description: "Versie 1" }],
  });
  const page = documentationPage(document);

  const api = new Hono();
  api.use("/v1/*", async (c, next) => {
    await next();
    // What may be kept and asked again by its tag says so itself.
    const tagged = c.res.headers.get("Cache-Control") === "no-cache";
    for (const [name, value] of Object.entries(headers)) if (!tagged || name !== "Cache-Control") c.header(name, value);
  });
  api.use("/v1/*", compress({ threshold: 1_024 }));
  api.use("/v1/*", acceptable);
  const described = Object.entries(document.paths).map(([path, methods]): [string, string[]] => [
    `/v1${path.replace(/\{(\w+)\}/g, ":$1")}`,
    Object.keys(methods ?? {}).map((method) => method.toUpperCase()),
  ]);
  for (const [path, methods] of described) {
    const changing = methods.filter((method) => method !== "GET");
    if (changing.length > 0) api.on(changing, path, takesFiles.test(path) ? ownPagesOnly : soundBody);
  }
  /** Whole addresses: GDAL does not join a path to the host. */
  const root = (c: Context) => ({
    title: document.info.title,
    version: apiVersion,
    generation: library.current().manifest.generation,
    links: [
      { rel: "self", href: "/api/v1", type: "application/json" },
      { rel: "service-desc", href: "/api/v1/openapi.json", type: "application/vnd.oai.openapi+json;version=3.0" },
      { rel: "service-doc", href: "/api", type: "text/html" },
      ...(living ? [{ rel: "conformance", href: "/api/v1/conformance", type: "application/json" }] : []),
      ...(living ? [{ rel: "data", href: "/api/v1/collections", type: "application/json" }] : []),
      ...Object.keys(document.paths)
        .filter((path) => !path.includes("{"))
        .map((path) => ({ rel: "item", href: `/api/v1${path}` })),
    ].map((link) => ({ ...link, href: new URL(link.href, living ? originOf(c, living) : c.req.url).href })),
  });
  api.get("/v1", (c) => c.json(root(c)));
  api.get("/v1/", (c) => c.json(root(c)));
  api.get("/v1/openapi.json", (c) => c.json(document));
  api.route("/v1", v1);
  const reads = ["/v1", "/v1/", "/v1/openapi.json"].map((path): [string, string[]] => [path, ["GET"]]);
  for (const [path, methods] of [...reads, ...described]) {
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    // A page of another origin may read; what changes something is for our own pages only.
    const across = methods.includes("GET") ? "GET, HEAD, OPTIONS" : "OPTIONS";
    api.options(path, (c) => c.body(null, 204, { Allow: allowed, "Access-Control-Allow-Methods": across }));
    api.all(path, () => {
      throw new Problem(405, `Here the API knows ${allowed}.`, { headers: { Allow: allowed } });
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
  if (living?.provider) api.route("/", callbackRoute(living.provider));
  api.get("/", (c) => answer(c.req.raw, pageContent));
  api.get(documentationStyle.replace("/api", ""), (c) => answer(c.req.raw, style));
  api.all("/*", () => {
    throw new Problem(404, "There is nothing at this address of the API: see /api.");
  });
  return api;
}
