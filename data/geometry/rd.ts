/**
 * The Dutch grid (RD New, EPSG:28992) to WGS 84 and back without tables: the series of Schreutelkamp and Strang van Hees
 * ("Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 2001), within 0.3 m.
 * For what people type and for distances and equal areas; the import of borders uses the full projection.
 */
import type { Position } from "./segments.ts";

const origin = { x: 155_000, y: 463_000, latitude: 52.1551744, longitude: 5.38720621 };

/** [power of the first variable, power of the second, coefficient] */
type Term = readonly [p: number, q: number, coefficient: number];

/** Of x and y, in seconds of arc. */
const toLatitude: readonly Term[] = [
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
const toLongitude: readonly Term[] = [
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

/** Of latitude and longitude, in metres, within 0.25 m. */
const toEast: readonly Term[] = [
  [0, 1, 190_094.945],
  [1, 1, -11_832.228],
  [2, 1, -114.221],
  [0, 3, -32.391],
  [1, 0, -0.705],
  [3, 1, -2.34],
  [1, 3, -0.608],
  [0, 2, -0.008],
  [2, 3, 0.148],
];
const toNorth: readonly Term[] = [
  [1, 0, 309_056.544],
  [0, 2, 3638.893],
  [2, 0, 73.077],
  [1, 2, -157.984],
  [3, 0, 59.788],
  [0, 1, 0.433],
  [2, 2, -6.439],
  [1, 1, -0.032],
  [0, 4, 0.092],
  [1, 4, -0.054],
];

/** Powers of the first variable are at most 5, of the second at most 4. */
const [powers, row] = [6, 5];
const table = (terms: readonly Term[]): Float64Array => {
  const coefficients = new Float64Array(powers * row);
  for (const [p, q, coefficient] of terms) coefficients[row * p + q] = coefficient;
  return coefficients;
};
const [latitudeSeries, longitudeSeries, eastSeries, northSeries] = [toLatitude, toLongitude, toEast, toNorth].map(table) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];

/** The sum of all terms, by Horner's rule: a million points are converted before they are counted. */
function series(coefficients: Float64Array, first: number, second: number): number {
  let sum = 0;
  for (let p = powers - 1; p >= 0; p--) {
    let inner = 0;
    for (let q = row - 1; q >= 0; q--) inner = inner * second + (coefficients[row * p + q] as number);
    sum = sum * first + inner;
  }
  return sum;
}

/** Metres east and north to [longitude, latitude], in degrees of six decimals: a tenth of a metre. */
export function positionOfRd(x: number, y: number): Position {
  const [dx, dy] = [(x - origin.x) / 1e5, (y - origin.y) / 1e5];
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const longitude = origin.longitude + series(longitudeSeries, dx, dy) / 3600;
  return [rounded(longitude), rounded(origin.latitude + series(latitudeSeries, dx, dy) / 3600)];
}

/** Points in units of a part of a degree to metres east and north, the way back from `positionOfRd`. */
export function rdOfPoints(
  longitudes: ArrayLike<number>,
  latitudes: ArrayLike<number>,
  unitsPerDegree = 1,
): { x: Float64Array; y: Float64Array } {
  const [x, y] = [new Float64Array(longitudes.length), new Float64Array(longitudes.length)];
  for (let i = 0; i < x.length; i++) {
    const longitude = 0.36 * ((longitudes[i] as number) / unitsPerDegree - origin.longitude);
    const latitude = 0.36 * ((latitudes[i] as number) / unitsPerDegree - origin.latitude);
    x[i] = origin.x + series(eastSeries, latitude, longitude);
    y[i] = origin.y + series(northSeries, latitude, longitude);
  }
  return { x, y };
}

/** Metres of the Dutch grid, in whichever order; undefined for what is no place on it in or near the Netherlands. */
export function positionOfGrid(a: number, b: number): Position | undefined {
  if (isOnGrid(a, b)) return positionOfRd(a, b);
  return isOnGrid(b, a) ? positionOfRd(b, a) : undefined;
}

const isOnGrid = (x: number, y: number) => x >= 0 && x <= 300_000 && y >= 300_000 && y <= 630_000;
