/** A published entry as a GeoJSON feature: flat properties, as tables of GIS programs want them. */
import type { PublicRecord } from "#data/schema/record.ts";
import type { About, Names } from "./about.ts";
import type { ExportCell, ExportColumn } from "./columns.ts";
import type { ExportTable } from "./entry-columns.ts";

export interface EntryFeature {
  type: "Feature";
  id: string;
  geometry: PublicRecord["geometry"];
  properties: Record<string, ExportCell>;
}

/** The geometry says where it is: two columns of numbers beside it would only repeat it. */
export const described = ({ columns }: ExportTable): readonly ExportColumn[] =>
  columns.filter(({ property }) => property !== "longitude" && property !== "latitude");

export const featureOf = (table: ExportTable, record: PublicRecord, names: Names): EntryFeature => ({
  type: "Feature",
  id: record.id,
  geometry: record.geometry,
  properties: Object.fromEntries(described(table).map((column) => [column.property, column.of(record, names)])),
});

/** Published entries as one GeoJSON FeatureCollection (RFC 7946), feature by feature; it says what it is before the features. */
export async function* geojsonRows(
  table: ExportTable,
  records: AsyncIterable<PublicRecord>,
  names: Names,
  about: About,
): AsyncGenerator<string> {
  const { source, exportedAt, filter, licence } = about;
  const head = JSON.stringify({ type: "FeatureCollection", name: table.name, source, licence, exportedAt, filter });
  yield `${head.slice(0, -1)},"features":[`;
  let separator = "\n";
  for await (const record of records) {
    yield separator + JSON.stringify(featureOf(table, record, names));
    separator = ",\n";
  }
  yield "\n]}\n";
}
