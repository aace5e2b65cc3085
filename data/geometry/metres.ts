/** Metres and degrees in the Netherlands: one scale for everything that asks how far, good to a metre over a few kilometres. */

type Point = readonly [longitude: number, latitude: number];

/** Metres in a degree of longitude, at 52 degrees, and of latitude. */
export const metresPerDegree = { east: 68_680, north: 111_250 } as const;

/** How far the second lies to the east and to the north of the first, in metres. */
export const metresFrom = (from: Point, to: Point): [east: number, north: number] => [
  (to[0] - from[0]) * metresPerDegree.east,
  (to[1] - from[1]) * metresPerDegree.north,
];

export const metresBetween = (one: Point, other: Point): number => Math.hypot(...metresFrom(one, other));

/** West, south, east, north: the box with `metres` around it to every side. */
export function widenedBox(
  [west, south, east, north]: readonly [number, number, number, number],
  metres: number,
): [number, number, number, number] {
  const [dx, dy] = [metres / metresPerDegree.east, metres / metresPerDegree.north];
  return [west - dx, south - dy, east + dx, north + dy];
}
