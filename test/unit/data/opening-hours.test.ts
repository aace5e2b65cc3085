import { expect, test } from "vitest";
import { hoursText, readHours } from "#data/entries/opening-hours.ts";
import type { Weekday } from "#data/schema/initiative.ts";
import { hoursLine } from "#web/labels/initiative-words.ts";

const week: Weekday[] = ["ma", "di", "wo", "do", "vr"];

test.each<[string, string]>([
  ["ma-vr 9:00-17:00", "ma-vr 09:00-17:00"],
  ["Maandag tot en met vrijdag van 9.00 tot 17.00 uur", "ma-vr 09:00-17:00"],
  ["ma t/m do 09:00 - 12:30 en 13:00 - 17:00; vr 9-12", "ma-do 09:00-12:30; ma-do 13:00-17:00; vr 09:00-12:00"],
  ["di, do en za 10u-16u30", "di, do, za 10:00-16:30"],
  ["werkdagen 9:00–17:00 uur, weekend gesloten", "ma-vr 09:00-17:00"],
  ["elke dag 8.00-22.00", "ma-zo 08:00-22:00"],
  ["vr-ma 10:00-12:00", "ma, vr-zo 10:00-12:00"],
  ["Monday - Friday: 9:00 to 17:00", "ma-vr 09:00-17:00"],
])("%s", (text, read) => {
  const hours = readHours(text);
  expect(hours && hoursText(hours)).toBe(read);
  expect(readHours(read)).toEqual(hours);
});

test.each([
  "",
  "op afspraak",
  "ma-vr",
  "9:00-17:00",
  "ma 9:00-25:00",
  "ma 17:00-9:00",
  "ma-vr 9:00-17:00, in de zomer op afspraak",
  "zo gesloten",
  `ma 9-12${" ".repeat(600)}di 9-12`,
  Array.from({ length: 20 }, () => "ma 9-12").join("; "),
])("is a note and no list of hours: %j", (text) => expect(readHours(text)).toBeUndefined());

test("hours read as people say them", () => {
  const line = (days: Weekday[]) => hoursLine({ days, from: "09:00", to: "17:00" });
  expect(line(["vr", ...week.slice(0, 4)])).toBe("maandag tot en met vrijdag: 09:00-17:00");
  expect(line(["ma", "di"])).toBe("maandag, dinsdag: 09:00-17:00");
  expect(line(["ma", "di", "wo", "za"])).toBe("maandag tot en met woensdag, zaterdag: 09:00-17:00");
  expect(line([...week, "za", "zo"])).toBe("elke dag: 09:00-17:00");
});
