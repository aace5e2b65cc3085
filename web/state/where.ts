/** Where the map should look to see an initiative. */

import { boxOfPositions, middleOfBox, writeSpot } from "#data/geometry/box.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { showArea, type ViewChange } from "./view.ts";

/** Zoom at which a buurt fills the screen. */
const zoom = 14;

/** Middle of the box around it: longitude and latitude. */
export const middleOfGeometry = (geometry: Geometry): [number, number] => middleOfBox(boxOfPositions(geometry.coordinates));

/** Undefined when nothing of its place may be seen. */
export function whereOf({
  content: { place },
  geometry,
  id,
}: Pick<PublicInitiative, "content" | "geometry" | "id">): ViewChange | undefined {
  if (place?.kind === "area" && place.code !== "NL00") return showArea(place.code);
  if (!geometry) return undefined;
  const [longitude, latitude] = middleOfGeometry(geometry);
  const spot = writeSpot([longitude, latitude, longitude, latitude]);
  return {
    spot,
    initiative: id,
    initiatives: undefined,
    at: `${longitude.toFixed(4)},${latitude.toFixed(4)},${zoom}`,
    area: undefined,
  };
}
