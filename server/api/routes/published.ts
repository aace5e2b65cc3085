/** The published files: a name is looked up in a table and never becomes a path, so nothing outside the table exists. */
import { Hono } from "hono";
import { Problem } from "../../http/errors.ts";
import { answer } from "../../http/respond.ts";
import type { Library } from "../../published/published-set.ts";

const prefix = "/published/";

/** Conditional headers make a browser of another origin ask first. */
const preflight = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
  "Access-Control-Allow-Headers": "Range, If-Range, If-Match, If-None-Match, If-Modified-Since",
  "Access-Control-Max-Age": "86400",
};

export function publishedRoutes(library: Library): Hono {
  const routes = new Hono();

  // One handler for all methods: see the fallback of site.ts.
  routes.all("/*", (c) => {
    const { method, path } = c.req;
    if (method === "OPTIONS") return c.body(null, 204, preflight);
    if (method !== "GET" && method !== "HEAD") {
      throw new Problem(405, "Published files can only be read.", { headers: { Allow: "GET, HEAD, OPTIONS" } });
    }
    const content = library.find(path.slice(path.indexOf(prefix) + prefix.length));
    if (!content) throw new Problem(404, "There is no published file of this name: read manifest.json for the names.");
    return answer(c.req.raw, content);
  });
  return routes;
}
