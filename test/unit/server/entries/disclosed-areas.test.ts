import { beforeAll, expect, test } from "vitest";
import type { Place } from "#data/schema/initiative.ts";
import type { Placed } from "#data/schema/record.ts";
import { disclosedOf } from "#server/entries/disclosed-areas.ts";
import { areasOf } from "#server/published/areas.ts";
import { openLibrary, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
beforeAll(async () => {
  set = (await openLibrary((await published()).folder)).current();
});

const place = (changes: { precision?: "exact" | "straat" | "buurt"; public?: boolean }): Place => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [5.4, 52.16] },
  precision: "exact",
  public: true,
  ...changes,
});

function placedIn(row: number, touched: readonly number[] = []): Placed {
  const { buurt, wijk, gemeente } = set.areas;
  return {
    buurt: buurt.codes[row] ?? "",
    wijk: wijk.codes[buurt.parents[row] ?? -1] ?? "",
    gemeente: gemeente.codes[buurt.gemeenten[row] ?? -1] ?? "",
    areas: areasOf(set, [row, ...touched]),
    shown: null,
  };
}

test("what is told of a place that is not public fits two buurten at least, wherever it lies in the country", () => {
  const classes = new Map<string, number>();
  for (const row of set.areas.buurt.codes.keys()) {
    const told = JSON.stringify(disclosedOf(set, place({ public: false }), placedIn(row)));
    classes.set(told, (classes.get(told) ?? 0) + 1);
  }
  expect([...classes.keys()].filter((told) => told.includes('"BU'))).toEqual([]);
  expect([...classes].filter(([, buurten]) => buurten < 2)).toEqual([]);
  // It is not that nothing is told.
  expect(classes.size).toBeGreaterThan(2_000);
});

test("of a place that is hidden or not exact, what its drawing touches beside its own buurt is not told", () => {
  const neighbours = [1, 2, 3];
  for (const hidden of [place({ public: false }), place({ precision: "straat" }), place({ precision: "buurt" })])
    expect(disclosedOf(set, hidden, placedIn(0, neighbours))).toEqual(disclosedOf(set, hidden, placedIn(0)));
  expect(disclosedOf(set, place({}), placedIn(0, neighbours)).areas).toEqual(placedIn(0, neighbours).areas);
});

test("of a place whose buurt may be known, the buurt is told", () => {
  expect(disclosedOf(set, place({ precision: "buurt" }), placedIn(5))).toMatchObject({ buurt: set.areas.buurt.codes[5] });
});
