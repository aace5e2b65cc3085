/** What need and reach say of one area, in the words of the legend. */

import { formatNumber, words } from "../labels/format.ts";
import {
  type GapScale,
  gapReasonWord,
  gapWord,
  rateWords,
  stateOf,
  stateReason,
  thirdOf,
  thirdWord,
} from "../labels/gap-picture.ts";
import * as m from "../paraglide/messages.js";
import type { GapPicture } from "./gap-picture.ts";
import type { Said } from "./map-store.ts";

/** "opgave 83 van 100 (hoog)", what is known of reach, and that it is a gap. */
export function saidOfGap({ codes, question, result, second, beside }: GapPicture, row: number, scale: GapScale): Said[] {
  const need = result.need[row] ?? Number.NaN;
  const colour = scale.background(codes[row] ?? 0);
  if (Number.isNaN(need)) return [{ word: m.gaps_said_no_need(), colour }];
  const share = (percentile: number) => ({ percentile: formatNumber(percentile), third: thirdWord(thirdOf(percentile)) });
  const lines: Said[] = [{ word: m.gaps_said_need(share(need)), colour }];
  const other = second[row] ?? Number.NaN;
  if (beside)
    lines.push({
      word: Number.isNaN(other)
        ? m.gaps_said_no_figure({ name: words(beside.indicator.short) })
        : m.gaps_said_beside({ name: words(beside.indicator.short), ...share(other) }),
    });
  const reason = stateReason(stateOf(result.state[row] ?? 0));
  const rate = result.rate[row] ?? Number.NaN;
  if (reason) lines.push({ word: m.gaps_said_reach_reason({ reason: gapReasonWord(reason) }) });
  else if (!Number.isNaN(rate)) lines.push({ word: rateWords(question, rate) });
  if (result.isGap[row]) lines.push({ word: gapWord(question) });
  return lines;
}
