/** `/api/v1`: the open API, after the NL API Design Rules (version, problems, no slash at the end, its own description). */
import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { hostVaries, originOf } from "../entries/origin.ts";
import { type OwnSite, ownPagesOnly, soundBody } from "../http/body.ts";
import { Problem } from "../http/errors.ts";
import { createLimits, type Limits } from "../http/limits.ts";
import { dataHeaders, type PageSecurity } from "../http/security.ts";
import { soundRequest } from "../http/sound-request.ts";
import { withPatience } from "../store/patience.ts";
import { apiVersion, documentOf, rootOf } from "./openapi/document.ts";
import type { ApiDocument } from "./openapi/named-schemas.ts";
import { refuseInvalid } from "./openapi/openapi.ts";
import { documentationRoutes } from "./routes/documentation.ts";
import { callbackRoute } from "./routes/people/provider.ts";
import { type RouteParts, routesOf } from "./routes.ts";

export interface ApiParts extends Omit<RouteParts, "limits"> {
  security: PageSecurity;
  /** See app.ts. */
  proxies?: number;
  limits?: Limits;
  /** `mailto:` of whoever keeps this server; another kind of address is no mailbox. */
  contact?: string | undefined;
}

const policy = "Content-Security-Policy";

/** Headers of every answer of the API, also of its problems. Any page may read what is public; with `*` no page can read an answer that took a cookie. */
const apiHeaders = (security: PageSecurity): Record<string, string> => ({
  ...dataHeaders(security),
  "API-Version": apiVersion,
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "API-Version, Link",
  "Cache-Control": "no-store",
});

export function apiApp({ security, proxies = 0, limits = createLimits(proxies), contact, ...parts }: ApiParts): Hono {
  const { library, living } = parts;
  const headers = apiHeaders(security);
  const v1 = new OpenAPIHono({ defaultHook: refuseInvalid });
  for (const routes of routesOf({ ...parts, limits }, headers)) v1.route("/", routes);
  // Made when it is first asked for: a server that starts has other things to do.
  let made: ApiDocument | undefined;
  const document = () => {
    made ??= documentOf(v1, contact);
    return made;
  };
  const described = [...describedIn(v1), ...oldAddresses.map((path): Described => [path, ["GET"]])];

  const api = new Hono();
  api.use("/v1/*", async (c, next) => {
    await next();
    // What may be kept and asked again by its tag says so itself.
    const tagged = c.res.headers.get("Cache-Control") === "no-cache";
    if (hostVaries(living ?? {})) c.header("Vary", "Host", { append: true });
    // A file says more strictly what may become of it.
    const own = [...(tagged ? ["Cache-Control"] : []), ...(c.res.headers.has(policy) ? [policy] : [])];
    for (const [name, value] of Object.entries(headers)) if (!own.includes(name)) c.header(name, value);
  });
  api.use("/v1/*", compress({ threshold: 1_024 }));
  api.use("/v1/*", acceptable);
  api.use("/*", soundRequest(described.map(([path]) => `/api${path}`)), patientRequest);
  judgeBodies(api, described, { address: living?.address, proxies });
  const root = (c: Context) =>
    c.json(
      rootOf(document(), {
        generation: library.current().manifest.generation,
        living: living !== undefined,
        origin: originOf(c, living ?? {}),
      }),
    );
  api.get("/v1", root);
  api.get("/v1/", root);
  api.get("/v1/openapi.json", (c) => c.json(document()));
  api.route("/v1", v1);
  refuseOtherMethods(api, [["/v1", ["GET"]], ["/v1/", ["GET"]], ["/v1/openapi.json", ["GET"]], ...described]);
  if (living?.provider) api.route("/", callbackRoute(living, living.provider));
  api.route("/", documentationRoutes(document, security));
  api.all("/*", () => {
    throw new Problem(404, "There is nothing at this address of the API: see /api.");
  });
  return api;
}

/** What is refused before an operation is reached: a form that we do not answer in, a body that is not sound, a method that is not there. */
const readable =
  /(\*\/\*|application\/\*|application\/((problem|geo|ld)\+)?json|application\/pdf|application\/x-ndjson|application\/(rss|atom)\+xml|text\/(\*|csv|calendar|turtle)|image\/(\*|webp)|application\/vnd\.(oai\.openapi\+json|openxmlformats[\w.-]+))/i;

/** 406 before any work, where none of our forms is welcome. */
const acceptable: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header("Accept");
  if (accept && !readable.test(accept)) throw new Problem(406, "This API answers application/json, and text/csv for tables.");
  await next();
};

/** Milliseconds that a request waits for the database before it is told to come back: with the rest it stays under five seconds. */
const patienceMs = 4_000;
/** Work of minutes over a whole file or its undoing: there each wait for itself has an end. */
const long = /^\/api\/v1\/(import-checks$|imports(\/|$)|regions$|files$)/;

const patientRequest: MiddlewareHandler = (c, next) => (long.test(c.req.path) ? next() : withPatience(patienceMs, next));

/** Operations whose body is a file, which they bound and judge themselves, or a form of a mail program, which is not read. */
const takesNoJson = /^\/v1\/(imports|import-checks|regions|files|(mail-stops|subscriptions)\/at-once\/:token)$/;

/** A path as Hono writes it, and the methods it knows. */
type Described = [path: string, methods: string[]];

function describedIn(v1: OpenAPIHono): Described[] {
  const methods = new Map<string, string[]>();
  for (const definition of v1.openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { path, method } = definition.route;
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  }
  return [...methods].map(([path, known]) => [`/v1${path.replace(/\{(\w+)\}/g, ":$1")}`, known]);
}

/** Undocumented, and answered as the addresses in their place are: see exports.ts and feeds.ts. */
const oldAddresses = ["csv", "geojson", "xlsx", "rss", "atom", "ics"].map((form) => `/v1/initiatives.${form}`);

/** Before the operations. */
function judgeBodies(api: Hono, described: readonly Described[], site: OwnSite): void {
  for (const [path, methods] of described) {
    const changing = methods.filter((method) => method !== "GET");
    if (changing.length > 0) api.on(changing, path, takesNoJson.test(path) ? ownPagesOnly(site) : soundBody(site));
  }
}

/** After the operations. */
function refuseOtherMethods(api: Hono, described: readonly Described[]): void {
  for (const [path, methods] of described) {
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    // A page of another origin may read; what changes something is for our own pages only.
    const across = methods.includes("GET") ? "GET, HEAD, OPTIONS" : "OPTIONS";
    api.options(path, (c) => c.body(null, 204, { Allow: allowed, "Access-Control-Allow-Methods": across }));
    api.all(path, () => {
      throw new Problem(405, `Here the API knows ${allowed}.`, { headers: { Allow: allowed } });
    });
  }
}
