/** `/api/v1`: the open API, after the NL API Design Rules (version, problems, no slash at the end, its own description). */
import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { hostVaries, originOf } from "../entries/origin.ts";
import { Problem } from "../http/errors.ts";
import { createLimits, type Limits } from "../http/limits.ts";
import { dataHeaders, type PageSecurity } from "../http/security.ts";
import { soundRequest } from "../http/sound-request.ts";
import { acceptable, describedIn, judgeBodies, patientRequest, refuseOtherMethods } from "./middleware.ts";
import { apiVersion, documentOf, rootOf } from "./openapi/document.ts";
import { refuseInvalid } from "./openapi/openapi.ts";
import { documentationRoutes } from "./routes/documentation.ts";
import { callbackRoute } from "./routes/provider.ts";
import { type RouteParts, routesOf } from "./routes.ts";

export interface ApiParts extends Omit<RouteParts, "limits"> {
  security: PageSecurity;
  /** See app.ts. */
  proxies?: number;
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

export function apiApp({ security, proxies = 0, limits = createLimits(proxies), ...parts }: ApiParts): Hono {
  const { library, living } = parts;
  const headers = apiHeaders(security);
  const v1 = new OpenAPIHono({ defaultHook: refuseInvalid });
  for (const routes of routesOf({ ...parts, limits }, headers)) v1.route("/", routes);
  const document = documentOf(v1);
  const described = describedIn(document);

  const api = new Hono();
  api.use("/v1/*", async (c, next) => {
    await next();
    // What may be kept and asked again by its tag says so itself.
    const tagged = c.res.headers.get("Cache-Control") === "no-cache";
    if (hostVaries(living ?? {})) c.header("Vary", "Host", { append: true });
    for (const [name, value] of Object.entries(headers)) if (!tagged || name !== "Cache-Control") c.header(name, value);
  });
  api.use("/v1/*", compress({ threshold: 1_024 }));
  api.use("/v1/*", acceptable);
  api.use("/*", soundRequest(described.map(([path]) => `/api${path}`)), patientRequest);
  judgeBodies(api, described, { address: living?.address, proxies });
  const root = (c: Context) =>
    c.json(
      rootOf(document, {
        generation: library.current().manifest.generation,
        living: living !== undefined,
        origin: originOf(c, living ?? {}),
      }),
    );
  api.get("/v1", root);
  api.get("/v1/", root);
  api.get("/v1/openapi.json", (c) => c.json(document));
  api.route("/v1", v1);
  refuseOtherMethods(api, [["/v1", ["GET"]], ["/v1/", ["GET"]], ["/v1/openapi.json", ["GET"]], ...described]);
  if (living?.provider) api.route("/", callbackRoute(living.provider));
  api.route("/", documentationRoutes(document, security));
  api.all("/*", () => {
    throw new Problem(404, "There is nothing at this address of the API: see /api.");
  });
  return api;
}
