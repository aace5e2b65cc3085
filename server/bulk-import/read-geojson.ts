/** GeoJSON (RFC 7946): a collection or one feature; the properties are the columns. */

import { positionOfGrid } from "#data/geometry/rd.ts";
import { faults } from "#data/schema/faults.ts";
import { brokenLimit } from "#data/text/json-limits.ts";
import { wholeDigits } from "./digits.ts";
import {
  bounded,
  cellsOf,
  columnNames,
  FileRefused,
  type Row,
  requireCells,
  requireRows,
  type Table,
  tableLimits,
} from "./table.ts";

interface Feature {
  id?: unknown;
  geometry?: unknown;
  properties?: unknown;
}

export function readGeojson(bytes: Uint8Array): Table {
  const whole = parsed(bytes);
  const features = featuresOf(whole);
  const isInRd = saysRd(whole);
  requireRows(features.length);
  const keys = new Set<string>();
  const records = features.map((feature): Record<string, unknown> => {
    const { id, properties } = (feature ?? {}) as Feature;
    const record = typeof properties === "object" && properties !== null ? (properties as Record<string, unknown>) : {};
    const named = id === undefined || Object.hasOwn(record, "id") ? record : { ...record, id };
    if (keys.size <= tableLimits.columns) for (const key of Object.keys(named)) keys.add(key);
    return named;
  });
  const names = [...keys];
  const columns = columnNames(names);
  requireCells(columns.length, records.length);
  const rows = records.map(
    (record, i): Row => ({
      line: i + 1,
      ...cellsOf(columns, (at) => textOf(record[names[at] ?? ""])),
      geometry: toDegrees((features[i] as Feature | null)?.geometry ?? undefined, isInRd),
    }),
  );
  const { name } = whole as { name?: unknown };
  return bounded({ form: "geojson", ...(typeof name === "string" ? { collection: name.slice(0, 500) } : {}), columns, rows });
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (brokenLimit(text, { length: tableLimits.bytes, depth: 24 }) || partsIn(text) > mostParts)
    throw new FileRefused(
      "Dit GeoJSON-bestand is te groot, of de lagen zitten te diep in elkaar.",
      "This GeoJSON file is too large, or its layers are too deep.",
    );
  try {
    return longNumber.test(text) ? parseWithDigits(text, keepDigits) : JSON.parse(text);
  } catch {
    throw new FileRefused(
      "Dit GeoJSON-bestand is niet heel: sla het opnieuw op.",
      "This GeoJSON file is not whole: save it again.",
    );
  }
}

/** Lists, objects and commas: each becomes something in memory. A real file has five letters and more for each. */
const mostParts = 2_500_000;

function partsIn(text: string): number {
  let parts = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2c || unit === 0x5b || unit === 0x7b) parts++;
  }
  return parts;
}

/** A whole number that a double may not hold; looking at every number's own text takes ten times as long. */
const longNumber = /[[:,\s]-?\d(\d{15,}|[\d.]*[eE]\+?\d)/;
/** The reviver with the text of a number as third (ES2025, JSON.parse source text access), which the types do not know yet. */
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;
const parseWithDigits = JSON.parse as (text: string, reviver: Reviver) => unknown;
const keepDigits: Reviver = (_key, value, { source }) =>
  typeof value === "number" && source !== undefined && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? wholeDigits(source)
    : value;

/** GIS programs still write the system of a file as GeoJSON of 2008 had it. */
const saysRd = (value: unknown): boolean =>
  /EPSG:{1,2}(28992|7415)\b/i.test(JSON.stringify((value as { crs?: unknown } | null)?.crs ?? ""));

/** A geometry of the Dutch grid in degrees; what is no position stays as it is, for the schema to judge. */
function toDegrees(geometry: unknown, isInRd: boolean): unknown {
  const shape = geometry as { coordinates?: unknown } | undefined;
  return isInRd && shape?.coordinates !== undefined ? { ...shape, coordinates: inDegrees(shape.coordinates) } : geometry;
}

function inDegrees(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [x, y] = value;
  if (typeof x === "number" && typeof y === "number") return positionOfGrid(x, y) ?? value;
  return value.map(inDegrees);
}

function featuresOf(value: unknown): unknown[] {
  const { type, features, crs } = (value ?? {}) as Record<string, unknown>;
  // GDAL names the one system that GeoJSON has; every other name is a mistake.
  if (crs !== undefined && !saysRd(value) && !/CRS84|EPSG:{1,2}4326/i.test(JSON.stringify(crs)))
    throw new FileRefused(faults.crs.nl, faults.crs.en);
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
