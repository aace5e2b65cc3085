/**
 * Looks over all figures at once, before they are published, for what single cells cannot show: parts that do not add up, shares over
 * 100, a figure that moves as its kind never does, columns that look swapped, rows that look shifted. It reports; a person judges.
 */
import type { Finding } from "#data/indicators/finding.ts";
import { type Level, levels } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { alike, exclusive, fewestAreas, fewOff, type Limit, leastAlike, limitOf, mostMoving, parts, sumOff } from "./limits.ts";
import { type Figures, type Implausible, notPart, rounded, sharesOver, swapped, yearsAt } from "./together.ts";

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

function nationalMoves(indicator: PublishedIndicator): Implausible[] {
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

function areasMove({ values }: Figures, indicator: PublishedIndicator, level: Level): Implausible[] {
  if (level === "group") return [];
  const limit = limitOf(indicator);
  return steps(indicator, yearsAt(indicator, level)).flatMap(([from, to]): Implausible[] => {
    const [a, b] = [values(indicator.id, level, from), values(indicator.id, level, to)];
    if (!a || !b) return [];
    const rows = [...a.keys()].filter((row) => Math.max(a[row] ?? Number.NaN, b[row] ?? Number.NaN) >= limit.from);
    if (rows.length < fewestAreas) return [];
    const far = rows.filter((row) => moved(a[row] ?? 0, b[row] ?? 0, limit) > limit.area).length;
    const about = { indicators: [indicator.id], level, years: [from, to] };
    const likeness = correlation(rows.map((row) => [a[row] ?? 0, b[row] ?? 0]));
    return [
      ...(far > mostMoving * rows.length
        ? [
            {
              rule: "areasMove" as const,
              ...about,
              areas: far,
              of: rows.length,
              found: rounded(far / rows.length),
              most: mostMoving,
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
function partsDiffer({ values, indexes }: Figures, indicator: PublishedIndicator, level: Level): Implausible[] {
  if (indicator.aggregation.rule !== "sum" || (level !== "wijk" && level !== "buurt")) return [];
  const own = new Set(indicator.columns.filter(({ computed }) => !computed).map((column) => `${column.level} ${column.year}`));
  return yearsAt(indicator, level).flatMap((year): Implausible[] => {
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
    return off <= fewOff * rows.length
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
            most: fewOff,
          },
        ];
  });
}
