/** Which of the points of the map fit the filter: in numbers, so that the words stay out of the threads that ask. */
import type { InitiativePoints } from "#data/codecs/initiative-points.ts";
import { type ChosenFilter, chosenThemes, initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";

/** The chosen numbers in the lists of words, as the points carry them. */
export interface NumberFilter {
  /** Bit i is theme i: any of them. None is all. */
  chosen?: number | undefined;
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

const bitsOf = (theme: string | undefined): number | undefined =>
  theme === undefined ? undefined : chosenThemes(theme).reduce((bits, one) => bits | (1 << initiativeThemes.indexOf(one)), 0);

export const numberFilterOf = ({ theme, kind, phase, lifecycle }: ChosenFilter): NumberFilter => ({
  chosen: bitsOf(theme),
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

/** Is it about any of the themes that were chosen? */
export const hasChosen = ({ chosen }: NumberFilter, bits = 0): boolean => chosen === undefined || (bits & chosen) !== 0;

/** The theme that gives it its colour: the one that was named first, and where that was not chosen the first that was. */
export function shownTheme(points: InitiativePoints, { chosen }: NumberFilter, row: number): number {
  const lead = points.lead[row] ?? 0;
  const both = (points.themes[row] ?? 0) & (chosen ?? 0);
  return both === 0 || both & (1 << lead) ? lead : 31 - Math.clz32(both & -both);
}

/** Rows that fit the whole filter, ascending: those with a place first. */
export function matchingRows(points: InitiativePoints, filter: NumberFilter, upTo = points.themes.length): Uint32Array {
  const passes = passing(points, filter);
  const { month } = filter;
  const { from, to } = points;
  const runs = (row: number) => !month || !from || !to || ((from[row] ?? 0) <= month.to && (to[row] ?? 0) >= month.from);
  const rows: number[] = [];
  for (let row = 0; row < upTo; row++) if (passes(row) && runs(row) && hasChosen(filter, points.themes[row])) rows.push(row);
  return Uint32Array.from(rows);
}

/** Those of them with a place. */
export const placedRows = (points: InitiativePoints, filter: NumberFilter): Uint32Array =>
  matchingRows(points, filter, points.x.length);
