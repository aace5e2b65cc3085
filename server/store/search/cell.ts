/**
 * Squares of a tenth of a degree, so that an ordinary index finds what lies in a box on any engine. What is larger than a
 * square has the square `large`, which every search looks into too.
 */
import type { Box } from "#data/geometry/box.ts";

const perDegree = 10;
const large = -1;
/** A search over more squares than this is over most of the country: then they help no longer. */
const most = 150;

const cellAt = (column: number, row: number) => column * 10_000 + row;
const index = (degrees: number) => Math.floor(degrees * perDegree);

export const cellOf = ([west, south, east, north]: Box): number =>
  (east - west) * perDegree > 1 || (north - south) * perDegree > 1
    ? large
    : cellAt(index((west + east) / 2), index((south + north) / 2));

/** The squares in which the middle can lie of anything that touches the box; undefined when those are too many to help. */
export function cellsAround([west, south, east, north]: Box): number[] | undefined {
  const half = 0.5 / perDegree;
  const [first, last] = [index(west - half), index(east + half)];
  const [bottom, top] = [index(south - half), index(north + half)];
  if ((last - first + 1) * (top - bottom + 1) > most) return undefined;
  const cells = [large];
  for (let column = first; column <= last; column++) for (let row = bottom; row <= top; row++) cells.push(cellAt(column, row));
  return cells;
}
