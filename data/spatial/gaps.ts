/**
 * Where need and reach miss each other: what is known of the reach of every area, how that lies among the others, and which areas the
 * question names. Nothing that is entered is not nobody that is reached: without a known reach an area is never named as a gap.
 */
import { type GapQuestion, type ReachState, reachStates, thirds } from "../schema/gap.ts";
import { add, openCatchment, type Spread, summed, sums } from "./catchment.ts";
import { gapOffers, type ReachCounts } from "./gap-offers.ts";
import type { GapRequest, GapResult } from "./gap-results.ts";
import { needOf, needPercentiles } from "./need.ts";

/** With fewer known areas than this no area is low or high among them: only nought is low. */
const leastKnown = 5;

export const stateNumber = (state: ReachState): number => reachStates.indexOf(state);
const [isKnown, isComplete] = [stateNumber("known"), stateNumber("complete")];
export const mayBeGap = (state: number): boolean => state === isKnown || state === isComplete;

/** Of every area of the level, by what counts. */
export interface ReachOfAreas {
  reached: Float64Array;
  state: Uint8Array;
  rate: Float64Array;
  /** Percentile; see `GapResult`. */
  reach: Float64Array;
  /** Areas with a known rate. */
  known: number;
}

/** A question with all that its answer and its variants share. */
export interface OpenGaps {
  request: GapRequest;
  components: readonly Float64Array[];
  /** Kept for each factor of the catchment. */
  reachOf(factor: number, unconfirmed: boolean): ReachOfAreas;
  people: Float64Array;
  counts: ReachCounts;
}

export function openGaps(request: GapRequest): OpenGaps {
  const { question, areas, need, supply, within } = request;
  const { offers, counts } = gapOffers(supply, request);
  const catchment = openCatchment(areas, offers, question.targetGroup);
  const people = addedUp(areas.people[question.targetGroup], areas.areaOf, within.length);
  const states = [false, true].map((unconfirmed) => statesOf(request, people, counts, unconfirmed));
  const spreads = new Map<number, Spread>();
  const known = new Map<string, ReachOfAreas>();
  const perPerson = question.measure === "reach" ? 1000 : 1;

  return {
    request,
    components: need.map(needPercentiles),
    people,
    counts,
    reachOf(factor, unconfirmed) {
      const key = `${factor} ${unconfirmed}`;
      const before = known.get(key);
      if (before) return before;
      const spread = spreads.get(factor) ?? catchment.spread(factor);
      spreads.set(factor, spread);
      const parts = unconfirmed ? [spread.confirmed, spread.unconfirmed] : [spread.confirmed];
      const reached = addedUp(parts, areas.areaOf, within.length);
      const state = states[unconfirmed ? 1 : 0];
      const rate = reached.map((all, row) => (mayBeGap(state[row]) ? (perPerson * all) / people[row] : Number.NaN));
      const found = { reached, state, rate, ...reachPercentiles(rate) };
      known.set(key, found);
      return found;
    },
  };
}

/** `open`: where the variants are asked of the same. */
export function findGaps(request: GapRequest, open: OpenGaps = openGaps(request)): GapResult {
  const { components, people, counts } = open;
  const { question, within } = request;
  const found = open.reachOf(1, question.unconfirmed);
  const need = needOf(
    components,
    request.need.map(({ weight }) => weight),
  );
  const [unknown, nobody] = [stateNumber("unknown"), stateNumber("nobody")];
  const fits = fitsQuestion(question, found);
  const isOnSide = needSide(question);
  const { reached, state, rate, reach } = found;
  const counted = counts.of(question.unconfirmed);
  let comparable = 0;
  for (let row = 0; row < need.length; row++) if (within[row] && need[row] >= 0 && rate[row] >= 0) comparable++;
  return {
    need,
    components: [...components],
    people,
    reached,
    rate,
    reach,
    state,
    within,
    initiatives: counted.initiatives,
    reachUnknown: counted.reachUnknown,
    isGap: Uint8Array.from(need, (one, row) => Number(within[row] === 1 && fits(one, row))),
    isUnseen: Uint8Array.from(need, (one, row) =>
      Number(within[row] === 1 && isOnSide(one) && (state[row] === unknown || state[row] === nobody)),
    ),
    first: Math.min(25, Math.max(1, Math.ceil(comparable / 4))),
    totals: { ...counted.totals, reached: summed(sumOf(reached))[0] },
  };
}

const needSide = ({ needIs }: GapQuestion) =>
  needIs === "high" ? (need: number) => need >= thirds.high : (need: number) => need <= thirds.low;

/** Whether an area with this need is one that the question asks for; never where its reach is not known. */
export function fitsQuestion(question: GapQuestion, { state, rate, reach, known }: ReachOfAreas) {
  const isOnSide = needSide(question);
  const enough = known >= leastKnown;
  const low = (row: number) => rate[row] === 0 || (enough && reach[row] <= thirds.low);
  const high = (row: number) => enough && reach[row] >= thirds.high;
  const side = question.reachIs === "low" ? low : high;
  return (need: number, row: number): boolean => mayBeGap(state[row]) && isOnSide(need) && side(row);
}

/** Share of the known areas that have strictly less. */
function reachPercentiles(rate: Float64Array): { reach: Float64Array; known: number } {
  const order = rate.filter((one) => !Number.isNaN(one)).sort();
  const reach = rate.map((one) => (Number.isNaN(one) ? Number.NaN : (100 * below(order, one)) / order.length));
  return { reach, known: order.length };
}

function below(order: Float64Array, value: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of buurten to the areas of the level; what is not known of a buurt adds nothing. */
function addedUp(parts: Float64Array | readonly Float64Array[], areaOf: Int32Array, rows: number): Float64Array {
  const all = sums(rows);
  for (const part of parts instanceof Float64Array ? [parts] : parts)
    for (let row = 0; row < part.length; row++) if (areaOf[row] >= 0 && part[row] > 0) add(all, areaOf[row], part[row]);
  return summed(all);
}

function sumOf(values: Float64Array) {
  const all = sums(1);
  for (const value of values) add(all, 0, value);
  return all;
}

function statesOf({ question, areas, within }: GapRequest, people: Float64Array, counts: ReachCounts, unconfirmed: boolean) {
  const rows = within.length;
  const [withheld, account, incomplete] = [new Uint8Array(rows), new Uint8Array(rows), new Uint8Array(rows)];
  const living = areas.people[question.targetGroup];
  for (let buurt = 0; buurt < areas.areaOf.length; buurt++) {
    const row = areas.areaOf[buurt];
    if (row < 0) continue;
    if (areas.withheld[buurt]) withheld[row] = 1;
    if (areas.account[buurt]) account[row] = 1;
    if (living[buurt] > 0 && !areas.complete[buurt]) incomplete[row] = 1;
  }
  const { knownReach } = counts.of(unconfirmed);
  const state = (row: number): ReachState => {
    if (withheld[row]) return "withheld";
    if (!(people[row] > 0)) return "no-people";
    if (!incomplete[row]) return "complete";
    if (knownReach[row]) return "known";
    return account[row] ? "unknown" : "nobody";
  };
  return Uint8Array.from(within, (_, row) => stateNumber(state(row)));
}
