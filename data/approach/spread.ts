/**
 * Money over the years of its period, in whole cents. Temporary money is spread by days, each year rounded down, and what is left falls in the
 * last year: the years together are the amount. Structural money comes again every year: a whole year has the whole amount, and a part of a
 * year its share of that year's days. Where a day is missing nothing is made up: the year is unknown, or money goes on without an end.
 */
import { dayMs } from "../schema/day.ts";
import type { Duration } from "../schema/initiative.ts";

export interface SpreadOf {
  /** Whole cents: of the whole period, or of one year where it is structural. */
  cents: number;
  duration?: Duration | undefined;
  period?: { from?: string | undefined; to?: string | undefined } | undefined;
}

export interface MoneySpread {
  years: { year: number; cents: number }[];
  /** Of which the year is not known. */
  unknown: number;
  /** What comes in this year and in every year after it, without an end. */
  yearly?: { from: number; cents: number };
}

const yearOf = (day: string) => Number(day.slice(0, 4));
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;
const bounds = (year: number) => [`${year}-01-01`, `${year}-12-31`] as const;
const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** Rounded down. In BigInt: the product of cents and days is past what a double holds, and its quotient would be rounded. */
const shareOf = (cents: number, part: number, whole: number): number => Number((BigInt(cents) * BigInt(part)) / BigInt(whole));

export function spreadMoney({ cents, duration = "temporary", period: { from, to } = {} }: SpreadOf): MoneySpread {
  if (from === undefined) return { years: [], unknown: cents };
  if (duration === "structural") return everyYear(cents, from, to);
  return to === undefined ? { years: [], unknown: cents } : { years: byDays(cents, from, to), unknown: 0 };
}

const yearsIn = (from: string, to: string): number[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);

const daysWithin = (year: number, from: string, to: string): number => {
  const [first, last] = bounds(year);
  return days(later(first, from), earlier(last, to));
};

function byDays(cents: number, from: string, to: string): MoneySpread["years"] {
  const all = days(from, to);
  const years = yearsIn(from, to).map((year) => ({ year, cents: shareOf(cents, daysWithin(year, from, to), all) }));
  const left = cents - years.reduce((sum, one) => sum + one.cents, 0);
  return years.map((one, i) => (i === years.length - 1 ? { ...one, cents: one.cents + left } : one));
}

function everyYear(cents: number, from: string, to: string | undefined): MoneySpread {
  const inYear = (year: number, last: string) => ({
    year,
    cents: shareOf(cents, daysWithin(year, from, last), days(...bounds(year))),
  });
  if (to !== undefined) return { years: yearsIn(from, to).map((year) => inYear(year, to)), unknown: 0 };
  const first = yearOf(from);
  return from === bounds(first)[0]
    ? { years: [], unknown: 0, yearly: { from: first, cents } }
    : { years: [inYear(first, bounds(first)[1])], unknown: 0, yearly: { from: first + 1, cents } };
}

/** Euro as people type it, in cents: the schema took no third of a cent. */
export const centsOf = (euro: number): number => Math.round(euro * 100);
