import { expect, test } from "vitest";
import { centsOf, type SpreadOf, spreadMoney } from "#data/approach/spread.ts";

const years = (...all: [number, number][]) => all.map(([year, cents]) => ({ year, cents }));

test.each<[string, SpreadOf, ReturnType<typeof spreadMoney>]>([
  [
    "by days, rounded down, what is left in the last year",
    { cents: 100_00, period: { from: "2026-01-01", to: "2028-12-31" } },
    { years: years([2026, 33_30], [2027, 33_30], [2028, 33_40]), unknown: 0 },
  ],
  [
    "one cent falls in the last year",
    { cents: 1, period: { from: "2026-01-01", to: "2027-12-31" } },
    { years: years([2026, 0], [2027, 1]), unknown: 0 },
  ],
  [
    "29 February is a day like another",
    { cents: 2, period: { from: "2024-02-29", to: "2024-02-29" } },
    { years: years([2024, 2]), unknown: 0 },
  ],
  ["without days the year is not known", { cents: 500 }, { years: [], unknown: 500 }],
  ["without a last day neither", { cents: 500, period: { from: "2026-01-01" } }, { years: [], unknown: 500 }],
  ["without a first day neither", { cents: 500, period: { to: "2026-12-31" } }, { years: [], unknown: 500 }],
  [
    "what comes every year has its whole amount in a whole year, and a share of it in a part of one",
    { cents: 36_500, duration: "structural", period: { from: "2026-12-31", to: "2028-12-31" } },
    { years: years([2026, 100], [2027, 36_500], [2028, 36_500]), unknown: 0 },
  ],
  [
    "what has no end goes on, and is in no total",
    { cents: 36_500, duration: "structural", period: { from: "2026-12-31" } },
    { years: years([2026, 100]), unknown: 0, yearly: { from: 2027, cents: 36_500 } },
  ],
  [
    "from a first of January on it is the same every year",
    { cents: 36_500, duration: "structural", period: { from: "2026-01-01" } },
    { years: [], unknown: 0, yearly: { from: 2026, cents: 36_500 } },
  ],
  [
    "when what comes every year began is not made up",
    { cents: 36_500, duration: "structural", period: { to: "2028-12-31" } },
    { years: [], unknown: 36_500 },
  ],
])("%s", (_, input, spread) => {
  expect(spreadMoney(input)).toEqual(spread);
});

test("the years of the largest amount over three centuries are that amount to the cent", () => {
  const cents = centsOf(9_999_999_999.99);
  const spread = spreadMoney({ cents, period: { from: "1900-01-02", to: "2199-12-30" } });
  expect(spread.years).toHaveLength(300);
  expect(spread.years.reduce((sum, one) => sum + BigInt(one.cents), 0n)).toBe(999_999_999_999n);
});
