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

/** How many members have each, in the order of the lists of words (data/schema/initiative-filter.ts). */
export interface MemberCounts {
  themes: number[];
  kinds: number[];
  lifecycles: number[];
}

/** Of a cell that has many: which it is, and the numbers of its points. */
export interface FullCell {
  cell: number;
  members: Uint32Array;
}

export type AnalysisAnswer = AnalysisResult & {
  /** What each group, or each of the fullest cells, consists of. */
  counts?: MemberCounts[];
  /** The cells with most points, the fullest first. */
  fullest?: FullCell[];
  /** Points that were asked about, and where they lie, in 1e-5 degrees. */
  points?: number;
  x?: Int32Array;
  y?: Int32Array;
};
/** What the thread says. */
export type AnalysisMessage = { share: number } | { answer: AnalysisAnswer } | { error: string };
