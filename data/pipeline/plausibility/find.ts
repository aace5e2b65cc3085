/**
 * Looks over all figures at once, before they are published, for what single cells cannot show: parts that do not add up, shares over
 * 100, a figure that moves as its kind never does, columns that look swapped, rows that look shifted. It reports; a person judges.
 */
import { type AreaIndex, type Level, levels } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { Finding } from "#data/schema/manifest.ts";
import {
  alike,
  exclusive,
  fewestAreas,
  type Limit,
  leastAlike,
  limitOf,
  mostAreas,
  muchBetter,
  parts,
  roundingOf,
  sumOff,
} from "./limits.ts";

export interface Figures {
  indicators: readonly PublishedIndicator[];
  /** Values in the rows of the index, NaN where there is none. */
  values: (id: string, level: Level, year: number) => Float64Array | undefined;
  indexes: Record<Level, Pick<AreaIndex, "gemeenten" | "parents">>;
}

type Found = Omit<Finding, "id" | "accepted">;

/** The same figures give the same findings, in the same order and under the same ids. */
export function findImplausible(figures: Figures): Finding[] {
  const found = figures.indicators.flatMap((indicator) => [
    ...nationalMoves(indicator),
    ...levels.flatMap((level) => [...areasMove(figures, indicator, level), ...partsDiffer(figures, indicator, level)]),
  ]);
  const groups = [...exclusive.flatMap((group) => sharesOver(figures, group)), ...parts.flatMap((one) => notPart(figures, one))];
  const swaps = [...exclusive.map(({ ids }) => ids), ...alike].flatMap((ids) => swapped(figures, ids));
  return [...found, ...groups, ...swaps].map((one) => ({
    id: [one.rule, ...one.indicators, one.level, ...one.years].filter((part) => part !== undefined).join(" "),
    ...one,
  }));
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** How far from one to the other, in the measure of the limit. */
function moved(a: number, b: number, { by }: Limit): number {
  if (by === "points") return Math.abs(b - a);
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return low > 0 ? high / low : high > 0 ? Number.POSITIVE_INFINITY : 1;
}

const isBroken = ({ seriesBreaks = [] }: PublishedIndicator, from: number, to: number) =>
  seriesBreaks.some((one) => one.from > from && one.from <= to);

/** Pairs of years that follow each other, without those that a stated break lies between. */
function steps(indicator: PublishedIndicator, years: readonly number[]): [from: number, to: number][] {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((to, i) => {
    const from = sorted[i] ?? to;
    return isBroken(indicator, from, to) ? [] : [[from, to] as [number, number]];
  });
}

function nationalMoves(indicator: PublishedIndicator): Found[] {
  const limit = limitOf(indicator);
  const known = new Map(indicator.national.flatMap(({ year, value }) => (value === null ? [] : [[year, value] as const])));
  return steps(indicator, [...known.keys()]).flatMap(([from, to]) => {
    const found = moved(known.get(from) ?? 0, known.get(to) ?? 0, limit);
    const most = limit.by === "points" ? limit.national * (to - from) : limit.national ** (to - from);
    return found <= most
      ? []
      : [{ rule: "nationalMoves", indicators: [indicator.id], years: [from, to], found: rounded(found), most: rounded(most) }];
  });
}

const yearsAt = ({ columns }: PublishedIndicator, level: Level) =>
  columns.filter((column) => column.level === level).map(({ year }) => year);

function areasMove({ values }: Figures, indicator: PublishedIndicator, level: Level): Found[] {
  if (level === "group") return [];
  const limit = limitOf(indicator);
  return steps(indicator, yearsAt(indicator, level)).flatMap(([from, to]): Found[] => {
    const [a, b] = [values(indicator.id, level, from), values(indicator.id, level, to)];
    if (!a || !b) return [];
    const rows = [...a.keys()].filter((row) => Math.max(a[row] ?? Number.NaN, b[row] ?? Number.NaN) >= limit.from);
    if (rows.length < fewestAreas) return [];
    const far = rows.filter((row) => moved(a[row] ?? 0, b[row] ?? 0, limit) > limit.area).length;
    const about = { indicators: [indicator.id], level, years: [from, to] };
    const likeness = correlation(rows.map((row) => [a[row] ?? 0, b[row] ?? 0]));
    return [
      ...(far > mostAreas * rows.length
        ? [
            {
              rule: "areasMove" as const,
              ...about,
              areas: far,
              of: rows.length,
              found: rounded(far / rows.length),
              most: mostAreas,
            },
          ]
        : []),
      ...(likeness < leastAlike
        ? [{ rule: "unlike" as const, ...about, of: rows.length, found: rounded(likeness), most: leastAlike }]
        : []),
    ];
  });
}

/** Of ranks, so that one large city does not decide; 1 where one of both is the same everywhere. */
function correlation(pairs: [number, number][]): number {
  const [a, b] = [ranks(pairs.map(([one]) => one)), ranks(pairs.map(([, other]) => other))];
  const middle = (pairs.length - 1) / 2;
  let [both, ofA, ofB] = [0, 0, 0];
  for (const [i, rank] of a.entries()) {
    const [x, y] = [rank - middle, (b[i] ?? 0) - middle];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA === 0 || ofB === 0 ? 1 : both / Math.sqrt(ofA * ofB);
}

/** Equal values share the mean of their ranks. */
function ranks(values: readonly number[]): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const found = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && values[order[end] ?? 0] === values[order[i] ?? 0]) end++;
    for (let k = i; k < end; k++) found[order[k] ?? 0] = (i + end - 1) / 2;
    i = end;
  }
  return found;
}

