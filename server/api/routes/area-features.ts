/** OGC API Features over the areas of the published set: gemeenten, wijken, buurten and every list of areas. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { boxAsked, ItemsQuery } from "../../entries/features-query.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { withList } from "../../http/stream.ts";
import { areaFeature } from "../../published/borders.ts";
import { type AreaCollection, areaCollections, describedAt, geojson, link, rowsIn } from "../../published/collections.ts";
import type { Library, PublishedSet } from "../../published/published-set.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import { Collection, featuresOf } from "../openapi/geojson.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

/** A page of outlines is large: more than this is cut, as the standard allows. */
const most = 100;
const tags = ["OGC API Features"];
const areas = featuresOf(
  "AreaFeature",
  z.object({
    code: z.string(),
    name: z.string(),
    gemeente: z.string().nullable(),
    gemeenteName: z.string().nullable(),
    wijk: z.string().nullable(),
    wijkName: z.string().nullable(),
    inhabitants: z.number().int().nullable(),
    division: z.number().int(),
  }),
);
const CollectionId = z.object({ collection: z.string().max(64) });

const one = createRoute({
  method: "get",
  path: "/collections/{collection}",
  operationId: "describeAreaCollection",
  tags,
  summary: "Een laag met gebieden: gemeenten, wijken, buurten of een lijst zoals focusgebieden",
  request: { params: CollectionId, query: NoQuery },
  responses: { 200: ok(Collection, "De laag"), ...badRequest, ...notFound },
});
const items = createRoute({
  method: "get",
  path: "/collections/{collection}/items",
  operationId: "getAreaFeatures",
  tags,
  summary: "Gebieden met hun grens als GeoJSON",
  request: { params: CollectionId, query: ItemsQuery },
  responses: { ...areas.page("Een bladzijde, hoogstens 100 gebieden"), ...badRequest, ...notFound, ...tooMuch },
});
const item = createRoute({
  method: "get",
  path: "/collections/{collection}/items/{id}",
  operationId: "getAreaFeature",
  tags,
  summary: "Eén gebied met zijn grens als GeoJSON",
  request: { params: CollectionId.extend({ id: z.string().max(64) }), query: NoQuery },
  responses: { ...areas.one("Het gebied"), ...badRequest, ...notFound },
});

export function areaFeatureRoutes(
  library: Library,
  living: Pick<Living, "address" | "now">,
  { concurrency }: Limits,
): OpenAPIHono {
  const routes = apiRoutes();
  const answer = (text: string) => asAnswer(new Response(text, { headers: { "Content-Type": geojson } }));
  const addressOf = (c: Context, id: string) => `${originOf(c, living)}/api/v1/collections/${id}`;
  routes
    .openapi(one, (c) => {
      const found = requireCollection(library.current(), c.req.valid("param").collection);
      return c.json(describedAt(found, originOf(c, living)), 200);
    })
    .openapi(items, (c) =>
      concurrency.within("answer", c, async () => {
        const set = library.current();
        const found = requireCollection(set, c.req.valid("param").collection);
        const { limit, after, bbox } = c.req.valid("query");
        const rows = rowsIn(set, found, boxAsked(bbox));
        const { codes } = set.areas[found.level];
        const left = rows.filter((row) => after === undefined || (codes[row] ?? "") > after);
        const page = left.slice(0, Math.min(limit, most));
        const features: string[] = [];
        const slice = timeSlices();
        for (const row of page) {
          features.push(JSON.stringify(areaFeature(set, found.level, row)));
          // A hundred outlines are some megabytes of text: others are answered in between.
          await slice();
        }
        const at = (changes: object) =>
          `${addressOf(c, found.id)}/items?${new URLSearchParams({ ...c.req.query(), ...changes })}`;
        const next = left.length > page.length ? { after: codes[page.at(-1) ?? -1] ?? "" } : undefined;
        const about = {
          type: "FeatureCollection",
          timeStamp: living.now(),
          numberMatched: rows.length,
          numberReturned: page.length,
          links: [link("self", at({}), geojson), ...(next ? [link("next", at(next), geojson)] : [])],
        };
        return answer(withList(about, "features", features));
      }),
    )
    .openapi(item, (c) => {
      const set = library.current();
      const { collection, id } = c.req.valid("param");
      const found = requireCollection(set, collection);
      const row = found.rows.find((one) => set.areas[found.level].codes[one] === id);
      if (row === undefined) throw new Problem(404, "There is no area of this code in this collection.");
      const address = addressOf(c, found.id);
      const links = [link("self", `${address}/items/${encodeURIComponent(id)}`, geojson), link("collection", address)];
      return answer(JSON.stringify({ ...areaFeature(set, found.level, row), links }));
    });
  return routes;
}

function requireCollection(set: PublishedSet, id: string): AreaCollection {
  const found = areaCollections(set).find((one) => one.id === id);
  if (!found) throw new Problem(404, "There is no collection of this name: see /api/v1/collections.");
  return found;
}
