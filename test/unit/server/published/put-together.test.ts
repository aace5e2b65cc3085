/** Provinces, and own regions as what another area stands beside: figures against those of their parts. */
import { beforeAll, describe, expect, test } from "vitest";
import { gemeentenOfProvince, provinces } from "#data/region/provinces.ts";
import { writeRegion } from "#data/region/region.ts";
import type { Profile } from "#data/schema/profile.ts";
import { comparisonOf } from "#server/published/comparison.ts";
import { columnEntry, figureAt } from "#server/published/indicator-values.ts";
import { profileAt } from "#server/published/places.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let known: Profile[] = [];
beforeAll(async () => {
  set = await loadPublished((await published()).folder);
  const there = provinces.filter(({ code }) => gemeentenOfProvince(code).some((one) => set.areas.gemeente.codes.includes(one)));
  known = await Promise.all(there.map(({ code }) => profileAt(set, code)));
}, 600_000);

const rowOf = (code: string) => set.areas.gemeente.codes.indexOf(code);
const partsOf = (code: string) => gemeentenOfProvince(code).filter((one) => rowOf(one) >= 0);
const figureOf = ({ figures }: Profile, id: string) => figures.find(({ indicator }) => indicator === id);
const nameOf = ({ area }: Profile) => area.name;

describe("a province", () => {
  test("is an area with a name, people, a sketch and its gemeenten as parts, beside the country", () => {
    expect(known.length).toBeGreaterThan(0);
    for (const { area, region, sketch, benchmark, positionsAmong, standsOut } of known) {
      expect(area).toMatchObject({ level: "provincie", bordered: true, code: expect.stringMatching(/^PV\d\d$/) });
      expect(region?.parts.map(({ code }) => code).toSorted()).toEqual(partsOf(area.code));
      expect(area.inhabitants).toBe(
        partsOf(area.code).reduce((sum, one) => sum + (set.areas.gemeente.inhabitants[rowOf(one)] ?? 0), 0),
      );
      expect(sketch?.area, area.name).toMatch(/^M/);
      expect([benchmark?.code, positionsAmong]).toEqual(["NL00", "gemeente"]);
      expect(standsOut?.length, area.name).toBeGreaterThan(0);
    }
  });

  test("has counts that its gemeenten add up to, and shares of what they count, never a mean of shares", () => {
    let compared = 0;
    for (const profile of known)
      for (const indicator of set.catalog.indicators) {
        const figure = figureOf(profile, indicator.id);
        const rule = indicator.aggregation;
        if (!figure || figure.value === null || (rule.rule !== "sum" && rule.rule !== "ratio")) continue;
        const added = (id: string) => {
          const one = set.catalog.indicators.find((other) => other.id === id);
          const entry = one && columnEntry(one, "gemeente", figure.year);
          const values =
            one && entry ? partsOf(profile.area.code).map((code) => figureAt(set, one, entry, rowOf(code)).value) : [null];
          return values.every((value) => value !== null) ? values.reduce((sum, value) => sum + value, 0) : undefined;
        };
        const [above, below] = rule.rule === "sum" ? [added(indicator.id), 1] : [added(rule.numerator), added(rule.denominator)];
        if (above === undefined || !below) continue;
        const scale = 10 ** indicator.unit.decimals;
        const expected = Math.round((above / below) * (rule.rule === "ratio" ? rule.scale : 1) * scale) / scale;
        expect(figure.value, `${indicator.id} of ${nameOf(profile)}`).toBe(expected);
        compared++;
      }
    expect(compared).toBeGreaterThan(known.length * 5);
  });

  test("together they have the people of the country", () => {
    const sum = known.reduce((all, profile) => all + (figureOf(profile, "inwoners")?.value ?? 0), 0);
    const everybody = set.areas.gemeente.codes.filter((code) => known.some(({ area }) => partsOf(area.code).includes(code)));
    const indicator = set.catalog.indicators.find(({ id }) => id === "inwoners");
    const entry = indicator && columnEntry(indicator, "gemeente");
    if (!entry || !indicator) throw new Error("no inhabitants");
    expect(sum).toBe(everybody.reduce((all, code) => all + (figureAt(set, indicator, entry, rowOf(code)).value ?? 0), 0));
  });

  test("stands side by side with a gemeente, a region and the country", async () => {
    const [first] = known;
    const [gemeente = "", other = gemeente] = partsOf(first?.area.code ?? "");
    const codes = [first?.area.code ?? "", gemeente, writeRegion({ codes: [gemeente, other] }), "NL00"];
    const { areas, unknown, figures, positionsAmong } = await comparisonOf(set, codes);
    expect(areas.map(({ level }) => level)).toEqual(["provincie", "gemeente", "region", "land"]);
    expect([unknown, positionsAmong]).toEqual([[], "wijk"]);
    const people = figures.find(({ indicator }) => indicator === "inwoners")?.areas;
    expect(people?.[0]?.value).toBe(
      figureOf(first as Profile, "inwoners")?.series.find(({ year }) => year === people?.[0]?.year)?.value,
    );
  });
});

describe("beside something that is put together", () => {
  test("stand the figures that this has itself, of the same year", async () => {
    const [a = "", b = "", c = ""] = set.areas.wijk.codes;
    const around = writeRegion({ codes: [a, b] });
    const own = await profileAt(set, around);
    for (const benchmark of [around, known[0]?.area.code ?? ""]) {
      const beside = benchmark === around ? own : (known[0] as Profile);
      const profile = await profileAt(set, c, benchmark);
      expect(profile.benchmark).toEqual({ code: beside.area.code, name: beside.area.name, level: beside.area.level });
      const compared = profile.figures.filter((figure) => typeof figure.benchmark?.value === "number");
      expect(compared.length).toBeGreaterThan(10);
      for (const { indicator, year, benchmark: there } of compared)
        expect(there?.value, indicator).toBe(figureOf(beside, indicator)?.series.find((one) => one.year === year)?.value);
    }
  });

  test("a region beside itself lies nowhere far from it", async () => {
    const around = writeRegion({ codes: set.areas.wijk.codes.slice(0, 2) });
    expect((await profileAt(set, around, around)).standsOut).toEqual([]);
  });

  test("a code that is no region is refused as a comparison too", async () => {
    const [code = ""] = set.areas.wijk.codes;
    await expect(profileAt(set, code, "R-GM9998_9")).rejects.toMatchObject({ status: 404 });
    await expect(profileAt(set, code, "R-~AA")).rejects.toMatchObject({ status: 400 });
    await expect(profileAt(set, code, "PV99")).rejects.toMatchObject({ status: expect.any(Number) });
  });
});
