/**
 * Answers of analyses. Types only, apart from the loops that fill them: those are checked by tsconfig.kernels.json, and whoever reads
 * an answer is not.
 */
import type { GroupQuestion, HexagonQuestion, HotSpotQuestion } from "../schema/analysis.ts";

/** One entry an area in row order; classes and statuses as numbers in `hotSpotClasses` and `hotSpotStatuses`. */
export interface HotSpots {
  /** Gi* of the ranks; NaN where the status says why. */
  z: Float64Array;
  /** Local Moran of the ranks. */
  moran: Float64Array;
  /** Two-sided, not corrected for the number of tests. */
  p: Float64Array;
  class: Uint8Array;
  status: Uint8Array;
  /** Share of all areas that either of two seeds shows on which both agree; 1 where neither shows any. */
  agreement: number;
  /** False: all classes are "not-clear". */
  stable: boolean;
  /** The largest p that is shown; 0 where none is. */
  limit: number;
}

export interface FoundGroup {
  /** Numbers of the points, ascending. */
  members: Uint32Array;
  /** Mean of the members, in longitude and latitude: where a name is looked up and the map flies to. */
  middle: [longitude: number, latitude: number];
  /** In longitude and latitude; holds all members. */
  outline: { type: "MultiPolygon"; coordinates: [longitude: number, latitude: number][][][] };
}

/** Cells with a point in them, from the south to the north and in a row from the west to the east. */
export interface HexagonCells {
  /** Metres from side to side. */
  across: number;
  /** Axial coordinates, see hexagon-grid.ts. */
  q: Int32Array;
  r: Int32Array;
  count: Uint32Array;
  /** People reached by those of which it is known. */
  reach: Float64Array;
  /** How many of the points it is known of. */
  reachKnown: Uint32Array;
  /** 1 where every point is public. */
  allPublic: Uint8Array;
}

/** A result carries its question. */
export type AnalysisResult =
  | { question: HotSpotQuestion; hotSpots: HotSpots }
  /** The largest group first; `groupOf` is the place of a point's group in that list, -1 for points in none. */
  | { question: GroupQuestion; groupOf: Int32Array; groups: FoundGroup[] }
  | { question: HexagonQuestion; cells: HexagonCells };

/** Months are numbers: twelve times the year, plus 0 to 11. */
export interface MonthRange {
  first: number;
  last: number;
}

export interface MonthCounts extends MonthRange {
  /** How many run in each month from the first on, and how many of those have no place on the map. */
  running: Uint32Array;
  placeless: Uint32Array;
  /** Of how many no begin is known, of how many no end, and of how many neither. */
  withoutBegin: number;
  withoutEnd: number;
  withoutBoth: number;
}
