/** How long ago somebody said that it is still true. */

import { monthsBefore, today } from "./day.ts";

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
