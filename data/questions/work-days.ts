/** Working days: Monday to Friday as the calendar of the Netherlands has them. Feast days count, because not everybody has the same. */
import { dayMs, dayOf } from "../schema/day.ts";

/** How many have begun since the day of `from`, up to and with the day of `to`. */
export function workDaysBetween(from: string, to: string): number {
  const start = Date.parse(`${dayOf(from)}T00:00:00Z`);
  const days = Math.round((Date.parse(`${dayOf(to)}T00:00:00Z`) - start) / dayMs);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let day = weeks * 7 + 1; day <= days; day++) {
    const weekday = new Date(start + day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count++;
  }
  return count;
}
