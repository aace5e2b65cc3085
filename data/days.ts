/** Days such as "2026-03-31", in UTC. */

/** The same day so many months before; the last of a shorter month where it has no such day. */
export function monthsBefore(day: Date, months: number): string {
  const before = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day.getUTCDate(), last));
  return before.toISOString().slice(0, 10);
}
