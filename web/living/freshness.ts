/** How long ago somebody said that it is still true. */
import { monthsBefore } from "#data/days.ts";

export type Freshness = "fresh" | "fading" | "stale" | "unknown";

/** Months after which an entry fades, and after which it counts as unconfirmed. */
const fadesAfter = 6;
const staleAfter = 12;

/** `verifiedOn` is a day such as "2026-03-31"; half a year ago to the day is still fresh. */
export function freshnessOf(verifiedOn: string | undefined, now: Date): Freshness {
  if (verifiedOn === undefined) return "unknown";
  if (verifiedOn < monthsBefore(now, staleAfter)) return "stale";
  return verifiedOn < monthsBefore(now, fadesAfter) ? "fading" : "fresh";
}
