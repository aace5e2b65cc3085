/** Findings that take several indicators together: shares of one whole, parts and wholes, and columns under each other's name. */
import type { Finding } from "#data/indicators/finding.ts";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { type exclusive, fewestAreas, fewOff, muchBetter, type parts, roundingOf } from "./limits.ts";

export interface Figures {
  indicators: readonly PublishedIndicator[];
  /** Values in the rows of the index, NaN where there is none. */
  values: (id: string, level: Level, year: number) => Float64Array | undefined;
  indexes: Record<Level, Pick<AreaIndex, "gemeenten" | "parents">>;
}

export type Implausible = Omit<Finding, "id" | "accepted">;

export const rounded = (value: number) => Number(value.toPrecision(4));

export const yearsAt = ({ columns }: PublishedIndicator, level: Level) =>
  columns.filter((column) => column.level === level).map(({ year }) => year);

/** Years and levels that all of these have. */
function together({ indicators, values }: Figures, ids: readonly string[]) {
  const all = ids.map((id) => indicators.find((one) => one.id === id));
  const [first, ...others] = all;
  if (!first || others.includes(undefined)) return [];
  // A group is no area of a source: it is what its wijken and buurten make it.
  return (["gemeente", "wijk", "buurt"] as const).flatMap((level) =>
    yearsAt(first, level).flatMap((year) => {
      const columns = ids.map((id) => values(id, level, year));
      return columns.every((column) => column !== undefined) ? [{ level, year, columns: columns as Float64Array[] }] : [];
    }),
  );
}

/** Rows that all columns have a figure in. */
const shared = (columns: readonly Float64Array[]): number[] =>
  [...(columns[0]?.keys() ?? [])].filter((row) => columns.every((column) => Number.isFinite(column[row])));

export function sharesOver(figures: Figures, { ids, isWhole }: (typeof exclusive)[number]): Implausible[] {
  return together(figures, ids).flatMap(({ level, year, columns }): Implausible[] => {
    const rows = shared(columns);
    const sums = rows.map((row) => columns.reduce((sum, column) => sum + (column[row] ?? 0), 0));
    const slack = roundingOf(ids.length);
    const over = sums.filter((sum) => sum > 100 + slack || (isWhole && sum < 100 - slack));
    const worst = over.reduce((far, sum) => (Math.abs(sum - 100) > Math.abs(far - 100) ? sum : far), 100);
    return over.length <= fewOff * rows.length
      ? []
      : [
          {
            rule: "sharesOver",
            indicators: [...ids],
            level,
            years: [year],
            areas: over.length,
            of: rows.length,
            found: rounded(worst),
            most: 100 + slack,
          },
        ];
  });
}

export function notPart(figures: Figures, { part, whole }: (typeof parts)[number]): Implausible[] {
  return together(figures, [part, whole]).flatMap(({ level, year, columns }): Implausible[] => {
    const [small, large] = columns as [Float64Array, Float64Array];
    const rows = shared(columns);
    const over = rows.filter((row) => (small[row] ?? 0) > (large[row] ?? 0)).length;
    return rows.length < fewestAreas || over <= fewOff * rows.length
      ? []
      : [
          {
            rule: "notPart",
            indicators: [part, whole],
            level,
            years: [year],
            areas: over,
            of: rows.length,
            found: rounded(over / rows.length),
            most: fewOff,
          },
        ];
  });
}

/** A pair of columns that agrees with most other years much better the other way round; the fields are named as the source names them. */
export function swapped(figures: Figures, ids: readonly string[]): Implausible[] {
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  return pairs.flatMap(([a, b]) => {
    const found = together(figures, [a, b]);
    return (["gemeente", "wijk", "buurt"] as const).flatMap((level): Implausible[] => {
      const years = found.filter((one) => one.level === level);
      const looks = (one: (typeof years)[number], other: (typeof years)[number]) => swapCost(one.columns, other.columns);
      return years.flatMap((one): Implausible[] => {
        const others = years.filter((other) => other !== one).map((other) => looks(one, other));
        const costs = others.filter((cost) => cost !== undefined);
        const against = costs.filter((cost) => cost < muchBetter).length;
        // Of two years nobody can say which is wrong: both are named.
        if (costs.length === 0 || against * 2 <= costs.length - (costs.length === 1 ? 1 : 0)) return [];
        const fields = [a, b].map((id) => fieldOf(figures, id, level, one.year));
        return [
          {
            rule: "swapped",
            indicators: [a, b],
            level,
            years: [one.year],
            fields,
            found: rounded(Math.min(...costs)),
            most: muchBetter,
          },
        ];
      });
    });
  });
}

/** How far two columns lie from those of another year the other way round, over how far as they are; undefined where that says nothing. */
function swapCost(columns: readonly Float64Array[], others: readonly Float64Array[]): number | undefined {
  const [a = new Float64Array(), b = new Float64Array()] = columns;
  const [c = new Float64Array(), d = new Float64Array()] = others;
  const rows = shared([a, b, c, d]);
  if (rows.length < fewestAreas) return undefined;
  const off = (x: Float64Array, y: Float64Array) => rows.reduce((sum, row) => sum + Math.abs((x[row] ?? 0) - (y[row] ?? 0)), 0);
  const straight = off(a, c) + off(b, d);
  return straight === 0 ? undefined : (off(a, d) + off(b, c)) / straight;
}

function fieldOf({ indicators }: Figures, id: string, level: Level, year: number): string {
  const indicator = indicators.find((one) => one.id === id);
  return indicator?.columns.find((column) => column.level === level && column.year === year)?.field ?? indicator?.field ?? id;
}
