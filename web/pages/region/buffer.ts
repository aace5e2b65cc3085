/** What lies within a distance of a place; @turf/buffer comes with the first line or shape that is widened. */

import { circleAround } from "#data/geometry/metres.ts";
import type { Polygons } from "#data/geometry/packed-shape.ts";
import type { Position } from "#data/geometry/segments.ts";
import type { Geometry } from "#data/schema/geometry.ts";

export const bufferMetres = { least: 50, most: 20_000, usual: 800 } as const;

/** Rounded corners as of a circle with 64 of them. */
const steps = 16;

export async function widened(geometry: Geometry, metres: number): Promise<Polygons> {
  if (geometry.type === "Point") return [[circleAround(geometry.coordinates as unknown as Position, metres)]];
  const { buffer } = await import("@turf/buffer");
  const made = buffer(geometry as unknown as GeoJSON.Geometry, metres, { units: "meters", steps });
  const found = made && "geometry" in made ? (made.geometry as unknown as Geometry) : undefined;
  return found ? polygonsIn(found) : [];
}

/** Nothing of what has no inside. */
export function polygonsIn({ type, coordinates }: Geometry): Polygons {
  if (type === "Polygon") return [coordinates as unknown as Polygons[number]];
  return type === "MultiPolygon" ? (coordinates as unknown as Polygons) : [];
}
