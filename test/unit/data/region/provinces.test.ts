/** Gemeenten of the provinces against the areas of the published set, and against boxes that were drawn by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import { gemeentenOfProvince, provinceAround, provinces } from "#data/region/provinces.ts";
import { placeOfArea } from "#server/published/areas.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let real = false;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  [set, real] = [await loadPublished(folder), whole];
}, 600_000);

const gemeenten = provinces.flatMap(({ code }) => gemeentenOfProvince(code));

describe("provinces", () => {
  test("every gemeente lies in one of them, and they hold no others", () => {
    expect(new Set(gemeenten).size).toBe(gemeenten.length);
    expect(gemeenten).toHaveLength(342);
    if (real) expect(gemeenten.toSorted()).toEqual(set.areas.gemeente.codes);
  });

  test("every gemeente lies in the box of its province", () => {
    for (const { code, box } of provinces)
      for (const gemeente of gemeentenOfProvince(code)) {
        const row = set.areas.gemeente.codes.indexOf(gemeente);
        const place = row < 0 ? undefined : placeOfArea(set, { level: "gemeente", row });
        if (!place) continue;
        const [[x, y], [west, south, east, north]] = [place.point, box];
        expect(x >= west && x <= east && y >= south && y <= north, `${gemeente} in ${code}`).toBe(true);
      }
  });

  test.each([
    ["GM0363", "Noord-Holland"],
    ["GM1992", "Zuid-Holland"],
    ["GM1961", "Utrecht"],
    ["GM1982", "Noord-Brabant"],
    ["GM1966", "Groningen"],
  ])("%s lies in %s", (gemeente, name) => expect(provinceAround(gemeente)?.name.nl).toBe(name));

  test("nothing else is one", () => {
    expect(gemeentenOfProvince("PV99")).toEqual([]);
    expect(gemeentenOfProvince("GM0363")).toEqual([]);
    expect(provinceAround("PV20")).toBeUndefined();
  });
});
