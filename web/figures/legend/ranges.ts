/** What a class is called: its limits in words, or the name the source gives it. */
import { formatNumber, locale, words } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import { m } from "../../paraglide/messages.js";

/** One text per class, lowest first: "minder dan 10%", "10 tot 20%", "20% of meer", or "ruim voldoende". */
export function classRanges({ indicator, breaks, classes }: Pick<Scale, "indicator" | "breaks" | "classes">): string[] {
  const { labels } = indicator.classMethod;
  if (labels?.length === classes) return labels.map(words);
  const unit = indicator.unit.label[locale()] === "%" ? "%" : "";
  const number = (value: number) => formatNumber(value, decimalsFor(breaks));
  return Array.from({ length: classes }, (_, index) => {
    const low = breaks[index - 1];
    const high = breaks[index];
    if (low === undefined && high === undefined) return indicator.unit.label[locale()];
    if (low === undefined) return m.legend_below({ limit: number(high ?? 0) + unit });
    if (high === undefined) return m.legend_above({ limit: number(low) + unit });
    return m.legend_between({ low: number(low), high: number(high) + unit });
  });
}

/** The limits between the classes as short as they can be. */
export const breakTexts = ({ breaks }: Pick<Scale, "breaks">): string[] =>
  breaks.map((value) => formatNumber(value, decimalsFor(breaks)));

/** Digits that all limits need; breaks are published rounded, three is the most a legend can hold. */
const decimalsFor = (breaks: readonly number[]) =>
  Math.max(0, ...breaks.map((value) => Math.min((String(value).split(".")[1] ?? "").length, 3)));
