/** Areas by postcode: the digits decide, letters are taken along and said. */
import { describe, expect, it, test } from "vitest";
import { readPostcode } from "#data/pipeline/readers/sentinel.ts";
import { AreaIndex, type Level, levels, Postcodes } from "#data/schema/area.ts";
import { findAreas, postcodeIn } from "#data/search/find-areas.ts";
import { buildPlaceIndex } from "#data/search/place-index.ts";
import { published, readPublished } from "../../../fixtures/published.ts";

describe("a text that is a postcode", () => {
  test.each([
    ["3521", { digits: "3521", more: false }],
    [" 3521 ", { digits: "3521", more: false }],
    ["3521 A", { digits: "3521", more: true }],
    ["3521 AB", { digits: "3521", more: true }],
    ["3521ab", { digits: "3521", more: true }],
    ["postcode 3521AB", { digits: "3521", more: true }],
    ["3521 AB 12", { digits: "3521", more: true }],
    ["3521-AB", { digits: "3521", more: true }],
  ])("%s", (typed, found) => expect(postcodeIn(typed)).toEqual(found));

  test.each(["352", "35211", "0344", "3521 ABC", "wijk 3521", "BU3521", "3521 utrecht", ""])("%s is none", (typed) =>
    expect(postcodeIn(typed)).toBeUndefined(),
  );
});

describe("a cell with a postcode", () => {
  it("is four digits, or a sign for none", () => {
    expect(readPostcode("3521")).toBe(3521);
    expect(readPostcode(3521)).toBe(3521);
    for (const none of [".   ", "", null, undefined, "-99997", "-99995"]) expect(readPostcode(none)).toBeUndefined();
    for (const odd of ["0999", "35A1", "35211", "3521AB"]) expect(() => readPostcode(odd)).toThrow("is not a postcode");
  });
});

const of = (level: Level, rows: [code: string, parent: number, inhabitants: number][]): AreaIndex => ({
  level,
  year: 2024,
  bordered: rows.length,
  codes: rows.map(([code]) => code),
  names: rows.map(([code]) => `Naam ${code}`),
  parents: rows.map(([, parent]) => parent),
  gemeenten: rows.map(() => (level === "gemeente" ? -1 : 0)),
  inhabitants: rows.map(([, , inhabitants]) => inhabitants),
});
const index = buildPlaceIndex({
  gemeente: of("gemeente", [["GM3521", -1, 9_000]]),
  wijk: of("wijk", [
    ["WK352101", 0, 3_000],
    ["WK352102", 0, 6_000],
  ]),
  buurt: of("buurt", [
    ["BU35210101", 0, 1_000],
    ["BU35210102", 0, 2_000],
    ["BU35210201", 1, 100],
    ["BU35210202", 1, 5_900],
  ]),
  group: of("group", []),
});
const postcodes: Postcodes = { year: 2024, source: "cbs", digits: [1111, 3521, 3521, 0] };
const codes = (areas: { code: string }[] | undefined) => areas?.map(({ code }) => code);

describe("areas of a postcode", () => {
  it("are the wijken of which most people have it, then its buurten, where most people live first", () => {
    const found = findAreas(index, "3521", { postcodes });
    // In the second wijk nobody else is known to have another one.
    expect(codes(found.ofPostcode)).toEqual(["WK352101", "WK352102", "BU35210102", "BU35210201"]);
    expect(codes(found.areas)).toEqual([
      "GM3521",
      "WK352101",
      "WK352102",
      "BU35210101",
      "BU35210102",
      "BU35210201",
      "BU35210202",
    ]);
    expect(codes(findAreas(index, "1111", { postcodes }).ofPostcode)).toEqual(["BU35210101"]);
  });

  it("are those of its digits where letters follow, and then no names or codes are looked for", () => {
    expect(findAreas(index, "3521 na", { postcodes })).toMatchObject({ postcode: { digits: "3521", more: true }, areas: [] });
    expect(codes(findAreas(index, "3521 na", { postcodes }).ofPostcode)).toHaveLength(4);
  });

  it("are unknown while there is no list, and none where no buurt has it", () => {
    expect(findAreas(index, "3521").ofPostcode).toBeUndefined();
    expect(findAreas(index, "9999", { postcodes }).ofPostcode).toEqual([]);
    expect(findAreas(index, "naam", { postcodes }).postcode).toBeUndefined();
  });
});

describe("the postcodes of the country", () => {
  it("stand in a file of their own, a row for every buurt, and find the buurt of the source", async ({ skip }) => {
    const set = await published();
    skip(!set.real, "the country is not there: the mirror or a network is needed");
    const json = (file = "") => JSON.parse(readPublished(set, file).toString());
    const list = Postcodes.parse(json(set.manifest.postcodes));
    const areas = Object.fromEntries(levels.map((level) => [level, AreaIndex.parse(json(set.manifest.areas[level]))]));
    const country = buildPlaceIndex(areas as Record<Level, AreaIndex>);
    expect(list.digits).toHaveLength(country.areas.buurt.codes.length);
    expect(list).toMatchObject({ year: 2024, source: "cbs-kwb-2024" });
    expect(new Set(list.digits).size).toBeGreaterThan(3_900);
    expect(codes(findAreas(country, "2525 KX", { postcodes: list }).ofPostcode)?.slice(0, 2)).toContain("BU05182915");
    expect(findAreas(country, "1102", { postcodes: list }).ofPostcode?.filter(({ level }) => level === "buurt")).toHaveLength(11);
  }, 120_000);
});
