/** Working days as the Algemene termijnenwet has them: Monday to Friday by the calendar of the Netherlands, but for its feast days. */
import { dayMs, dayOf } from "../schema/day.ts";

/** How many have begun since the day of `from`, up to and with the day of `to`. */
export function workDaysBetween(from: string, to: string): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  const start = startOf(first);
  const days = Math.round((startOf(last) - start) / dayMs);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let day = weeks * 7 + 1; day <= days; day++) if (isWeekday(start + day * dayMs)) count++;
  for (let year = yearOf(first); year <= yearOf(last); year++)
    count -= feastDays(year).filter((day) => day > first && day <= last && isWeekday(startOf(day))).length;
  return count;
}

/** Those of article 3 of the Algemene termijnenwet, with Goede Vrijdag, in order and each once; Koningsdag as it is since 2014. */
export function feastDays(year: number): string[] {
  const easter = easterOf(year);
  const fixed = (month: number, date: number) => Date.UTC(year, month - 1, date);
  const kingsDay = fixed(4, 27);
  const days = [
    fixed(1, 1),
    easter - 2 * dayMs,
    easter + dayMs,
    new Date(kingsDay).getUTCDay() === 0 ? kingsDay - dayMs : kingsDay,
    fixed(5, 5),
    easter + 39 * dayMs,
    easter + 50 * dayMs,
    fixed(12, 25),
    fixed(12, 26),
  ];
  return [...new Set(days)].sort((a, b) => a - b).map((at) => new Date(at).toISOString().slice(0, 10));
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const yearOf = (day: string): number => Number(day.slice(0, 4));
const isWeekday = (at: number): boolean => ![0, 6].includes(new Date(at).getUTCDay());

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher ("Astronomical Algorithms", chapter 8). */
function easterOf(year: number): number {
  const golden = year % 19;
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const leapsLeftOut = century - Math.floor(century / 4);
  const moon = (19 * golden + leapsLeftOut - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  const sinceMarch = moon + toSunday - 7 * late + 114;
  return Date.UTC(year, Math.floor(sinceMarch / 31) - 1, (sinceMarch % 31) + 1);
}