/** Counts of a source against the sum of the areas in them, where all of those have one. */
function partsDiffer({ values, indexes }: Figures, indicator: PublishedIndicator, level: Level): Found[] {
  if (indicator.aggregation.rule !== "sum" || (level !== "wijk" && level !== "buurt")) return [];
  const own = new Set(indicator.columns.filter(({ computed }) => !computed).map((column) => `${column.level} ${column.year}`));
  return yearsAt(indicator, level).flatMap((year): Found[] => {
    const [small, large] = [values(indicator.id, level, year), values(indicator.id, "gemeente", year)];
    if (!small || !large || !own.has(`${level} ${year}`) || !own.has(`gemeente ${year}`)) return [];
    const sums = new Float64Array(large.length);
    for (const [row, gemeente] of indexes[level].gemeenten.entries())
      if (gemeente >= 0) sums[gemeente] = (sums[gemeente] ?? 0) + (small[row] ?? Number.NaN);
    const rows = [...large.keys()].filter((row) => Number.isFinite(sums[row]) && Number.isFinite(large[row]));
    const off = rows.filter((row) => {
      const [sum, all] = [sums[row] ?? 0, large[row] ?? 0];
      return Math.abs(sum - all) > Math.max(sumOff.count, sumOff.part * all);
    }).length;
    return off === 0
      ? []
      : [
          {
            rule: "partsDiffer",
            indicators: [indicator.id],
            level,
            years: [year],
            areas: off,
            of: rows.length,
            found: rounded(off / rows.length),
            most: 0,
          },
        ];
  });
}

/** Years and levels that all of these have. */
function together({ indicators, values }: Figures, ids: readonly string[]) {
  const all = ids.map((id) => indicators.find((one) => one.id === id));
  const [first, ...others] = all;
  if (!first || others.includes(undefined)) return [];
  return levels.flatMap((level) =>
    yearsAt(first, level).flatMap((year) => {
      const columns = ids.map((id) => values(id, level, year));
      return columns.every((column) => column !== undefined) ? [{ level, year, columns: columns as Float64Array[] }] : [];
    }),
  );
}

/** Rows that all columns have a figure in. */
const shared = (columns: readonly Float64Array[]): number[] =>
  [...(columns[0]?.keys() ?? [])].filter((row) => columns.every((column) => Number.isFinite(column[row])));

function sharesOver(figures: Figures, { ids, isWhole }: (typeof exclusive)[number]): Found[] {
  return together(figures, ids).flatMap(({ level, year, columns }): Found[] => {
    const rows = shared(columns);
    const sums = rows.map((row) => columns.reduce((sum, column) => sum + (column[row] ?? 0), 0));
    const slack = roundingOf(ids.length);
    const over = sums.filter((sum) => sum > 100 + slack || (isWhole && sum < 100 - slack));
    const worst = over.reduce((far, sum) => (Math.abs(sum - 100) > Math.abs(far - 100) ? sum : far), 100);
    return over.length === 0
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

function notPart(figures: Figures, { part, whole }: (typeof parts)[number]): Found[] {
  return together(figures, [part, whole]).flatMap(({ level, year, columns }): Found[] => {
    const [small, large] = columns as [Float64Array, Float64Array];
    const rows = shared(columns);
    const over = rows.filter((row) => (small[row] ?? 0) > (large[row] ?? 0)).length;
    return rows.length < fewestAreas || over <= (mostAreas * rows.length) / 5
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
            most: mostAreas / 5,
          },
        ];
  });
}

/** A pair of columns that agrees with most other years much better the other way round; the fields are named as the source names them. */
function swapped(figures: Figures, ids: readonly string[]): Found[] {
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  return pairs.flatMap(([a, b]) => {
    const found = together(figures, [a, b]);
    return levels.flatMap((level): Found[] => {
      const years = level === "group" ? [] : found.filter((one) => one.level === level);
      const looks = (one: (typeof years)[number], other: (typeof years)[number]) => swapCost(one.columns, other.columns);
      return years.flatMap((one): Found[] => {
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
