/** Statistics of a column: standing of one area, and the figure of a larger area from its parts. */
import type { AreaIndex } from "../schema/area.ts";
import type { Indicator } from "../schema/indicator.ts";
import { hasValue, type Status, statuses } from "../schema/status.ts";

/** Finite values, ascending. */
export const sortedValues = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).filter(Number.isFinite).sort();

export interface Standing {
  /** 1 is the highest value; areas with the same value share the better place. */
  rank: number;
  /** Areas with a value. */
  of: number;
  /** Percent of the areas with a value that are lower, counting those with the same value half. */
  percentile: number;
  /** Percent of the areas with a value that are strictly lower, rounded down to a tenth: never 100. */
  lower: number;
  /** Other areas with the same value, which share the rank. */
  tied: number;
}

/** Undefined for an area without a value. `sorted` comes from `sortedValues`. */
export function standing(sorted: Float64Array, value: number): Standing | undefined {
  if (!Number.isFinite(value) || sorted.length === 0) return undefined;
  const below = countWhere(sorted, (other) => other < value);
  const notAbove = countWhere(sorted, (other) => other <= value);
  const percentile = ((below + notAbove) / 2 / sorted.length) * 100;
  const lower = Math.floor((below * 1000) / sorted.length) / 10;
  return { rank: sorted.length - notAbove + 1, of: sorted.length, percentile, lower, tied: notAbove - below - 1 };
}

/** Standing of a row; only the number of areas with a value where the row itself has none. */
export type StandingOf = (row: number) => Standing | { of: number };

/**
 * The one rank: of every area among those of its level, and of an area of a list among those of that list alone.
 * `values` in row order, NaN without a value. Each list is sorted once, when it is first needed: 15,000 take a few milliseconds.
 */
export function standingsOf({ level, parents }: Pick<AreaIndex, "level" | "parents">, values: Float64Array): StandingOf {
  const lists = new Map<number | undefined, Float64Array>();
  return (row) => {
    const list = level === "group" ? (parents[row] ?? -1) : undefined;
    let sorted = lists.get(list);
    if (!sorted) {
      sorted = sortedValues(list === undefined ? values : values.filter((_, other) => parents[other] === list));
      lists.set(list, sorted);
    }
    return standing(sorted, values[row] ?? Number.NaN) ?? { of: sorted.length };
  };
}

