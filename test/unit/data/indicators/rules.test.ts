/** What a statistician asks of every indicator: kind of figure, direction, weight, denominator, rounding, and words that say no more than is known. */
import { describe, expect, test } from "vitest";
import { absentIndicators, useOfMethod } from "#data/indicators/absent.ts";
import { catalog } from "#data/indicators/catalog.ts";
import { type CatalogEntry, countedFields, type TableId } from "#data/indicators/entry.ts";
import { needOfTheme } from "#data/indicators/need.ts";
import { AbsentIndicator } from "#data/schema/indicator.ts";
import { methods } from "#data/schema/status.ts";

const byId = new Map(catalog.map((entry) => [entry.id, entry]));
const faults = (fault: (entry: CatalogEntry) => boolean) => catalog.filter(fault).map(({ id }) => id);
const tablesOf = ({ from }: CatalogEntry) =>
  new Set(from.flatMap(({ figure }) => countedFields(figure).map(({ table }) => table)));

describe("the kind of figure", () => {
  /** Models of the source: RIVM (SMAP) and the Leefbaarometer. Whatever else is in a table of one of these is modelled too. */
  const modelled: TableId[] = ["50150NED", "50090NED", "lbm", "lbm-klasse", "lbm2"];

  test("is modelled for all that RIVM and the Leefbaarometer say, and for nothing else", () => {
    expect(
      faults((entry) => (entry.method === "modelled") !== [...tablesOf(entry)].some((one) => modelled.includes(one))),
    ).toEqual([]);
  });

  test("is asked where levels of education come partly from a survey, with words of its own", () => {
    expect(faults(({ method }) => method === "asked")).toEqual(["hbo-of-universiteit", "lage-opleiding"]);
    expect(faults(({ method, use }) => method === "asked" && !use)).toEqual([]);
  });

  test("has words on what it may be used for, and a modelled one may not show the result of a local approach", () => {
    expect(Object.keys(useOfMethod).sort()).toEqual([...methods].sort());
    expect(useOfMethod.modelled.nl).toMatch(/lokale aanpak niet/);
    expect(useOfMethod.modelled.en).toMatch(/does not show the effect of a local/);
  });
});

describe("the direction", () => {
  test("is neutral for every count: more of something where more people live is neither good nor bad", () => {
    expect(faults(({ aggregation, polarity }) => aggregation.rule === "sum" && polarity !== "neutral")).toEqual([]);
  });

  test("is there for everything that a need is made of, and no need is a count", () => {
    const parts = Object.values(needOfTheme).flat();
    expect(parts.filter((id) => (byId.get(id)?.polarity ?? "neutral") === "neutral")).toEqual([]);
    expect(parts.filter((id) => byId.get(id)?.aggregation.rule === "sum")).toEqual([]);
  });

  test("is neutral for who people are and where they come from", () => {
    expect(faults(({ theme, polarity }) => theme === "bevolking" && polarity !== "neutral")).toEqual([]);
  });
});

