/** The thread of the months: counts what runs in each, and the hexagons of one. It keeps the points, so that a month is a small question. */
import { decodeInitiativePoints, type InitiativePoints, noBegin, noEnd, unitsPerDegree } from "#data/codecs/initiative-points.ts";
import type { Box } from "#data/geometry/box.ts";
import { rdOfPoints } from "#data/geometry/rd.ts";
import { hexagonMiddle, hexagonRing } from "#data/spatial/hexagon-grid.ts";
import { countByHexagon } from "#data/spatial/hexagons.ts";
import { countMonths, monthRange, monthsOfDays } from "#data/spatial/months.ts";
import { matchingRows, type NumberFilter, shownTheme } from "./point-filter.ts";
import type { MonthCells, TimeAnswer, TimedPoints, TimeOverview, TimeQuestion } from "./time-task.ts";

interface Opened {
  /** Of those with a place that fit the filter. */
  x: Float64Array;
  y: Float64Array;
  from: Int32Array;
  to: Int32Array;
  /** By width of hexagons. */
  most: Map<number, number>;
}

let opened: Opened | undefined;

/** Further away than every month, and a number that a graphics card holds exactly. */
const faraway = 2 ** 20;

function forGraphics(points: InitiativePoints, rows: Uint32Array, { from, to }: Opened, filter: NumberFilter): TimedPoints {
  const positions = new Float32Array(rows.length * 2);
  const span = new Float32Array(rows.length * 2);
  rows.forEach((row, i) => {
    positions[2 * i] = points.x[row] / unitsPerDegree;
    positions[2 * i + 1] = points.y[row] / unitsPerDegree;
    span[2 * i] = from[i] === noBegin ? -faraway : from[i];
    span[2 * i + 1] = to[i] === noEnd ? faraway : to[i];
  });
  return { positions, span, theme: Uint8Array.from(rows, (row) => shownTheme(points, filter, row)) };
}

function open(bytes: ArrayBuffer, filter: NumberFilter, wanted: boolean): TimeOverview {
  const points = decodeInitiativePoints(new Uint8Array(bytes));
  if (!points.from || !points.to) throw new Error("points without periods: ask for them with columns=period");
  const [from, to] = [monthsOfDays(points.from), monthsOfDays(points.to)];
  const rows = matchingRows(points, filter);
  const placed = rows.filter((row) => row < points.x.length);
  const pick = (of: Int32Array) => Int32Array.from(placed, (row) => of[row]);
  opened = { ...rdOfPoints(pick(points.x), pick(points.y), unitsPerDegree), from: pick(from), to: pick(to), most: new Map() };
  return {
    ...countMonths({ from, to, rows, placed: points.x.length }, monthRange(from, to, rows, points.day)),
    placed: placed.length,
    ...(wanted ? { points: forGraphics(points, placed, opened, filter) } : {}),
  };
}

/** The window in RD metres, with room for the hexagons on its edge. */
function metresOf([west, south, east, north]: Box, across: number): Box {
  const { x, y } = rdOfPoints([west, east, west, east], [south, south, north, north]);
  return [Math.min(...x) - across, Math.min(...y) - across, Math.max(...x) + across, Math.max(...y) + across];
}

function cellsOf(month: number, across: number, window: Box): MonthCells {
  if (!opened) throw new Error("asked for a month before the points were there");
  const { x, y, from, to, most } = opened;
  if (!most.has(across))
    most.set(
      across,
      countByHexagon({ x, y }, across).count.reduce((top, one) => Math.max(top, one), 0),
    );
  const rows: number[] = [];
  for (let i = 0; i < x.length; i++) if (from[i] <= month && to[i] >= month) rows.push(i);
  const cells = countByHexagon({ x: Float64Array.from(rows, (i) => x[i]), y: Float64Array.from(rows, (i) => y[i]) }, across);
  const [west, south, east, north] = metresOf(window, across);
  const inWindow = Array.from(cells.q.keys()).filter((cell) => {
    const [middleX, middleY] = hexagonMiddle(cells.q[cell], cells.r[cell], across);
    return middleX >= west && middleX <= east && middleY >= south && middleY <= north;
  });
  const corners = 7;
  const rings = new Float64Array(inWindow.length * corners * 2);
  for (const [i, cell] of inWindow.entries())
    rings.set(hexagonRing(cells.q[cell], cells.r[cell], across).flat(), i * corners * 2);
  return { across, count: Uint32Array.from(inWindow, (cell) => cells.count[cell]), rings, most: most.get(across) ?? 0 };
}

const answer = (question: TimeQuestion): TimeAnswer =>
  question.ask === "open"
    ? open(question.bytes, question.filter, question.points)
    : cellsOf(question.month, question.across, question.window);

/** What is large goes over without a copy. */
const moved = (one: TimeAnswer): Transferable[] =>
  "rings" in one
    ? [one.rings.buffer, one.count.buffer]
    : one.points
      ? [one.points.positions.buffer, one.points.span.buffer, one.points.theme.buffer]
      : [];

addEventListener("message", ({ data: { id, question } }: MessageEvent<{ id: number; question: TimeQuestion }>) => {
  try {
    const said = answer(question);
    postMessage({ id, answer: said }, { transfer: moved(said) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
