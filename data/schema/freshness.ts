/** How long ago somebody said that it is still true. */

export const freshnesses = ["fresh", "fading", "stale", "unknown"] as const;
export type Freshness = (typeof freshnesses)[number];

/** Months after which an entry fades and counts as unconfirmed, and after which it is stale. */
const fadesAfter = 6;
const staleAfter = 12;

const dayMs = 86_400_000;

/** Days since 1970, UTC. */
export const dayNumber = (day: Date): number => Math.floor(day.getTime() / dayMs);

const monthsBefore = (day: Date, months: number): string => {
  const before = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day.getUTCDate(), last));
  return before.toISOString().slice(0, 10);
};

/** What was confirmed before the first day fades, what was confirmed before the second is stale. */
export const freshnessLimits = (now: Date) => ({ fading: monthsBefore(now, fadesAfter), stale: monthsBefore(now, staleAfter) });

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
