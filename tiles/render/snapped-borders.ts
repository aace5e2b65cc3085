/**
 * The borders of one zoom: every vertex is rounded once on the grid of the whole world at that zoom, so that all rings
 * and all tiles that use it agree. Rings are read through here only.
 */

import { orient2d } from "#data/geometry/orientation.ts";
import { maxZoom } from "../layers.ts";
import type { Vertices } from "../topology/areas.ts";
import { stepsPerUnit } from "../topology/grid.ts";
import type { Points } from "../topology/rings.ts";
import type { Topology } from "../topology/topology.ts";

/**
 * Vertices stand on every second unit, a quarter of a CSS pixel, which saves a seventh of the bytes. Not at the last
 * zoom, which the map enlarges.
 */
const coarse = 2;

export interface SnappedBorders {
  zoom: number;
  /** Tile units between two places where a vertex can stand. */
  pitch: number;
  /** The same in steps of the grid that the vertices come from. */
  steps: number;
  /** In steps of `pitch` from the corner of the world. */
  x: Int32Array;
  y: Int32Array;
  drawn: Uint8Array;
  junctionFrom: Uint8Array;
  /** Vertices that an edge has to pass through, from its lower end to its higher: see snap.ts. By `edgeKey`. */
  stops: Map<number, number[]>;
  /** 1 for the ends of edges that have stops. */
  hasStops: Uint8Array;
  /** 1 for the vertices that edges are led through. */
  isStop: Uint8Array;
  /** 1 for vertices that stand in one place with another: only rings of these and of stops can touch themselves. */
  sharesPixel: Uint8Array;
}

export const edgeKey = (from: number, to: number): number => (from < to ? from * 2 ** 26 + to : to * 2 ** 26 + from);

export function roundVertices(zoom: number, vertices: Vertices, { fromZoom, junctionFrom }: Topology): SnappedBorders {
  const pitch = zoom === maxZoom ? 1 : coarse;
  const drawn = new Uint8Array(vertices.count);
  for (let id = 0; id < drawn.length; id++) if (fromZoom[id] <= zoom) drawn[id] = 1;
  return roundPoints(vertices, { zoom, pitch, steps: stepsPerUnit(zoom) * pitch, drawn, junctionFrom });
}

type Rounding = Pick<SnappedBorders, "zoom" | "pitch" | "steps" | "drawn" | "junctionFrom">;

/** Rounds the points that are drawn. */
export function roundPoints({ x, y }: Points, rounding: Rounding): SnappedBorders {
  const { steps, drawn } = rounding;
  const count = drawn.length;
  const snapped: SnappedBorders = {
    ...rounding,
    x: new Int32Array(count),
    y: new Int32Array(count),
    stops: new Map(),
    hasStops: new Uint8Array(count),
    isStop: new Uint8Array(count),
    sharesPixel: new Uint8Array(count),
  };
  for (let id = 0; id < count; id++) {
    if (!drawn[id]) continue;
    snapped.x[id] = Math.round(x[id] / steps);
    snapped.y[id] = Math.round(y[id] / steps);
  }
  return snapped;
}

/** One ring at a time is read: a fresh array for every ring and zoom is what the build would spend its time on. */
let room = makeRoom(0);

function makeRoom(size: number) {
  const numbers = (length: number) => new Int32Array(length);
  const flags = () => new Uint8Array(size);
  return { ids: numbers(size), led: numbers(size), positions: numbers(2 * size), isFixed: flags(), isShared: flags() };
}

function reserveRoom(length: number): typeof room {
  if (room.ids.length < length) room = makeRoom(length * 2);
  return room;
}

/** Ids of the ring that are drawn at the zoom, with the stops of its edges; as many of the array as the answer says. */
function drawnIds(ids: Uint32Array, snapped: SnappedBorders): { kept: Int32Array; count: number } {
  const { drawn, hasStops } = snapped;
  const kept = reserveRoom(ids.length).ids;
  let count = 0;
  let winding = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    if (!drawn[id]) continue;
    kept[count++] = id;
    winding += hasStops[id];
  }
  return winding < 2 ? { kept, count } : withStops(kept, count, snapped);
}

