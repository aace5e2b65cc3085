/**
 * An order of ten is not knowledge: another catchment or other weights give another ten. So the question is asked a hundred times, each
 * time a little differently, and what is told is how often an area is among the first.
 */
import { variants } from "../schema/gap.ts";
import type { GapResult, GapVariants } from "./gap-results.ts";
import { fitsQuestion, mayBeGap, type OpenGaps } from "./gaps.ts";
import { needOf } from "./need.ts";
import { randomIntegers } from "./random.ts";

/** Catchments that are tried: reach is computed once for each. */
const steps = 9;

/**
 * Yields how far it is after each variant: the same object, whose times go on counting. Areas whose reach is not known in the question
 * itself are never counted, also where what nobody confirmed would make it known.
 */
export function* gapVariants(open: OpenGaps, { state, first }: Pick<GapResult, "state" | "first">): Generator<GapVariants> {
  const { question, within, need } = open.request;
  const draw = randomIntegers(variants.seed);
  const share = () => 1 + variants.spread * ((2 * draw()) / 0xffff_ffff - 1);
  const so: GapVariants = { times: new Uint8Array(within.length), run: 0 };
  for (let nth = 0; nth < variants.number; nth++) {
    const factor = 1 + variants.spread * ((2 * (draw() % steps)) / (steps - 1) - 1);
    const weights = need.map(({ weight }) => weight * share());
    const found = open.reachOf(factor, nth % 2 === 1);
    const needs = needOf(open.components, weights);
    const fits = fitsQuestion(question, found);
    const [needSign, reachSign] = [question.needIs === "high" ? 1 : -1, question.reachIs === "high" ? 1 : -1];
    const rows: number[] = [];
    const scores = new Float64Array(within.length);
    for (let row = 0; row < within.length; row++) {
      if (!within[row] || !mayBeGap(state[row]) || !fits(needs[row], row)) continue;
      scores[row] = needSign * needs[row] + reachSign * found.reach[row];
      rows.push(row);
    }
    // Those that are alike at the end are in all of them: no row is first by its code.
    const order = Float64Array.from(rows, (row) => scores[row]).sort();
    const least = order[Math.max(0, order.length - first)];
    for (const row of rows) if (scores[row] >= least) so.times[row]++;
    so.run = nth + 1;
    yield so;
  }
}
