/**
 * The Dutch grid (RD New, EPSG:28992) to WGS 84 without tables: the series of Schreutelkamp and Strang van Hees
 * ("Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 2001), within 0.3 m.
 * For what people type; the import of borders uses the full projection.
 */
import type { Position } from "./segments.ts";

const origin = { x: 155_000, y: 463_000, latitude: 52.1551744, longitude: 5.38720621 };

/** [power of x, power of y, seconds of arc] */
const toLatitude: readonly (readonly [number, number, number])[] = [
  [0, 1, 3235.65389],
  [2, 0, -32.58297],
  [0, 2, -0.2475],
  [2, 1, -0.84978],
  [0, 3, -0.0655],
  [2, 2, -0.01709],
  [1, 0, -0.00738],
  [4, 0, 0.0053],
  [2, 3, -0.00039],
  [4, 1, 0.00033],
  [1, 1, -0.00012],
];
const toLongitude: readonly (readonly [number, number, number])[] = [
  [1, 0, 5260.52916],
  [1, 1, 105.94684],
  [1, 2, 2.45656],
  [3, 0, -0.81885],
  [1, 3, 0.05594],
  [3, 1, -0.05607],
  [0, 1, 0.01199],
  [3, 2, -0.00256],
  [1, 4, 0.00128],
  [0, 2, 0.00022],
  [2, 0, -0.00022],
  [5, 0, 0.00026],
];

/** Metres east and north to [longitude, latitude], in degrees of six decimals: a tenth of a metre. */
export function positionOfRd(x: number, y: number): Position {
  const [dx, dy] = [(x - origin.x) / 1e5, (y - origin.y) / 1e5];
  const sum = (terms: typeof toLatitude) =>
    terms.reduce((total, [p, q, seconds]) => total + seconds * dx ** p * dy ** q, 0) / 3600;
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [rounded(origin.longitude + sum(toLongitude)), rounded(origin.latitude + sum(toLatitude))];
}
