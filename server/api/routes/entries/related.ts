/** What belongs to a public entry: newer and older editions, what it names and what names it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { RelatedEntries } from "#data/entries/related.ts";
import type { Living } from "../../../entries/living-data.ts";
import { Problem } from "../../../http/errors.ts";
import { editionsOf, namedBy, namingOf } from "../../../store/entries/links.ts";
import { isPublished } from "../../../store/entries/public-entries.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../../openapi/openapi.ts";

const related = createRoute({
  method: "get",
  path: "/entries/{type}/{id}/related",
  operationId: "listRelated",
  tags: ["Inzendingen"],
  summary: "Nieuwere en oudere uitgaven, wat een inzending noemt en waarin zij genoemd wordt",
  request: { params: z.object({ type: z.string().max(40), id: z.string().max(64) }), query: NoQuery },
  responses: { 200: ok(RelatedEntries, "Alleen wat openbaar is"), ...badRequest, ...notFound },
});

export function relatedRoutes({ db }: Living): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(related, async (c) => {
    const { type, id } = c.req.valid("param");
    if (!(await isPublished(db, id, type))) throw new Problem(404, "There is nothing public with this id.");
    const [editions, names, namedIn] = await Promise.all([editionsOf(db, id), namedBy(db, id), namingOf(db, id)]);
    return c.json({ ...editions, names, namedIn }, 200);
  });
  return routes;
}
