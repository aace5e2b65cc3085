/** All areas of one level as they are drawn at one zoom. */
import type { Level } from "#data/schema/area.ts";
import type { Country } from "../topology/country.ts";
import { dotOf, placeDots } from "./dots.ts";
import { readPolygons } from "./polygons.ts";
import type { SnappedBorders } from "./snapped-borders.ts";

/** Areas that fold to nothing are cut out of their neighbours up to here; the real ones fold up to zoom 7. */
const lastCutZoom = 8;

/** Calls back with the polygons of each area, by row; who has a border has a polygon. */
export function eachArea(
  level: Level,
  country: Country,
  snapped: SnappedBorders,
  visit: (polygons: number[][][], row: number) => void,
): void {
  const areas = country.areasOf[level];
  const { polygonStart } = areas;
  const dots = new Map<number, number[]>();
  // Groups lie over each other and are cut by none.
  const isCut = level !== "group" && snapped.zoom <= lastCutZoom;
  const rows: number[][][][] = [];
  for (let row = 0; row + 1 < polygonStart.length; row++) {
    const polygons = readPolygons(areas, row, snapped);
    if (polygons.length === 0 && polygonStart[row] !== polygonStart[row + 1]) {
      dots.set(row, dotOf(areas, row, country.vertices, snapped));
      polygons.push([dots.get(row) as number[]]);
    }
    if (isCut) rows.push(polygons);
    else visit(polygons, row);
  }
  placeDots(dots, rows, snapped.pitch);
  rows.forEach(visit);
}
