/** Collects polygons into the flat arrays of data/codecs/features.ts while a reader walks through a file; coordinates as the file gives them. */
import type { Features } from "#data/codecs/features.ts";

export interface RingCollector {
  /** Opens the next area; what follows belongs to it. */
  area(): void;
  polygon(): void;
  ring(): void;
  vertex(x: number, y: number): void;
  finish(): Features;
}

export function collectRings(): RingCollector {
  const polygonStart: number[] = [];
  const ringStart: number[] = [];
  const vertexStart: number[] = [];
  let coordinates = new Float64Array(1 << 16);
  let used = 0;
  return {
    area: () => void polygonStart.push(ringStart.length),
    polygon: () => void ringStart.push(vertexStart.length),
    ring: () => void vertexStart.push(used / 2),
    vertex(x, y) {
      if (used + 2 > coordinates.length) {
        const larger = new Float64Array(coordinates.length * 2);
        larger.set(coordinates);
        coordinates = larger;
      }
      coordinates[used++] = x;
      coordinates[used++] = y;
    },
    finish: () => ({
      polygonStart: Uint32Array.from([...polygonStart, ringStart.length]),
      ringStart: Uint32Array.from([...ringStart, vertexStart.length]),
      vertexStart: Uint32Array.from([...vertexStart, used / 2]),
      coordinates: coordinates.slice(0, used),
    }),
  };
}

/** Calls back with every ring of an area: `first` is true for the outer ring of a polygon; vertices `from` up to `to`, not closed. */
export function eachRing(features: Features, area: number, visit: (from: number, to: number, first: boolean) => void): void {
  const { polygonStart, ringStart, vertexStart } = features;
  for (let polygon = polygonStart[area] ?? 0; polygon < (polygonStart[area + 1] ?? 0); polygon++) {
    const first = ringStart[polygon] ?? 0;
    for (let ring = first; ring < (ringStart[polygon + 1] ?? 0); ring++) {
      visit(vertexStart[ring] ?? 0, vertexStart[ring + 1] ?? 0, ring === first);
    }
  }
}

/** Twice the signed area of a ring (shoelace), in square units of the coordinates. */
export function doubleArea(coordinates: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from, j = to - 1; i < to; j = i++) {
    const xi = coordinates[2 * i] ?? 0;
    const yi = coordinates[2 * i + 1] ?? 0;
    sum += (coordinates[2 * j] ?? 0) * yi - xi * (coordinates[2 * j + 1] ?? 0);
  }
  return sum;
}
