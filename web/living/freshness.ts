/** How long ago somebody said that it is still true. */

export type Freshness = "fresh" | "fading" | "stale" | "unknown";

/** Months after which an entry fades, and after which it counts as unconfirmed. */
const fadesAfter = 6;
const staleAfter = 12;

const monthsBefore = (day: Date, months: number): string => {
  const before = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day.getUTCDate(), last));
  return before.toISOString().slice(0, 10);
};

/** `verifiedOn` is a day such as "2026-03-31"; half a year ago to the day is still fresh. */
export function freshnessOf(verifiedOn: string | undefined, now: Date): Freshness {
  if (verifiedOn === undefined) return "unknown";
  if (verifiedOn < monthsBefore(now, staleAfter)) return "stale";
  return verifiedOn < monthsBefore(now, fadesAfter) ? "fading" : "fresh";
}
