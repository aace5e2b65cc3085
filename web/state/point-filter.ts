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

/** Rows with a place that fit the whole filter, ascending. */
export function placedRows(points: InitiativePoints, filter: NumberFilter): Uint32Array {
  const passes = passing(points, filter);
  const { theme = -1 } = filter;
  const rows: number[] = [];
  for (let row = 0; row < points.x.length; row++)
    if (passes(row) && (theme < 0 || ((points.themes[row] ?? 0) & (1 << theme)) !== 0)) rows.push(row);
  return Uint32Array.from(rows);
}
