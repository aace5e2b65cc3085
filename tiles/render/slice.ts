/** Fills the tiles of one zoom with the polygons and label points that lie in them. */
import type { Level } from "#data/schema/area.ts";
import { labelLayerOf, labelsFrom, layerOf, polygonsFrom, tileExtent } from "../layers.ts";
import { type Country, drawingOrder } from "../topology/country.ts";
import { gridX, gridY, stepsPerUnit } from "../topology/grid.ts";
import { clipRing } from "./clip.ts";
import { addPoint, addPolygon, type Feature, makeTile, type Tile } from "./encode.ts";
import { eachArea } from "./level.ts";
import { areaOf, type SnappedBorders } from "./snapped-borders.ts";

/** Drawn around each tile, in its units: 8 CSS pixels, more than the widest border. */
export const tileBuffer = 32;

export interface PlacedTile {
  x: number;
  y: number;
  tile: Tile;
}

/** All tiles of the zoom that hold something. */
export function sliceTiles(snapped: SnappedBorders, country: Country): PlacedTile[] {
  const tiles = new Map<number, PlacedTile>();
  const tileAt = (x: number, y: number): Tile => {
    const key = x * 2 ** snapped.zoom + y;
    const found = tiles.get(key);
    if (found) return found.tile;
    const tile = makeTile();
    tiles.set(key, { x, y, tile });
    return tile;
  };
  for (const level of drawingOrder) {
    if (polygonsFrom[level] > snapped.zoom) continue;
    eachArea(level, country, snapped, (polygons, row) => {
      const feature: Feature = { layer: layerOf[level], id: row };
      if (level === "group") feature.properties = { list: country.lists[row] ?? 0 };
      slicePolygons(polygons, snapped.zoom, (x, y, rings) =>
        addPolygon(tileAt(x, y), feature, rings, [x * tileExtent, y * tileExtent]),
      );
    });
  }
  for (const level of drawingOrder) if (labelsFrom[level] <= snapped.zoom) placeLabels(level, snapped.zoom, country, tileAt);
  return [...tiles.values()];
}

type Visit = (x: number, y: number, rings: number[][]) => void;

/** Visits each tile that the polygons touch, with the rings of all of them, in tile units from the corner of the world as before. */
function slicePolygons(polygons: number[][][], zoom: number, visit: Visit): void {
  const [west, east] = tileRange(polygons, 0);
  for (let x = Math.max(west, 0); x <= Math.min(east, 2 ** zoom - 1); x++) {
    const column = west === east ? polygons : clipPolygons(polygons, 0, x);
    const [north, south] = tileRange(column, 1);
    for (let y = north; y <= south; y++) {
      const rings = (north === south ? column : clipPolygons(column, 1, y)).flat();
      if (rings.length > 0) visit(x, y, rings);
    }
  }
}

/** First and last tile along an axis whose buffered square the rings reach. */
function tileRange(polygons: number[][][], axis: 0 | 1): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [outer = []] of polygons) {
    for (let i = axis; i < outer.length; i += 2) {
      const at = outer[i];
      if (at < low) low = at;
      if (at > high) high = at;
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

/** A label is in one tile only: the one under its point. */
function placeLabels(level: Level, zoom: number, country: Country, tileAt: (x: number, y: number) => Tile): void {
  const { names, ranks, labels } = country.labelsOf[level];
  const { polygonStart } = country.areasOf[level];
  const steps = stepsPerUnit(zoom);
  for (let row = 0; row + 1 < polygonStart.length; row++) {
    if (polygonStart[row] === polygonStart[row + 1]) continue;
    const px = Math.floor(gridX((labels[2 * row] ?? 0) / 1e5) / steps);
    const py = Math.floor(gridY((labels[2 * row + 1] ?? 0) / 1e5) / steps);
    const x = Math.floor(px / tileExtent);
    const y = Math.floor(py / tileExtent);
    const properties: Record<string, string | number> = { name: names[row] ?? "", rank: ranks[row] ?? 0 };
    if (level === "group") properties.list = country.lists[row] ?? 0;
    addPoint(tileAt(x, y), { layer: labelLayerOf[level], id: row, properties }, px - x * tileExtent, py - y * tileExtent);
  }
}
