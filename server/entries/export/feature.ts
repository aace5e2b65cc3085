/** A published initiative as a GeoJSON feature: flat properties, as tables of GIS programs want them. */
import type { PublicRecord } from "#data/schema/record.ts";
import { type Cell, columns } from "./columns.ts";
import type { Names } from "./names.ts";

export interface Feature {
  type: "Feature";
  id: string;
  geometry: PublicRecord["geometry"];
  properties: Record<string, Cell>;
}

/** The geometry says where it is: two columns of numbers beside it would only repeat it. */
export const described = columns.filter(({ property }) => property !== "longitude" && property !== "latitude");

export const featureOf = (record: PublicRecord, names: Names): Feature => ({
  type: "Feature",
  id: record.id,
  geometry: record.geometry,
  properties: Object.fromEntries(described.map(({ property, of }) => [property, of(record, names)])),
});
