/** What was published, read as a browser reads it (D1, D2, D3 and D8 of the safety list). */
import { beforeAll, describe, expect, it } from "vitest";
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import { checkPublished } from "#data/pipeline/check.ts";
import { Relation } from "#data/pipeline/crosswalk/relation.ts";
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { classCounts } from "#data/stats/classify.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

let set: Published;
let catalog: Catalog;
const indexes = {} as Record<Level, AreaIndex>;
const columns = new Map<string, Column>();

beforeAll(async () => {
  set = await published();
  catalog = readCatalog(set);
  for (const level of levels)
    indexes[level] = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString()));
  for (const { columns: entries } of catalog.indicators)
    for (const { file } of entries) columns.set(file, decodeColumn(readPublished(set, file)));
});

const each = (check: (indicator: PublishedIndicator, entry: PublishedIndicator["columns"][number], column: Column) => void) => {
  for (const indicator of catalog.indicators) {
    for (const entry of indicator.columns) check(indicator, entry, columns.get(entry.file) as Column);
  }
};

describe("the published set", () => {
  it("passes its own report", async () => {
    const { problems } = await checkPublished(set.manifest, async (name) => readPublished(set, name));
    expect(problems).toEqual([]);
  });

  it("has at least 70 indicators, each with a column, breaks and a source that was read", () => {
    expect(catalog.indicators.length).toBeGreaterThanOrEqual(70);
    const sources = new Set(catalog.sources.map(({ id }) => id));
    for (const { id, columns: entries, breaks, source } of catalog.indicators) {
      expect(entries.length, id).toBeGreaterThan(0);
      expect(new Set(breaks.map(({ level }) => level)), id).toEqual(new Set(entries.map(({ level }) => level)));
      expect(sources.has(source), id).toBe(true);
    }
  });

  it("names for every column the source that was read for that year, and only where it is not the indicator's", () => {
    const years = new Map(catalog.sources.map((source) => [source.id, source.years]));
    each((indicator, column) => {
      const id = sourceIdOf(indicator, column);
      expect(years.get(id) ?? [], `${indicator.id} ${column.year} of ${id}`).toContain(column.year);
      expect(column.source, `${indicator.id} ${column.year}`).not.toBe(indicator.source);
      expect(column.field === undefined, `${indicator.id} ${column.year}`).toBe(column.source === undefined);
    });
    if (!set.real) return;
    const named = (id: string, level: Level) => {
      const indicator = catalog.indicators.find((one) => one.id === id);
      const of = indicator?.columns.filter((column) => column.level === level) ?? [];
      return of.map((column) => `${column.year} ${indicator && sourceIdOf(indicator, column)}`).sort();
    };
    const cbs = [
      "2015 cbs-wijkbuurtkaart-2015",
      ...(set.real ? ["2016 cbs-wijkbuurtkaart-2016", "2017 cbs-kwb-editions"] : []),
      "2022 wijken-2022",
      "2024 cbs-kwb-2024",
    ];
    const editions = set.real ? ["2020 cbs-kwb-editions", "2021 cbs-kwb-editions"] : [];
    const gemeenten = set.real ? ["2023 cbs-gemeenten", "2025 cbs-gemeenten"] : [];
    const cities = set.real ? ["2019 cbs-kwb-editions", "2023 cbs-kwb-editions"] : [];
    expect(named("inwoners", "gemeente")).toEqual([...cbs, ...editions.slice(0, 1), ...gemeenten].sort());
    expect(named("inwoners", "group")).toEqual([...cbs, ...editions, ...cities].sort());
    const earlier = set.real ? ["2017 cbs-kwb-editions", ...editions, ...cities] : [];
    expect(named("woz-waarde", "wijk")).toEqual([...earlier, "2022 wijken-2022", "2024 cbs-kwb-2024"].sort());
  });

  it("never lets a number below -9999 out: what is no figure is a status", () => {
    each((indicator, { file }, { values, status }) => {
      const wrong = values.findIndex(
        (value, row) => value < -9_999 || Number.isFinite(value) !== hasValue(statuses[status[row] ?? 0] ?? "missing"),
      );
      expect(wrong, `${indicator.id} ${file}`).toBe(-1);
    });
  });

  it("puts every value in exactly one class and nothing else in any; the counts add up to the areas", () => {
    each(({ id, breaks }, { level, counts }, { values }) => {
      const limits = breaks.find((entry) => entry.level === level)?.breaks ?? [];
      expect(limits, id).toEqual([...new Set(limits)].sort((a, b) => a - b));
      const inClass = classCounts(limits, values).reduce((sum, count) => sum + count, 0);
      const valued = counts.reduce((sum, count, status) => sum + (hasValue(statuses[status] ?? "missing") ? count : 0), 0);
      expect(inClass, id).toBe(valued);
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        id,
      ).toBe(indexes[level].codes.length);
    });
  });

  it("ties every column to the index of its level", async () => {
    const { createHash } = await import("node:crypto");
    const hash = Object.fromEntries(
      levels.map((level) => [
        level,
        createHash("sha256").update(readPublished(set, set.manifest.areas[level])).digest("hex").slice(0, 16),
      ]),
    );
    each((_, { level }, { indexHash }) => expect(indexHash).toBe(hash[level]));
  });

  it("has a row or a stated reason for every boundary", () => {
    const relation = Relation.parse(JSON.parse(readPublished(set, set.manifest.relations[0]?.file ?? "").toString()));
    for (const level of ["gemeente", "wijk", "buurt"] as const) {
      expect(new Set(Object.keys(relation.levels[level] ?? {}))).toEqual(new Set(indexes[level].codes));
    }
  });

  it("marks what we rolled up as ours, with how much of the area it rests on", () => {
    each((indicator, { level, computed, file }, { coverage }) => {
      if (level === "group") expect(computed, indicator.id).toBe(true);
      if (computed) expect(coverage, `${indicator.id} ${file}`).toBeDefined();
    });
  });

  it("rolls nothing up whose rule says that it does not add up, except classes through the score they are drawn from", () => {
    for (const { id, aggregation, classMethod, columns: entries } of catalog.indicators) {
      if (aggregation.rule !== "none" || classMethod.labels) continue;
      expect(
        entries.filter(({ computed }) => computed),
        id,
      ).toEqual([]);
    }
  });

  it("gives the same sum over gemeenten, wijken and buurten within what rounding to five allows", () => {
    const inhabitants = catalog.indicators.find(({ id }) => id === "inwoners");
    for (const level of ["gemeente", "wijk", "buurt"] as const) {
      const entry = inhabitants?.columns.find((column) => column.level === level && column.year === 2024);
      const values = columns.get(entry?.file ?? "")?.values ?? new Float64Array();
      const national = inhabitants?.national.find(({ year }) => year === 2024)?.value ?? 0;
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - national)).toBeLessThan(values.length * 2.5);
    }
  });

  it("rolls the buurten of every gemeente up to its published inhabitants within rounding", () => {
    const inhabitants = catalog.indicators.find(({ id }) => id === "inwoners");
    const values = (level: Level) =>
      columns.get(inhabitants?.columns.find((column) => column.level === level && column.year === 2024)?.file ?? "")?.values ??
      new Float64Array();
    const [buurten, gemeenten] = [values("buurt"), values("gemeente")];
    const sums = new Float64Array(gemeenten.length);
    const parts = new Float64Array(gemeenten.length);
    for (const [row, gemeente] of indexes.buurt.gemeenten.entries()) {
      sums[gemeente] = (sums[gemeente] ?? 0) + (buurten[row] ?? 0);
      parts[gemeente] = (parts[gemeente] ?? 0) + 1;
    }
    for (const [row, sum] of sums.entries()) {
      expect(Math.abs(sum - (gemeenten[row] ?? 0)), indexes.gemeente.names[row]).toBeLessThanOrEqual(
        2.5 * (parts[row] ?? 0) + 2.5,
      );
    }
  });

  it("counts the inhabitants of 2015 where they lived, and gives parks none", () => {
    if (!set.real) return;
    const inhabitants = catalog.indicators.find(({ id }) => id === "inwoners");
    const of = (level: Level, name: string) => {
      const entry = inhabitants?.columns.find((column) => column.level === level && column.year === 2015);
      return columns.get(entry?.file ?? "")?.values[indexes[level].codes.indexOf(name)];
    };
    expect(of("group", "tilburg-noordwest")).toBe(42_563);
    expect(of("group", "amsterdam-zuidoost")).toBe(82_960);
    // Doornakkers, the wijk Amsterdamse Bos, and the Flevopark, which lay in a buurt of ten thousand people.
    expect(of("wijk", "WK077232")).toBe(7_390);
    expect(of("wijk", "WK036214")).toBe(105);
    expect(of("buurt", "BU0363MG04")).toBeLessThan(50);
  });

  it("has figures of the Netherlands of all gemeenten that there were, not only of those that still exist", () => {
    if (!set.real) return;
    const national = (id: string, year: number) =>
      catalog.indicators.find((one) => one.id === id)?.national.find((one) => one.year === year)?.value;
    expect(national("inwoners", 2015)).toBe(16_900_726);
    expect(national("inwoners", 2022)).toBe(17_590_672);
    expect(national("woz-waarde", 2022)).toBe(317);
    expect(national("koopwoningen", 2022)).toBe(57);
  });

  it("shows the 20 focus areas with their inhabitants", () => {
    if (!set.real) return;
    const focus = catalog.groups.find(({ id }) => id === "focusgebieden");
    expect(focus?.areas).toHaveLength(20);
    for (const { id } of focus?.areas ?? [])
      expect(indexes.group.inhabitants[indexes.group.codes.indexOf(id)], id).toBeGreaterThan(500);
    expect(indexes.group.inhabitants[indexes.group.codes.indexOf("amsterdam-nieuw-west")]).toBe(164_725);
  });
});
