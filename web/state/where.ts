/** Where the map should look to see an initiative. */

import { type Box, boxOfPositions, middleOfBox, writeSpot } from "#data/geometry/box.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { showArea, type ViewChange, writeCamera } from "./view.ts";

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

/** Width of the world in pixels at zoom 0. */
const world = 512;
/** Share of the window that a box may take: panels float over its edges. */
const share = 0.6;
const mercator = (latitude: number) => Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI / 2;

/** Camera that has a box in the middle of a window of this many CSS pixels. */
export function cameraAround([west, south, east, north]: Box, window: { width: number; height: number }): string {
  const [longitude, latitude] = middleOfBox([west, south, east, north]);
  const wide = Math.log2((window.width * share) / (world * ((east - west) / 360)));
  const high = Math.log2((window.height * share) / (world * (mercator(north) - mercator(south))));
  return writeCamera({ longitude, latitude, zoom: Math.max(5, Math.min(wide, high, 14)) });
}
