/** The thread of an analysis: one task, how far it is meanwhile, and its answer. Whoever wants no answer any more ends the thread. */
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import type { AnalysisRequest } from "#data/schema/analysis.ts";
import { analyse } from "#data/spatial/analyse.ts";
import type { AnalysisAnswer, AnalysisMessage, AnalysisTask } from "./analysis-task.ts";
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
  };
  const result = await analyse({ question: task.question, points: places } as AnalysisRequest, { onProgress });
  const groups = "groups" in result ? result.groups : [];
  const { themes } = task.filter;
  const counts = new Uint32Array(groups.length * themes);
  groups.forEach(({ members }, group) => {
    for (const member of members) {
      const bits = points.themes[rows[member] ?? 0] ?? 0;
      for (let theme = 0; theme < themes; theme++)
        if (bits & (1 << theme)) counts[group * themes + theme] = (counts[group * themes + theme] ?? 0) + 1;
    }
  });
  return { ...result, themes: counts, points: rows.length, ...("groups" in result ? { x: places.x, y: places.y } : {}) };
}

addEventListener("message", ({ data }: MessageEvent<AnalysisTask>) => {
  answerOf(data).then(
    (answer) => say({ answer }),
    (error: unknown) => say({ error: String(error) }),
  );
});
