import { expect, test } from "vitest";
import type { Initiative } from "#data/schema/initiative.ts";
import { openUntil } from "#web/labels/opening-hours.ts";

const hours: Initiative["openingHours"] = [
  { days: ["ma", "wo"], from: "09:00", to: "12:30" },
  { days: ["wo"], from: "12:00", to: "17:00" },
  { days: ["zo"], from: "00:00", to: "23:59" },
];
const at = (utc: string) => openUntil(hours, new Date(utc));

test("is open from the first minute until the last, by the clock of the Netherlands in winter and in summer", () => {
  // Monday 30 November 2026 is winter: an hour before UTC. Monday 29 June 2026 is summer: two.
  expect([
    at("2026-11-30T07:59:59Z"),
    at("2026-11-30T08:00:00Z"),
    at("2026-11-30T11:29:59Z"),
    at("2026-11-30T11:30:00Z"),
  ]).toEqual([undefined, "12:30", "12:30", undefined]);
  expect([at("2026-06-29T06:59:00Z"), at("2026-06-29T07:00:00Z")]).toEqual([undefined, "12:30"]);
});

test("of hours that overlap the last counts, and another day or no hours is closed", () => {
  expect(at("2026-12-02T11:10:00Z")).toBe("17:00");
  expect(at("2026-12-01T11:10:00Z")).toBeUndefined();
  expect(openUntil([], new Date("2026-12-02T11:10:00Z"))).toBeUndefined();
});

test("the day begins at midnight there, not at midnight in UTC", () => {
  // Saturday 23:30 UTC is Sunday 00:30 in Amsterdam.
  expect([at("2026-11-28T22:59:00Z"), at("2026-11-28T23:30:00Z")]).toEqual([undefined, "23:59"]);
});
