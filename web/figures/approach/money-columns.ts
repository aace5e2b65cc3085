/** Where the columns of money stand: years beside each other, what is in a year on one another, from one scale for all that stand side by side. */
import type { MoneySeries } from "#data/approach/money.ts";

export interface Piece {
  key: string;
  /** Place among the keys: its colour and pattern. */
  place: number;
  cents: bigint;
  y: number;
  height: number;
}
export interface MoneyColumn {
  year: number;
  x: number;
  width: number;
  cents: bigint;
  pieces: Piece[];
  /** Upper edge. */
  top: number;
}

export const box = { left: 8, right: 452, top: 24, bottom: 190, width: 520, height: 214 };
/** More than these are in the table alone. */
const mostYears = 14;
/** How many of those lie behind us. */
const yearsBefore = 4;

/** The years that are drawn: around this one, where there are more than fit. */
export function shownYears(series: readonly MoneySeries[], now: number): number[] {
  const years = series.flatMap((one) => one.years.map(({ year }) => year));
  if (years.length === 0) return [];
  const [first, last] = [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
  const from = last - first < mostYears ? first : Math.max(first, Math.min(now - yearsBefore, last - mostYears + 1));
  return Array.from({ length: Math.min(mostYears, last - from + 1) }, (_, i) => from + i);
}

const inYear = (series: readonly MoneySeries[], year: number) =>
  series.flatMap(({ key, years }) => {
    const found = years.find((one) => one.year === year);
    return found ? [{ key, cents: BigInt(found.cents) }] : [];
  });
export const sumOfYear = (series: readonly MoneySeries[], year: number): bigint =>
  inYear(series, year).reduce((sum, { cents }) => sum + cents, 0n);

/** A round number of cents that the highest column stays under. */
export function topOf(series: readonly MoneySeries[], years: readonly number[]): bigint {
  const highest = years.map((year) => sumOfYear(series, year)).reduce((a, b) => (a > b ? a : b), 0n);
  let unit = 1n;
  while (unit * 10n < highest) unit *= 10n;
  return [1n, 2n, 5n, 10n].map((times) => unit * times).find((top) => top >= highest) ?? highest;
}

export function columnsOfMoney(
  series: readonly MoneySeries[],
  years: readonly number[],
  keys: readonly string[],
  top: bigint,
): MoneyColumn[] {
  const room = (box.right - box.left) / Math.max(years.length, 1);
  const width = Math.min(56, room * 0.72);
  const high = (cents: bigint) => (top === 0n ? 0 : (Number((cents * 10_000n) / top) / 10_000) * (box.bottom - box.top));
  return years.map((year, i) => {
    let y = box.bottom;
    const pieces = inYear(series, year)
      .map((one) => ({ ...one, place: keys.indexOf(one.key) }))
      .sort((a, b) => a.place - b.place)
      .map((one) => {
        const height = high(one.cents);
        y -= height;
        return { ...one, y, height };
      });
    const cents = pieces.reduce((sum, one) => sum + one.cents, 0n);
    return { year, x: box.left + room * i + (room - width) / 2, width, cents, pieces, top: y };
  });
}
