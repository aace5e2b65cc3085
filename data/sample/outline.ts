/** Borders of the sample: cells with crooked sides, joined to areas. Neighbours have exactly the same vertices between them. */
import { ringArea } from "#data/geometry/orientation.ts";
import { sideOf } from "#data/geometry/segments.ts";
import { cellSide, corner, noise } from "./town.ts";

export type Point = [x: number, y: number];
/** Outer ring counter-clockwise, then holes clockwise; closed: the last point repeats the first. */
export type Polygon = Point[][];

type Cell = [column: number, row: number];

/** Points between two corners of a cell, so that a border is not a straight line. */
const bends = 4;

const round = (metres: number) => Math.round(metres * 1000) / 1000;

/** A corner of the grid, up to a fifth of a cell from its place. */
function node(column: number, row: number): Point {
  const away = (axis: string) => (noise(`${axis} ${column} ${row}`) - 0.5) * 0.4;
  return [round(corner.x + (column + away("east")) * cellSide), round(corner.y + (row + away("north")) * cellSide)];
}

/** From one grid corner to the next, without the last point; the same line whichever way it is walked. */
function side(from: Cell, to: Cell): Point[] {
  const forward = from[0] < to[0] || from[1] < to[1];
  const [a, b] = forward ? [from, to] : [to, from];
  const [start, end] = [node(...a), node(...b)];
  const points = Array.from({ length: bends + 1 }, (_, i): Point => {
    const t = i / bends;
    const bend = i === 0 || i === bends ? 0 : (noise(`bend ${a} ${b} ${i}`) - 0.5) * 0.12;
    return [
      round(start[0] + (end[0] - start[0]) * t - (end[1] - start[1]) * bend),
      round(start[1] + (end[1] - start[1]) * t + (end[0] - start[0]) * bend),
    ];
  });
  return (forward ? points : points.reverse()).slice(0, -1);
}

/** Outline of cells that belong together: what one cell walks one way and another the other way cancels out. */
export function outline(cells: readonly Cell[]): Polygon[] {
  const steps = new Map<string, Cell[]>();
  const key = ([column, row]: Cell) => `${column},${row}`;
  const drop = (from: Cell, to: Cell) => {
    const there = steps.get(key(from)) ?? [];
    const at = there.findIndex((other) => key(other) === key(to));
    if (at >= 0) there.splice(at, 1);
    return at >= 0;
  };
  for (const [column, row] of cells) {
    const around: Cell[] = [
      [column, row],
      [column + 1, row],
      [column + 1, row + 1],
      [column, row + 1],
    ];
    for (const [i, from] of around.entries()) {
      const to = around[(i + 1) % 4] ?? from;
      if (!drop(to, from)) steps.set(key(from), [...(steps.get(key(from)) ?? []), to]);
    }
  }
  const rings: Point[][] = [];
  for (;;) {
    const start = [...steps].find(([, ends]) => ends.length > 0)?.[0];
    if (start === undefined) return polygons(rings);
    rings.push(walk(start.split(",").map(Number) as Cell, steps, drop));
  }
}

function walk(start: Cell, steps: Map<string, Cell[]>, drop: (from: Cell, to: Cell) => boolean): Point[] {
  const ring: Point[] = [];
  let from = start;
  let direction: Cell = [0, 0];
  do {
    // Where two cells meet at a corner only, the sharpest left turn stays with the cell we came along.
    const turns = (steps.get(`${from[0]},${from[1]}`) ?? []).map((to) => {
      const next: Cell = [to[0] - from[0], to[1] - from[1]];
      return { to, next, left: direction[0] * next[1] - direction[1] * next[0] };
    });
    const [turn] = turns.toSorted((a, b) => b.left - a.left);
    if (!turn) throw new RangeError(`the outline does not close at ${from}`);
    drop(from, turn.to);
    ring.push(...side(from, turn.to));
    direction = turn.next;
    from = turn.to;
  } while (from[0] !== start[0] || from[1] !== start[1]);
  return [...ring, ring[0] ?? [0, 0]];
}

function polygons(rings: Point[][]): Polygon[] {
  const outer = rings.filter((ring) => ringArea(ring) > 0).map((ring): Polygon => [ring]);
  for (const hole of rings.filter((ring) => ringArea(ring) < 0)) {
    const around = outer.find(([ring]) => sideOf(hole[0] ?? [0, 0], [ring ?? []]) !== "outside");
    around?.push(hole);
  }
  return outer;
}
