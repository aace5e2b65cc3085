/** The published files: a name is looked up in a table and never becomes a path, so nothing outside the table exists. */
import { Hono } from "hono";
import { answer } from "../answer.ts";
import { Problem } from "../errors.ts";
import type { Library } from "../library.ts";

const prefix = "/published/";

export function publishedRoutes(library: Library): Hono {
  const routes = new Hono();

  routes.get("/*", (c) => {
    const { path } = c.req;
    const content = library.find(path.slice(path.indexOf(prefix) + prefix.length));
    if (!content) throw new Problem(404, "There is no published file of this name: read manifest.json for the names.");
    return answer(c.req.raw, content);
  });

  /** Conditional headers make a browser of another origin ask first. */
  routes.options("/*", (c) =>
    c.body(null, 204, {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
      "Access-Control-Allow-Headers": "Range, If-Range, If-Match, If-None-Match, If-Modified-Since",
      "Access-Control-Max-Age": "86400",
    }),
  );

  routes.all("/*", () => {
    throw new Problem(405, "Published files can only be read.", { headers: { Allow: "GET, HEAD, OPTIONS" } });
  });
  return routes;
}
