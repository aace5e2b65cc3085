/** OGC API Features and GeoJSON as the document describes them: links, collections, and features of one kind of properties. */
import { z } from "@hono/zod-openapi";
import { ReadGeometry } from "#data/schema/geometry.ts";
import { geojson } from "../../published/collections.ts";

const Link = z.object({ rel: z.string(), href: z.string(), type: z.string() }).meta({ id: "Link" });
const links = z.array(Link);

export const Conformance = z.object({ conformsTo: z.array(z.string()) }).meta({ id: "Conformance" });

export const Collection = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    itemType: z.string(),
    extent: z.object({ spatial: z.object({ bbox: z.array(z.array(z.number())), crs: z.string() }) }),
    crs: z.array(z.string()),
    links,
  })
  .meta({ id: "Collection" });
export const CollectionList = z.object({ links, collections: z.array(Collection) }).meta({ id: "CollectionList" });

const response = (description: string, schema: z.ZodType) => ({ 200: { description, content: { [geojson]: { schema } } } });

/** The answers of one kind of feature: one of them, and a page. `name` is that of the feature in the document. */
export function featuresOf(name: string, properties: z.ZodType) {
  const fields = { type: z.literal("Feature"), id: z.string(), geometry: ReadGeometry.nullable(), properties };
  const Feature = z.object(fields).meta({ id: name });
  const Page = z
    .object({
      type: z.literal("FeatureCollection"),
      timeStamp: z.string(),
      numberMatched: z.number().int(),
      numberReturned: z.number().int(),
      links,
      features: z.array(Feature),
    })
    .meta({ id: `${name}Collection` });
  return {
    one: (description: string) => response(description, z.object({ ...fields, links })),
    page: (description: string) => response(description, Page),
  };
}
