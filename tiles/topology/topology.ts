/**
 * The only simplifier. All layers form one graph of borders; vertices are taken out of it once, smallest triangle first
 * (Visvalingam and Whyatt 1993), never when the border would sweep over another vertex, so borders stay shared and
 * never cross at any zoom. What remains is one number a vertex: the first zoom at which it is drawn.
 */

import { orient2d } from "#data/geometry/orientation.ts";
import type { Level } from "#data/schema/area.ts";
import { maxZoom, minZoom, polygonsFrom } from "../layers.ts";
import { type Areas, eachRing, sharedUint8, type Vertices } from "./areas.ts";
import { layCells } from "./cells.ts";
import { stepsPerUnit } from "./grid.ts";
import { makeHeap } from "./heap.ts";

/** Triangles smaller than this many square tile units are taken out; 8 units are one CSS pixel. The last zoom is overzoomed. */
const dropBelow = 20;
const dropBelowAtMaxZoom = 1;

const leastWeight = (zoom: number): number => (zoom === maxZoom ? dropBelowAtMaxZoom : dropBelow) * stepsPerUnit(zoom) ** 2;

export interface Topology {
  /** First zoom at which the vertex is drawn; above `maxZoom` means never. */
  fromZoom: Uint8Array;
  /** First zoom at which borders meet in the vertex; 255 means never. */
  junctionFrom: Uint8Array;
}

/** Every vertex at every zoom, to be filled by `simplify`. */
export const makeTopology = (vertexCount: number): Topology => ({
  fromZoom: sharedUint8(vertexCount),
  junctionFrom: sharedUint8(vertexCount).fill(255),
});

/**
 * Where fewer levels are drawn fewer borders meet: each range of zooms with the same levels goes on where the range below it stopped.
 * Calls back once a zoom, the largest first, as soon as that zoom can be drawn: what is written later are zooms below it, and a
 * reader that asks "up to this zoom?" has the same answer before and after.
 */
export function simplify(
  areasOf: Record<Level, Areas>,
  vertices: Vertices,
  { fromZoom, junctionFrom }: Topology,
  onZoom: (zoom: number) => void = () => undefined,
): void {
  const names = Object.keys(areasOf) as Level[];
  const starts = [...new Set([minZoom, ...names.map((level) => polygonsFrom[level])])].sort((a, b) => b - a);
  let high = maxZoom;
  for (const low of starts) {
    const drawn = names.filter((level) => polygonsFrom[level] <= low).map((level) => areasOf[level]);
    const graph = borderGraph(drawn, vertices.count, (id) => fromZoom[id] <= high + 1);
    for (let id = 0; id < vertices.count; id++) {
      if (graph.junction[id]) junctionFrom[id] = low;
      // What mending took out of all borders is drawn nowhere.
      if (high === maxZoom && !graph.used[id]) fromZoom[id] = maxZoom + 1;
    }
    thin(graph, vertices, { low, high, fromZoom, onZoom });
    high = low - 1;
  }
}

interface Range {
  low: number;
  high: number;
  fromZoom: Uint8Array;
  onZoom: (zoom: number) => void;
}

function thin(graph: Graph, vertices: Vertices, { low, high, fromZoom, onZoom }: Range): void {
  const { a, b, junction, chords } = graph;
  const { x, y, count } = vertices;
  const members = usedIds(graph.used);
  const vertexIndex = indexVertices(members, vertices);
  const heap = makeHeap(count);
  const isPlain = (id: number) => !junction[id];
  const weigh = (id: number) => {
    const p = a[id];
    const q = b[id];
    const doubled = orient2d(x[p], y[p], x[id], y[id], x[q], y[q]);
    heap.set(id, Math.abs(doubled) / 2);
  };
  const relink = (id: number, from: number, to: number) => {
    if (a[id] === from) a[id] = to;
    else b[id] = to;
    weigh(id);
  };
  // An area between two borders would fold to nothing when both became the same edge.
  const isBorder = (p: number, q: number) => {
    if (isPlain(p)) return a[p] === q || b[p] === q;
    if (isPlain(q)) return a[q] === p || b[q] === p;
    return chords.has(chordKey(p, q));
  };
  for (const id of members) {
    if (isPlain(id)) weigh(id);
    fromZoom[id] = low; // unless it is taken out below
  }
  let level = 0;
  for (let zoom = high + 1; zoom > low; zoom--) {
    heap.raise(leastWeight(zoom - 1));
    for (let id = heap.pop(); id >= 0; id = heap.pop()) {
      level = Math.max(level, heap.weight(id));
      const p = a[id];
      const q = b[id];
      if (isBorder(p, q) || vertexIndex.isInside(p, id, q)) {
        heap.set(id, Math.max(1, level * 2)); // what stands in the way may be gone by then
        continue;
      }
      fromZoom[id] = zoom;
      vertexIndex.remove(id);
      if (isPlain(p)) relink(p, id, q);
      if (isPlain(q)) relink(q, id, p);
      if (!isPlain(p) && !isPlain(q)) chords.add(chordKey(p, q));
    }
    onZoom(zoom - 1);
  }
}

