/** Calendar days as text, such as "2026-03-31": those of the Netherlands, on whichever clock a server or browser runs. */

/** Swedish writes a date as ISO 8601 does. */
const calendar = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day on which a moment falls; of a moment as text (UTC, ISO 8601) too. */
export const dayOf = (moment: Date | string): string => calendar.format(new Date(moment));

export const today = (now: Date | string = new Date()): string => dayOf(now);

export const dayMs = 86_400_000;

/** A moment as text (UTC, ISO 8601) so many milliseconds later; earlier where that is negative. */
export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** Days from 1970 to a day, given as the moment at which it begins in UTC: `new Date("2026-03-31")`. */
export const dayNumber = (day: Date): number => Math.floor(day.getTime() / dayMs);

/** The day as many months before; the last of the month where that is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day as many months after; the last of the month where that is shorter. */
export const monthsAfter = (day: string, months: number): string => monthsBefore(day, -months);

/** First and last day of a month such as "2026-03". */
export function daysOfMonth(month: string): [first: string, last: string] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const day = (at: number, date: number) => new Date(Date.UTC(year, at, date)).toISOString().slice(0, 10);
  return [day(number - 1, 1), day(number, 0)];
}

/** How long ago somebody said that it is still true. */
export const freshnesses = ["fresh", "fading", "stale", "unknown"] as const;
export type Freshness = (typeof freshnesses)[number];

/** Months after which an entry fades and counts as unconfirmed, and after which it is stale. */
const fadesAfter = 6;
const staleAfter = 12;

/** What was confirmed before the first day fades, what was confirmed before the second is stale. */
export function freshnessLimits(now: Date | string) {
  const day = today(now);
  return { fading: monthsBefore(day, fadesAfter), stale: monthsBefore(day, staleAfter) };
}

/** `verifiedOn` is a day such as "2026-03-31"; half a year ago to the day is still fresh. */
export function freshnessOf(verifiedOn: string | undefined, now: Date): Freshness {
  return freshnessAt(verifiedOn, freshnessLimits(now));
}

/** As `freshnessOf`, for many at once. */
export function freshnessAt(verifiedOn: string | undefined, limits: ReturnType<typeof freshnessLimits>): Freshness {
  if (verifiedOn === undefined) return "unknown";
  if (verifiedOn < limits.stale) return "stale";
  return verifiedOn < limits.fading ? "fading" : "fresh";
}
