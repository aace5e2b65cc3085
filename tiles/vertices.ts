/** Gives every distinct point of all layers one id, so that "the same border" becomes "the same ids". */
import type { Features } from "#data/features.ts";
import { type Areas, packAreas, sharedInt32, type Vertices } from "./areas.ts";
import { gridX, gridY } from "./grid.ts";
import { ringArea } from "./rings.ts";

/** Areas of each level in turn, over one list of vertices. */
export function numberVertices(levels: Features[]): { vertices: Vertices; areas: Areas[] } {
  const capacity = levels.reduce((sum, level) => sum + level.coordinates.length / 2, 0);
  const vertices = { count: 0, x: sharedInt32(capacity), y: sharedInt32(capacity) };
  const idOf = vertexIds(vertices, capacity);
  const areas = levels.map((features) => numberLevel(features, vertices, idOf));
  return { vertices, areas };
}

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
