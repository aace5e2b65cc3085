/** Gives every distinct point of all layers one id, so that "the same border" becomes "the same ids". */
import type { Features } from "#data/codecs/features.ts";
import { type Areas, sharedInt32, sharedUint32, type Vertices } from "./areas.ts";
import { gridX, gridY } from "./grid.ts";
import { twiceAreaOfRing } from "./rings.ts";

/** Areas of each level in turn, over one list of vertices. */
export function numberVertices(levels: Features[]): { vertices: Vertices; areas: Areas[] } {
  const capacity = levels.reduce((sum, level) => sum + level.coordinates.length / 2, 0);
  const vertices = { count: 0, x: sharedInt32(capacity), y: sharedInt32(capacity) };
  const idOf = vertexIds(vertices, capacity);
  const areas = levels.map((features) => numberLevel(features, vertices, idOf));
  return { vertices, areas };
}

/** Slots of a table with open addressing at half load, 0 where nothing is: a Map of string keys takes ten times as long. */
const slotsFor = (capacity: number): Int32Array => new Int32Array(2 ** Math.ceil(Math.log2(Math.max(capacity, 1) * 2)));

/**
 * The id of a point. Where two areas share a border the points of the second were numbered one after the other along the first:
 * those are known by their degrees, and neither put on the grid nor looked up.
 */
function vertexIds(vertices: Vertices, capacity: number): (lon: number, lat: number) => number {
  const slots = slotsFor(capacity);
  const degrees = new Float64Array(2 * capacity);
  let last = 0;
  return (lon, lat) => {
    for (let near = last - 1; near <= last + 1; near += 2) {
      if (near >= 0 && near < vertices.count && degrees[2 * near] === lon && degrees[2 * near + 1] === lat) {
        last = near;
        return near;
      }
    }
    const x = gridX(lon);
    const y = gridY(lat);
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (slots.length - 1);
    for (;;) {
      last = slots[slot] - 1;
      if (last === -1) break;
      if (vertices.x[last] === x && vertices.y[last] === y) return last;
      slot = (slot + 1) & (slots.length - 1);
    }
    last = vertices.count++;
    slots[slot] = last + 1;
    vertices.x[last] = x;
    vertices.y[last] = y;
    degrees[2 * last] = lon;
    degrees[2 * last + 1] = lat;
    return last;
  };
}

function numberLevel(features: Features, vertices: Vertices, idOf: (lon: number, lat: number) => number): Areas {
  const { polygonStart, ringStart, vertexStart, coordinates } = features;
  const areas = {
    polygonStart: sharedUint32(polygonStart.length),
    ringStart: sharedUint32(ringStart.length),
    vertexStart: sharedUint32(vertexStart.length),
    vertices: sharedUint32(coordinates.length / 2),
  };
  areas.polygonStart.set(polygonStart);
  areas.ringStart.set(ringStart);
  let end = 0;
  for (let polygon = 0; polygon + 1 < ringStart.length; polygon++) {
    const first = ringStart[polygon];
    for (let ring = first; ring < ringStart[polygon + 1]; ring++) {
      const positions = coordinates.subarray(2 * vertexStart[ring], 2 * vertexStart[ring + 1]);
      const length = numberRing(positions, areas.vertices.subarray(end), idOf);
      const walk = areas.vertices.subarray(end, end + length);
      const clockwise = twiceAreaOfRing(walk, vertices) > 0;
      if (clockwise !== (ring === first)) walk.reverse();
      end += length;
      areas.vertexStart[ring + 1] = end;
    }
  }
  return { ...areas, vertices: areas.vertices.subarray(0, end) };
}

/** Writes the ids of a ring, the same one twice in a row left out; how many. */
function numberRing(positions: Float64Array, ids: Uint32Array, idOf: (lon: number, lat: number) => number): number {
  let length = 0;
  for (let at = 0; at < positions.length; at += 2) {
    const id = idOf(positions[at], positions[at + 1]);
    if (length === 0 || id !== ids[length - 1]) ids[length++] = id;
  }
  while (length > 1 && ids[0] === ids[length - 1]) length--;
  return length;
}
