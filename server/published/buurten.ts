/** Which buurt is where: the published borders behind a spatial index. Exact at borders and holes, as far as the borders are. */

import Flatbush from "flatbush";
import { type Features, polygonsOf } from "#data/codecs/features.ts";
import type { Box } from "#data/geometry/box.ts";
import { coveredShare } from "#data/geometry/covered-share.ts";
import { widenedBox } from "#data/geometry/metres.ts";
import { type Outline, prepareOutline } from "#data/geometry/outline.ts";
import type { Position, Ring } from "#data/geometry/segments.ts";

/** To be awaited between two pieces of work: at once, or after everything that waited has had its turn. */
export type Rest = () => Promise<void> | undefined;

export interface Buurten {
  /** Row of the buurt of a point; on a shared border that of the lowest row; just outside all of them the nearest. */
  at(point: Position): number | undefined;
  /** Rows of all buurten that a line or polygon has something of its inside in common with, ascending; rests between them. */
  touching(shape: DrawnShape, rest: Rest): Promise<number[]>;
  /** The buurten of which a drawing of polygons covers something, ascending, and of each the share: 0 to 1; rests between them. */
  covered(drawn: readonly (readonly Ring[])[], rest: Rest): Promise<{ row: number; share: number }[]>;
  /** The polygons of a buurt, prepared to be asked often; kept from the first time they are asked for. */
  outlines(row: number): readonly Outline[];
}

/** The borders follow the land and are simplified: a jetty or a houseboat lies a little outside. Metres. */
const nearby = 500;

export function openBuurten(features: Features): Buurten {
  const rows: number[] = [];
  const areas = features.polygonStart.length - 1;
  for (let row = 0; row < areas; row++) if (features.polygonStart[row] !== features.polygonStart[row + 1]) rows.push(row);
  const index = rows.length === 0 ? undefined : new Flatbush(rows.length);
  for (const row of rows) index?.add(...boxOfOutline(features, row));
  index?.finish();
  const found = (box: Box) => (index?.search(...box) ?? []).map((at) => rows[at] as number).sort((a, b) => a - b);

  const prepared = new Map<number, readonly Outline[]>();
  const outlines = (row: number): readonly Outline[] => {
    const known = prepared.get(row) ?? polygonsOf(features, row).map(prepareOutline);
    prepared.set(row, known);
    return known;
  };
  const nearest = ([x, y]: Position): number | undefined => {
    let [best, closest]: [number | undefined, number] = [undefined, nearby];
    for (const row of found(widenedBox([x, y, x, y], nearby))) {
      for (const outline of outlines(row)) {
        const away = outline.distance(x, y, closest);
        if (away < closest) [best, closest] = [row, away];
      }
    }
    return best;
  };
  return {
    at(point) {
      const [x, y] = point;
      let border: number | undefined;
      for (const row of found([x, y, x, y])) {
        const sides = outlines(row).map((outline) => outline.sideOf(x, y));
        if (sides.includes("inside")) return row;
        if (sides.includes("border")) border ??= row;
      }
      return border ?? nearest(point);
    },
    async touching(shape, rest) {
      const touched: number[] = [];
      for (const row of found(shape.outline.box)) {
        await rest();
        if (outlines(row).some((outline) => touches(shape, outline))) touched.push(row);
      }
      return touched;
    },
    async covered(drawn, rest) {
      const prepared = drawn.map(prepareOutline);
      const rows = new Set(prepared.flatMap(({ box }) => found(box)));
      const covered: { row: number; share: number }[] = [];
      for (const row of [...rows].sort((a, b) => a - b)) {
        await rest();
        const parts = prepared.map((one) => shareOf(one, outlines(row)));
        // Along the border alone it has to be worked out.
        if (parts.includes("whole")) covered.push({ row, share: 1 });
        else if (parts.includes("partly")) covered.push({ row, share: coveredShare(drawn, polygonsOf(features, row)) });
      }
      return covered;
    },
    outlines,
  };
}

/** The vertices of a row stand in one piece. */
export function boxOfOutline({ polygonStart, ringStart, vertexStart, coordinates }: Features, row: number): Box {
  const first = vertexStart[ringStart[polygonStart[row] ?? 0] ?? 0] ?? 0;
  const last = vertexStart[ringStart[polygonStart[row + 1] ?? 0] ?? 0] ?? 0;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = first; vertex < last; vertex++) {
    const [x, y] = [coordinates[2 * vertex] as number, coordinates[2 * vertex + 1] as number];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Do a drawn line or polygon and an area have some inside in common? Borders that only touch do not count: neighbours stay out. */

/** A line has one line and no inside; a polygon has its closed rings, first one outer. */
export interface DrawnShape {
  kind: "line" | "polygon";
  outline: Outline;
}

export const lineShape = (line: Ring): DrawnShape => ({ kind: "line", outline: prepareOutline([line]) });
export const polygonShape = (rings: readonly Ring[]): DrawnShape => ({ kind: "polygon", outline: prepareOutline(rings) });

/** Is some point that is surely inside the other inside this one? */
const outlineHolds = (outline: Outline, inner: Outline): boolean => {
  const middle = inner.middle();
  return middle !== undefined && outline.sideOf(...middle) === "inside";
};

export function touches({ kind, outline }: DrawnShape, area: Outline): boolean {
  if (outline.crosses(area) || outline.reachesInto(area)) return true;
  // Nothing crosses: one lies inside the other, or both have the same border, or they are apart.
  return kind === "polygon" && (outlineHolds(area, outline) || outlineHolds(outline, area));
}

export type Share = "whole" | "partly" | undefined;

/** How much of an area a drawn polygon has inside. Borders that only touch do not count. */
export function shareOf(drawn: Outline, polygons: readonly Outline[]): Share {
  const shares = polygons.map((polygon): Share => {
    if (drawn.crosses(polygon) || drawn.reachesInto(polygon)) return "partly";
    // Nothing crosses: one lies inside the other, or they are apart.
    return outlineHolds(drawn, polygon) ? "whole" : outlineHolds(polygon, drawn) ? "partly" : undefined;
  });
  return shares.every((share) => share === "whole") ? "whole" : shares.some(Boolean) ? "partly" : undefined;
}
