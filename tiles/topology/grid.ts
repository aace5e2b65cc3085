/** The integer Mercator grid on which borders meet: 2^30 steps around the world, 2.3 cm on the ground in the Netherlands. */
import { tileExtent } from "../layers.ts";

const gridBits = 30;
const gridSize = 2 ** gridBits;
const extentBits = Math.log2(tileExtent);

/** Longitude in degrees to grid x, 0 at the date line, growing eastward. */
export const gridX = (lon: number): number => Math.round((lon / 360 + 0.5) * gridSize);

/** Latitude in degrees to grid y, 0 at 85.05 north, growing southward as in tiles. */
export function gridY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.round((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * gridSize);
}

export const lonOf = (x: number): number => (x / gridSize - 0.5) * 360;
export const latOf = (y: number): number => (Math.atan(Math.exp((0.5 - y / gridSize) * 2 * Math.PI)) / Math.PI) * 360 - 90;

/** Grid steps in one unit of the tiles of a zoom (a tile is `tileExtent` units wide). */
export const stepsPerUnit = (zoom: number): number => 2 ** (gridBits - extentBits - zoom);
