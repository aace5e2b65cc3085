/** What need and reach say of one area, in the words of the legend. */

import { sourceOf } from "#data/indicators/figure-source.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { columnEntryOf } from "../api/published.ts";
import { formatNumber, levelsWord, themeWord, words } from "../labels/format.ts";
import {
  countCodes,
  type GapScale,
  gapReasons,
  gapReasonWord,
  gapWord,
  largestRate,
  rateNumber,
  rateTitle,
  rateWords,
  reachStateOf,
  stateReason,
  thirdOf,
  thirdWord,
} from "../labels/gap-picture.ts";
import { inSentence } from "../labels/gaps.ts";
import * as m from "../paraglide/messages.js";
import type { GapPicture } from "./gap-picture.ts";
import type { ReadQuestion } from "./gap-question.ts";
import type { PaintCaption, Said } from "./map-store.ts";

/** Of every figure its year and publisher. */
export function sourcesOfGaps(
  { question, beside }: Pick<GapPicture, "question" | "beside">,
  catalog: Catalog | undefined,
): string[] {
  const parts = [...question.need, ...(beside ? [{ indicator: beside.indicator.id, year: beside.year }] : [])];
  return parts.map(({ indicator: id, year }) => {
    const indicator = catalog?.indicators.find((one) => one.id === id);
    const entry = indicator && columnEntryOf(indicator, question.level, year);
    const source = catalog && indicator && sourceOf(catalog.sources, indicator, entry);
    return `${indicator ? words(indicator.short) : id}, ${year}${source ? `: ${source.publisher}` : ""}`;
  });
}

/** What a picture or a sheet of paper says of need and reach. */
export function captionOfGaps({
  picture,
  scale,
  name,
  catalog,
  isPart,
}: {
  /** Another selection is set aside. */
  isPart: boolean;
  picture: GapPicture;
  scale: GapScale;
  name: string;
  catalog: Catalog | undefined;
}): PaintCaption {
  const { kind, question, result, beside, codes } = picture;
  const counts = countCodes(kind, codes);
  const key = (text: string, code: number) => ({
    text,
    colour: scale.colours[code] ?? "",
    hatch: scale.hatch(code),
    background: scale.background(code),
  });
  const across = beside ? words(beside.indicator.short) : m.gaps_reach();
  const step = 100 / scale.classes;
  const range = (code: number) =>
    kind === "both"
      ? m.gaps_both_cell({ need: thirdWord(Math.floor(code / 3)), across, second: thirdWord(code % 3) })
      : m.gaps_class({ low: formatNumber(code * step), high: formatNumber((code + 1) * step) });
  const reasons = gapReasons.flatMap((reason, i) =>
    counts.reasons[reason] > 0 && !(kind === "bare" && reason === "unfilled")
      ? [key(gapReasonWord(reason), scale.codes - gapReasons.length + i)]
      : [],
  );
  const largest = kind === "reach" ? largestRate(result.rate) : 0;
  return {
    title: m.gaps_need_of({ name }),
    about: [
      levelsWord(question.level),
      kind === "both" ? m.gaps_unit_thirds() : m.gaps_unit(),
      ...(largest > 0
        ? [m.gaps_caption_circle({ title: rateTitle(question).toLowerCase(), rate: rateNumber(question, largest) })]
        : []),
      ...(kind === "bare" ? [m.gaps_bare()] : [m.gaps_caption_mark({ word: gapWord(question) })]),
      ...(isPart ? [m.gaps_caption_part()] : []),
    ],
    keys: [...counts.classes.map((_, code) => key(range(code), code)), ...reasons],
    source: sourcesOfGaps(picture, catalog).join("; "),
    file: `kansen-${question.level}`,
  };
}

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
  const reason = stateReason(reachStateOf(result.state[row] ?? 0));
  const rate = result.rate[row] ?? Number.NaN;
  if (reason) lines.push({ word: m.gaps_said_reach_reason({ reason: gapReasonWord(reason) }) });
  else if (!Number.isNaN(rate)) lines.push({ word: rateWords(question, rate) });
  if (result.isGap[row]) lines.push({ word: gapWord(question) });
  return lines;
}

/** What the need is of, in a few words: a theme, a figure, or so many of one's own choice. */
export function needName({ theme, question }: Pick<ReadQuestion, "theme" | "question">, catalog: Catalog | undefined): string {
  const [first, ...more] = question?.need ?? [];
  const single = more.length === 0 ? catalog?.indicators.find(({ id }) => id === first?.indicator) : undefined;
  if (theme) return inSentence(themeWord(theme));
  if (single) return inSentence(words(single.short));
  return m.gaps_own_choice({ count: String(question?.need.length ?? 0) });
}
