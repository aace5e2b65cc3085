/** For the balancer: `live` says that the process answers, `ready` that it has something to serve. */
import { Hono } from "hono";
import type { Library } from "../library.ts";

export function healthRoutes(library: Library, stopping: () => boolean): Hono {
  const routes = new Hono();

  routes.get("/live", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));

  routes.get("/ready", (c) => {
    const { generation, fictional, division } = library.current().manifest;
    const status = stopping() ? "stopping" : "ok";
    return c.json({ status, generation, fictional, division }, stopping() ? 503 : 200, { "Cache-Control": "no-store" });
  });
  return routes;
}
