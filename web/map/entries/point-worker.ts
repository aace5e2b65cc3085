/** The thread of the points: decodes, narrows and clusters them, and returns what to draw. One question, one answer. */
import { decodeInitiativePoints, type InitiativePoints } from "#data/codecs/initiative-points.ts";
import type { Box } from "#data/geometry/box.ts";
import type { NumberFilter } from "../../state/point-filter.ts";
import { type PointIndex, pointIndex } from "./point-index.ts";

export type PointQuestion =
  | { ask: "narrow"; bytes?: ArrayBuffer; filter: NumberFilter }
  | { ask: "drawn"; window: Box; zoom: number }
  | { ask: "opened"; cluster: number };

let points: InitiativePoints | undefined;
let index: PointIndex | undefined;

function answer(question: PointQuestion): unknown {
  switch (question.ask) {
    case "narrow":
      if (question.bytes) points = decodeInitiativePoints(new Uint8Array(question.bytes));
      index = points && pointIndex(points, question.filter);
      return index?.tally;
    case "drawn":
      return index?.drawn(question.window, question.zoom);
    case "opened":
      return index?.opened(question.cluster);
  }
}

addEventListener("message", ({ data: { id, question } }: MessageEvent<{ id: number; question: PointQuestion }>) => {
  try {
    postMessage({ id, answer: answer(question) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
