/** Boxes in degrees: around a shape, and as the spot of the map in the address. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Around all positions in the coordinates of a GeoJSON geometry, however deep they lie. */
export function boxOfPositions(coordinates: readonly unknown[]): [west: number, south: number, east: number, north: number] {
  const flat = coordinates.flat(3) as number[];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    const [x = 0, y = 0] = [flat[i], flat[i + 1]];
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

const inDegrees = ([west = 0, south = 0, east = 0, north = 0]: number[]) =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;

/** `west,south,east,north` in degrees; undefined for what is no such box. */
export function parseBbox(text: string): Box | undefined {
  const numbers = text.split(",").map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  return numbers.length === 4 && numbers.every(Number.isFinite) && inDegrees(numbers) ? (numbers as unknown as Box) : undefined;
}

export const middleOfBox = ([west, south, east, north]: Box): [number, number] => [(west + east) / 2, (south + north) / 2];

/** Points are rounded to 1e-5 degrees: half of that to every side is all that one of them may stand for. */
const half = 5e-6;

/** A spot is one point, or the box around points that lie too close together to be told apart. */
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
