/** Sources: where every figure comes from, under which licence, and how true the copy is. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { PublishedSource } from "#data/schema/catalog.ts";
import type { Library } from "../../published/published-set.ts";
import { apiRoutes, badRequest, NoQuery, ok } from "../openapi/openapi.ts";

const list = createRoute({
  method: "get",
  path: "/sources",
  operationId: "listSources",
  tags: ["Bronnen"],
  summary: "Alle bronnen",
  request: { query: NoQuery },
  responses: {
    200: ok(
      z
        .object({ generation: z.string(), builtAt: z.string(), fictional: z.boolean(), sources: z.array(PublishedSource) })
        .openapi("SourceList"),
      "De bronnen van de cijfers die nu gepubliceerd zijn",
    ),
    ...badRequest,
  },
});

export function sourceRoutes(library: Library): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(list, (c) => {
    const { manifest, catalog } = library.current();
    const { generation, builtAt, fictional } = manifest;
    return c.json({ generation, builtAt, fictional, sources: catalog.sources }, 200);
  });
  return routes;
}
