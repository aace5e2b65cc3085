/** The polygons of one area at one zoom: simple rings only, outer rings clockwise on screen, each followed by its holes. */
import type { Areas } from "../topology/areas.ts";
import { addRing, chainRings, type Edges, nestRings, type Points } from "../topology/rings.ts";
import { areaOf, readRing, type SnappedBorders } from "./snapped-borders.ts";

/** In tile units from the corner of the world; empty for an area without border, and where the borders fold to nothing. */
export function readPolygons(areas: Areas, row: number, snapped: SnappedBorders): number[][][] {
  const { polygonStart, ringStart, vertexStart } = areas;
  const read: number[][][] = [];
  const touching: number[] = [];
  for (let polygon = polygonStart[row]; polygon < polygonStart[row + 1]; polygon++) {
    const rings: number[][] = [];
    for (let ring = ringStart[polygon]; ring < ringStart[polygon + 1]; ring++) {
      const ids = areas.vertices.subarray(vertexStart[ring], vertexStart[ring + 1]);
      const positions = readRing(ids, snapped, touching);
      if (positions.length > 0) rings.push(positions);
    }
    if (rings.length > 0) read.push(rings);
  }
  if (areApart(touching)) {
    const sizes = read.map((rings) => rings.map(areaOf));
    if (sizes.every(areTurned)) return read.filter((_, polygon) => sum(sizes[polygon]) > 0);
  }
  return untangle(read.flat()).filter((rings) => sum(rings.map(areaOf)) > 0);
}

/** The outer ring clockwise, every hole the other way. */
const areTurned = (areas: number[]): boolean => areas.every((area, i) => (i === 0 ? area > 0 : area < 0));

const sum = (areas: number[]): number => areas.reduce((all, area) => all + area, 0);

/** No place twice. */
function areApart(positions: number[]): boolean {
  if (positions.length < 4) return true;
  const places = numberPlaces(positions.length / 2);
  for (let at = 0; at < positions.length; at += 2) {
    const before = places.count;
    if (places.number(positions[at], positions[at + 1]) < before) return false;
  }
  return true;
}

/** What rounding laid on itself falls away or falls apart: spikes, necks, holes on the border, parts that grew together. */
export function untangle(rings: number[][]): number[][][] {
  const places = numberPlaces(rings.reduce((sum, ring) => sum + ring.length / 2, 0));
  const edges: Edges = new Map();
  for (const ring of rings) {
    const ids: number[] = [];
    for (let at = 0; at < ring.length; at += 2) ids.push(places.number(ring[at], ring[at + 1]));
    addRing(edges, ids);
  }
  const positions = (ids: number[]) => {
    const ring: number[] = [];
    for (const id of ids) ring.push(places.x[id], places.y[id]);
    return ring;
  };
  return nestRings(chainRings(edges, places), places).map((polygon) => polygon.map(positions));
}

/** Numbers the distinct places of one area in order of appearance; the table is used again for every area. */
interface Places extends Points {
  count: number;
  /** The number of the place: `count` as it was before where the place is new. */
  number(x: number, y: number): number;
}

let slots = new Int32Array(4096);

/** For at most `capacity` places. What an earlier call answered no longer holds. */
function numberPlaces(capacity: number): Places {
  let size = 64;
  while (size < capacity * 2) size *= 2;
  if (slots.length < size) slots = new Int32Array(size);
  const table = slots.fill(0, 0, size);
  const x: number[] = [];
  const y: number[] = [];
  const places = {
    x,
    y,
    count: 0,
    number(px: number, py: number): number {
      let slot = Math.imul(px, 0x9e3779b1) ^ Math.imul(py, 0x85ebca6b);
      slot = (slot ^ (slot >>> 15)) & (size - 1);
      for (let entry = table[slot]; entry > 0; entry = table[slot]) {
        if (x[entry - 1] === px && y[entry - 1] === py) return entry - 1;
        slot = (slot + 1) & (size - 1);
      }
      x.push(px);
      y.push(py);
      table[slot] = ++places.count;
      return places.count - 1;
    },
  };
  return places;
}
