/** Opens areas that rounding folds to nothing, by moving their own vertices: whoever shares these moves along, so no gap opens. */
import { type Areas, largestRing, outerRings, type Vertices } from "./areas.ts";
import { turn } from "./grid.ts";
import { drawnArea, drawVertex, type Sheet } from "./sheet.ts";

/** An area that is opened can fold a neighbour that shares its vertices: a few rounds settle it. */
const rounds = 4;

/** At the smallest zooms some areas share too few grid points with too many neighbours and stay folded: see `dotOf`. */
export function openFolded(levels: Areas[], vertices: Vertices, sheet: Sheet): void {
  for (let round = 0; round < rounds; round++) {
    let opened = 0;
    for (const areas of levels) {
      const folded = foldedRows(areas, sheet);
      for (const row of folded) openRing(largestRing(areas, row, vertices), vertices, sheet);
      opened += folded.length;
    }
    if (opened === 0) break;
  }
}

/** Half a square unit at the area's own place, for one that stays folded: no area is ever absent. */
export function dotOf(areas: Areas, row: number, vertices: Vertices, sheet: Sheet): number[] {
  const [corner = 0] = largestRing(areas, row, vertices);
  drawVertex(corner, vertices, sheet);
  const [x, y] = [sheet.x[corner] as number, sheet.y[corner] as number];
  return [x, y, x + 1, y, x, y + 1];
}

function foldedRows(areas: Areas, sheet: Sheet): number[] {
  const rows: number[] = [];
  for (let row = 0; row + 1 < areas.polygonStart.length; row++) {
    const outers = outerRings(areas, row);
    if (outers.length > 0 && !outers.some((ids) => drawnArea(ids, sheet) > 0)) rows.push(row);
  }
  return rows;
}

/** Draws the three corners of the ring's widest triangle; then pushes the third off the line, or all three apart. */
function openRing(ids: Uint32Array, vertices: Vertices, sheet: Sheet): void {
  const corners = widestTriangle(ids, vertices.x, vertices.y);
  const [a, b, c] = corners.map((at) => ids[at] as number) as [number, number, number];
  for (const id of [a, b, c]) drawVertex(id, vertices, sheet);
  for (const id of ids) sheet.isPlaced[id] = 1;
  if (drawnArea(ids, sheet) > 0) return;
  const [ax, ay, bx, by] = [sheet.x[a], sheet.y[a], sheet.x[b], sheet.y[b]] as [number, number, number, number];
  if (ax !== bx || ay !== by) {
    const upright = Math.abs(by - ay) > Math.abs(bx - ax);
    const steep = upright ? Math.sign(ay - by) : Math.sign(bx - ax);
    const line = upright
      ? ax + ((sheet.y[c] as number) - ay) * ((bx - ax) / (by - ay))
      : ay + ((sheet.x[c] as number) - ax) * ((by - ay) / (bx - ax));
    if (upright) sheet.x[c] = steep > 0 ? Math.floor(line) + 1 : Math.ceil(line) - 1;
    else sheet.y[c] = steep > 0 ? Math.floor(line) + 1 : Math.ceil(line) - 1;
    if (drawnArea(ids, sheet) > 0) return;
  }
  spread(ids, corners, sheet);
}

/** Places of three vertices in ring order, clockwise: the first, the one farthest from it, the one farthest from their line. */
function widestTriangle(ids: Uint32Array, x: Int32Array, y: Int32Array): [number, number, number] {
  const at = (i: number): [number, number] => [x[ids[i] as number] as number, y[ids[i] as number] as number];
  const [ax, ay] = at(0);
  let far = 1;
  for (let i = 1; i < ids.length; i++) {
    const [px, py] = at(i);
    const [qx, qy] = at(far);
    if ((px - ax) ** 2 + (py - ay) ** 2 > (qx - ax) ** 2 + (qy - ay) ** 2) far = i;
  }
  const [bx, by] = at(far);
  let wide = far === 1 ? 2 : 1;
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < ids.length; i++) {
    if (i === far) continue;
    const side = turn(ax, ay, bx, by, ...at(i)) * (i > far ? 1 : -1);
    if (side > widest) [widest, wide] = [side, i];
  }
  return wide > far ? [0, far, wide] : [far, 0, wide];
}

/** Half a square unit around the first corner; every other vertex goes with the corner before it. */
function spread(ids: Uint32Array, corners: [number, number, number], sheet: Sheet): void {
  const first = ids[corners[0]] as number;
  const [px, py] = [sheet.x[first] as number, sheet.y[first] as number];
  const order = [...corners].sort((p, q) => p - q);
  const offsets = [0, 0, 1, 0, 0, 1];
  for (let step = 0, corner = 0; step < ids.length; step++) {
    const at = ((order[0] as number) + step) % ids.length;
    if (step > 0 && order.includes(at)) corner++;
    const id = ids[at] as number;
    sheet.x[id] = px + (offsets[2 * corner] as number);
    sheet.y[id] = py + (offsets[2 * corner + 1] as number);
  }
}