function usedIds(used: Uint8Array): Int32Array {
  const ids = new Int32Array(used.length);
  let length = 0;
  for (let id = 0; id < used.length; id++) if (used[id]) ids[length++] = id;
  return ids.subarray(0, length);
}

/** The graph of all borders together: which vertices lie on one plain border, and which are ends that must stay. */
interface Graph {
  /** The two neighbours of a vertex on a plain border; -1 where there is none. */
  a: Int32Array;
  b: Int32Array;
  /** 1 where the vertex belongs to a ring at all. */
  used: Uint8Array;
  /** 1 where borders meet, part or end: any number of distinct neighbours but two. */
  junction: Uint8Array;
  /** Borders that are one edge from junction to junction, see `chordKey`. */
  chords: Set<number>;
}

/** The graph of the rings of all these levels, skipping vertices that `isKept` leaves out. */
function borderGraph(levels: Areas[], vertexCount: number, isKept: (id: number) => boolean): Graph {
  const a = new Int32Array(vertexCount).fill(-1);
  const b = new Int32Array(vertexCount).fill(-1);
  const used = new Uint8Array(vertexCount);
  const junction = new Uint8Array(vertexCount);
  const meet = (id: number, neighbour: number) => {
    if (id === neighbour || a[id] === neighbour || b[id] === neighbour) return;
    if (a[id] === -1) a[id] = neighbour;
    else if (b[id] === -1) b[id] = neighbour;
    else junction[id] = 1;
  };
  eachEdge(levels, isKept, (from, to) => {
    used[from] = 1;
    meet(from, to);
    meet(to, from);
  });
  for (let id = 0; id < vertexCount; id++) if (used[id] && b[id] === -1) junction[id] = 1;
  const chords = new Set<number>();
  eachEdge(levels, isKept, (from, to) => {
    if (junction[from] && junction[to]) chords.add(chordKey(from, to));
  });
  return { a, b, used, junction, chords };
}

const chordKey = (from: number, to: number): number => (from < to ? from * 2 ** 26 + to : to * 2 ** 26 + from);

function eachEdge(levels: Areas[], isKept: (id: number) => boolean, visit: (from: number, to: number) => void): void {
  for (const level of levels) {
    eachRing(level, (ids) => {
      let first = -1;
      let from = -1;
      for (const id of ids) {
        if (!isKept(id)) continue;
        if (from >= 0) visit(from, id);
        else first = id;
        from = id;
      }
      if (from >= 0 && first !== from) visit(from, first);
    });
  }
}

/** Vertices in square cells: whether anything stands inside a triangle. */
interface VertexIndex {
  remove(id: number): void;
  /** True when a vertex other than the corners lies in or on the triangle of three vertices. */
  isInside(p: number, q: number, r: number): boolean;
}

function indexVertices(members: Int32Array, { x, y, count }: Vertices): VertexIndex {
  const { columns, columnOf, rowOf, start, cellOf } = layCells(members, { x, y });
  const end = start.slice(0, -1);
  // With the ids their positions, so that looking into a cell stays in one place in memory.
  const ids = new Int32Array(members.length);
  const memberX = new Int32Array(members.length);
  const memberY = new Int32Array(members.length);
  const place = new Int32Array(count);
  for (let i = 0; i < members.length; i++) {
    const id = members[i];
    const cell = cellOf[i];
    const at = end[cell];
    end[cell] = at + 1;
    ids[at] = id;
    memberX[at] = x[id];
    memberY[at] = y[id];
    place[id] = at;
  }

  return {
    remove(id) {
      const cell = rowOf(y[id]) * columns + columnOf(x[id]);
      const last = --end[cell];
      end[cell] = last;
      const moved = ids[last];
      const at = place[id];
      ids[at] = moved;
      memberX[at] = memberX[last];
      memberY[at] = memberY[last];
      place[moved] = at;
    },
    isInside(p, q, r) {
      const [px, py, qx, qy, rx, ry] = [x[p], y[p], x[q], y[q], x[r], y[r]] as [number, number, number, number, number, number];
      const x0 = Math.min(px, qx, rx);
      const x1 = Math.max(px, qx, rx);
      const y0 = Math.min(py, qy, ry);
      const y1 = Math.max(py, qy, ry);
      const lastColumn = columnOf(x1);
      const lastRow = rowOf(y1);
      const firstColumn = columnOf(x0);
      for (let row = rowOf(y0); row <= lastRow; row++) {
        for (let cell = row * columns + firstColumn; cell <= row * columns + lastColumn; cell++) {
          const free = end[cell];
          for (let at = start[cell]; at < free; at++) {
            const ux = memberX[at];
            const uy = memberY[at];
            if (ux < x0 || ux > x1 || uy < y0 || uy > y1) continue;
            const id = ids[at];
            if (id === p || id === q || id === r) continue;
            const s = orient2d(px, py, qx, qy, ux, uy);
            const t = orient2d(qx, qy, rx, ry, ux, uy);
            const u = orient2d(rx, ry, px, py, ux, uy);
            if (!((s < 0 || t < 0 || u < 0) && (s > 0 || t > 0 || u > 0))) return true;
          }
        }
      }
      return false;
    },
  };
}
