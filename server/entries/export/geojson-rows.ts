/** Published initiatives as one GeoJSON FeatureCollection (RFC 7946), feature by feature; it says what it is before the features. */
import type { PublicRecord } from "#data/schema/record.ts";
import type { About } from "./about.ts";
import { featureOf } from "./feature.ts";
import type { Names } from "./names.ts";

export async function* geojsonRows(records: AsyncIterable<PublicRecord>, names: Names, about: About): AsyncGenerator<string> {
  const { source, exportedAt, filter, licence } = about;
  const head = JSON.stringify({ type: "FeatureCollection", name: "initiatieven", source, licence, exportedAt, filter });
  yield `${head.slice(0, -1)},"features":[`;
  let separator = "\n";
  for await (const record of records) {
    yield separator + JSON.stringify(featureOf(record, names));
    separator = ",\n";
  }
  yield "\n]}\n";
}
