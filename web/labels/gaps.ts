/** Words of need and reach: for the sentence, the lists, the table and what is said of one area. */
import type { GapQuestion, ReachState, Steadiness } from "#data/schema/gap.ts";
import * as m from "../paraglide/messages.js";
import { formatNumber } from "./format.ts";
import { peopleWord, rateNumber } from "./gap-picture.ts";

/** As it stands inside a sentence: "sociale samenhang", and still "WW per 1.000". */
export const inSentence = (text: string): string =>
  /^.\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** "12 per 1.000 ouderen", "€ 3,20 per persoon (ouderen)". */
export function reachRateWords(question: Pick<GapQuestion, "measure" | "targetGroup">, rate: number): string {
  const parts = { number: rateNumber(question, rate), people: peopleWord(question) };
  return question.measure === "euros" ? m.gaps_rate_euros(parts) : m.gaps_rate_reach(parts);
}

const stateWords: Record<ReachState, () => string> = {
  known: m.gaps_state_known,
  complete: m.gaps_state_complete,
  unknown: m.gaps_state_unknown,
  nobody: m.gaps_state_nobody,
  withheld: m.gaps_state_withheld,
  "no-people": m.gaps_state_no_people,
};
export const reachStateWord = (state: ReachState): string => stateWords[state]();

const steadyWords: Record<Steadiness, () => string> = {
  sure: m.gaps_sure,
  likely: m.gaps_likely,
  changing: m.gaps_changing,
};
export const steadinessWord = (of: Steadiness): string => steadyWords[of]();

/** "telt 0,5 keer": how heavily a figure counts beside the others. */
export const weightWord = (weight: number): string => {
  const decimals = [0, 1, 2].find((digits) => Number(weight.toFixed(digits)) === weight) ?? 2;
  return weight === 1 ? m.gaps_weight_one() : m.gaps_weight({ times: formatNumber(weight, decimals) });
};

/** "93%": of how many it is lower or higher, never more than it is. */
export const shareWord = (share: number): string => `${formatNumber(Math.max(0, Math.floor(share)))}%`;
