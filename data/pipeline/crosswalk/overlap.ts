/**
 * How much of every area of one map lies in every area of another.
 *
 * Both maps are cut by the same horizontal lines; along a line the crossings of all borders are walked from west to east and
 * the stretch between two crossings belongs to the areas that are open there. That is exact along the line and sampled across
 * lines (every `spacing` metres). Polygon clipping was left out on purpose: one of the maps has gaps, overlaps and self-touching
 * rings, on which clippers throw or lose areas, while a line just counts them; 14,565 x 12,229 buurten take about 3 s.
 */
import type { Features } from "#data/codecs/features.ts";

export interface Overlaps {
  /** Square metres of each area, measured by the same lines. */
  fromArea: Float64Array;
  toArea: Float64Array;
  /** Square metres shared by area `from[i]` of the one map and `to[i]` of the other. */
  from: Uint32Array;
  to: Uint32Array;
  shared: Float64Array;
}

/** Crossings are packed in one float each, so that a native sort puts them in order: x in centimetres, then map, then area. */
const areaBits = 2 ** 16;
const mapBit = 2 ** 16;
const xStep = 2 ** 17;

/** Both maps in metres. `spacing` is the distance of the lines in metres; areas smaller than some lines squared are measured roughly. */
export function measureOverlaps(from: Features, to: Features, spacing: number): Overlaps {
  const lines = cutLines([from, to], spacing);
  const fromArea = new Float64Array(from.polygonStart.length - 1);
  const toArea = new Float64Array(to.polygonStart.length - 1);
  const shared = sumsByPair();
  const open: [number[], number[]] = [[], []];
  for (let line = 0; line + 1 < lines.start.length; line++) {
    const crossings = lines.crossings.subarray(lines.start[line], lines.start[line + 1]).sort();
    let last = 0;
    for (const crossing of crossings) {
      const x = Math.floor(crossing / xStep);
      const stretch = (x - last) / 100;
      if (stretch > 0) {
        for (const a of open[0]) {
          fromArea[a] = (fromArea[a] ?? 0) + stretch * spacing;
          for (const b of open[1]) shared.add(a, b, stretch * spacing);
        }
        for (const b of open[1]) toArea[b] = (toArea[b] ?? 0) + stretch * spacing;
      }
      last = x;
      const rest = crossing % xStep;
      toggle(open[rest >= mapBit ? 1 : 0], rest % mapBit);
    }
    open[0].length = 0;
    open[1].length = 0;
  }
  return { fromArea, toArea, ...shared.finish() };
}

/** Adds up per pair of areas. The map holds places in a flat array and no sums: numbers in a map are made anew at every change. */
function sumsByPair() {
  const places = new Map<number, number>();
  let sums = new Float64Array(1 << 12);
  return {
    add(a: number, b: number, amount: number): void {
      const pair = a * areaBits + b;
      let place = places.get(pair);
      if (place === undefined) {
        place = places.size;
        places.set(pair, place);
        if (place >= sums.length) {
          const larger = new Float64Array(sums.length * 2);
          larger.set(sums);
          sums = larger;
        }
      }
      sums[place] = (sums[place] ?? 0) + amount;
    },
    finish(): Pick<Overlaps, "from" | "to" | "shared"> {
      const pairs = [...places].sort(([one], [other]) => one - other);
      return {
        from: Uint32Array.from(pairs, ([pair]) => Math.floor(pair / areaBits)),
        to: Uint32Array.from(pairs, ([pair]) => pair % areaBits),
        shared: Float64Array.from(pairs, ([, place]) => sums[place] ?? 0),
      };
    },
  };
}

/** Even-odd: the first crossing of an area opens it, the next closes it, holes included. */
function toggle(open: number[], area: number): void {
  const at = open.indexOf(area);
  if (at < 0) open.push(area);
  else open.splice(at, 1);
}

interface Lines {
  /** Crossings of line l are start[l] up to start[l + 1]. */
  start: Uint32Array;
  crossings: Float64Array;
}

function cutLines(maps: Features[], spacing: number): Lines {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const { coordinates } of maps) {
    for (let i = 1; i < coordinates.length; i += 2) {
      south = Math.min(south, coordinates[i] ?? 0);
      north = Math.max(north, coordinates[i] ?? 0);
    }
  }
  // Half a line off the grid of the data, so that no line runs through rows of vertices.
  const first = south + spacing / 2 + 0.0137;
  const count = Math.max(0, Math.ceil((north - first) / spacing));
  const start = new Uint32Array(count + 2);
  for (const map of maps) eachCrossing(map, first, spacing, (line) => (start[line + 2] = (start[line + 2] ?? 0) + 1));
  for (let line = 2; line < start.length; line++) start[line] = (start[line] ?? 0) + (start[line - 1] ?? 0);
  const crossings = new Float64Array(start[count + 1] ?? 0);
  for (const [which, map] of maps.entries()) {
    eachCrossing(map, first, spacing, (line, x, area) => {
      const at = start[line + 1] ?? 0;
      crossings[at] = Math.round(x * 100) * xStep + which * mapBit + area;
      start[line + 1] = at + 1;
    });
  }
  return { start: start.subarray(0, count + 1), crossings };
}

function eachCrossing(
  map: Features,
  first: number,
  spacing: number,
  visit: (line: number, x: number, area: number) => void,
): void {
  const { polygonStart, ringStart, vertexStart, coordinates } = map;
  for (let area = 0; area + 1 < polygonStart.length; area++) {
    const from = ringStart[polygonStart[area] ?? 0] ?? 0;
    const to = ringStart[polygonStart[area + 1] ?? 0] ?? 0;
    for (let ring = from; ring < to; ring++) {
      const end = vertexStart[ring + 1] ?? 0;
      for (let v = vertexStart[ring] ?? 0, before = end - 1; v < end; before = v++) {
        const x0 = coordinates[2 * before] ?? 0;
        const y0 = coordinates[2 * before + 1] ?? 0;
        const x1 = coordinates[2 * v] ?? 0;
        const y1 = coordinates[2 * v + 1] ?? 0;
        // A line at exactly a vertex counts for the upper of its two edges only: low <= y < high.
        const lowest = Math.ceil((Math.min(y0, y1) - first) / spacing);
        const highest = Math.ceil((Math.max(y0, y1) - first) / spacing);
        for (let line = Math.max(0, lowest); line < highest; line++) {
          visit(line, x0 + ((first + line * spacing - y0) / (y1 - y0)) * (x1 - x0), area);
        }
      }
    }
  }
}
