/**
 * Hexagons of equal area over the whole country, in RD metres, with their points to the north and the south. A cell has axial
 * coordinates q (to the east) and r (to the north-east) from the origin of the grid, so it stays where it is while the map moves.
 */
import { positionOfRd } from "../geometry/rd.ts";
import { hexagonSizes } from "../schema/analysis.ts";

export type HexagonSize = (typeof hexagonSizes)[number];

/** Pixels that a hexagon should be wide at the least: small enough to show where, large enough to be touched and read. */
const leastPixels = 20;
/** Metres in a pixel at zoom 0 and 52 degrees, tiles of 512 pixels (the scale of Web Mercator there). */
const metresPerPixel = (40_075_016.686 / 512) * Math.cos((52 * Math.PI) / 180);

/** How wide hexagons are at a zoom: one size for a range of zooms, so that panning never changes what is counted. */
export const hexagonSizeAt = (zoom: number): HexagonSize => {
  const wanted = (leastPixels * metresPerPixel) / 2 ** zoom;
  return hexagonSizes.find((across) => across >= wanted) ?? (hexagonSizes.at(-1) as HexagonSize);
};

/** Square metres of a hexagon that is so wide. */
export const hexagonArea = (across: number): number => (Math.sqrt(3) / 2) * across ** 2;

/** The middle in RD metres. */
export const hexagonMiddle = (q: number, r: number, across: number): [x: number, y: number] => [
  across * (q + r / 2),
  across * (Math.sqrt(3) / 2) * r,
];

/** Does a point, in metres from the middle of a hexagon, lie in it? */
export function isInHexagon(east: number, north: number, across: number): boolean {
  const [half, slanted] = [across / 2, (Math.sqrt(3) / 2) * north];
  return Math.abs(east) <= half && Math.abs(east / 2 + slanted) <= half && Math.abs(east / 2 - slanted) <= half;
}

/** Closed ring in longitude and latitude, counterclockwise (RFC 7946). Hexagons that touch have equal corners. */
export function hexagonRing(q: number, r: number, across: number): [longitude: number, latitude: number][] {
  // Corners as whole numbers of a lattice of their own: neighbours must round the same number, not sums of their own middles.
  const [column, row] = [2 * q + r, 3 * r];
  return [...corners, corners[0] as Corner].map(([east, north]) => {
    const [longitude, latitude] = positionOfRd(((column + east) * across) / 2, ((row + north) * across) / (2 * Math.sqrt(3)));
    return [longitude, latitude];
  });
}

type Corner = readonly [east: number, north: number];
/** From the south-east on, in half widths and thirds of the distance between rows. */
const corners: readonly Corner[] = [
  [1, -1],
  [1, 1],
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
];

/** Fewer than this in a cell says too much about who they are. */
const least = 5;

export interface CellFigure {
  /** Initiatives, or the people they reach. */
  figure: number | undefined;
  /** True: there are some and fewer than five, "<5". */
  few: boolean;
}

/**
 * What may be said of a cell: its figure, or that there are fewer than 5. A cell in which every point is public hides nothing that the
 * points do not show. Reach goes with the count: few initiatives reach people who can be counted back to them.
 */
export const cellFigure = (count: number, figure: number, allPublic: boolean): CellFigure =>
  count > 0 && count < least && !allPublic ? { figure: undefined, few: true } : { figure, few: false };