describe("the denominator and the weight", () => {
  test("of a ratio is one and the same", () => {
    expect(
      faults(({ aggregation, denominator }) => aggregation.rule === "ratio" && aggregation.denominator !== denominator),
    ).toEqual([]);
  });

  test("a denominator is what a figure is a share of or is divided by; what only weighs is none", () => {
    const wrong = faults(
      ({ aggregation, denominator, unit }) =>
        denominator !== undefined &&
        aggregation.rule !== "ratio" &&
        unit.label.nl !== "%" &&
        unit.label.nl !== "per 1.000 inwoners",
    );
    expect(wrong).toEqual([]);
  });

  test("weights and denominators are counts", () => {
    const wrong = catalog.flatMap(({ id, aggregation, denominator }) => {
      const weight = aggregation.rule === "mean" ? aggregation.weight : undefined;
      return [weight, denominator]
        .filter((one) => one !== undefined && byId.get(one)?.aggregation.rule !== "sum")
        .map((one) => `${id} by ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test("what is said of adults is weighed by those of 15 and older, never by children too", () => {
    const ofAdults: TableId[] = ["50150NED", "50090NED"];
    const wrong = faults(
      (entry) =>
        [...tablesOf(entry)].some((one) => ofAdults.includes(one)) &&
        (entry.aggregation.rule !== "mean" || entry.aggregation.weight !== "inwoners-15-plus"),
    );
    expect(wrong).toEqual([]);
  });

  test("a share is worked out from counts in every edition that has the counts", () => {
    const counts = new Map(
      Object.entries({
        Vrouwen: "vrouwen",
        k_65JaarOfOuder: "leeftijd-65-plus",
        Eenpersoonshuishoudens: "eenpersoonshuishoudens",
        Gehuwd: "gehuwd",
        OpleidingsniveauHoog: "hbo-of-universiteit",
      }),
    );
    for (const [field, id] of counts) {
      const kinds = byId.get(id)?.from.filter(({ figure }) => countedFields(figure).some((one) => one.field.startsWith(field)));
      expect(kinds?.length, id).toBeGreaterThan(0);
      expect(
        kinds?.every(({ figure }) => figure.kind === "ratio"),
        id,
      ).toBe(true);
    }
  });

  test("a sum is of counts of one table", () => {
    const sums = catalog.flatMap(({ id, aggregation, from }) =>
      from.flatMap(({ figure }) => (figure.kind === "sum" ? [{ id, aggregation, figure }] : [])),
    );
    expect(sums.length).toBeGreaterThan(0);
    expect(
      sums.filter(
        ({ aggregation, figure }) => aggregation.rule !== "sum" || new Set(figure.fields.map(({ table }) => table)).size !== 1,
      ),
    ).toEqual([]);
  });
});

describe("rounding", () => {
  test("is stated for every count of people and households, and for every rate of them", () => {
    const rounded: TableId[] = ["85984NED", "kwb", "kwb2015"];
    const exact = ["oppervlakte-land", "oppervlakte-water", "woningen"];
    const wrong = faults(
      (entry) =>
        [...tablesOf(entry)].some((one) => rounded.includes(one)) &&
        (entry.aggregation.rule === "sum" || entry.from.some(({ figure }) => figure.kind === "ratio")) &&
        !exact.includes(entry.id) &&
        entry.method !== "asked" &&
        entry.id !== "misdrijven-per-1000" &&
        !entry.rounding,
    );
    expect(wrong).toEqual([]);
  });

  test("is of the value itself for a count, of what is counted for a rate", () => {
    expect(faults(({ rounding, aggregation }) => rounding?.of === "value" && aggregation.rule !== "sum")).toEqual([]);
    expect(faults(({ rounding, aggregation }) => rounding?.of === "numerator" && aggregation.rule === "sum")).toEqual([]);
  });
});

describe("what may still change", () => {
  test("is provisional in a rate as in what it counts, for the same years", () => {
    const provisional = (id: string) =>
      new Set(byId.get(id)?.from.flatMap(({ provisional: years = [] }) => years.filter((year) => year <= 2025)));
    const wrong = catalog.flatMap(({ id, aggregation, from }) => {
      if (aggregation.rule !== "ratio") return [];
      const counted = provisional(aggregation.numerator);
      const missed = from.flatMap(({ years, provisional: marked = [] }) =>
        years.filter((year) => counted.has(year) && !marked.includes(year)),
      );
      return missed.map((year) => `${id} ${year}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe("models that differ", () => {
  test("Leefbaarometer 2.0 and 3.0 share no indicator, so that no line joins them", () => {
    const both = faults((entry) => {
      const tables = tablesOf(entry);
      return tables.has("lbm2") && (tables.has("lbm") || tables.has("lbm-klasse"));
    });
    expect(both).toEqual([]);
    expect(faults((entry) => tablesOf(entry).has("lbm2")).every((id) => id.startsWith("leefbaarometer-2-"))).toBe(true);
  });

  test("health of 2020 and 2022 is compared with a remark", () => {
    expect(byId.get("goed-ervaren-gezondheid")?.remarks?.map(({ from }) => from)).toEqual([2020, 2022]);
    const over2020 = faults(
      ({ source, from, remarks }) =>
        source === "rivm-50090" && from.some(({ years }) => years.includes(2020) && years.length > 1) && !remarks,
    );
    expect(over2020).toEqual([]);
  });
});

describe("what is not there", () => {
  test("has a reason and a way to get it, and is no indicator", () => {
    expect(absentIndicators.filter((one) => !AbsentIndicator.safeParse(one).success)).toEqual([]);
    expect(absentIndicators.filter(({ id }) => byId.has(id))).toEqual([]);
    for (const wanted of ["problematische-schulden", "onderwijsachterstand"])
      expect(absentIndicators.map(({ id }) => id)).toContain(wanted);
  });

  test("completes 'geen cijfer, omdat …'", () => {
    for (const { why, where } of absentIndicators) {
      expect(why.nl).toMatch(/^[a-zD].*[^.]\.$/);
      expect(where.nl).toMatch(/^[A-Z].*\.$/);
    }
  });
});
