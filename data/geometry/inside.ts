/** Is a point inside a polygon with holes? Even-odd over all rings, so a hole is outside without being told so. */
import { type Position, type Ring, turn } from "./segments.ts";

export type Side = "inside" | "outside" | "border";

/** Rings are closed (last vertex = first); the first is the outer one, but even-odd needs no order. */
export function sideOf([x, y]: Position, rings: readonly Ring[]): Side {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1] as Position;
      const b = ring[i] as Position;
      if (a[1] > y !== b[1] > y) {
        // The half-open test counts a vertex once; `turn` decides on which side of the edge the point lies without dividing.
        const side = turn(a, b, [x, y]);
        if (side === 0) return "border";
        if (side > 0 === b[1] > a[1]) inside = !inside;
      } else if (a[1] === y && b[1] === y) {
        if (Math.min(a[0], b[0]) <= x && x <= Math.max(a[0], b[0])) return "border";
      } else if ((a[0] === x && a[1] === y) || (b[0] === x && b[1] === y)) return "border";
    }
  }
  return inside ? "inside" : "outside";
}
