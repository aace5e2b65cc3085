import { expect, test } from "vitest";
import { afterOf, filterOfView, inMonth, isFiltered, questionOf } from "#web/api/initiative-filter.ts";
import { parseSearch, View } from "#web/state/view.ts";

const filterIn = (address: string) => filterOfView(View.parse(parseSearch(address)));

test("the filters of an address become a question for the API", () => {
  const filter = filterIn("?theme=samenhang&kind=voorziening&lifecycle=loopt&in=GM0363&q=%20boerderij%20&indicator=inwoners");
  expect(questionOf(filter, undefined)).toBe("theme=samenhang&kind=voorziening&lifecycle=loopt&area=GM0363&q=boerderij&limit=25");
  expect(questionOf(filter, "01ABC")).toContain("&after=01ABC");
  expect(isFiltered(filter)).toBe(true);
});

test("what the API would refuse is no filter", () => {
  const filter = filterIn("?theme=bevolking&kind=feest&lifecycle=Loopt&in=GM1&q=%20");
  expect(isFiltered(filter)).toBe(false);
  expect(questionOf(filter, undefined)).toBe("limit=25");
});

test("a selected area is no filter", () => {
  expect(isFiltered(filterIn("?area=GM0363"))).toBe(false);
  expect(questionOf(filterIn("?area=GM0363&in=GM0307"), undefined)).toBe("area=GM0307&limit=25");
});

test("words with signs of an address in them stay words", () => {
  expect(questionOf(filterIn("?q=thee%20%26%20taart%3D%2B"), undefined)).toBe("q=thee+%26+taart%3D%2B&limit=25");
});

test("the next page starts behind the id that the API names, and there is none without", () => {
  expect(afterOf("/api/v1/initiatives?theme=werk&limit=25&after=01K-9_z")).toBe("01K-9_z");
  expect(afterOf("/api/v1/initiatives?limit=25")).toBeUndefined();
  expect(afterOf(undefined)).toBeUndefined();
});

test("a month narrows a filter to its days, and a filter of days stays as narrow as it is", () => {
  expect(inMonth({ theme: "werk" }, undefined)).toEqual({ theme: "werk" });
  expect(inMonth({ theme: "werk" }, "2024-02")).toEqual({ theme: "werk", from: "2024-02-01", to: "2024-02-29" });
  expect(inMonth({}, "2025-12")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(inMonth({ from: "2025-12-24", to: "2025-12-26" }, "2025-12")).toEqual({ from: "2025-12-24", to: "2025-12-26" });
  expect(inMonth({ from: "2020-01-01", to: "2030-01-01" }, "2025-12")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
});
