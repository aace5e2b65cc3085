/** For the balancer: `live` says that the process answers, `ready` that it has something to serve and reaches its database, with the tables of this version. */
import { Hono } from "hono";
import type { Living } from "../../entries/living-data.ts";
import { Problem } from "../../http/errors.ts";
import type { Library } from "../../published/published-set.ts";
import { readiness } from "../../store/migrations/migrate.ts";

export interface Health {
  library: Library;
  living?: Living | undefined;
  stopping: () => boolean;
}

export function healthRoutes({ library, living, stopping }: Health): Hono {
  const routes = new Hono();

  routes.get("/live", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));

  routes.get("/ready", async (c) => {
    const { generation, fictional, division } = library.current().manifest;
    const found = stopping() ? "stopping" : living ? await readiness(living.db) : "ready";
    const ready = found === "ready";
    const headers = { "Cache-Control": "no-store", ...(ready ? {} : { "Retry-After": "5" }) };
    return c.json({ status: ready ? "ok" : found, generation, fictional, division }, ready ? 200 : 503, headers);
  });

  routes.all("/*", (c) => {
    if (c.req.method === "GET" || c.req.method === "HEAD")
      throw new Problem(404, "There is live and ready here, and nothing else.");
    throw new Problem(405, "This can only be read.", { headers: { Allow: "GET, HEAD" } });
  });
  return routes;
}
