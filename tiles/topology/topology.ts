/**
 * The only simplifier. All layers form one graph of borders; vertices are taken out of it once, smallest triangle first
 * (Visvalingam and Whyatt 1993), never when the border would sweep over another vertex, so borders stay shared and
 * never cross at any zoom. What remains is one number a vertex: the first zoom at which it is drawn.
 */
import type { Level } from "#data/schema/area.ts";
import { maxZoom, minZoom, polygonsFrom } from "../layers.ts";
import { type Areas, sharedUint8, type Vertices } from "./areas.ts";
import { stepsPerUnit, turn } from "./grid.ts";
import { makeHeap } from "./heap.ts";
import { borderGraph, chordKey, type Graph } from "./junctions.ts";
import { indexVertices } from "./vertex-index.ts";

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
    const doubled = turn(x[p], y[p], x[id], y[id], x[q], y[q]);
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
