/** All areas of one level as they are drawn at one zoom. */
import type { Level } from "#data/schema/area.ts";
import type { Country } from "./country.ts";
import { dotOf, placeDots } from "./dots.ts";
import { readPolygons } from "./polygons.ts";
import type { Sheet } from "./sheet.ts";

/** Polygons of all areas by row; who has a border has a polygon. Groups lie over each other and are cut by none. */
export function readLevel(level: Level, { areasOf, vertices }: Country, sheet: Sheet): number[][][][] {
  const areas = areasOf[level];
  const { polygonStart } = areas;
  const rows = Array.from({ length: polygonStart.length - 1 }, (_, row) => readPolygons(areas, row, sheet));
  const dots = new Map<number, number[]>();
  rows.forEach((polygons, row) => {
    const hasBorder = polygonStart[row] !== polygonStart[row + 1];
    if (hasBorder && polygons.length === 0) dots.set(row, dotOf(areas, row, vertices, sheet));
  });
  if (level === "group") for (const [row, dot] of dots) rows[row] = [[dot]];
  else placeDots(dots, rows, sheet.pitch);
  return rows;
}
