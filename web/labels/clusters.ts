/** Words and classes of clusters: for the layer of the map, the legend, the panel and the files. */

import { type HotSpotClass, type HotSpotSubject, hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import * as m from "../paraglide/messages.js";
import { formatNumber, words } from "./format.ts";
import type { Scale } from "./scale.ts";
import { statusColours, statusHatch } from "./status-colours.ts";
import { densityColours, hotSpotColours } from "./theme.ts";

/** Round numbers that divide counts from 1 to `most` into at most five classes: the lower limits of all but the first. */
export function countBreaks(most: number): number[] {
  const round = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
  return round.filter((limit) => limit <= most).slice(-4);
}

/** What hexagons are coloured by: how many initiatives there are, or the people they reach. NaN where that is known of none of them. */
export const cellFigures = (
  { count, reach, reachKnown }: { count: Uint32Array; reach: Float64Array; reachKnown: Uint32Array },
  measure: "count" | "reach" | undefined,
): Float64Array | Uint32Array =>
  measure === "reach" ? reach.map((people, cell) => (reachKnown[cell] ? people : Number.NaN)) : count;

/** Classes of counts up to `most`: the same for the map and its legend. */
export function scaleOfCounts(most: number): { breaks: number[]; colours: string[] } {
  const breaks = countBreaks(most);
  return { breaks, colours: densityColours(breaks.length + 1) };
}

/** Of figures, some of which may not be known (NaN). */
export function densityScale(figures: ArrayLike<number>): ReturnType<typeof scaleOfCounts> {
  let most = 0;
  for (let i = 0; i < figures.length; i++) if ((figures[i] ?? 0) > most) most = figures[i] ?? 0;
  return scaleOfCounts(most);
}

/** One text a class, lowest first: "1", "2 tot 4", "20 of meer". */
export const countRanges = (breaks: readonly number[], least: 0 | 1 = 1): string[] =>
  [least, ...breaks].map((low, i) => {
    const next = breaks[i];
    if (next === undefined) return breaks.length === 0 ? m.clusters_from_one() : m.clusters_or_more({ low: formatNumber(low) });
    return next === low + 1 ? formatNumber(low) : m.clusters_between({ low: formatNumber(low), high: formatNumber(next - 1) });
  });

const classWords: Record<HotSpotClass, () => string> = {
  "not-clear": m.clusters_not_clear,
  "high-high": m.clusters_high,
  "low-low": m.clusters_low,
  "high-low": m.clusters_high_low,
  "low-high": m.clusters_low_high,
};
export const hotSpotWord = (of: HotSpotClass): string => classWords[of]();

const statusWords: Record<(typeof hotSpotStatuses)[number], () => string> = {
  tested: m.clusters_tested,
  "no-value": m.clusters_no_value,
  island: m.clusters_island,
  "neighbours-without-value": m.clusters_no_neighbours,
  unstable: m.clusters_unstable,
  "reach-unknown": m.clusters_reach_unknown,
};
export const hotSpotStatusWord = (of: (typeof hotSpotStatuses)[number]): string => statusWords[of]();

/** Of an area, by its numbers in the lists: its class, or why it has none. */
export function hotSpotWords(of: number, status: number): string {
  const reason = hotSpotStatuses[status] ?? "no-value";
  return reason === "tested" ? hotSpotWord(hotSpotClasses[of] ?? "not-clear") : hotSpotStatusWord(reason);
}

/** What was tested, in words that go behind "Waar". */
export function subjectWord({ subject, indicator }: { subject: HotSpotSubject; indicator: PublishedIndicator }): string {
  if (subject.of === "indicator") return words(indicator.name);
  const people = words(indicator.name).replace(/^./, (letter) => letter.toLowerCase());
  return subject.measure === "reach" ? m.clusters_reach_per({ people }) : m.clusters_initiatives_per({ people });
}

/** Why an area has no class, as the greys of figures say it. */
const greys = {
  "no-value": "missing",
  island: "notApplicable",
  "neighbours-without-value": "tooSmall",
  unstable: "notApplicable",
  "reach-unknown": "missing",
} as const;

/** From class and status of hot spots to a colour: codes are the classes, then the statuses behind "tested". */
export function hotSpotScale(dark: boolean): Pick<Scale, "code" | "colours" | "classes" | "hatch"> {
  const [, ...without] = hotSpotStatuses;
  const grey = statusColours(dark);
  const classes = hotSpotClasses.length;
  return {
    classes,
    colours: [...hotSpotColours(dark), ...without.map((status) => grey[greys[status]])],
    code: (value, status) => (status === 0 ? value : classes + status - 1),
    hatch: (code) => {
      const status = without[code - classes];
      return status === undefined ? 0 : statusHatch[greys[status]];
    },
  };
}

/** What is shown, in the order of the legend. */
export const shownClasses = hotSpotClasses.filter((one) => one !== "not-clear");

/** "1 km", "250 m". */
export const distanceWord = (metres: number): string =>
  metres >= 1000 ? `${formatNumber(metres / 1000, metres % 1000 === 0 ? 0 : 1)} km` : `${formatNumber(metres)} m`;

/** 0 for the lowest class. */
export const classOfCount = (breaks: readonly number[], count: number): number => breaks.filter((limit) => count >= limit).length;
