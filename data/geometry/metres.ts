/** Metres and degrees in the Netherlands: one scale for everything that asks how far, good to a metre over a few kilometres. */
import type { Box } from "./box.ts";
import type { Position } from "./segments.ts";

/** Metres in a degree of longitude, at 52 degrees, and of latitude. */
export const metresPerDegree = { east: 68_680, north: 111_250 } as const;

/** How far the second lies to the east and to the north of the first, in metres. */
export const metresFrom = (from: Position, to: Position): [east: number, north: number] => [
  (to[0] - from[0]) * metresPerDegree.east,
  (to[1] - from[1]) * metresPerDegree.north,
];

export const metresBetween = (one: Position, other: Position): number => Math.hypot(...metresFrom(one, other));

/** The box with `metres` around it to every side. */
export function widenedBox([west, south, east, north]: Box, metres: number): [number, number, number, number] {
  const [dx, dy] = [metres / metresPerDegree.east, metres / metresPerDegree.north];
  return [west - dx, south - dy, east + dx, north + dy];
}

const corners = 72;

/** Closed ring of points `metres` away from the middle, near enough for a map of a town; degrees of longitude shrink with the latitude. */
export function circleAround([longitude, latitude]: Position, metres: number): [number, number][] {
  const metresEast = metresPerDegree.north * Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: corners + 1 }, (_, i): [number, number] => {
    const angle = ((i % corners) / corners) * 2 * Math.PI;
    return [longitude + (Math.cos(angle) * metres) / metresEast, latitude + (Math.sin(angle) * metres) / metresPerDegree.north];
  });
}
