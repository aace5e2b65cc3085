import { expect, test } from "vitest";
import { countsByRow, peopleOf, perThousand } from "#data/spatial/per-thousand.ts";

const codes = ["BU1", "BU2", "BU3", "BU4"];
const counted = [
  { code: "BU1", initiatives: 2, reach: 30, reachKnown: 1 },
  { code: "BU2", initiatives: 1, reach: 0, reachKnown: 0 },
  { code: "BU4", initiatives: 5, reach: 10, reachKnown: 5 },
  { code: "BU9", initiatives: 9, reach: 9, reachKnown: 9 },
];
const counts = countsByRow(counted, codes);
const people = Float64Array.of(1000, 500, 2000, 0);

test("initiatives are divided by the people of the area; where nobody lives there is no figure", () => {
  const { values, reachUnknown } = perThousand(counts, people, "count");
  expect([...values]).toEqual([2, 2, 0, Number.NaN]);
  expect([...reachUnknown]).toEqual([0, 0, 0, 0]);
});

test("reach that is known of none is unknown, and where nothing lies nobody is reached", () => {
  const { values, reachUnknown } = perThousand(counts, people, "reach");
  expect([...values]).toEqual([30, Number.NaN, 0, Number.NaN]);
  expect([...reachUnknown]).toEqual([0, 1, 0, 0]);
});

test("people that are a share are that share of the inhabitants; without either there are none to divide by", () => {
  const shares = Float64Array.of(10, Number.NaN, 0, 50);
  expect([...peopleOf(shares, Float64Array.of(1000, 500, 2000, Number.NaN))]).toEqual([100, Number.NaN, 0, Number.NaN]);
  expect([...perThousand(counts, peopleOf(shares, people), "count").values]).toEqual([20, Number.NaN, Number.NaN, Number.NaN]);
});
