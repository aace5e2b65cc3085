/** What is refused before an operation is reached: a form that we do not answer in, a body that is not sound, a method that is not there. */
import type { Hono, MiddlewareHandler } from "hono";
import { type OwnSite, ownPagesOnly, soundBody } from "../http/body.ts";
import { Problem } from "../http/errors.ts";
import { withPatience } from "../store/patience.ts";
import type { ApiDocument } from "./openapi/document.ts";

const readable =
  /(\*\/\*|application\/\*|application\/((problem|geo)\+)?json|application\/x-ndjson|application\/(rss|atom)\+xml|text\/(\*|csv|calendar)|application\/vnd\.(oai\.openapi\+json|openxmlformats[\w.-]+))/i;

/** 406 before any work, where none of our forms is welcome. */
export const acceptable: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header("Accept");
  if (accept && !readable.test(accept)) throw new Problem(406, "This API answers application/json, and text/csv for tables.");
  await next();
};

/** Milliseconds that a request waits for the database before it is told to come back: with the rest it stays under five seconds. */
const patienceMs = 4_000;
/** Work of minutes over a whole file or its undoing: there each wait for itself has an end. */
const long = /^\/api\/v1\/(import-checks$|imports(\/|$))/;

export const patientRequest: MiddlewareHandler = (c, next) => (long.test(c.req.path) ? next() : withPatience(patienceMs, next));

/** Operations whose body is a file: they bound and judge it themselves. */
const takesFiles = /^\/v1\/(imports|import-checks)$/;

/** A path as Hono writes it, and the methods it knows. */
type Described = [path: string, methods: string[]];

export const describedIn = (document: ApiDocument): Described[] =>
  Object.entries(document.paths).map(([path, methods]) => [
    `/v1${path.replace(/\{(\w+)\}/g, ":$1")}`,
    Object.keys(methods ?? {}).map((method) => method.toUpperCase()),
  ]);

/** Before the operations. */
export function judgeBodies(api: Hono, described: readonly Described[], site: OwnSite): void {
  for (const [path, methods] of described) {
    const changing = methods.filter((method) => method !== "GET");
    if (changing.length > 0) api.on(changing, path, takesFiles.test(path) ? ownPagesOnly(site) : soundBody(site));
  }
}

/** After the operations. */
export function refuseOtherMethods(api: Hono, described: readonly Described[]): void {
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
