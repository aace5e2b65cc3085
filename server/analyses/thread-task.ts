/** What the server gives to the thread of an analysis, and what comes back. Types only: the thread is checked by tsconfig.kernels.json. */
import type { AreaCount, GroupQuestion, HexagonQuestion, HotSpotQuestion } from "#data/schema/analysis.ts";
import type { Method } from "#data/schema/status.ts";
import type { Provenance } from "#data/spatial/analysis-csv.ts";
import type { GapInputs } from "#data/spatial/gap-results.ts";
import type { BuurtIndex } from "#data/spatial/group-names.ts";

export interface ThreadForm {
  form: "json" | "csv";
  from: Provenance & { licence: string };
}

export interface PointTask extends ThreadForm {
  question: HexagonQuestion | GroupQuestion;
  /** See data/codecs/initiative-points.ts. */
  points: Uint8Array;
  /** Of which groups are named: the areas, and the places in each by its code (`PointBuurten` as JSON). */
  buurten: { index: BuurtIndex; places: Uint8Array };
  /** Address of the list of initiatives, with the filter: what is added to it is a box. */
  list: string;
}

/** What the marks of every figure of a column follow from, beside its status. */
export interface FigureAbout {
  method: Method;
  computed: boolean;
}

export interface AreaTask extends ThreadForm {
  question: HotSpotQuestion;
  codes: readonly string[];
  names: readonly string[];
  /** Columns as they are published. */
  neighbours: Uint8Array;
  figure: Uint8Array;
  /** How the figure came about, where it is what is tested. */
  about?: FigureAbout;
  /** Of a subject of initiatives: `figure` counts people, as a share of `shareOf` where that is there. */
  initiatives?:
    | { shareOf: Uint8Array | undefined; areas: readonly AreaCount[]; numberMatched: number; numberReachKnown: number }
    | undefined;
}

export interface GapAreaTask extends ThreadForm {
  /** Of the level of the question. */
  codes: readonly string[];
  names: readonly string[];
  inputs: Omit<GapInputs, "need" | "labels" | "inhabitants" | "shares" | "supply" | "completeness">;
  /** Columns as they are published, the need in the order of the question. */
  need: readonly { figure: Uint8Array; about: FigureAbout; higherIsBetter: boolean; weight: number }[];
  inhabitants: Uint8Array;
  shares: Record<string, Uint8Array>;
  /** `AreaPlaces` of the buurten, `Supply` and `Completeness`, as JSON. */
  places: Uint8Array;
  supply: Uint8Array;
  completeness: string;
}

export type ThreadTask = PointTask | AreaTask | GapAreaTask;

export type PackedAnswer =
  | { bytes: Uint8Array; br: Uint8Array; gzip: Uint8Array }
  /** What the question asks too much of. */
  | { refused: string };
