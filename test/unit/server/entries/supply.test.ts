import { expect, test } from "vitest";
import type { PublicContent } from "#data/schema/record.ts";
import { eurosAYear } from "#server/entries/supply.ts";

test.each<[string, PublicContent["funding"], number | undefined]>([
  ["none is known", [], undefined],
  ["an amount without a period is of one year", [{ source: "Fonds", amount: 1200.5, status: "paid" }], 1200.5],
  ["an empty period is none", [{ source: "Fonds", amount: 800, period: {}, status: "paid" }], 800],
  [
    "an amount of two years is spread over them",
    [{ source: "Gemeente", amount: 2000, period: { from: "2026-01-01", to: "2027-12-31" }, status: "committed" }],
    1000.68,
  ],
  [
    "a period of less than a year is one of a year",
    [{ source: "Gemeente", amount: 900, period: { from: "2026-10-01", to: "2026-12-31" }, status: "committed" }],
    900,
  ],
  [
    "what is over, and what has yet to begin, is not of now",
    [
      { source: "Gemeente", amount: 5000, period: { from: "2024-01-01", to: "2025-12-31" }, status: "paid" },
      { source: "Gemeente", amount: 7000, period: { from: "2027-01-01" }, status: "committed" },
      { source: "Fonds", amount: 300, period: { from: "2025-01-01" }, status: "committed" },
    ],
    300,
  ],
  [
    "promised, paid and estimated are no sum: the most of one state counts",
    [
      { source: "Rijk", amount: 900, status: "committed" },
      { source: "Fonds", amount: 200, status: "committed" },
      { source: "Rijk", amount: 1000, status: "paid" },
      { source: "Rijk", amount: 50, status: "estimated" },
    ],
    1100,
  ],
  [
    "what comes every year is the amount of one year, however long it does",
    [
      {
        source: "Gemeente",
        amount: 400,
        period: { from: "2020-01-01", to: "2029-12-31" },
        status: "committed",
        duration: "structural",
      },
    ],
    400,
  ],
  ["the last day counts", [{ source: "Rijk", amount: 5000, period: { to: "2026-11-28" }, status: "paid" }], 5000],
  ["all is over", [{ source: "Rijk", amount: 5000, period: { to: "2026-11-27" }, status: "paid" }], undefined],
])("euros a year: %s", (_, funding, euros) => {
  expect(eurosAYear(funding, "2026-11-28")).toBe(euros);
});
