/** Faults planted in the figures are found, each by its own rule; what is published has only findings that a person accepted. */
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeColumn } from "#data/codecs/columns.ts";
import { type Acceptance, Finding } from "#data/indicators/finding.ts";
import { badness, findingLine, readAcceptances, unneeded, withAcceptances } from "#data/pipeline/plausibility/accept.ts";
import { findImplausible } from "#data/pipeline/plausibility/find.ts";
import type { Figures } from "#data/pipeline/plausibility/together.ts";
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

let set: Published;
let catalog: Catalog;
const indexes = {} as Record<Level, AreaIndex>;
const columns = new Map<string, Float64Array>();
const key = (id: string, level: Level, year: number) => `${id} ${level} ${year}`;

beforeAll(async () => {
  set = await published();
  catalog = readCatalog(set);
  for (const level of levels)
    indexes[level] = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString()));
  for (const { id, columns: entries } of catalog.indicators)
    for (const { level, year, file } of entries) columns.set(key(id, level, year), decodeColumn(readPublished(set, file)).values);
});

/** The figures as they are, but for those that are changed: of these indicators and what they are compared with. */
const figures = (changed: Map<string, Float64Array> = new Map(), indicators = near(changed)): Figures => ({
  indicators,
  indexes,
  values: (id, level, year) => changed.get(key(id, level, year)) ?? columns.get(key(id, level, year)),
});
function near(changed: Map<string, Float64Array>): Catalog["indicators"] {
  const themes = new Set([...changed.keys()].map((one) => catalog.indicators.find(({ id }) => one.startsWith(`${id} `))?.theme));
  return themes.size === 0 ? catalog.indicators : catalog.indicators.filter(({ theme }) => themes.has(theme));
}
const idsOf = (from: Figures) => findImplausible(from).map(({ id }) => id);
const column = (id: string, level: Level, year: number): Float64Array => {
  const found = columns.get(key(id, level, year));
  if (!found) throw new Error(`${key(id, level, year)} is not published`);
  return found;
};
const changedTo = (id: string, level: Level, year: number, edit: (value: number, row: number) => number) =>
  new Map([[key(id, level, year), column(id, level, year).map(edit)]]);

describe("a look over all figures", () => {
  it("finds nothing that a person has not accepted, and publishes what it finds", () => {
    if (!set.real) return;
    const found = withAcceptances(findImplausible(figures()), readAcceptances());
    expect(found.filter(({ rule }) => rule === "swapped")).toEqual([]);
    expect(found.filter(({ accepted }) => !accepted).map(findingLine)).toEqual([]);
    const listed = z.array(Finding).parse(JSON.parse(readPublished(set, set.manifest.findings ?? "").toString()));
    expect(listed).toEqual(found);
  });

  it("says of two swapped columns which they are, by the names that the source has for them", () => {
    if (!set.real) return;
    const [a, b] = ["gescheiden", "verweduwd"];
    const changed = new Map<string, Float64Array>();
    for (const level of ["gemeente", "wijk", "buurt"] as const) {
      changed.set(key(a, level, 2015), column(b, level, 2015));
      changed.set(key(b, level, 2015), column(a, level, 2015));
    }
    const found = findImplausible(figures(changed)).filter(({ rule }) => rule === "swapped");
    expect(found.map(({ years, fields }) => [years, fields])).toContainEqual([[2015], ["P_GESCHEID", "P_VERWEDUW"]]);
    expect(found.every(({ years }) => years[0] === 2015)).toBe(true);
  });

  it("finds a year that is ten times too high, in the country and in its areas", () => {
    if (!set.real) return;
    const changed = changedTo("woz-waarde", "wijk", 2022, (value) => value * 10);
    expect(idsOf(figures(changed))).toContain("areasMove woz-waarde wijk 2021 2022");
    const indicators = catalog.indicators
      .filter(({ id }) => id === "inwoners")
      .map((one) => ({
        ...one,
        national: one.national.map((figure) => (figure.year === 2022 ? { ...figure, value: (figure.value ?? 0) / 10 } : figure)),
      }));
    expect(idsOf(figures(new Map(), indicators))).toContain("nationalMoves inwoners 2020 2022");
  });

  it("finds a column whose rows are shifted against their codes", () => {
    if (!set.real) return;
    const then = column("inwoners", "buurt", 2015);
    const filled = [...then.keys()].filter((row) => Number.isFinite(then[row]));
    const next = new Map(filled.map((row, i) => [row, then[filled[(i + 40) % filled.length] ?? row] ?? Number.NaN]));
    const ids = idsOf(figures(changedTo("inwoners", "buurt", 2015, (value, row) => next.get(row) ?? value)));
    expect(ids).toContain("unlike inwoners buurt 2015 2017");
    expect(ids).toContain("areasMove inwoners buurt 2015 2017");
  });

  it("finds shares of one whole that are more than 100 together", () => {
    if (!set.real) return;
    const ids = idsOf(figures(changedTo("leeftijd-65-plus", "gemeente", 2024, (value) => value + 10)));
    expect(ids).toContain("sharesOver leeftijd-0-15 leeftijd-15-25 leeftijd-25-45 leeftijd-45-65 leeftijd-65-plus gemeente 2024");
  });

  it("finds a part that is more than its whole", () => {
    if (!set.real) return;
    const ids = idsOf(figures(changedTo("verweduwd", "gemeente", 2015, (value) => value * 5)));
    expect(ids).toContain("notPart verweduwd leeftijd-65-plus gemeente 2015");
  });

  it("finds parts that do not add up to their gemeente", () => {
    if (!set.real) return;
    const ids = idsOf(figures(changedTo("inwoners", "wijk", 2024, (value, row) => (row % 3 === 0 ? value * 2 : value))));
    expect(ids).toContain("partsDiffer inwoners wijk 2024");
  });
});

describe("a reason of a person", () => {
  const finding: Finding = {
    id: "areasMove inwoners wijk 2015 2024",
    rule: "areasMove",
    indicators: ["inwoners"],
    level: "wijk",
    years: [2015, 2024],
    areas: 60,
    of: 1000,
    found: 0.06,
    most: 0.05,
  };
  const acceptance: Acceptance = {
    findings: { [finding.id]: 0.06 },
    reason: { nl: "Er is gebouwd.", en: "Built." },
    on: "2026-11-28",
  };

  it("stands with what it was given for", () => {
    expect(withAcceptances([finding], [acceptance])[0]?.accepted).toEqual({ reason: acceptance.reason, on: "2026-11-28" });
    expect(findingLine(withAcceptances([finding], [acceptance])[0] ?? finding)).toMatch(
      /60 of 1000 areas.*accepted on 2026-11-28: Built\./,
    );
  });

  it("is named when nothing needs it any more", () => {
    expect(unneeded([finding], [acceptance])).toEqual([]);
    expect(unneeded([], [acceptance])).toEqual([finding.id]);
  });

  it("does not stand for something that has become worse", () => {
    const worse = { ...finding, areas: 90, found: 0.09 };
    expect(badness(worse)).toBe(0.09);
    expect(withAcceptances([worse], [acceptance])[0]?.accepted).toBeUndefined();
    expect(findingLine(worse)).toContain('OPEN, accept it as "areasMove inwoners wijk 2015 2024": 0.09');
  });
});
