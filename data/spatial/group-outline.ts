/**
 * The outline of a group of points: everything within a distance of any of them, as the contour of that distance on a grid (marching
 * squares; Lorensen and Cline 1987 in the plane). Every member lies inside by construction: the grid is so fine that all four corners
 * of its cell are within the distance. Each contour point lies inside an edge of the grid and belongs to one line, so no ring touches
 * itself or another. The grid is kept in blocks where there are points, for a group may be a chain across the country.
 */

export type OutlineRing = [x: number, y: number][];

export interface OutlineOptions {
  /** Metres around every member that belong to the outline. */
  metres: number;
}

/** Steps of the grid in the distance: the farthest corner of a cell is then at 0.47 of it. */
const stepsPerDistance = 3;
const blockBits = 4;
const block = 1 << blockBits;
/** Block columns in a block row, and the number of the one at 0: half of them lie to the west. */
const blockRow = 2 ** 20;
const blockZero = blockRow / 2;

/** Polygons with their holes, closed rings, the outer ones counterclockwise; `members` are numbers in `x` and `y`, in metres. */
export function outlineOfGroup(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  members: ArrayLike<number>,
  { metres }: OutlineOptions,
): OutlineRing[][] {
  const step = metres / stepsPerDistance;
  const field = distanceField(x, y, members, step);
  const rings = contour(field, stepsPerDistance).map((ring) => ring.map(([a, b]): [number, number] => [a * step, b * step]));
  return nest(rings);
}

interface Field {
  /** Distance to the nearest member in steps; Infinity far from all. */
  at(column: number, row: number): number;
  /** Calls back with every cell, by its south-western corner, that a contour at this distance may pass through. */
  eachCell(level: number, visit: (column: number, row: number) => void): void;
}

function distanceField(x: ArrayLike<number>, y: ArrayLike<number>, members: ArrayLike<number>, step: number): Field {
  const blocks = new Map<number, Float32Array>();
  const keyOf = (column: number, row: number) => (row >> blockBits) * blockRow + (column >> blockBits) + blockZero;
  let lastKey = Number.NaN;
  let last: Float32Array | undefined;
  const find = (column: number, row: number): Float32Array | undefined => {
    const key = keyOf(column, row);
    if (key !== lastKey) {
      lastKey = key;
      last = blocks.get(key);
    }
    return last;
  };
  const place = (column: number, row: number) => ((row & (block - 1)) << blockBits) | (column & (block - 1));
  const reach = stepsPerDistance + 1;
  for (let i = 0; i < members.length; i++) {
    const [east, north] = [x[members[i]] / step, y[members[i]] / step];
    for (let row = Math.floor(north) - reach; row <= north + reach + 1; row++) {
      for (let column = Math.floor(east) - reach; column <= east + reach + 1; column++) {
        let found = find(column, row);
        if (!found) {
          found = new Float32Array(block * block).fill(Infinity);
          blocks.set(keyOf(column, row), found);
          last = found;
        }
        const distance = Math.sqrt((column - east) ** 2 + (row - north) ** 2);
        const at = place(column, row);
        if (distance < found[at]) found[at] = distance;
      }
    }
  }
  return {
    at: (column, row) => find(column, row)?.[place(column, row)] ?? Infinity,
    eachCell(level, visit) {
      for (const key of [...blocks.keys()].sort((a, b) => a - b)) {
        const row = Math.floor(key / blockRow);
        const column = key - row * blockRow - blockZero;
        const distances = blocks.get(key) as Float32Array;
        for (let i = 0; i < distances.length; i++) {
          // From corner to corner of a cell the distance changes by at most the diagonal.
          if (Math.abs(distances[i] - level) <= diagonal)
            visit((column << blockBits) + (i & (block - 1)), (row << blockBits) + (i >> blockBits));
        }
      }
    },
  };
}

/** Of a cell, in steps, and a little for what single precision loses. */
const diagonal = Math.SQRT2 + 1e-4;

/**
 * Lines of a cell by which of its corners are inside (bits: 1 south-west, 2 south-east, 4 north-east, 8 north-west), from edge to edge
 * with the inside on the left; edges 0 south, 1 east, 2 north, 3 west. Corners that only meet across the middle stay apart.
 */
const linesOf: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

/** Closed rings in steps of the grid. */
function contour(field: Field, level: number): OutlineRing[] {
  const next = new Map<number, number>();
  const places = new Map<number, [number, number]>();
  field.eachCell(level, (column, row) => {
    const corners = [field.at(column, row), field.at(column + 1, row), field.at(column + 1, row + 1), field.at(column, row + 1)];
    const inside = corners.reduce((bits, distance, i) => bits | (distance < level ? 1 << i : 0), 0);
    for (const line of linesOf[inside]) {
      const [from, to] = line.map((edge) => {
        const id = edgeId(column, row, edge);
        if (!places.has(id)) places.set(id, crossing(column, row, edge, corners, level));
        return id;
      });
      next.set(from, to);
    }
  });
  const rings: OutlineRing[] = [];
  for (const first of next.keys()) {
    const ring: OutlineRing = [];
    for (let at: number | undefined = first; at !== undefined; ) {
      const to = next.get(at);
      if (to === undefined) break;
      next.delete(at);
      ring.push(places.get(at) as [number, number]);
      at = to;
    }
    if (ring.length > 0) rings.push([...ring, ring[0]]);
  }
  return rings;
}

/** An edge belongs to two cells: each names it by the corner and the direction it starts from. */
function edgeId(column: number, row: number, edge: number): number {
  const [c, r] = [column + (edge === 1 ? 1 : 0), row + (edge === 2 ? 1 : 0)];
  return (r * 2 ** 24 + c) * 2 + (edge === 1 || edge === 3 ? 1 : 0);
}

/** Kept off the corners, where lines of other edges end too. */
const margin = 0.02;

function crossing(column: number, row: number, edge: number, corners: number[], level: number): [number, number] {
  const upright = edge === 1 || edge === 3;
  const [a, b] = [
    [corners[0], corners[1]],
    [corners[1], corners[2]],
    [corners[3], corners[2]],
    [corners[0], corners[3]],
  ][edge];
  const along = Number.isFinite(a) && Number.isFinite(b) ? (level - a) / (b - a) : 0.5;
  const share = Math.min(1 - margin, Math.max(margin, along));
  return upright ? [column + (edge === 1 ? 1 : 0), row + share] : [column + share, row + (edge === 2 ? 1 : 0)];
}

const twiceArea = (ring: OutlineRing): number => {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum;
};

/** Outer rings, each followed by its holes: those whose first point is inside it and in no smaller one. */
function nest(rings: OutlineRing[]): OutlineRing[][] {
  const polygons = rings.filter((ring) => twiceArea(ring) > 0).map((outer) => [outer]);
  polygons.sort((a, b) => twiceArea(b[0]) - twiceArea(a[0]));
  for (const hole of rings.filter((ring) => twiceArea(ring) < 0))
    polygons.findLast(([outer]) => isInside(outer, hole[0][0], hole[0][1]))?.push(hole);
  return polygons;
}

/** Even-odd rule; contours never pass through each other, so any point of a hole will do. */
export function isInside(ring: OutlineRing, x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [bx, by] = ring[i];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  }
  return inside;
}
