/**
 * Snap rounding (Hobby 1999): an edge that passes through the square around a rounded vertex is led through that vertex.
 * Rounding alone can push a vertex across a border nearby, and then two areas lie over each other; this way borders may
 * come to lie on one another and never cross.
 */
import { type Areas, eachRing, type Vertices } from "./areas.ts";
import { stepsPerUnit } from "./grid.ts";
import { edgeKey, type Sheet } from "./sheet.ts";
import { findSquares, type Squares } from "./squares.ts";

/** Fills `stops` of the sheet for every edge of these levels. */
export function leadThrough(levels: Areas[], vertices: Vertices, sheet: Sheet): void {
  const squares = findSquares(drawnVertices(levels, vertices, sheet), sheet);
  const stopsOf = stopFinder(squares, vertices, sheet);
  const seen = new Set<number>();
  const visit = (from: number, to: number) => {
    const key = edgeKey(from, to);
    if (seen.has(key)) return;
    seen.add(key);
    const stops = from < to ? stopsOf(from, to) : stopsOf(to, from);
    if (stops.length === 0) return;
    sheet.stops.set(key, stops);
    sheet.hasStops[from] = 1;
    sheet.hasStops[to] = 1;
  };
  for (const level of levels) {
    eachRing(level, (ids) => {
      const kept = ids.filter((id) => sheet.drawn[id]);
      kept.forEach((id, i) => {
        visit(kept.at(i - 1) as number, id);
      });
    });
  }
}

function drawnVertices(levels: Areas[], { count }: Vertices, { drawn }: Sheet): Int32Array {
  const used = new Uint8Array(count);
  for (const level of levels) for (const id of level.vertices) used[id] = drawn[id] as number;
  const ids = new Int32Array(used.reduce((sum, flag) => sum + flag, 0));
  let length = 0;
  for (let id = 0; id < count; id++) if (used[id]) ids[length++] = id;
  return ids;
}

/** Vertices whose squares the true edge meets, other than those of its ends, in order from its first end. */
function stopFinder(squares: Squares, vertices: Vertices, sheet: Sheet): (from: number, to: number) => number[] {
  const { x, y } = sheet;
  const steps = stepsPerUnit(sheet.zoom) * sheet.pitch;
  // A vertex that was moved to open an area stands where it was moved to.
  const truly = (exact: number, rounded: number) => (Math.abs(exact - rounded) > 0.5 ? rounded : exact);
  const trueX = (id: number) => truly((vertices.x[id] as number) / steps, x[id] as number);
  const trueY = (id: number) => truly((vertices.y[id] as number) / steps, y[id] as number);
  const isAt = (id: number, other: number) => x[id] === x[other] && y[id] === y[other];
  return (from, to) => {
    if (isAt(from, to)) return [];
    const [ax, ay, bx, by] = [trueX(from), trueY(from), trueX(to), trueY(to)];
    const [dx, dy] = [bx - ax, by - ay];
    const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
    const found: { id: number; along: number }[] = [];
    const [west, east] = ax < bx ? [ax, bx] : [bx, ax];
    const [north, south] = ay < by ? [ay, by] : [by, ay];
    squares.within(west - 0.5, north - 0.5, east + 0.5, south + 0.5, (id) => {
      const [px, py] = [(x[id] as number) - ax, (y[id] as number) - ay];
      if (Math.abs(dx * py - dy * px) < reach && !isAt(id, from) && !isAt(id, to)) found.push({ id, along: dx * px + dy * py });
    });
    return found.sort((a, b) => a.along - b.along).map(({ id }) => id);
  };
}
