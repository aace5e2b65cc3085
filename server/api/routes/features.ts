/** OGC API Features Part 1 over the published entries, a layer of every type: core, geojson, oas30. QGIS and GDAL read it as a layer. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { schemaName } from "#data/entries/working-version.ts";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { readNames } from "../../entries/export/about.ts";
import { tableOf } from "../../entries/export/entry-columns.ts";
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
import { survivorOf } from "../../store/entries/merge.ts";
import { findPublicEntry } from "../../store/entries/public-entries.ts";
import { listPublicEntries } from "../../store/entries/public-list.ts";
import { Collection, CollectionList, Conformance, featuresOf } from "../openapi/geojson.ts";
import { apiRoutes, asAnswer, badRequest, NoQuery, notFound, ok, tooMuch } from "../openapi/openapi.ts";

const root = "/api/v1/collections";
const tags = ["OGC API Features"];
const Cell = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** The layer of one type. */
function layerOf({ type, dutch }: EntryDefinition): Described {
  const { title } = tableOf(type);
  if (type === "initiative")
    return {
      id: dutch,
      title: "Initiatieven in de wijk",
      description: "Gepubliceerde initiatieven, interventies en voorzieningen, met hun plek zo precies als die openbaar is",
    };
  return { id: dutch, title, description: `${title} die gepubliceerd zijn, bij het eerste gebied waar ze over gaan` };
}

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
/** The operations of one type; those of initiatives have the names that they had when there were no others. */
function operationsOf({ type, dutch }: EntryDefinition) {
  const name = schemaName(type);
  const named = (operation: string) => (type === "initiative" ? operation : `${operation}Of${name}`);
  const properties = described(tableOf(type)).map(({ property, heading }) => [property, Cell.describe(heading)] as const);
  const features = featuresOf(`${name}Feature`, z.object(Object.fromEntries(properties)));
  const path = `/collections/${dutch}`;
  return {
    one: describe(path, named("describeCollection"), `De laag ${dutch}`, Collection),
    items: createRoute({
      method: "get",
      path: `${path}/items`,
      operationId: named("getFeatures"),
      tags,
      summary: `De ${dutch} als GeoJSON`,
      request: { query: InitiativeItemsQuery },
      responses: { ...features.page("Een bladzijde"), ...badRequest, ...tooMuch },
    }),
    item: createRoute({
      method: "get",
      path: `${path}/items/{id}`,
      operationId: named("getFeature"),
      tags,
      summary: `Eén van de ${dutch} als GeoJSON`,
      request: { params: z.object({ id: z.string().max(64) }), query: NoQuery },
      responses: {
        ...features.one("De inzending"),
        301: { description: "Het was dubbel en is samengevoegd met een ander: dat staat in Location" },
        ...badRequest,
        ...notFound,
      },
    }),
  };
}

export function featureRoutes(living: Living, library: Library, { concurrency }: Limits): OpenAPIHono {
  const { db, now } = living;
  const absolute = (c: Context, path: string) => `${originOf(c, living)}${path}`;
  const answer = (text: string) => asAnswer(new Response(text, { headers: { "Content-Type": geojson } }));
  const routes = apiRoutes()
    .openapi(conformance, (c) => c.json({ conformsTo }, 200))
    .openapi(collections, (c) => {
      const all = [...entryDefinitions().map(layerOf), ...areaCollections(library.current())];
      const links = [link("self", absolute(c, root))];
      return c.json({ links, collections: all.map((one) => describedAt(one, originOf(c, living))) }, 200);
    });
  for (const definition of entryDefinitions()) {
    const { type } = definition;
    const table = tableOf(type);
    const layer = layerOf(definition);
    const collection = `${root}/${layer.id}`;
    const { one, items, item } = operationsOf(definition);
    routes
      .openapi(one, (c) => c.json(describedAt(layer, originOf(c, living)), 200))
      .openapi(items, (c) => {
        const query = c.req.valid("query");
        return concurrency.within("answer", c, async () => {
          const page = { after: query.after, limit: query.limit };
          const found = await listPublicEntries(db, { ...featureFilter(query), types: [type] }, page);
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
          const texts = await mapInSlices(found.items, (one) => JSON.stringify(featureOf(table, one, names)));
          return answer(withList(about, "features", texts));
        });
      })
      .openapi(item, async (c) => {
        const { id } = c.req.valid("param");
        const found = await findPublicEntry(db, id, type);
        if (!found) {
          const survivor = await survivorOf(db, id, type);
          if (!survivor) throw new Problem(404, `There is no published ${type} with this id.`);
          return asAnswer(c.redirect(`${collection}/items/${survivor}`, 301));
        }
        const self = absolute(c, `${collection}/items/${encodeURIComponent(id)}`);
        const names = await readNames(db, library, originOf(c, living));
        const links = [link("self", self, geojson), link("collection", absolute(c, collection))];
        return answer(JSON.stringify({ ...featureOf(table, found, names), links }));
      });
  }
  return routes;
}
