/** Which of the points of the map fit the filter: in numbers, so that the words stay out of the threads that ask. */
import type { InitiativePoints } from "#data/codecs/initiative-points.ts";
import { type ChosenFilter, initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";

/** The chosen numbers in the lists of words, as the points carry them. */
export interface NumberFilter {
  theme?: number | undefined;
  kind?: number | undefined;
  phase?: number | undefined;
  lifecycle?: number | undefined;
  /** Number of the lifecycle that is over. */
  ended: number;
  /** How many themes there are. */
  themes: number;
  /** Only what runs in this month: needs points with periods. */
  month?: MonthDays | undefined;
}

/** First and last day of a month, as days since 1970. */
interface MonthDays {
  from: number;
  to: number;
}

const numberOf = (known: readonly string[], word: string | undefined) => (word === undefined ? undefined : known.indexOf(word));

export const numberFilterOf = ({ theme, kind, phase, lifecycle }: ChosenFilter): NumberFilter => ({
  theme: numberOf(initiativeThemes, theme),
  kind: numberOf(kinds, kind),
  phase: numberOf(phases, phase),
  lifecycle: numberOf(lifecycles, lifecycle),
  ended: lifecycles.indexOf("beeindigd"),
  themes: initiativeThemes.length,
});

/** By everything but the theme, which is counted beside it. */
export function passing(points: InitiativePoints, { kind, phase, lifecycle }: NumberFilter): (row: number) => boolean {
  const wanted = [
    [points.kind, kind],
    [points.phase, phase],
    [points.lifecycle, lifecycle],
  ].filter((pair): pair is [Uint8Array, number] => pair[1] !== undefined);
  return (row) => wanted.every(([column, value]) => column[row] === value);
}

/** Rows that fit the whole filter, ascending: those with a place first. */
export function matchingRows(points: InitiativePoints, filter: NumberFilter, upTo = points.themes.length): Uint32Array {
  const passes = passing(points, filter);
  const { theme = -1, month } = filter;
  const { from, to } = points;
  const runs = (row: number) => !month || !from || !to || ((from[row] ?? 0) <= month.to && (to[row] ?? 0) >= month.from);
  const rows: number[] = [];
  for (let row = 0; row < upTo; row++)
    if (passes(row) && runs(row) && (theme < 0 || ((points.themes[row] ?? 0) & (1 << theme)) !== 0)) rows.push(row);
  return Uint32Array.from(rows);
}

/** Those of them with a place. */
export const placedRows = (points: InitiativePoints, filter: NumberFilter): Uint32Array =>
  matchingRows(points, filter, points.x.length);
