/**
 * Points counted by hexagon (hexagon-grid.ts): of each point the nearest middle, by rounding its axial coordinates (the third of the
 * cube, -q-r, tells which of the two was rounded too far; Amit Patel, "Hexagonal Grids", redblobgames.com).
 */
import type { HexagonCells } from "./results.ts";

export interface CountedPoints {
  /** RD metres. */
  x: Float64Array;
  y: Float64Array;
  /** People reached by each; NaN where that is not known. */
  reach?: Float64Array | undefined;
  /** 1 where everybody may see the point itself; absent: none. */
  isPublic?: Uint8Array | undefined;
}

/** Cells beside each other that are looked up without a table: 16 million numbers are 64 MB. */
const mostCells = 2 ** 24;

/** `across` in metres, from side to side. */
export function countByHexagon(points: CountedPoints, across: number): HexagonCells {
  const { reach, isPublic } = points;
  const { columns, rows, west, south } = cover(points, across);
  if (columns * rows > mostCells)
    throw new RangeError(`hexagons of ${across} m over ${columns} by ${rows} cells are too many: choose larger ones`);
  const cellOf = new Uint32Array(points.x.length);
  const slots = new Uint32Array(columns * rows);
  const scale = 1 / across;
  const perRow = 2 / (Math.sqrt(3) * across);
  for (let i = 0; i < cellOf.length; i++) {
    const northward = points.y[i] * perRow;
    const eastward = points.x[i] * scale - northward / 2;
    let q = Math.round(eastward);
    let r = Math.round(northward);
    const [offQ, offR] = [Math.abs(q - eastward), Math.abs(r - northward)];
    const third = Math.round(-eastward - northward);
    const offThird = Math.abs(third + eastward + northward);
    if (offQ > offR && offQ > offThird) q = -r - third;
    else if (offR > offThird) r = -q - third;
    // Columns lean to the east as they go north: this stands them upright.
    const cell = (r - south) * columns + q + Math.floor(r / 2) - west;
    cellOf[i] = cell;
    slots[cell]++;
  }

  let used = 0;
  for (let cell = 0; cell < slots.length; cell++) if (slots[cell] > 0) used++;
  const cells: HexagonCells = {
    across,
    q: new Int32Array(used),
    r: new Int32Array(used),
    count: new Uint32Array(used),
    reach: new Float64Array(used),
    reachKnown: new Uint32Array(used),
    allPublic: new Uint8Array(used).fill(isPublic ? 1 : 0),
  };
  let at = 0;
  for (let cell = 0; cell < slots.length; cell++) {
    if (slots[cell] === 0) continue;
    const row = Math.floor(cell / columns);
    cells.r[at] = row + south;
    cells.q[at] = cell - row * columns + west - Math.floor((row + south) / 2);
    cells.count[at] = slots[cell];
    slots[cell] = at++;
  }
  if (!reach && !isPublic) return cells;
  for (let i = 0; i < cellOf.length; i++) {
    const slot = slots[cellOf[i]];
    if (isPublic && !isPublic[i]) cells.allPublic[slot] = 0;
    if (!reach || Number.isNaN(reach[i])) continue;
    cells.reach[slot] += reach[i];
    cells.reachKnown[slot]++;
  }
  return cells;
}

/** Upright columns and rows around all points, with one to spare on every side. */
function cover({ x, y }: CountedPoints, across: number): { columns: number; rows: number; west: number; south: number } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (x[i] < west) west = x[i];
    if (x[i] > east) east = x[i];
    if (y[i] < south) south = y[i];
    if (y[i] > north) north = y[i];
  }
  if (x.length === 0) return { columns: 0, rows: 0, west: 0, south: 0 };
  const perRow = 2 / (Math.sqrt(3) * across);
  const [firstColumn, firstRow] = [Math.floor(west / across) - 1, Math.floor(south * perRow) - 1];
  return {
    west: firstColumn,
    south: firstRow,
    columns: Math.ceil(east / across) + 2 - firstColumn,
    rows: Math.ceil(north * perRow) + 2 - firstRow,
  };
}
