/**
 * The clock of the Netherlands: a time on a day as people say it, and the moment that it is. What is kept is what was said, so that a
 * meeting at two stays at two whatever the law does to summer time; the moment is worked out where a program asks for it.
 */
const zone = "Europe/Amsterdam";

const wall = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** "2026-03-29 14:00": what the clock says there at this moment. */
const saidAt = (moment: string): string => wall.format(Date.parse(moment));

/** Summer time first: of an hour that comes twice the first is meant. */
const offsets = ["+02:00", "+01:00"] as const;

/** The moment in UTC, ISO 8601; undefined for a time that the clock skips on this day, and for what is no day or no time. */
export function momentOf(day: string, time: string): string | undefined {
  for (const offset of offsets) {
    const found = new Date(`${day}T${time}:00${offset}`);
    if (Number.isNaN(found.getTime())) return undefined;
    const moment = found.toISOString();
    if (saidAt(moment) === `${day} ${time}`) return moment;
  }
  return undefined;
}

/** The same with the offset beside the time, "2026-03-29T14:00:00+02:00", as schema.org asks it. */
export function zonedOf(day: string, time: string): string | undefined {
  const moment = momentOf(day, time);
  if (moment === undefined) return undefined;
  const hours = Math.round((Date.parse(`${day}T${time}:00Z`) - Date.parse(moment)) / 3_600_000);
  return `${day}T${time}:00+0${hours}:00`;
}
