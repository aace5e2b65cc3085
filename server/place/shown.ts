/**
 * What the public sees of a place. A place that is not exact is moved by chance, within its buurt, once: the caller keeps the
 * outcome, because the mean of many drawings would be the place itself, and a rule without chance could be turned around.
 */
import { sideOf } from "#data/geometry/inside.ts";
import type { Position, Ring } from "#data/geometry/segments.ts";
import type { Geometry } from "#data/schema/geometry.ts";

/** Between 0 and 1. */
export type Chance = () => number;

/** A street further: metres. */
const [least, most] = [40, 120];
const [metresNorth, metresEast] = [111_250, 68_680];
const tries = 200;

/** Five decimals are a metre: more would pretend to know. */
const rounded = ([x, y]: Position): Position => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5];

const within = (point: Position, polygons: readonly Ring[][]) => polygons.some((rings) => sideOf(point, rings) === "inside");

/** A point 40 to 120 metres away, in the same buurt. */
export function streetAway([x, y]: Position, polygons: readonly Ring[][], chance: Chance): Geometry {
  for (let i = 0; i < tries; i++) {
    // The root spreads evenly over the ring instead of crowding its inside.
    const metres = Math.sqrt(least ** 2 + chance() * (most ** 2 - least ** 2));
    const angle = chance() * 2 * Math.PI;
    const moved = rounded([x + (Math.cos(angle) * metres) / metresEast, y + (Math.sin(angle) * metres) / metresNorth]);
    if (within(moved, polygons)) return { type: "Point", coordinates: moved };
  }
  return somewhereIn(polygons, chance);
}

/** Any point of the buurt, each as likely as the other. */
export function somewhereIn(polygons: readonly Ring[][], chance: Chance): Geometry {
  const largest = [...polygons].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0] ?? [];
  const outer = largest[0] ?? [];
  const side = (axis: 0 | 1, pick: (...values: number[]) => number) => pick(...outer.map((position) => position[axis]));
  const [west, east, south, north] = [side(0, Math.min), side(0, Math.max), side(1, Math.min), side(1, Math.max)];
  for (let i = 0; i < tries * 10; i++) {
    const point = rounded([west + chance() * (east - west), south + chance() * (north - south)]);
    if (within(point, [largest])) return { type: "Point", coordinates: point };
  }
  return { type: "Point", coordinates: rounded([(west + east) / 2, (south + north) / 2]) };
}
