/** Which buurt is where: the published borders behind a spatial index. Exact at borders and holes, as far as the borders are. */

import Flatbush from "flatbush";
import { type Features, polygonsOf } from "#data/codecs/features.ts";
import type { Box } from "#data/geometry/box.ts";
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
  /** The polygons of a buurt, prepared to be asked often; kept from the first time they are asked for. */
  outlines(row: number): readonly Outline[];
  /** The same as closed rings, of each polygon first the outer one. */
  polygons(row: number): Ring[][];
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
    outlines,
    polygons: (row) => polygonsOf(features, row),
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
export const outlineHolds = (outline: Outline, inner: Outline): boolean => {
  const middle = inner.middle();
  return middle !== undefined && outline.sideOf(...middle) === "inside";
};

export function touches({ kind, outline }: DrawnShape, area: Outline): boolean {
  if (outline.crosses(area) || outline.reachesInto(area)) return true;
  // Nothing crosses: one lies inside the other, or both have the same border, or they are apart.
  return kind === "polygon" && (outlineHolds(area, outline) || outlineHolds(outline, area));
}
