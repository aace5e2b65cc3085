/** Do a drawn line or polygon and an area have some inside in common? Borders that only touch do not count: neighbours stay out. */
import { type Outline, prepareOutline } from "#data/geometry/outline.ts";
import type { Ring } from "#data/geometry/segments.ts";

/** A line has one line and no inside; a polygon has its closed rings, first one outer. */
export interface DrawnShape {
  kind: "line" | "polygon";
  outline: Outline;
}

export const lineShape = (line: Ring): DrawnShape => ({ kind: "line", outline: prepareOutline([line]) });
export const polygonShape = (rings: readonly Ring[]): DrawnShape => ({ kind: "polygon", outline: prepareOutline(rings) });

const holds = (outline: Outline, inner: Outline): boolean => {
  const middle = inner.middle();
  return middle !== undefined && outline.sideOf(...middle) === "inside";
};

export function touches({ kind, outline }: DrawnShape, area: Outline): boolean {
  if (outline.crosses(area) || outline.reachesInto(area)) return true;
  // Nothing crosses: one lies inside the other, or both have the same border, or they are apart.
  return kind === "polygon" && (holds(area, outline) || holds(outline, area));
}
