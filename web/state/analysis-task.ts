/** What an analysis and its thread say to each other. Types only: the thread is checked by tsconfig.kernels.json. */
import type { AnalysisRequest, GroupQuestion, HexagonQuestion } from "#data/schema/analysis.ts";
import type { AnalysisResult } from "#data/spatial/results.ts";
import type { NumberFilter } from "./point-filter.ts";

export type AnalysisTask =
  | Extract<AnalysisRequest, { areas: unknown }>
  | {
      question: GroupQuestion | HexagonQuestion;
      /** Of all points, see data/codecs/initiative-points.ts. */
      bytes: ArrayBuffer;
      filter: NumberFilter;
    };

export type AnalysisAnswer = AnalysisResult & {
  /** How many initiatives of a group have each theme, in the order of `initiativeThemes`: a row for each group. */
  themes?: Uint32Array;
  /** Points that were asked about, and for groups where they lie, in 1e-5 degrees. */
  points?: number;
  x?: Int32Array;
  y?: Int32Array;
};
/** What the thread says. */
export type AnalysisMessage = { share: number } | { answer: AnalysisAnswer } | { error: string };
