import { describe, expect, test } from "vitest";
import { feastDays, workDaysBetween } from "#data/questions/work-days.ts";
import { dayMs } from "#data/schema/day.ts";

describe("feast days", () => {
  test.each([
    [2024, "03-29 04-01 04-27 05-05 05-09 05-20"],
    // The 27th is a Sunday.
    [2025, "04-18 04-21 04-26 05-05 05-29 06-09"],
    [2026, "04-03 04-06 04-27 05-05 05-14 05-25"],
    [2027, "03-26 03-29 04-27 05-05 05-06 05-17"],
    [2030, "04-19 04-22 04-27 05-05 05-30 06-10"],
    // As early and as late as Easter comes.
    [2285, "03-20 03-23 04-27 04-30 05-05 05-11"],
    [2038, "04-23 04-26 04-27 05-05 06-03 06-14"],
    // Hemelvaart on the day of the liberation is one day.
    [2016, "03-25 03-28 04-27 05-05 05-16"],
  ])("of %i are %s with New Year and Christmas", (year, moving) => {
    const days = ["01-01", ...moving.split(" "), "12-25", "12-26"];
    expect(feastDays(year)).toEqual(days.map((day) => `${year}-${day}`));
  });

  test("Easter is the first Sunday after the full moon of the church, for three centuries", () => {
    for (let year = 1900; year < 2200; year++) {
      const sunday = Date.parse(feastDays(year).find((day) => day > `${year}-03-01`) ?? "") + 2 * dayMs;
      expect(sunday, String(year)).toBe(easterByTables(year));
    }
  });
});

/** Golden number, epact and the Sunday after: as "Inter gravissimas" has it, step by step. */
function easterByTables(year: number): number {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const [leapsLeftOut, moonLate] = [Math.floor((3 * century) / 4) - 12, Math.floor((8 * century + 5) / 25) - 5];
  let epact = (((11 * golden + 20 + moonLate - leapsLeftOut) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact++;
  const fullMoon = epact > 23 ? 74 - epact : 44 - epact;
  const day = Date.UTC(year, 2, fullMoon);
  return day + (7 - new Date(day).getUTCDay()) * dayMs;
}

test.each([
  ["2026-12-01T10:00:00Z", "2026-12-01T20:00:00Z", 0],
  ["2026-12-01T10:00:00Z", "2026-12-04T10:00:00Z", 3],
  ["2026-12-04T10:00:00Z", "2026-12-07T08:00:00Z", 1],
  ["2026-12-05T10:00:00Z", "2026-12-12T10:00:00Z", 5],
  ["2026-12-05T10:00:00Z", "2026-11-12T10:00:00Z", 0],
  // In the Netherlands it is Tuesday already.
  ["2026-11-30T23:30:00Z", "2026-12-01T10:00:00Z", 0],
  // Christmas and New Year: of three the second day is a Saturday.
  ["2026-12-24T10:00:00Z", "2026-12-28T10:00:00Z", 1],
  ["2026-12-01T10:00:00Z", "2027-01-01T10:00:00Z", 21],
  // Asked on the Thursday before Easter.
  ["2026-04-02T10:00:00Z", "2026-04-07T10:00:00Z", 1],
  ["2026-05-04T10:00:00Z", "2026-05-06T10:00:00Z", 1],
])("from %s to %s are %i working days", (from, to, days) => {
  expect(workDaysBetween(from, to)).toBe(days);
});

test("years are counted as day by day", () => {
  let count = 0;
  for (let at = Date.parse("2025-07-01T12:00:00Z"); at < Date.parse("2028-07-01T12:00:00Z"); at += dayMs) {
    const day = new Date(at + dayMs);
    if (day.getUTCDay() % 6 !== 0 && !feastDays(day.getUTCFullYear()).includes(day.toISOString().slice(0, 10))) count++;
    expect(workDaysBetween("2025-07-01T12:00:00Z", day.toISOString())).toBe(count);
  }
});
