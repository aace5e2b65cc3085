/** What one initiative covers, as features: its own line or surface, and the area that it works for. */
import { circleAround } from "#data/geometry/metres.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { middleOfGeometry } from "../../state/where.ts";
import type { WorldLine } from "../areas/outline.ts";
import type { MapFeature } from "./initiative-layers.ts";

type Shaped = Pick<PublicInitiative, "geometry"> & { content: Pick<PublicInitiative["content"], "workingArea"> };

const feature = (role: "place" | "reach" | "spot", geometry: Geometry): MapFeature => ({
  type: "Feature",
  geometry,
  properties: { role },
});

export const spotFeature = (coordinates: [number, number]): MapFeature => feature("spot", { type: "Point", coordinates });

/** Without the areas of a working area: those are on the map already, see `outlineFeature`. */
export function shapeOf({ geometry, content: { workingArea } }: Shaped): MapFeature[] {
  const features: MapFeature[] = [];
  if (workingArea?.kind === "polygon") features.push(feature("reach", workingArea.geometry));
  if (workingArea?.kind === "radius" && geometry)
    features.push(
      feature("reach", {
        type: "Polygon",
        coordinates: [circleAround(middleOfGeometry(geometry), workingArea.metres)],
      }),
    );
  if (geometry && geometry.type !== "Point" && geometry.type !== "MultiPoint") features.push(feature("place", geometry));
  return features;
}

const degreesOf = (x: number, y: number): [number, number] => [
  (x - 0.5) * 360,
  (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
];

/** Borders of areas, from lines in world coordinates. */
export function outlineFeature(lines: readonly WorldLine[]): MapFeature {
  const coordinates = lines.map((line) =>
    Array.from({ length: line.length / 2 }, (_, i) => degreesOf(line[2 * i] ?? 0, line[2 * i + 1] ?? 0)),
  );
  return feature("reach", { type: "MultiLineString", coordinates });
}
