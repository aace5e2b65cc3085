/** The sheet of one zoom, ready to be cut into tiles: rounded, no borders that cross. */

import { polygonsFrom } from "../layers.ts";
import { type Country, drawingOrder } from "../topology/country.ts";
import { roundVertices, type Sheet } from "./sheet.ts";
import { leadThrough } from "./snap.ts";

export function drawSheet(zoom: number, { vertices, areasOf, topology }: Country): Sheet {
  const sheet = roundVertices(zoom, vertices, topology);
  const levels = drawingOrder.filter((level) => polygonsFrom[level] <= zoom).map((level) => areasOf[level]);
  leadThrough(levels, vertices, sheet);
  return sheet;
}
