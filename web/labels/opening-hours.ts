/** Is it open now? By the clock of the Netherlands, wherever the reader is. */
import { type Initiative, weekdays } from "#data/schema/initiative.ts";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Until when it is open ("17:00"); undefined while it is closed. */
export function openUntil(hours: Initiative["openingHours"], now: Date): string | undefined {
  const parts = new Map(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = weekdays[english.indexOf(parts.get("weekday") ?? "")];
  const time = `${parts.get("hour")}:${parts.get("minute")}`;
  const open = hours.filter(({ days, from, to }) => day !== undefined && days.includes(day) && from <= time && time < to);
  return open
    .map(({ to }) => to)
    .sort()
    .at(-1);
}
