/**
 * Where levels of areas do not cover the same: the edges that nobody walks back, as rings. On the right of a ring the areas cover the
 * place once more than on its left. Without a level to compare with, coasts are among them.
 */

import { orient2d } from "#data/geometry/orientation.ts";
import type { Areas } from "../topology/areas.ts";
import { addEdge, chainRings, type Edges, type Points } from "../topology/rings.ts";

/** `vertexCount` is one more than the highest number in the rings; `outer` is the level that should cover the same. */
export function contoursOf(areas: Areas, outer: Areas | undefined, vertexCount: number, points: Points): number[][] {
  const balance = balanceOf(areas, vertexCount);
  const expected = outer ? balanceOf(outer, vertexCount) : new Int32Array(vertexCount);
  const isOpen = new Uint8Array(vertexCount);
  for (let id = 0; id < vertexCount; id++) if (balance[id] !== expected[id]) isOpen[id] = 1;
  const edges: Edges = new Map();
  collect(areas, isOpen, (from, to) => addEdge(edges, from, to));
  if (outer) collect(outer, isOpen, (from, to) => addEdge(edges, to, from));
  return chainRings(edges, points);
}

/**
 * Per vertex a sum over its neighbours ahead less one over its neighbours behind: equal where every edge is walked back. A table of
 * all edges would answer the same in ten times the time.
 */
function balanceOf({ vertexStart, vertices }: Areas, vertexCount: number): Int32Array {
  const balance = new Int32Array(vertexCount);
  for (let ring = 0; ring + 1 < vertexStart.length; ring++) {
    const end = vertexStart[ring + 1];
    let from = vertices[end - 1];
    for (let i = vertexStart[ring]; i < end; i++) {
      const to = vertices[i];
      balance[from] = balance[from] + scatter(to);
      balance[to] = balance[to] - scatter(from);
      from = to;
    }
  }
  return balance;
}

/** So far from the number itself that sums of different neighbours differ. */
const scatter = (id: number): number => {
  const half = Math.imul(id ^ (id >>> 15) ^ 0x5bd1e995, 0x2c1b3c6d);
  return Math.imul(half ^ (half >>> 13), 0x297a2d39);
};

/** Calls back with the edges of open vertices. */
function collect({ vertexStart, vertices }: Areas, isOpen: Uint8Array, visit: (from: number, to: number) => void): void {
  for (let ring = 0; ring + 1 < vertexStart.length; ring++) {
    const end = vertexStart[ring + 1];
    let from = vertices[end - 1];
    for (let i = vertexStart[ring]; i < end; i++) {
      const to = vertices[i];
      if (isOpen[to] || isOpen[from]) visit(from, to);
      from = to;
    }
  }
}

interface Place {
  contour: number;
  px: number;
  py: number;
}

/** Of each contour how many areas lie over the place just to the right of its first edge: how often all of them together go around it. */
export function coversBeside(contours: number[][], { x, y }: Points): number[] {
  const places = contours.map(([a = 0, b = 0], contour): Place => {
    const dx = x[b] - x[a];
    const dy = y[b] - y[a];
    const aside = 1e-3 / Math.hypot(dx, dy);
    return { contour, px: x[a] + dx / 2 - dy * aside, py: y[a] + dy / 2 + dx * aside };
  });
  places.sort((a, b) => a.py - b.py);
  const covers = new Int32Array(contours.length);
  for (const ring of contours) {
    let from = ring[ring.length - 1];
    for (const to of ring) {
      passEdge(x[from], y[from], x[to], y[to], places, covers);
      from = to;
    }
  }
  return [...covers];
}

/** Counts the edge for every place that has it to the east: as a way around it, or as one back. */
function passEdge(ax: number, ay: number, bx: number, by: number, places: Place[], covers: Int32Array): void {
  const low = Math.min(ay, by);
  const high = Math.max(ay, by);
  for (let i = firstFrom(low, places); i < places.length; i++) {
    const { contour, px, py } = places[i] as Place;
    if (py >= high) return;
    const side = orient2d(ax, ay, bx, by, px, py);
    if (side > 0 === by > ay) covers[contour] = covers[contour] + (by > ay ? 1 : -1);
  }
}

/** First of the places, sorted by `py`, that is not before `low`. */
function firstFrom(low: number, places: Place[]): number {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] as Place).py < low) from = middle + 1;
    else to = middle;
  }
  return from;
}
