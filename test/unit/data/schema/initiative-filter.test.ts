import { expect, test } from "vitest";
import { freshnessLimits, today } from "#data/schema/day.ts";
import { ChosenFilter, InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { fieldConditions } from "#server/store/search/filter.ts";
import { filterOfView, noFilter, questionOf } from "#web/api/initiative-filter.ts";
import { parseSearch, View } from "#web/state/view.ts";

/** Something that can be chosen, of every field: a new field needs one here. */
const chosen: Required<ChosenFilter> = {
  theme: "wonen",
  kind: "voorziening",
  phase: "uitvoeren",
  lifecycle: "loopt",
  area: "GM0307",
  within: "5.3,52.1,5.5,52.2",
  organisation: "o1",
  q: "boerderij",
  from: "2025-01-01",
  to: "2026-12-31",
  confirmed: "true",
  when: "past",
};
/** As the API understands it, where that is no plain value. */
const understoodAs: Partial<Record<keyof ChosenFilter, unknown>> = {
  confirmed: { is: true, from: freshnessLimits(new Date()).fading },
  within: { box: [5.3, 52.1, 5.5, 52.2] },
  when: { is: "past", today: today() },
};
const fields = ChosenFilter.keyof().options;

test.each(fields)("%s is read from the address, sent to the API and understood there, and has its condition", (field) => {
  // On the map `area` is what is selected, and `in` the area of the filter.
  const name = field === "area" ? "in" : field;
  const view = View.parse(parseSearch(`?${name}=${chosen[field]}`));
  expect(view).toEqual({ [name]: chosen[field] });
  const { limit, ...asked } = parseSearch(questionOf(filterOfView(view), undefined));
  expect(asked).toEqual({ [field]: chosen[field] });
  const understood = InitiativeFilter.parse(asked);
  expect([understood[field]].flat()).toEqual([understoodAs[field] ?? chosen[field]]);
  expect(fieldConditions[field]).toBeTypeOf("function");
  expect(noFilter).toHaveProperty(name, undefined);
});

test("every field of the API has its condition, and no condition is without a field", () => {
  expect(Object.keys(fieldConditions).sort()).toEqual([...InitiativeFilter.keyof().options].sort());
});

test("the API takes more values with commas between them, and boxes; no text is none of the values", () => {
  const asked = { theme: "wonen,werk", kind: "", bbox: "5.3,52.1,5.5,52.2", middle: "" };
  expect(InitiativeFilter.parse(asked)).toEqual({ theme: ["wonen", "werk"], kind: [], bbox: [5.3, 52.1, 5.5, 52.2] });
});

test.each([
  ["theme", "wonen,bevolking"],
  ["area", "GM1"],
  ["area", "GM0307,GM1"],
  ["within", "5.3,52.1"],
  ["within", "5.3,52.1,5.5,52.2,5.5,52.1,5.3,52.2"],
  ["from", "2026-02-30"],
  ["bbox", "5.5,52.1,5.3,52.2"],
  ["confirmed", "ja"],
  ["thema", "wonen"],
])("the API refuses %s=%s", (name, value) => {
  expect(InitiativeFilter.safeParse({ [name]: value }).success).toBe(false);
});
