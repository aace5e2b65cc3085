/** The border of an own region out of a file: its surfaces together, or the codes of a column; see reading-thread.ts. */
import type { Polygons } from "#data/geometry/packed-shape.ts";
import type { Ring } from "#data/geometry/segments.ts";
import type { RegionOfFile } from "#data/region/answer.ts";
import { fitRegion } from "#data/region/fit.ts";
import { readRegion, writeRegion } from "#data/region/region.ts";
import { AreaCode } from "#data/schema/area.ts";
import { readTable } from "./read-rows.ts";
import { FileRefused, type Table } from "./table.ts";

/** Throws a FileRefused for what cannot be read, and for a file with neither surfaces nor codes. */
export async function regionInFile(bytes: Uint8Array): Promise<RegionOfFile> {
  const table = await readTable(bytes);
  const polygons = table.rows.flatMap(({ geometry }) => surfacesOf(geometry));
  if (polygons.length > 0) return { kind: "shape", found: polygons.length, ...asAnswer(fitRegion(polygons)) };
  const codes = codesIn(table);
  if (codes.length === 0)
    throw new FileRefused(
      "Dit bestand heeft geen vlak en geen kolom met codes van gebieden.",
      "This file has no surface and no column with codes of areas.",
    );
  const code = writeRegion({ codes });
  const read = readRegion(code);
  return { kind: "areas", found: codes.length, ...asAnswer(typeof read === "string" ? read : { code, metres: 0 }) };
}

const asAnswer = (made: ReturnType<typeof fitRegion>) => (typeof made === "string" ? { fault: made } : made);

function surfacesOf(geometry: unknown): Polygons {
  const { type, coordinates, geometries } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === "GeometryCollection" && Array.isArray(geometries)) return geometries.slice(0, 1000).flatMap(surfacesOf);
  if (type !== "Polygon" && type !== "MultiPolygon") return [];
  const surfaces = (type === "Polygon" ? [coordinates] : coordinates) as unknown;
  if (!Array.isArray(surfaces) || !surfaces.every((rings) => Array.isArray(rings) && rings.every(isRing)))
    throw new FileRefused(
      "Een vlak in dit bestand is niet te lezen. Sla het op als GeoJSON met lengte- en breedtegraden.",
      "A surface in this file cannot be read. Save it as GeoJSON with longitudes and latitudes.",
    );
  return surfaces.map((rings: number[][][]) => rings.map((ring): Ring => ring.map(([x = 0, y = 0]) => [x, y])));
}

const isRing = (ring: unknown): boolean =>
  Array.isArray(ring) &&
  ring.length > 3 &&
  ring.every((position) => Array.isArray(position) && Number.isFinite(position[0]) && Number.isFinite(position[1]));

/** Of the column that has most of them. */
function codesIn({ columns, rows }: Table): string[] {
  const found = columns.map((column) => [
    ...new Set(rows.map(({ cells }) => (cells[column] ?? "").trim()).filter((cell) => isCode(cell))),
  ]);
  return found.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

const isCode = (cell: string) => /^(GM|WK|BU)\d/.test(cell) && AreaCode.safeParse(cell).success;
