/** The borders of one zoom, ready to be cut into tiles: rounded, no borders that cross. */

import { polygonsFrom } from "../layers.ts";
import { type Country, drawingOrder } from "../topology/country.ts";
import { snapRound } from "./snap.ts";
import { roundVertices, type SnappedBorders } from "./snapped-borders.ts";

export function snapBorders(zoom: number, { vertices, areasOf, topology }: Country): SnappedBorders {
  const snapped = roundVertices(zoom, vertices, topology);
  const levels = drawingOrder.filter((level) => polygonsFrom[level] <= zoom).map((level) => areasOf[level]);
  snapRound(levels, vertices, snapped);
  return snapped;
}
