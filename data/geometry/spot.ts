/** A spot of the map in the address: one point, or the box around points that lie too close together to be told apart. */

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Points are told in 1e-5 degrees: half of that to every side is all that one of them may stand for. */
const half = 5e-6;

export function readSpot(text: string | undefined): Box | undefined {
  const [west, south, east = west, north = south] = (text ?? "").split(",").map(Number);
  return text === undefined || west === undefined || south === undefined
    ? undefined
    : [west, south, east ?? west, north ?? south];
}

export function writeSpot([west, south, east, north]: Box): string {
  const corners = west === east && south === north ? [west, south] : [west, south, east, north];
  return corners.map((degrees) => degrees.toFixed(5)).join();
}

/** The box to ask the list with. */
export const around = ([west, south, east, north]: Box): Box => [west - half, south - half, east + half, north + half];

export const middleOfBox = ([west, south, east, north]: Box): [number, number] => [(west + east) / 2, (south + north) / 2];
