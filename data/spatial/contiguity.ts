/**
 * Queen contiguity: areas are neighbours when they have a point of their borders in common. Of the mended borders of a coverage, on
 * which every point where borders meet is a vertex of all areas that meet there, equal to the last digit: so to share a vertex is to
 * touch, and no distance has to be chosen.
 */
import { eachRingOf, type Features } from "../codecs/features.ts";
import type { Neighbours } from "../codecs/neighbours.ts";

/** Rows in a pair of them, lower * pairing + higher: both fit a double. */
const pairing = 2 ** 26;

/** `rows`: as many as the area index has; those without a border come last and touch nothing. */
export function queenNeighbours(features: Features, rows = features.polygonStart.length - 1): Neighbours {
  const { coordinates } = features;
  const placeOf = placesOfVertices(coordinates);
  // Which areas were at a place: a list for each, linked, for hardly any place has more than three.
  const first = new Int32Array(coordinates.length / 2).fill(-1);
  const next = new Int32Array(coordinates.length / 2);
  const areaAt = new Int32Array(coordinates.length / 2);
  let used = 0;
  const pairs = new Set<number>();
  for (let area = 0; area + 1 < features.polygonStart.length; area++) {
    let last = -1;
    eachRingOf(features, area, (from, to) => {
      for (let vertex = from; vertex < to; vertex++) {
        const place = placeOf(vertex);
        let isThere = false;
        for (let at = first[place] as number; at >= 0; at = next[at] as number) {
          const other = areaAt[at] as number;
          if (other === area) isThere = true;
          // Along a border the same neighbour is met at every vertex.
          else if (other !== last) pairs.add(other * pairing + area);
          if (other !== area) last = other;
        }
        if (isThere) continue;
        areaAt[used] = area;
        next[used] = first[place] as number;
        first[place] = used++;
      }
    });
  }
  return neighboursOfPairs(pairs, rows);
}

/** The number of the first vertex at the same place, by a table with open addressing: sorting takes six times as long. */
function placesOfVertices(coordinates: Float64Array): (vertex: number) => number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, coordinates.length)));
  const slots = new Int32Array(size).fill(-1);
  return (vertex) => {
    const [x, y] = [coordinates[2 * vertex] as number, coordinates[2 * vertex + 1] as number];
    // A tenth of a millionth of a degree: finer than any border that is published.
    let slot = Math.imul(Math.round(x * 1e7), 0x9e3779b1) ^ Math.imul(Math.round(y * 1e7), 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    for (;;) {
      const known = slots[slot] as number;
      if (known === -1) {
        slots[slot] = vertex;
        return vertex;
      }
      if (coordinates[2 * known] === x && coordinates[2 * known + 1] === y) return known;
      slot = (slot + 1) & (size - 1);
    }
  };
}

function neighboursOfPairs(pairs: Set<number>, rows: number): Neighbours {
  const sorted = Float64Array.from(pairs).sort();
  const start = new Uint32Array(rows + 1);
  const add = (counts: Uint32Array, row: number) => {
    const before = counts[row] as number;
    counts[row] = before + 1;
    return before;
  };
  for (const pair of sorted) {
    add(start, Math.floor(pair / pairing) + 1);
    add(start, (pair % pairing) + 1);
  }
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  // Ascending pairs fill every row with its lower neighbours first, then its higher ones, each ascending.
  const end = start.slice(0, -1);
  const neighbours = new Uint32Array(2 * sorted.length);
  for (const pair of sorted) {
    const [low, high] = [Math.floor(pair / pairing), pair % pairing];
    neighbours[add(end, low)] = high;
    neighbours[add(end, high)] = low;
  }
  return { start, neighbours };
}

/** How many rows each connected part of the map has, the largest first: an area without neighbours is a part by itself. */
export function partSizes({ start, neighbours }: Neighbours): number[] {
  const seen = new Uint8Array(start.length - 1);
  const sizes: number[] = [];
  for (let first = 0; first < seen.length; first++) {
    if (seen[first]) continue;
    seen[first] = 1;
    const rows = [first];
    for (const row of rows) {
      for (const other of neighbours.subarray(start[row], start[row + 1])) {
        if (seen[other]) continue;
        seen[other] = 1;
        rows.push(other);
      }
    }
    sizes.push(rows.length);
  }
  return sizes.sort((a, b) => b - a);
}
