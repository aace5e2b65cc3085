/** Which years of a series one line may join: those that rest on the same members, definition, model and borders. */
import type { Indicator } from "../schema/indicator.ts";
import type { SeriesBreak } from "../schema/profile.ts";

/** What the figure of one year rests on. */
export interface YearBasis {
  year: number;
  /** A year without a figure joins nothing. */
  valued: boolean;
  /** Names the parts that count: equal text is equal members. "own" where the source gives the figure of the area itself. */
  members: string;
  /** Id of the source. */
  source: string;
  /** Division year that the source measured on. */
  division: number;
  /** An estimate of the area, or of a part of it: on another division its borders may have been others. */
  estimated: boolean;
}

type Known = Pick<Indicator, "steady" | "seriesBreaks">;

/**
 * Why each year cannot be joined to the nearest year with a figure before it; empty where it can, and for the first.
 * `years` ascending.
 */
export function breaksOfSeries(years: readonly YearBasis[], known: Known): SeriesBreak[][] {
  let before: YearBasis | undefined;
  return years.map((one) => {
    if (!one.valued) return [];
    const found = before ? breaksBetween(before, one, known) : [];
    before = one;
    return found;
  });
}

function breaksBetween(a: YearBasis, b: YearBasis, { steady, seriesBreaks = [] }: Known): SeriesBreak[] {
  const told = seriesBreaks.filter(({ from }) => a.year < from && from <= b.year).map(({ kind }) => kind);
  // Another source is another definition until the catalogue says that it counts the same.
  const other = a.source !== b.source && !steady;
  const moved = a.division !== b.division && (a.estimated || b.estimated);
  const kinds: [SeriesBreak, boolean][] = [
    ["members", a.members !== b.members],
    ["definition", other || told.includes("definition")],
    ["model", told.includes("model")],
    ["boundary", moved],
  ];
  return kinds.flatMap(([kind, holds]) => (holds ? [kind] : []));
}
