/** A circle on the ground as a polygon, near enough for a map of one street or one town. */
import { metresPerDegree } from "./metres.ts";
import type { Position } from "./segments.ts";

const corners = 48;

/** Closed ring of points `metres` away from the middle; degrees of longitude shrink with the latitude. */
export function circleAround([longitude, latitude]: Position, metres: number): Position[] {
  const metresEast = metresPerDegree.north * Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: corners + 1 }, (_, i): Position => {
    const angle = ((i % corners) / corners) * 2 * Math.PI;
    return [longitude + (Math.cos(angle) * metres) / metresEast, latitude + (Math.sin(angle) * metres) / metresPerDegree.north];
  });
}