/** Length of the beginning of ascending values for which the test holds. */
function countWhere(sorted: Float64Array, test: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Observations in row order: NaN where the status has no value. */
export interface Observations {
  values: ArrayLike<number>;
  /** Index into `statuses`. */
  status: ArrayLike<number>;
}

const valued = statuses.map(hasValue);
const code = (status: Status): number => statuses.indexOf(status);

/** Reasons for no figure, the one that says most first: it is named where several hold for as many people. */
const reasons: readonly Status[] = [
  "withheldByUs",
  "suppressed",
  "otherArea",
  "missing",
  "tooSmallThen",
  "tooSmall",
  "notApplicable",
];

/** How heavy each status weighs: without a figure more than with one, an estimate more than what is published as it stands. */
const heaviness = statuses.map((status, code) => {
  const reason = reasons.indexOf(status);
  return reason < 0 ? code : statuses.length + reasons.length - reason;
});

/** Of two statuses that one figure rests on: the one that holds for it. */
export const heavier = (a: number, b: number): number => ((heaviness[a] ?? 0) >= (heaviness[b] ?? 0) ? a : b);

/** The reason of most people, of parts without a figure; every part counts for one where nobody lives in any. */
export function reasonOfMost(parts: readonly { status: number; people: number }[]): number {
  const lived = parts.some(({ people }) => people > 0);
  const sums = new Map<number, number>();
  for (const { status, people } of parts) sums.set(status, (sums.get(status) ?? 0) + (lived ? people : 1));
  let most = code("missing");
  for (const [status, people] of sums) {
    const least = sums.get(most) ?? -1;
    if (people > least || (people === least && heavier(status, most) === status)) most = status;
  }
  return most;
}

export interface RollUpInputs {
  rule: Indicator["aggregation"];
  /** Rows of the parts. */
  members: ArrayLike<number>;
  /** Which part (0..1) of each member lies in the area; absent: all of it. */
  shares?: ArrayLike<number>;
  /** Of the indicator (`sum`, `mean`) or of its numerator (`ratio`). */
  figures: Observations;
  /** Of the weight (`mean`) or denominator (`ratio`); for `sum` what coverage is measured by. Absent: every part counts for 1. */
  weights?: Observations;
  /** Inhabitants: where there is no figure, the reason of most of them is named. Absent: every part counts for 1. */
  people?: Observations;
  /** A mean or ratio on a total weight below this is `tooSmall`. */
  minimum?: number;
}

export interface RolledUp {
  /** NaN where the status has no value. */
  value: number;
  /** Index into `statuses`: `estimated` where a part has no figure or is itself estimated. */
  status: number;
  /** Part of the area (0..1), by weight, that the figure rests on. */
  coverage: number;
}

/** A sum that misses more than this is no sum any more; a mean may rest on half of the people. */
const enough = { sum: 0.95, mean: 0.5, ratio: 0.5 } as const;

/** Figure of an area from its parts by the indicator's rule; status `notApplicable` where the rule is `none`. */
export function rollUp(parts: RollUpInputs): RolledUp {
  const { rule } = parts.rule;
  if (rule === "none") return { value: Number.NaN, status: code("notApplicable"), coverage: 0 };
  const { total, weight, found, status, filled } = gather(parts);
  const coverage = weight > 0 ? found / weight : rule === "sum" ? filled : 0;
  if (coverage < enough[rule]) return { value: Number.NaN, status: reasonOfParts(parts), coverage };
  if (rule !== "sum" && found < (parts.minimum ?? 0)) return { value: Number.NaN, status: code("tooSmall"), coverage };
  const incomplete = coverage < 1 ? code("estimated") : code("ok");
  const scale = parts.rule.rule === "ratio" ? parts.rule.scale : 1;
  return { value: rule === "sum" ? total : (total / found) * scale, status: Math.max(status, incomplete), coverage };
}

/**
 * Adds up the parts that have both a figure and a weight. `status` is the least certain of theirs, `estimated` for a part that
 * lies in the area for a share only; `filled` is the part of the members that has a figure, for a sum where nobody lives.
 */
function gather({ rule, members, shares, figures, weights }: RollUpInputs) {
  let total = 0;
  let weight = 0;
  let found = 0;
  let status = 0;
  let filled = 0;
  for (let i = 0; i < members.length; i++) {
    const row = members[i] ?? -1;
    const share = shares?.[i] ?? 1;
    const known = !weights || valued[weights.status[row] ?? -1];
    const part = (known ? (weights?.values[row] ?? 1) : 0) * share;
    weight += part;
    if (!valued[figures.status[row] ?? -1]) continue;
    const figure = figures.values[row] ?? Number.NaN;
    if (rule.rule === "mean") total += figure * part;
    else if (rule.rule === "sum" || known) total += figure * share;
    found += part;
    filled += 1 / members.length;
    status = Math.max(status, figures.status[row] ?? 0, share < 1 ? code("estimated") : 0);
  }
  return { total, weight, found, status, filled: Math.min(1, Math.round(filled * 1e9) / 1e9) };
}

/**
 * Why a larger area has no figure: nobody and nothing that it could be about, or the reason of most of the people in parts that
 * lack what the rule needs.
 */
export function reasonOfParts({ rule, members, shares, figures, weights, people, minimum = 0 }: RollUpInputs): number {
  const needsWeight = rule.rule !== "sum";
  const rows = Array.from(members);
  const isWeightless = (row: number) => valued[weights?.status[row] ?? -1] === true && weights?.values[row] === 0;
  if (needsWeight && rows.length > 0 && rows.every(isWeightless)) return code("notApplicable");
  let all = 0;
  const lacking: { status: number; people: number }[] = [];
  for (const [i, row] of rows.entries()) {
    const lived = people ? (valued[people.status[row] ?? -1] ? (people.values[row] ?? 0) : 0) : 1;
    const here = lived * (shares?.[i] ?? 1);
    all += here;
    const figure = figures.status[row] ?? code("missing");
    const weight = weights && needsWeight ? (weights.status[row] ?? code("missing")) : 0;
    const status = valued[figure] ? weight : figure;
    if (!valued[status]) lacking.push({ status, people: here });
  }
  const most = reasonOfMost(lacking);
  // Small parts make no small area.
  return isSmall(most) && all >= minimum ? code("missing") : most;
}

const isSmall = (status: number) => status === code("tooSmall") || status === code("tooSmallThen");
