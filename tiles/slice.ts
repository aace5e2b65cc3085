/** Fills the tiles of one zoom with the polygons and label points that lie in them. */
import type { Level } from "#data/schema/area.ts";
import { type Areas, outerRings, type Vertices } from "./areas.ts";
import { clipRing } from "./clip.ts";
import { type Country, drawingOrder } from "./country.ts";
import { addPoint, addPolygon, type Feature, makeTile, type Tile } from "./encode.ts";
import { gridX, gridY, stepsPerUnit } from "./grid.ts";
import { labelLayerOf, labelsFrom, layerOf, polygonsFrom, tileExtent } from "./layers.ts";
import { readPolygons } from "./polygons.ts";
import { areaOf, type Sheet } from "./sheet.ts";

/** Drawn around each tile, in its units: 8 CSS pixels, more than the widest border. */
export const tileBuffer = 32;

/** Columns of tiles, both ends in. */
export interface Columns {
  first: number;
  last: number;
}

export interface PlacedTile {
  x: number;
  y: number;
  tile: Tile;
}

/** All tiles of the sheet's zoom in these columns that hold something. */
export function sliceColumns(sheet: Sheet, country: Country, columns: Columns): PlacedTile[] {
  const tiles = new Map<number, PlacedTile>();
  const tileAt = (x: number, y: number): Tile => {
    const key = x * 2 ** sheet.zoom + y;
    const found = tiles.get(key);
    if (found) return found.tile;
    const tile = makeTile();
    tiles.set(key, { x, y, tile });
    return tile;
  };
  const steps = stepsPerUnit(sheet.zoom);
  const band = {
    west: (columns.first * tileExtent - 2 * tileBuffer) * steps,
    east: ((columns.last + 1) * tileExtent + 2 * tileBuffer) * steps,
  };
  for (const level of drawingOrder) {
    if (polygonsFrom[level] > sheet.zoom) continue;
    const areas = country.areasOf[level];
    for (let row = 0; row + 1 < areas.polygonStart.length; row++) {
      if (!reaches(areas, row, country.vertices, band)) continue;
      const feature: Feature = { layer: layerOf[level], id: row };
      if (level === "group") feature.properties = { list: country.lists[row] ?? 0 };
      const polygons = readPolygons(areas, row, country.vertices, sheet);
      slicePolygons(polygons, columns, (x, y, rings) => addPolygon(tileAt(x, y), feature, rings));
    }
  }
  for (const level of drawingOrder) if (labelsFrom[level] <= sheet.zoom) placeLabels(level, sheet.zoom, country, columns, tileAt);
  return [...tiles.values()];
}

/** Whether the first ring of any polygon of the area comes into the band, in grid steps: reading all rings for nothing takes longer. */
function reaches(areas: Areas, row: number, { x }: Vertices, { west, east }: { west: number; east: number }): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ids of outerRings(areas, row)) {
    for (let i = 0; i < ids.length; i++) {
      const at = x[ids[i] as number] as number;
      if (at < least) least = at;
      if (at > most) most = at;
    }
  }
  return most >= west && least <= east;
}

type Visit = (x: number, y: number, rings: number[][]) => void;

/** Visits each tile that the polygons touch, with the rings of all of them in units of that tile. */
function slicePolygons(polygons: number[][][], columns: Columns, visit: Visit): void {
  const [west, east] = tileRange(polygons, 0);
  for (let x = Math.max(west, columns.first); x <= Math.min(east, columns.last); x++) {
    const column = clipPolygons(polygons, 0, x);
    const [north, south] = tileRange(column, 1);
    for (let y = north; y <= south; y++) {
      const rings = clipPolygons(column, 1, y).flat();
      if (rings.length > 0)
        visit(
          x,
          y,
          rings.map((ring) => shift(ring, x * tileExtent, y * tileExtent)),
        );
    }
  }
}

/** First and last tile along an axis whose buffered square the rings reach. */
function tileRange(polygons: number[][][], axis: 0 | 1): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [outer = []] of polygons) {
    for (let i = axis; i < outer.length; i += 2) {
      low = Math.min(low, outer[i] as number);
      high = Math.max(high, outer[i] as number);
    }
  }
  return [Math.floor((low - tileBuffer) / tileExtent), Math.floor((high + tileBuffer) / tileExtent)];
}

/** Drops what has no area in the band, and polygons that are all hole there. */
function clipPolygons(polygons: number[][][], axis: 0 | 1, tile: number): number[][][] {
  const low = tile * tileExtent - tileBuffer;
  const high = (tile + 1) * tileExtent + tileBuffer;
  const clipped: number[][][] = [];
  for (const rings of polygons) {
    const cut = rings.map((ring) => clipRing(ring, axis, low, high));
    if (cut.every((ring, i) => ring === rings[i])) {
      clipped.push(rings);
      continue;
    }
    const areas = cut.map(areaOf);
    const left = cut.filter((_, i) => (i === 0 ? (areas[i] ?? 0) > 0 : (areas[i] ?? 0) < 0));
    if ((areas[0] ?? 0) > 0 && areas.reduce((sum, area) => sum + area, 0) > 0) clipped.push(left);
  }
  return clipped;
}

const shift = (ring: number[], dx: number, dy: number): number[] => ring.map((at, i) => at - (i % 2 ? dy : dx));

/** A label is in one tile only: the one under its point. */
function placeLabels(
  level: Level,
  zoom: number,
  country: Country,
  columns: Columns,
  tileAt: (x: number, y: number) => Tile,
): void {
  const { names, ranks, labels } = country.labelsOf[level];
  const { polygonStart } = country.areasOf[level];
  const steps = stepsPerUnit(zoom);
  for (let row = 0; row + 1 < polygonStart.length; row++) {
    if (polygonStart[row] === polygonStart[row + 1]) continue;
    const px = Math.floor(gridX((labels[2 * row] ?? 0) / 1e5) / steps);
    const py = Math.floor(gridY((labels[2 * row + 1] ?? 0) / 1e5) / steps);
    const x = Math.floor(px / tileExtent);
    const y = Math.floor(py / tileExtent);
    if (x < columns.first || x > columns.last) continue;
    const properties: Record<string, string | number> = { name: names[row] ?? "", rank: ranks[row] ?? 0 };
    if (level === "group") properties.list = country.lists[row] ?? 0;
    addPoint(tileAt(x, y), { layer: labelLayerOf[level], id: row, properties }, px - x * tileExtent, py - y * tileExtent);
  }
}
