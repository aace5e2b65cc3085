/** Initiatives on an axis of years: what has something to draw, where it begins and ends, and how far the axis must reach. */
import { expect, test } from "vitest";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { lanesOf, yearOf, yearsOfLanes } from "#web/figures/area/time-lanes.ts";

const entry = (title: string, content: object): PublicInitiative =>
  ({ id: title, content: { title, period: {}, agreements: [], funding: [], ...content } }) as unknown as PublicInitiative;

test("a day lies in its year by its month", () => {
  expect(yearOf("2024-01-01")).toBe(2024);
  expect(yearOf("2024-07-01")).toBe(2024.5);
  expect(yearOf("2024-12-31")).toBeLessThan(2025);
});

test("only what has a day is drawn, the earliest first, and the axis holds all of it", () => {
  const lanes = lanesOf([
    entry("zonder", {}),
    entry("later", { period: { from: "2025-03-01", to: "2027-12-31" } }),
    entry("eerst", { period: { from: "2021-01-01" } }),
    entry("afspraak", { agreements: [{ what: "grond", who: "gemeente", until: "2030-06-01" }] }),
    entry("geld", { funding: [{ source: "rijk", period: { from: "2019-05-01", to: "2020-01-01" }, status: "paid" }] }),
    entry("geld zonder dag", { funding: [{ source: "rijk", status: "paid" }] }),
  ]);
  expect(lanes.map(({ initiative }) => initiative.id)).toEqual(
    ["geld", "afspraak", "eerst", "later"].sort((a, b) => order(a) - order(b)),
  );
  expect(yearsOfLanes(lanes)).toEqual([2019, 2031]);
  expect(yearsOfLanes([])).toEqual([]);
});

/** What has no beginning comes before all, in the order in which it came. */
const order = (title: string) => ["afspraak", "geld", "eerst", "later"].indexOf(title);
