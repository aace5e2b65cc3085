/** OGC API Features Part 1 over the published initiatives: core, geojson, oas30. QGIS and GDAL read it as a layer. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readNames } from "../../entries/export/about.ts";
import { described, featureOf } from "../../entries/export/geojson.ts";
import { featureFilter, InitiativeItemsQuery } from "../../entries/features-query.ts";
import type { Living } from "../../entries/living-data.ts";
import { originOf } from "../../entries/origin.ts";
import { Problem } from "../../http/errors.ts";
import type { Limits } from "../../http/limits.ts";
import { withList } from "../../http/stream.ts";
import { areaCollections, type Described, describedAt, geojson, link } from "../../published/collections.ts";
import type { Library } from "../../published/published-set.ts";
import { mapInSlices } from "../../scheduling/yielding.ts";
import { survivorOf } from "../../store/initiatives/merge.ts";
import { listPublications } from "../../store/initiatives/public-list.ts";
import { findPublication } from "../../store/initiatives/publications.ts";
import { Collection, CollectionList, Conformance, featuresOf } from "../openapi/geojson.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const collection = "/api/v1/collections/initiatieven";
const tags = ["OGC API Features"];
const Cell = z.union([z.string(), z.number(), z.boolean()]).nullable();
const Properties = z.object(Object.fromEntries(described.map(({ property, heading }) => [property, Cell.describe(heading)])));
const features = featuresOf("InitiativeFeature", Properties);

const initiatives: Described = {
  id: "initiatieven",
  title: "Initiatieven in de wijk",
  description: "Gepubliceerde initiatieven, interventies en voorzieningen, met hun plek zo precies als die openbaar is",
};
const conformsTo = ["core", "oas30", "geojson"].map((part) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${part}`);

const describe = <T extends z.ZodType>(path: string, operationId: string, summary: string, schema: T) =>
  createRoute({
    method: "get",
    path,
    operationId,
    tags,
    summary,
    request: { query: NoQuery },
    responses: { 200: ok(schema, summary), ...badRequest },
  });
const conformance = describe("/conformance", "getConformance", "Waar deze API aan voldoet", Conformance);
const collections = describe("/collections", "getCollections", "De lagen", CollectionList);
const one = describe("/collections/initiatieven", "describeCollection", "De laag initiatieven", Collection);

const items = createRoute({
  method: "get",
  path: "/collections/initiatieven/items",
  operationId: "getFeatures",
  tags,
  summary: "De initiatieven als GeoJSON",
  request: { query: InitiativeItemsQuery },
  responses: { ...features.page("Een bladzijde"), ...badRequest, ...tooMuch },
});
const item = createRoute({
  method: "get",
  path: "/collections/initiatieven/items/{id}",
  operationId: "getFeature",
  tags,
  summary: "Eén initiatief als GeoJSON",
  request: { params: z.object({ id: z.string().max(64) }), query: NoQuery },
  responses: {
    ...features.one("Het initiatief"),
    301: { description: "Het was dubbel en is samengevoegd met een ander: dat staat in Location" },
    ...badRequest,
    ...notFound,
  },
});

export function featureRoutes(living: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  const { db, now } = living;
  const absolute = (c: Context, path: string) => `${originOf(c, living)}${path}`;
  const routes = apiRoutes();
  const answer = (text: string) => asAnswer(new Response(text, { headers: { "Content-Type": geojson } }));
  routes
    .openapi(conformance, (c) => c.json({ conformsTo }, 200))
    .openapi(collections, (c) => {
      const all = [initiatives, ...areaCollections(library.current())];
      const links = [link("self", absolute(c, "/api/v1/collections"))];
      return c.json({ links, collections: all.map((one) => describedAt(one, originOf(c, living))) }, 200);
    })
    .openapi(one, (c) => c.json(describedAt(initiatives, originOf(c, living)), 200))
    .openapi(items, (c) => {
      const query = c.req.valid("query");
      return concurrency.within("answer", c, async () => {
        const found = await listPublications(db, featureFilter(query), { after: query.after, limit: query.limit });
        const names = await readNames(db, library, originOf(c, living));
        const at = (changes: object) =>
          absolute(c, `${collection}/items?${new URLSearchParams({ ...c.req.query(), ...changes })}`);
        const about = {
          type: "FeatureCollection",
          timeStamp: now(),
          numberMatched: found.matched,
          numberReturned: found.items.length,
          links: [link("self", at({}), geojson), ...(found.next ? [link("next", at({ after: found.next }), geojson)] : [])],
        };
        const texts = await mapInSlices(found.items, (one) => JSON.stringify(featureOf(one, names)));
        return answer(withList(about, "features", texts));
      });
    })
    .openapi(item, async (c) => {
      const { id } = c.req.valid("param");
      const found = await findPublication(db, id);
      if (!found) {
        const survivor = await survivorOf(db, id);
        if (!survivor) throw new Problem(404, "There is no published initiative with this id.");
        return asAnswer(c.redirect(`${collection}/items/${survivor}`, 301));
      }
      const self = absolute(c, `${collection}/items/${encodeURIComponent(id)}`);
      const names = await readNames(db, library, originOf(c, living));
      const links = [link("self", self, geojson), link("collection", absolute(c, collection))];
      return answer(JSON.stringify({ ...featureOf(found, names), links }));
    });
  return routes;
}
