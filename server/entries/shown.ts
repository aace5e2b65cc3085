/**
 * What the public sees of a place. A place that is not exact is moved by chance, within its buurt. Chance is asked for the square
 * that the place lies in and not for the place itself: whoever sees it move a little, again and again, learns no more than the square.
 */
import { metresPerDegree } from "#data/geometry/metres.ts";
import type { Outline } from "#data/geometry/outline.ts";
import type { Position } from "#data/geometry/segments.ts";
import type { Geometry } from "#data/schema/geometry.ts";

/** Between 0 and 1. */
export type Chance = () => number;
/** Chance for what lies in this square. */
export type ChanceOf = (cell: readonly [column: number, row: number]) => Chance;

/** A street further: metres. */
const [least, most] = [40, 120];
/** Side of a square, metres; and how far its corner lies from its middle. */
const side = 44;
const corner = side * Math.SQRT1_2;
const tries = 200;

/** Five decimals are a metre: more would pretend to know. */
const rounded = ([x, y]: Position): Position => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5];

const within = ([x, y]: Position, polygons: readonly Outline[]) => polygons.some((outline) => outline.sideOf(x, y) === "inside");

/** Squares of the whole country, from the equator and the first meridian on. */
const cellOf = ([x, y]: Position) =>
  [Math.floor((x * metresPerDegree.east) / side), Math.floor((y * metresPerDegree.north) / side)] as const;

/** A point 40 to 120 metres away, in the same buurt. */
export function streetAway(place: Position, polygons: readonly Outline[], chanceOf: ChanceOf): Geometry {
  const cell = cellOf(place);
  const chance = chanceOf(cell);
  const [x, y] = cell.map((number) => (number + 0.5) * side) as [number, number];
  for (let i = 0; i < tries; i++) {
    // The root spreads evenly over the ring instead of crowding its inside.
    const [inner, outer] = [least + corner, most - corner];
    const metres = Math.sqrt(inner ** 2 + chance() * (outer ** 2 - inner ** 2));
    const angle = chance() * 2 * Math.PI;
    const moved = rounded([
      (x + Math.cos(angle) * metres) / metresPerDegree.east,
      (y + Math.sin(angle) * metres) / metresPerDegree.north,
    ]);
    if (within(moved, polygons)) return { type: "Point", coordinates: moved };
  }
  return anywhereIn(polygons, chance);
}

/** Any point of the buurt, each as likely as the other. */
export const somewhereIn = (place: Position, polygons: readonly Outline[], chanceOf: ChanceOf): Geometry =>
  anywhereIn(polygons, chanceOf(cellOf(place)));

function anywhereIn(polygons: readonly Outline[], chance: Chance): Geometry {
  const [largest] = [...polygons].sort((a, b) => b.edges - a.edges);
  if (!largest) throw new Error("a buurt without a border holds no point");
  const [west, south, east, north] = largest.box;
  for (let i = 0; i < tries * 10; i++) {
    const point = rounded([west + chance() * (east - west), south + chance() * (north - south)]);
    if (within(point, [largest])) return { type: "Point", coordinates: point };
  }
  return { type: "Point", coordinates: rounded([(west + east) / 2, (south + north) / 2]) };
}
