/** What runs in which month, by the first and the last day of its period. Months are numbers: twelve times the year, plus 0 to 11. */
import { noBegin, noEnd } from "../codecs/initiative-points.ts";
import { dayMs } from "../schema/day.ts";
import type { MonthCounts, MonthRange } from "./results.ts";

/** Months in a year, and how far the years go that are offered: what began earlier runs from the first of them on. */
const year = 12;
const [mostBack, mostAhead, leastBack] = [40, 10, 4];

const monthOf = (day: number): number => {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * year + date.getUTCMonth();
};

/** The month of each day; a side that is not known stays before or behind everything. */
export function monthsOfDays(days: Int32Array): Int32Array {
  const known = new Map<number, number>([
    [noBegin, noBegin],
    [noEnd, noEnd],
  ]);
  return days.map((day) => {
    const month = known.get(day) ?? monthOf(day);
    known.set(day, month);
    return month;
  });
}

/** Whole years around everything that is known, and at least the last few and this one. `today` in days since 1970. */
export function monthRange(from: Int32Array, to: Int32Array, rows: Uint32Array, today: number): MonthRange {
  const now = Math.floor(monthOf(today) / year);
  let [first, last] = [now - leastBack, now];
  for (const row of rows)
    for (const month of [from[row], to[row]]) {
      if (month === noBegin || month === noEnd) continue;
      const of = Math.floor(month / year);
      if (of < first) first = of;
      if (of > last) last = of;
    }
  return { first: Math.max(first, now - mostBack) * year, last: Math.min(last, now + mostAhead) * year + year - 1 };
}

/** `rows` below `placed` have a place. A period that ends before it begins is in no month. */
export function countMonths(
  { from, to, rows, placed }: { from: Int32Array; to: Int32Array; rows: Uint32Array; placed: number },
  { first, last }: MonthRange,
): MonthCounts {
  const months = last - first + 1;
  // Where they begin less where the month before was the last of them; added up it is what runs.
  const changes = [new Int32Array(months + 1), new Int32Array(months + 1)] as const;
  let [withoutBegin, withoutEnd, withoutBoth] = [0, 0, 0];
  for (const row of rows) {
    if (from[row] === noBegin) withoutBegin++;
    if (to[row] === noEnd) withoutEnd++;
    if (from[row] === noBegin && to[row] === noEnd) withoutBoth++;
    const begin = Math.max(from[row], first) - first;
    const end = Math.min(to[row], last) - first;
    if (begin > end) continue;
    for (const one of row < placed ? changes.slice(0, 1) : changes) {
      one[begin]++;
      one[end + 1]--;
    }
  }
  const [running, placeless] = changes.map((one) => {
    let sum = 0;
    return Uint32Array.from(one.subarray(0, months), (change) => {
      sum += change;
      return sum;
    });
  });
  return { first, last, running, placeless, withoutBegin, withoutEnd, withoutBoth };
}
