/** What the kernel of need and reach takes and gives: for the page, its thread and the API. Rows are those of the area index of the level. */
import type { AreaIndex } from "../schema/area.ts";
import type { Completeness } from "../schema/completeness.ts";
import type { GapQuestion } from "../schema/gap.ts";
import type { TargetGroup } from "../schema/initiative.ts";
import type { Supply } from "../schema/supply.ts";

/** One figure of the need at the level of the question. */
export interface NeedColumn {
  /** NaN where there is none. */
  values: Float64Array;
  higherIsBetter: boolean;
  weight: number;
}

/** What reach is computed over: the buurten, whatever the level is. */
export interface ReachAreas {
  /** Where the buurt is, in RD metres. */
  x: Float64Array;
  y: Float64Array;
  /** People of each target group in each buurt; NaN where that is not known. */
  people: Record<TargetGroup, Float64Array>;
  /** Row of the area of the level that each buurt lies in; -1 for none. */
  areaOf: Int32Array;
  /** 1 for buurten that are declared complete for the theme of the question, that somebody has an account for, whose wijkteam looks first. */
  complete: Uint8Array;
  account: Uint8Array;
  withheld: Uint8Array;
}

type Index = Pick<AreaIndex, "codes" | "parents" | "gemeenten">;

/** What is published and entered, as the page and the server have it: `gapRequest` makes the rest of it. */
export interface GapInputs {
  question: GapQuestion;
  /** In the order of the question, in the rows of its level. */
  need: NeedColumn[];
  buurten: Index;
  wijken: Pick<Index, "codes">;
  gemeenten: Pick<Index, "codes">;
  /** Label points of the buurten, as they are published. */
  labels: readonly number[];
  /** By buurt: how many live there, and the shares of `sharesOfPeople` by the id of the indicator. */
  inhabitants: Float64Array;
  shares: Record<string, Float64Array>;
  /** Codes of the areas in every area of a list, and in the own region, that the question or the completeness may name. */
  groups: Record<string, readonly string[]>;
  supply: Supply;
  completeness: Completeness;
}

export interface GapRequest {
  question: GapQuestion;
  need: NeedColumn[];
  areas: ReachAreas;
  supply: Supply;
  /** 1 for areas of the level that the list is narrowed to. */
  within: Uint8Array;
}

/** Of every area of the level. */
export interface GapResult {
  /** Percentile of the need from 0 to 100 over the country, 100 is the highest need; NaN where a figure is not known. */
  need: Float64Array;
  /** The same of each figure of the question. */
  components: Float64Array[];
  /** People of the target group. */
  people: Float64Array;
  /** People reached by what counts, or euros a year: what is known of it, also where the state says that it is not all. */
  reached: Float64Array;
  /** Per 1,000 of the target group, or euros per person; NaN where it may not be said. */
  rate: Float64Array;
  /** Percentile of the rate among the areas where it is known, 0 for the lowest; NaN elsewhere. */
  reach: Float64Array;
  /** Numbers in `reachStates`. */
  state: Uint8Array;
  /** 1 for the areas that the list is narrowed to. */
  within: Uint8Array;
  /** Initiatives of the question that lie or work in the area, and of how many of them the reach is not known. */
  initiatives: Uint32Array;
  reachUnknown: Uint32Array;
  /** 1 for the areas that the sentence names, before any variant. */
  isGap: Uint8Array;
  /** The same need where nobody fills in what is done about it: a list of its own. */
  isUnseen: Uint8Array;
  /** How many of the areas that fit are looked at as the first ones in each variant. */
  first: number;
  /** Of all initiatives of the question: how many there are, of how many the reach is known, how many of these nobody confirmed, and people reached together. */
  totals: { initiatives: number; reachKnown: number; unconfirmed: number; reached: number };
}

/** In how many of the variants an area is among the first ones; 0 to 100 where all have been run. */
export interface GapVariants {
  times: Uint8Array;
  run: number;
}
