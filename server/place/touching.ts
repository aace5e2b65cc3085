/** Do a drawn line or polygon and an area have some inside in common? Borders that only touch do not count: neighbours stay out. */
import { sideOf } from "#data/geometry/inside.ts";
import { insidePoint } from "#data/geometry/inside-point.ts";
import { cross, type Ring, somePair } from "#data/geometry/segments.ts";

/** A line has one line and no inside; a polygon has its closed rings, first one outer. */
export interface Shape {
  kind: "line" | "polygon";
  lines: readonly Ring[];
}

export function touches(shape: Shape, area: readonly Ring[]): boolean {
  const inArea = (line: Ring) => line.some((position) => sideOf(position, area) === "inside");
  if (shape.lines.some(inArea)) return true;
  const own = shape.lines.length;
  const apart = (one: number, other: number) => one < own !== other < own;
  if (somePair([...shape.lines, ...area], (one, other) => apart(one.ring, other.ring) && cross(one.a, one.b, other.a, other.b)))
    return true;
  if (shape.kind === "line") return false;
  // Nothing crosses: one lies inside the other, or both have the same border, or they are apart.
  const [middleOfShape, middleOfArea] = [insidePoint(shape.lines), insidePoint(area)];
  return (
    (middleOfShape !== undefined && sideOf(middleOfShape, area) === "inside") ||
    (middleOfArea !== undefined && sideOf(middleOfArea, shape.lines) === "inside")
  );
}
