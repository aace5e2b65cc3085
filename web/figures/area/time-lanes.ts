/** Initiatives as bars under a line over the years, with the days of their agreements and the periods of their money. */
import type { PublicInitiative } from "#data/schema/public-initiative.ts";

export interface Lane {
  initiative: PublicInitiative;
  /** Years with their months as a part of one; undefined where a period has no beginning or no end. */
  from: number | undefined;
  to: number | undefined;
  agreements: number[];
  money: { from: number | undefined; to: number | undefined }[];
}

/** "2024-07-01" is 2024.5: the middle of that year, whatever its days. */
export const yearOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year + (month - 1) / 12 + (date - 1) / 365;
};
const maybe = (day: string | undefined) => (day === undefined ? undefined : yearOf(day));

/** Those that have anything to draw, the earliest first; what has no beginning comes before all. */
export function lanesOf(initiatives: readonly PublicInitiative[]): Lane[] {
  return initiatives
    .map((initiative): Lane => {
      const { period, agreements, funding } = initiative.content;
      return {
        initiative,
        from: maybe(period.from),
        to: maybe(period.to),
        agreements: agreements.flatMap(({ until }) => maybe(until) ?? []),
        money: funding.flatMap(({ period: paid }) =>
          paid?.from === undefined && paid?.to === undefined ? [] : [{ from: maybe(paid.from), to: maybe(paid.to) }],
        ),
      };
    })
    .filter(({ from, to, agreements, money }) => from !== undefined || to !== undefined || agreements.length + money.length > 0)
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.to ?? Infinity) - (b.to ?? Infinity));
}

/** First and last year that they need on an axis, whole years; nothing without lanes. */
export function yearsOfLanes(lanes: readonly Lane[]): number[] {
  const all = lanes.flatMap(({ from, to, agreements, money }) => [
    ...[from, to].filter((one) => one !== undefined),
    ...agreements,
    ...money.flatMap((one) => [one.from, one.to]).filter((one) => one !== undefined),
  ]);
  return all.length === 0 ? [] : [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))];
}
