/** Gives every distinct point of all layers one id, so that "the same border" becomes "the same ids". */
import type { Features } from "#data/features.ts";
import { gridX, gridY, turn } from "./grid.ts";

/** Areas of one level as rings of vertex ids, nested like `Features`; outer rings turn clockwise on screen, holes the other way. */
export interface Areas {
  polygonStart: Uint32Array;
  ringStart: Uint32Array;
  vertexStart: Uint32Array;
  vertices: Uint32Array;
}

export interface Vertices {
  count: number;
  x: Int32Array;
  y: Int32Array;
}

/** All arrays lie in shared memory: worker threads read them without a copy. */
export function numberVertices(levels: Features[]): { vertices: Vertices; areas: Areas[] } {
  const capacity = levels.reduce((sum, level) => sum + level.coordinates.length / 2, 0);
  const vertices = { count: 0, x: sharedInt32(capacity), y: sharedInt32(capacity) };
  const idOf = vertexIds(vertices, capacity);
  const areas = levels.map((features) => numberLevel(features, vertices, idOf));
  return { vertices, areas };
}

export const sharedInt32 = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedUint32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedUint8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));

/** Open addressing at half load: a Map of string keys takes ten times as long. */
function vertexIds(vertices: Vertices, capacity: number): (x: number, y: number) => number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(capacity, 1) * 2));
  const slots = new Int32Array(size).fill(-1);
  return (x, y) => {
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    for (;;) {
      const id = slots[slot] as number;
      if (id === -1) break;
      if (vertices.x[id] === x && vertices.y[id] === y) return id;
      slot = (slot + 1) & (size - 1);
    }
    const id = vertices.count++;
    slots[slot] = id;
    vertices.x[id] = x;
    vertices.y[id] = y;
    return id;
  };
}

function numberLevel(features: Features, vertices: Vertices, idOf: (x: number, y: number) => number): Areas {
  const { polygonStart, ringStart, vertexStart, coordinates } = features;
  const rings: number[][] = [];
  for (let polygon = 0; polygon + 1 < ringStart.length; polygon++) {
    const first = ringStart[polygon] as number;
    for (let ring = first; ring < (ringStart[polygon + 1] as number); ring++) {
      const ids: number[] = [];
      for (let v = vertexStart[ring] as number; v < (vertexStart[ring + 1] as number); v++) {
        const id = idOf(gridX(coordinates[2 * v] as number), gridY(coordinates[2 * v + 1] as number));
        if (id !== ids.at(-1)) ids.push(id);
      }
      while (ids.length > 1 && ids[0] === ids.at(-1)) ids.pop();
      const clockwise = ringArea(ids, vertices) > 0;
      if (clockwise !== (ring === first)) ids.reverse();
      rings.push(ids);
    }
  }
  return packAreas([...polygonStart], [...ringStart], rings);
}

/** Rings in the order of `ringStart`; copies everything to shared memory. */
export function packAreas(polygonStart: number[], ringStart: number[], rings: number[][]): Areas {
  const vertexStart = sharedUint32(rings.length + 1);
  rings.forEach((ring, i) => {
    vertexStart[i + 1] = (vertexStart[i] as number) + ring.length;
  });
  const areas = {
    polygonStart: sharedUint32(polygonStart.length),
    ringStart: sharedUint32(ringStart.length),
    vertexStart,
    vertices: sharedUint32(vertexStart.at(-1) ?? 0),
  };
  areas.polygonStart.set(polygonStart);
  areas.ringStart.set(ringStart);
  rings.forEach((ring, i) => {
    areas.vertices.set(ring, vertexStart[i] as number);
  });
  return areas;
}

/** Twice the signed area of a ring of ids in grid steps, positive where it is clockwise on screen. */
export function ringArea(ids: ArrayLike<number>, { x, y }: Pick<Vertices, "x" | "y">): number {
  const ox = x[ids[0] as number] as number;
  const oy = y[ids[0] as number] as number;
  let area = 0;
  for (let i = 1; i + 1 < ids.length; i++) {
    const a = ids[i] as number;
    const b = ids[i + 1] as number;
    area += turn(ox, oy, x[a] as number, y[a] as number, x[b] as number, y[b] as number);
  }
  return area;
}

/** Calls back once a ring with its ids. */
export function eachRing(areas: Areas, visit: (ids: Uint32Array) => void): void {
  for (let ring = 0; ring + 1 < areas.vertexStart.length; ring++) {
    visit(areas.vertices.subarray(areas.vertexStart[ring], areas.vertexStart[ring + 1]));
  }
}
