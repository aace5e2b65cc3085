/** Opening hours as one line of text, for files and lists, and back from what people type: "ma t/m vr 9.00-17.00 uur, za gesloten". */
import { type Initiative, runsOf, type Weekday, weekdays } from "../schema/initiative.ts";

export type OpeningHours = Initiative["openingHours"];

/** "ma-vr 09:00-17:00; za 10:00-12:00". */
export const hoursText = (hours: OpeningHours): string =>
  hours.map(({ days, from, to }) => `${runsOf(days).map(runText).join(", ")} ${from}-${to}`).join("; ");

/** Two days that follow on one another are named both. */
const runText = (run: readonly Weekday[]): string => (run.length < 3 ? run.join(", ") : `${run[0]}-${run.at(-1)}`);

/** Longer texts, and more rows, are a story and no list of hours. */
const [longest, most] = [500, 14];

const day =
  "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|ma|di|wo|do|vr|za|zo";
const english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const groups: Record<string, readonly Weekday[]> = {
  "elke dag": weekdays,
  dagelijks: weekdays,
  werkdagen: weekdays.slice(0, 5),
  "door de week": weekdays.slice(0, 5),
  weekend: weekdays.slice(5),
};
const range = new RegExp(`^(${day})\\.?\\s*(?:-|–|t/m|tot en met|tot|to)\\s*(${day})(?![a-z])\\.?`);
const single = new RegExp(`^(${day})(?:en|s)?(?![a-z])\\.?`);
const group = /^(?:op |in het |het )?(elke dag|dagelijks|werkdagen|door de week|weekend)/;
const time = "(\\d{1,2})\\s*(?:[:.u]\\s*(\\d{2}))?\\s*(?:uur|u|h)?";
const span = new RegExp(`^(?:van |from )?${time}\\s*(?:-|–|tot|t/m|to|until)\\s*${time}(?![\\d:])`);

const dayOf = (text: string): Weekday | undefined =>
  weekdays.find((one) => text.startsWith(one)) ?? weekdays[english.findIndex((one) => text.startsWith(one))];

/** Undefined where something in it is no day and no time: then it is a note. */
export function readHours(text: string): OpeningHours | undefined {
  let rest = text.toLowerCase().trim();
  if (rest === "" || rest.length > longest) return undefined;
  const hours: OpeningHours = [];
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = rest
      .slice(found[0].length)
      .replace(/^[\s,;:.&/|]+|^\s*(?:en|and)\s+/, "")
      .replace(/^(?:en|and)\s+/, "");
    return found;
  };
  while (rest !== "") {
    const days = daysIn(take);
    if (days.length === 0) return undefined;
    if (take(/^(gesloten|dicht|closed)/)) continue;
    let spans = 0;
    for (let found = take(span); found; found = take(span), spans++) {
      const [, from = "", fromMinutes = "00", to = "", toMinutes = "00"] = found;
      hours.push({ days, from: `${from.padStart(2, "0")}:${fromMinutes}`, to: `${to.padStart(2, "0")}:${toMinutes}` });
    }
    if (spans === 0 || hours.length > most) return undefined;
  }
  return hours.length > 0 && hours.every(isOpen) ? hours : undefined;
}

function daysIn(take: (pattern: RegExp) => RegExpExecArray | undefined): Weekday[] {
  const found = new Set<Weekday>();
  for (;;) {
    const several = take(group);
    for (const one of groups[several?.[1] ?? ""] ?? []) found.add(one);
    const between = several ? undefined : take(range);
    const [first, last] = [dayOf(between?.[1] ?? "-"), dayOf(between?.[2] ?? "-")];
    if (first && last) for (const one of daysBetween(first, last)) found.add(one);
    const alone = several || between ? undefined : take(single);
    const one = dayOf(alone?.[1] ?? "-");
    if (one) found.add(one);
    if (!several && !between && !alone) return weekdays.filter((one) => found.has(one));
  }
}

/** From Saturday to Monday goes over the end of the week. */
function daysBetween(first: Weekday, last: Weekday): Weekday[] {
  const start = weekdays.indexOf(first);
  const count = ((weekdays.indexOf(last) - start + weekdays.length) % weekdays.length) + 1;
  return Array.from({ length: count }, (_, i) => weekdays[(start + i) % weekdays.length] as Weekday);
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isOpen = ({ from, to }: OpeningHours[number]): boolean => isTime(from) && isTime(to) && from < to;
