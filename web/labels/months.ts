/** Months as numbers (twelve times the year, plus 0 to 11), as text in an address ("2025-03") and in words. */
import { locale } from "./format.ts";

const pad = (value: number, digits: number) => String(value).padStart(digits, "0");

export const yearOfMonth = (month: number): number => Math.floor(month / 12);
export const monthText = (month: number): string => `${pad(yearOfMonth(month), 4)}-${pad((month % 12) + 1, 2)}`;

/** Of a text that begins with year and month, such as a day. */
export function monthNumber(text: string): number {
  const [year = 0, month = 1] = text.split("-").map(Number);
  return year * 12 + month - 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "maart 2025". */
export function monthWords(month: number): string {
  const of = locale();
  const format = formats.get(of) ?? new Intl.DateTimeFormat(of, { month: "long", year: "numeric", timeZone: "UTC" });
  formats.set(of, format);
  return format.format(new Date(Date.UTC(yearOfMonth(month), month % 12)));
}

const days = new Map<string, Intl.DateTimeFormat>();

/** Of a day: "31 dec 2028", where a column has no room for more. */
export function dayShort(day: string): string {
  const of = locale();
  const [tag, options] = [
    of === "en" ? "en-GB" : "nl-NL",
    { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  ] as const;
  const format = days.get(of) ?? new Intl.DateTimeFormat(tag, options);
  days.set(of, format);
  return format.format(new Date(day));
}
