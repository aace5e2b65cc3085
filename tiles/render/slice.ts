/** Fills the tiles of one zoom with the polygons and label points that lie in them. */
import type { Level } from "#data/schema/area.ts";
import { labelLayerOf, labelsFrom, layerOf, polygonsFrom, tileExtent } from "../layers.ts";
import { type Country, drawingOrder } from "../topology/country.ts";
import { gridX, gridY, stepsPerUnit } from "../topology/grid.ts";
import { dotOf, placeDots } from "./dots.ts";
import { addPoint, addPolygon, makeTile, type Tile, type TileFeature } from "./encode.ts";
import { readPolygons } from "./polygons.ts";
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
      const feature: TileFeature = { layer: layerOf[level], id: row };
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

/** All areas of one level as they are drawn at one zoom. */

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

/**
 * Cuts rings to a band (Sutherland and Hodgman 1974). Crossings are computed from the lower end of an edge to the higher,
 * so both areas along a border and both tiles along an edge get the same vertex.
 */

/** Axis 0 cuts on x, 1 on y; the answer is empty where nothing is inside `low`..`high`. */
export function clipRing(ring: number[], axis: 0 | 1, low: number, high: number): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = axis; i < ring.length; i += 2) {
    const at = ring[i];
    if (at < least) least = at;
    if (at > most) most = at;
  }
  if (least >= low && most <= high) return ring;
  if (most < low || least > high) return [];
  const above = least < low ? cutSide(ring, axis, low, 1) : ring;
  return most > high ? cutSide(above, axis, high, -1) : above;
}

/** Keeps what is at or beyond `edge` in the direction `sign`. */
function cutSide(ring: number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const cut: number[] = [];
  let px = ring[ring.length - 2];
  let py = ring[ring.length - 1];
  let wasInside = ((axis ? py : px) - edge) * sign >= 0;
  for (let i = 0; i < ring.length; i += 2) {
    const qx = ring[i];
    const qy = ring[i + 1];
    const isInside = ((axis ? qy : qx) - edge) * sign >= 0;
    if (isInside !== wasInside) {
      if (axis) addPosition(cut, crossing(py, px, qy, qx, edge), edge);
      else addPosition(cut, edge, crossing(px, py, qx, qy, edge));
    }
    if (isInside) addPosition(cut, qx, qy);
    px = qx;
    py = qy;
    wasInside = isInside;
  }
  while (cut.length > 2 && cut[0] === cut.at(-2) && cut[1] === cut.at(-1)) cut.length -= 2;
  return cut;
}

function addPosition(ring: number[], x: number, y: number): void {
  const n = ring.length;
  if (n === 0 || ring[n - 2] !== x || ring[n - 1] !== y) ring.push(x, y);
}

/** Where an edge has its other coordinate when its first is `edge`: rounded, and the same both ways along the edge. */
function crossing(p: number, pOther: number, q: number, qOther: number, edge: number): number {
  const [low, lowOther, high, highOther] = p < q ? [p, pOther, q, qOther] : [q, qOther, p, pOther];
  return lowOther + Math.round(((edge - low) * (highOther - lowOther)) / (high - low));
}
