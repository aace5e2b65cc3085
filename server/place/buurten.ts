/** Which buurt is where: the published borders behind a spatial index. Exact at borders and holes, as far as the borders are. */
import Flatbush from "flatbush";
import type { Features } from "#data/features.ts";
import { sideOf } from "#data/geometry/inside.ts";
import { insidePoint } from "#data/geometry/inside-point.ts";
import type { Position, Ring } from "#data/geometry/segments.ts";
import { type Shape, touches } from "./touching.ts";

export interface Buurten {
  /** Row of the buurt of a point; on a shared border that of the lowest row; just outside all of them the nearest. */
  at(point: Position): number | undefined;
  /** Rows of all buurten that a line or polygon has something of its inside in common with, ascending. */
  touching(shape: Shape): number[];
  /** Rings of each polygon of a buurt. */
  polygons(row: number): Ring[][];
  /** Some point inside. */
  middle(row: number): Position | undefined;
}

/** The borders follow the land and are simplified: a jetty or a houseboat lies a little outside. Metres. */
const nearby = 500;
/** Metres in a degree of latitude, and of longitude at 52 degrees. */
const [metresNorth, metresEast] = [111_250, 68_680];

export function openBuurten(features: Features): Buurten {
  const rows: number[] = [];
  const areas = features.polygonStart.length - 1;
  for (let row = 0; row < areas; row++) if (polygonsOf(features, row).length > 0) rows.push(row);
  if (rows.length === 0) return { at: () => undefined, touching: () => [], polygons: () => [], middle: () => undefined };
  const index = new Flatbush(rows.length);
  for (const row of rows) index.add(...boxOf(polygonsOf(features, row).flat()));
  index.finish();
  const found = (box: [number, number, number, number]) =>
    index
      .search(...box)
      .map((at) => rows[at] as number)
      .sort((a, b) => a - b);

  const polygons = (row: number) => polygonsOf(features, row);
  const at = (point: Position): number | undefined => {
    let border: number | undefined;
    for (const row of found([point[0], point[1], point[0], point[1]])) {
      const sides = polygons(row).map((rings) => sideOf(point, rings));
      if (sides.includes("inside")) return row;
      if (sides.includes("border")) border ??= row;
    }
    return border ?? nearest(point);
  };
  const nearest = (point: Position): number | undefined => {
    const [east, north] = [nearby / metresEast, nearby / metresNorth];
    let [best, closest]: [number | undefined, number] = [undefined, nearby];
    for (const row of found([point[0] - east, point[1] - north, point[0] + east, point[1] + north])) {
      const away = Math.min(...polygons(row).flatMap((rings) => rings.map((ring) => distance(point, ring))));
      if (away < closest) [best, closest] = [row, away];
    }
    return best;
  };
  return {
    at,
    polygons,
    touching: (shape) => found(boxOf(shape.lines)).filter((row) => polygons(row).some((rings) => touches(shape, rings))),
    middle: (row) =>
      polygons(row)
        .map(insidePoint)
        .find((point) => point !== undefined),
  };
}

/** Closed rings of each polygon. */
function polygonsOf({ polygonStart, ringStart, vertexStart, coordinates }: Features, row: number): Ring[][] {
  const polygons: Ring[][] = [];
  for (let polygon = polygonStart[row] ?? 0; polygon < (polygonStart[row + 1] ?? 0); polygon++) {
    const rings: Ring[] = [];
    for (let ring = ringStart[polygon] ?? 0; ring < (ringStart[polygon + 1] ?? 0); ring++) {
      const vertices: Position[] = [];
      for (let vertex = vertexStart[ring] ?? 0; vertex < (vertexStart[ring + 1] ?? 0); vertex++)
        vertices.push([coordinates[2 * vertex] as number, coordinates[2 * vertex + 1] as number]);
      rings.push([...vertices, vertices[0] as Position]);
    }
    polygons.push(rings);
  }
  return polygons;
}

function boxOf(lines: readonly Ring[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x, y] of line) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

/** Metres from a point to a line; good to a metre over the distances asked here. */
function distance([px, py]: Position, line: Ring): number {
  let closest = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1] as Position, line[i] as Position];
    const [x, y] = [(px - ax) * metresEast, (py - ay) * metresNorth];
    const [dx, dy] = [(bx - ax) * metresEast, (by - ay) * metresNorth];
    const along = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy || 1)));
    closest = Math.min(closest, Math.hypot(x - along * dx, y - along * dy));
  }
  return closest;
}
