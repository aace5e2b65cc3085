/**
 * The borders of one zoom: every vertex is rounded once on the grid of the whole world at that zoom, so that all rings
 * and all tiles that use it agree. Rings are read through here only.
 */

import type { Vertices } from "./areas.ts";
import { stepsPerUnit, turn } from "./grid.ts";
import { maxZoom } from "./layers.ts";
import type { Topology } from "./topology.ts";

/**
 * Vertices stand on every second unit, a quarter of a CSS pixel, which saves a seventh of the bytes. Not at the last
 * zoom, which the map enlarges.
 */
const coarse = 2;

export interface Sheet {
  zoom: number;
  /** Tile units between two places where a vertex can stand. */
  pitch: number;
  /** In steps of `pitch` from the corner of the world. */
  x: Int32Array;
  y: Int32Array;
  drawn: Uint8Array;
  junctionFrom: Uint8Array;
  /** Vertices that an edge has to pass through, from its lower end to its higher: see snap.ts. By `edgeKey`. */
  stops: Map<number, number[]>;
  /** 1 for the ends of edges that have stops. */
  hasStops: Uint8Array;
  /** 1 for vertices of areas that were opened: they stand exactly where they were put. */
  isPlaced: Uint8Array;
  /** 1 for vertices that stand in one place with another: only rings of these and of stops can touch themselves. */
  isCrowded: Uint8Array;
}

export const edgeKey = (from: number, to: number): number => (from < to ? from * 2 ** 26 + to : to * 2 ** 26 + from);

export function roundVertices(zoom: number, { count, x, y }: Vertices, { fromZoom, junctionFrom }: Topology): Sheet {
  const pitch = zoom === maxZoom ? 1 : coarse;
  const steps = stepsPerUnit(zoom) * pitch;
  const sheet: Sheet = {
    zoom,
    pitch,
    x: new Int32Array(count),
    y: new Int32Array(count),
    drawn: new Uint8Array(count),
    junctionFrom,
    stops: new Map(),
    hasStops: new Uint8Array(count),
    isPlaced: new Uint8Array(count),
    isCrowded: new Uint8Array(count),
  };
  for (let id = 0; id < count; id++) {
    if ((fromZoom[id] as number) > zoom) continue;
    sheet.drawn[id] = 1;
    sheet.x[id] = Math.round((x[id] as number) / steps);
    sheet.y[id] = Math.round((y[id] as number) / steps);
  }
  return sheet;
}

/** Draws a vertex that the simplifier left out at this zoom. */
export function drawVertex(id: number, { x, y }: Vertices, sheet: Sheet): void {
  const steps = stepsPerUnit(sheet.zoom) * sheet.pitch;
  if (sheet.drawn[id]) return;
  sheet.drawn[id] = 1;
  sheet.x[id] = Math.round((x[id] as number) / steps);
  sheet.y[id] = Math.round((y[id] as number) / steps);
}

/** Ids of the ring that are drawn at the zoom, with the stops of its edges. */
function drawnIds(ids: Uint32Array, { drawn, stops, hasStops }: Sheet): number[] {
  const kept: number[] = [];
  let winding = false;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    if (!drawn[id]) continue;
    kept.push(id);
    if (hasStops[id]) winding = true;
  }
  if (!winding) return kept;
  return kept.flatMap((id, i) => {
    const next = kept[(i + 1) % kept.length] as number;
    const between = hasStops[id] && hasStops[next] ? stops.get(edgeKey(id, next)) : undefined;
    if (!between) return [id];
    return id < next ? [id, ...between] : [id, ...between.toReversed()];
  });
}

/** Twice the signed area that the ring has at the zoom, in steps of the sheet. */
export function drawnArea(ids: Uint32Array, { drawn, x, y }: Sheet): number {
  let area = 0;
  let [ox, oy, px, py] = [0, 0, 0, 0];
  let count = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    if (!drawn[id]) continue;
    const qx = x[id] as number;
    const qy = y[id] as number;
    if (count++ === 0) [ox, oy] = [qx, qy];
    else area += turn(ox, oy, px, py, qx, qy);
    px = qx;
    py = qy;
  }
  return area;
}

/**
 * Positions x, y, x, y ... of the ring at the zoom, in steps of the sheet. Left out: repeated positions, and vertices
 * exactly between their neighbours unless borders meet there (then the neighbour needs them too). Empty when less than a triangle is left.
 */
export function readRing(ids: Uint32Array, sheet: Sheet): number[] {
  const { zoom, x, y, junctionFrom } = sheet;
  const ring: number[] = [];
  const fixed: boolean[] = [];
  const kept = drawnIds(ids, sheet);
  for (let i = 0; i < kept.length; i++) {
    const id = kept[i] as number;
    const px = x[id] as number;
    const py = y[id] as number;
    const isFixed = (junctionFrom[id] as number) <= zoom;
    const n = ring.length;
    if (n > 0 && ring[n - 2] === px && ring[n - 1] === py) {
      fixed[fixed.length - 1] ||= isFixed;
      continue;
    }
    if (n > 2 && !fixed[fixed.length - 1] && isBetween(ring, n - 4, n - 2, px, py)) {
      ring.length = n - 2;
      fixed.pop();
    }
    ring.push(px, py);
    fixed.push(isFixed);
  }
  closeRing(ring, fixed);
  return ring.length < 6 ? [] : ring;
}

/** The rules of `readRing` where the ring comes back to its start. */
function closeRing(ring: number[], fixed: boolean[]): void {
  while (ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) {
    if (fixed.pop()) fixed[0] = true;
    ring.length -= 2;
  }
  const n = ring.length;
  if (n >= 6 && !fixed.at(-1) && isBetween(ring, n - 4, n - 2, ring[0] as number, ring[1] as number)) {
    ring.length -= 2;
    fixed.pop();
  }
  if (ring.length >= 6 && !fixed[0] && isBetween(ring, ring.length - 2, 0, ring[2] as number, ring[3] as number)) {
    ring.splice(0, 2);
    fixed.shift();
  }
}

function isBetween(ring: number[], from: number, at: number, toX: number, toY: number): boolean {
  const ax = ring[from] as number;
  const ay = ring[from + 1] as number;
  const bx = ring[at] as number;
  const by = ring[at + 1] as number;
  return turn(ax, ay, bx, by, toX, toY) === 0 && (bx - ax) * (toX - bx) + (by - ay) * (toY - by) > 0;
}

/** Twice the signed area of positions x, y, x, y ...; positive where clockwise on screen. */
export function areaOf(ring: number[]): number {
  let area = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    area += turn(
      ring[0] as number,
      ring[1] as number,
      ring[i] as number,
      ring[i + 1] as number,
      ring[i + 2] as number,
      ring[i + 3] as number,
    );
  }
  return area;
}
