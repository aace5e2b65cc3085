/** The thread of an analysis: one task, how far it is meanwhile, and its answer. Whoever wants no answer any more ends the thread. */
import { decodeInitiativePoints, type InitiativePoints, knownReach, unitsPerDegree } from "#data/codecs/initiative-points.ts";
import { rdOfPoints } from "#data/geometry/rd.ts";
import type { AnalysisRequest } from "#data/schema/analysis.ts";
import { analyse } from "#data/spatial/analyse.ts";
import { hexagonMiddle, isInHexagon } from "#data/spatial/hexagon-grid.ts";
import type { HexagonCells } from "#data/spatial/results.ts";
import type { AnalysisAnswer, AnalysisMessage, AnalysisTask, FullCell, MemberCounts } from "./analysis-task.ts";
import { placedRows } from "./point-filter.ts";

const say = (message: AnalysisMessage) => postMessage(message);
const onProgress = (share: number) => say({ share });

async function answerOf(task: AnalysisTask): Promise<AnalysisAnswer> {
  if ("areas" in task) return analyse(task, { onProgress });
  const points = decodeInitiativePoints(new Uint8Array(task.bytes));
  const rows = placedRows(points, task.filter);
  const pick = (of: Int32Array) => Int32Array.from(rows, (row) => of[row] ?? 0);
  const places = {
    x: pick(points.x),
    y: pick(points.y),
    // Only places that everybody may see are among the points.
    isPublic: new Uint8Array(rows.length).fill(1),
    ...(points.reach ? { reach: Float64Array.from(rows, (row) => knownReach(points.reach?.[row])) } : {}),
  };
  const result = await analyse({ question: task.question, points: places } as AnalysisRequest, { onProgress });
  const fullest = "cells" in result ? fullestCells(result.cells, places, points.reach !== undefined) : [];
  const lists = "groups" in result ? result.groups : fullest;
  const counts = lists.map(({ members }) => countsOf(points, rows, members, task.filter.themes));
  return { ...result, counts, fullest, points: rows.length, x: places.x, y: places.y };
}

/** As many as the points can tell apart. */
const [mostKinds, mostLifecycles] = [4, 8];

function countsOf(points: InitiativePoints, rows: Uint32Array, members: Uint32Array, themes: number): MemberCounts {
  const zeros = (length: number) => new Array<number>(length).fill(0);
  const counts = { themes: zeros(themes), kinds: zeros(mostKinds), lifecycles: zeros(mostLifecycles) };
  const add = (to: number[], at: number | undefined) => {
    if (at !== undefined) to[at] = (to[at] ?? 0) + 1;
  };
  for (const member of members) {
    const row = rows[member] ?? 0;
    const bits = points.themes[row] ?? 0;
    for (let theme = 0; theme < themes; theme++) if (bits & (1 << theme)) add(counts.themes, theme);
    add(counts.kinds, points.kind[row]);
    add(counts.lifecycles, points.lifecycle[row]);
  }
  return counts;
}

/** As many as a table shows at the most; the file has all. */
const mostCells = 50;

/** By how many initiatives there are, or by the people they reach where that is known of some. */
function fullestCells(cells: HexagonCells, { x, y }: { x: Int32Array; y: Int32Array }, byReach: boolean): FullCell[] {
  const { q, r, count, reach, reachKnown, across } = cells;
  const rd = rdOfPoints(x, y, unitsPerDegree);
  const figures = byReach ? reach : count;
  return Array.from(count.keys())
    .filter((cell) => !byReach || reachKnown[cell] > 0)
    .sort((a, b) => (figures[b] ?? 0) - (figures[a] ?? 0))
    .slice(0, mostCells)
    .map((cell) => {
      const [east, north] = hexagonMiddle(q[cell] ?? 0, r[cell] ?? 0, across);
      const members: number[] = [];
      for (let i = 0; i < x.length; i++) if (isInHexagon((rd.x[i] ?? 0) - east, (rd.y[i] ?? 0) - north, across)) members.push(i);
      return { cell, members: Uint32Array.from(members) };
    });
}

addEventListener("message", ({ data }: MessageEvent<AnalysisTask>) => {
  answerOf(data).then(
    (answer) => say({ answer }),
    (error: unknown) => say({ error: String(error) }),
  );
});