/** The ids with the stops between them; few edges have any. */
function withStops(kept: Int32Array, count: number, { stops, hasStops }: SnappedBorders): { kept: Int32Array; count: number } {
  const edges: { end: number; between: number[] }[] = [];
  let length = count;
  for (let i = 0; i < count; i++) {
    const id = kept[i];
    const next = kept[i + 1 < count ? i + 1 : 0];
    const between = hasStops[id] && hasStops[next] ? stops.get(edgeKey(id, next)) : undefined;
    if (!between) continue;
    edges.push({ end: i + 1, between: id < next ? between : between.toReversed() });
    length += between.length;
  }
  const { led } = reserveRoom(length);
  let from = 0;
  let at = 0;
  for (const { end, between } of edges) {
    led.set(kept.subarray(from, end), at);
    led.set(between, at + end - from);
    at += end - from + between.length;
    from = end;
  }
  led.set(kept.subarray(from, count), at);
  return { kept: led, count: length };
}

/**
 * Positions x, y, x, y ... of the ring at the zoom, in tile units from the corner of the world. Left out: repeated positions, tips of spikes, and vertices
 * exactly between their neighbours unless borders meet there (then the neighbour needs them too). Empty when less than a triangle is left.
 * Positions where something else stands or passes are added to `touching`: only there the area can touch itself.
 */
export function readRing(ids: Uint32Array, snapped: SnappedBorders, touching: number[] = []): number[] {
  const { zoom, x, y, junctionFrom, sharesPixel, isStop } = snapped;
  const { kept, count } = drawnIds(ids, snapped);
  const { positions, isFixed, isShared } = room;
  let n = 0;
  for (let i = 0; i < count; i++) {
    const id = kept[i];
    const px = x[id];
    const py = y[id];
    const shared = sharesPixel[id] | isStop[id];
    const fixed = junctionFrom[id] <= zoom ? 1 : shared;
    if (n > 0 && positions[2 * n - 2] === px && positions[2 * n - 1] === py) {
      if (fixed) isFixed[n - 1] = 1;
      if (shared) isShared[n - 1] = 1;
      continue;
    }
    if (n > 1 && positions[2 * n - 4] === px && positions[2 * n - 3] === py) {
      n--;
      if (fixed) isFixed[n - 1] = 1;
      if (shared) isShared[n - 1] = 1;
      continue;
    }
    if (n > 1 && !isFixed[n - 1] && isBetween(positions, n - 2, n - 1, px, py)) n--;
    positions[2 * n] = px;
    positions[2 * n + 1] = py;
    isShared[n] = shared;
    isFixed[n++] = fixed;
  }
  return closeRing(n, snapped.pitch, touching);
}

/** The rules of `readRing` where the ring of n positions comes back to its start. */
function closeRing(n: number, pitch: number, touching: number[]): number[] {
  const { positions, isFixed, isShared } = room;
  let end = n;
  while (end > 1 && positions[0] === positions[2 * end - 2] && positions[1] === positions[2 * end - 1]) {
    if (isFixed[--end]) isFixed[0] = 1;
    if (isShared[end]) isShared[0] = 1;
  }
  if (end > 2 && !isFixed[end - 1] && isBetween(positions, end - 2, end - 1, positions[0], positions[1])) end--;
  const isFirstNeedless = end > 2 && !isFixed[0] && isBetween(positions, end - 1, 0, positions[2], positions[3]);
  const ring: number[] = [];
  const start = isFirstNeedless ? 1 : 0;
  if (end - start < 3) return ring;
  for (let at = start; at < end; at++) {
    const px = positions[2 * at] * pitch;
    const py = positions[2 * at + 1] * pitch;
    ring.push(px, py);
    if (isShared[at]) touching.push(px, py);
  }
  return ring;
}

/** Whether position `at` lies on the straight line between position `from` and the place. */
function isBetween(positions: Int32Array, from: number, at: number, toX: number, toY: number): boolean {
  const ax = positions[2 * from];
  const ay = positions[2 * from + 1];
  const bx = positions[2 * at];
  const by = positions[2 * at + 1];
  return orient2d(ax, ay, bx, by, toX, toY) === 0 && (bx - ax) * (toX - bx) + (by - ay) * (toY - by) > 0;
}

/** Twice the signed area of positions x, y, x, y ...; positive where clockwise on screen. */
export function areaOf(ring: number[]): number {
  let area = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    area += orient2d(ring[0], ring[1], ring[i], ring[i + 1], ring[i + 2], ring[i + 3]);
  }
  return area;
}
