/** GeoJSON (RFC 7946): a collection or one feature; the properties are the columns. */
import { brokenLimit } from "#data/geometry/json-limits.ts";
import { faults } from "#data/schema/faults.ts";
import { bounded, cellText, columnNames, FileRefused, type Row, type Table, tableLimits } from "./table.ts";

interface Feature {
  id?: unknown;
  geometry?: unknown;
  properties?: unknown;
}

export function readGeojson(bytes: Uint8Array): Table {
  const features = featuresOf(parsed(bytes));
  const keys = new Set<string>();
  const records = features.map((feature): Record<string, unknown> => {
    const { id, properties } = (feature ?? {}) as Feature;
    const record = typeof properties === "object" && properties !== null ? (properties as Record<string, unknown>) : {};
    const named = id === undefined || Object.hasOwn(record, "id") ? record : { ...record, id };
    for (const key of Object.keys(named)) keys.add(key);
    return named;
  });
  const names = [...keys];
  const columns = columnNames(names);
  const rows = records.map(
    (record, i): Row => ({
      line: i + 1,
      cells: Object.fromEntries(columns.map((name, at) => [name, cellText(textOf(record[names[at] ?? ""]))])),
      geometry: (features[i] as Feature | null)?.geometry ?? undefined,
    }),
  );
  return bounded({ form: "geojson", columns, rows });
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (brokenLimit(text, { length: tableLimits.bytes, depth: 24 }))
    throw new FileRefused(
      "Dit GeoJSON-bestand is te groot of te diep genest.",
      "This GeoJSON file is too large or nested too deep.",
    );
  try {
    return JSON.parse(text);
  } catch {
    throw new FileRefused(
      "Dit GeoJSON-bestand is niet heel: sla het opnieuw op.",
      "This GeoJSON file is not whole: save it again.",
    );
  }
}

function featuresOf(value: unknown): unknown[] {
  const { type, features, crs } = (value ?? {}) as Record<string, unknown>;
  // GDAL names the one system that GeoJSON has; every other name is a mistake.
  if (crs !== undefined && !/CRS84|EPSG:{1,2}4326/i.test(JSON.stringify(crs))) {
    const system = /28992/.test(JSON.stringify(crs)) ? faults.rd : faults.crs;
    throw new FileRefused(system.nl, system.en);
  }
  if (type === "FeatureCollection" && Array.isArray(features)) return features;
  if (type === "Feature") return [value];
  throw new FileRefused(
    "Dit is JSON, maar geen GeoJSON: een FeatureCollection met features hoort hier.",
    "This is JSON, but no GeoJSON: it needs a FeatureCollection with features.",
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (typeof value === "object")
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value.join(", ") : JSON.stringify(value);
  return String(value);
}
