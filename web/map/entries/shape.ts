/** What one initiative covers, as features: its own line or surface, and the area that it works for. */
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { middleOf } from "../../state/where.ts";
import type { WorldLine } from "../areas/outline.ts";
import type { Feature } from "./initiative-layers.ts";

type Shaped = Pick<PublicInitiative, "geometry"> & { content: Pick<PublicInitiative["content"], "workingArea"> };

const metresPerDegree = 111_320;
const corners = 72;

/** A circle on the ground; good to a thousandth at the size of a town. */
export function circleAround([longitude, latitude]: [number, number], metres: number): Geometry {
  const high = metres / metresPerDegree;
  const wide = high / Math.cos((latitude * Math.PI) / 180);
  const at = (corner: number): [number, number] => {
    const angle = (corner / corners) * 2 * Math.PI;
    return [longitude + Math.cos(angle) * wide, latitude + Math.sin(angle) * high];
  };
  return { type: "Polygon", coordinates: [[...Array.from({ length: corners }, (_, i) => at(i)), at(0)]] };
}

const feature = (role: "place" | "reach" | "spot", geometry: Geometry): Feature => ({
  type: "Feature",
  geometry,
  properties: { role },
});

export const spotFeature = (coordinates: [number, number]): Feature => feature("spot", { type: "Point", coordinates });

/** Without the areas of a working area: those are on the map already, see `outlineFeature`. */
export function shapeOf({ geometry, content: { workingArea } }: Shaped): Feature[] {
  const features: Feature[] = [];
  if (workingArea?.kind === "polygon") features.push(feature("reach", workingArea.geometry));
  if (workingArea?.kind === "radius" && geometry)
    features.push(feature("reach", circleAround(middleOf(geometry), workingArea.metres)));
  if (geometry && geometry.type !== "Point" && geometry.type !== "MultiPoint") features.push(feature("place", geometry));
  return features;
}

const degreesOf = (x: number, y: number): [number, number] => [
  (x - 0.5) * 360,
  (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
];

/** Borders of areas, from lines in world coordinates. */
export function outlineFeature(lines: readonly WorldLine[]): Feature {
  const coordinates = lines.map((line) =>
    Array.from({ length: line.length / 2 }, (_, i) => degreesOf(line[2 * i] ?? 0, line[2 * i + 1] ?? 0)),
  );
  return feature("reach", { type: "MultiLineString", coordinates });
}
