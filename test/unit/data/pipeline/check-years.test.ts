/** What the report says of years is what the published files hold. */
import { beforeAll, describe, expect, it } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { GroundCounts, groundLines, lineYears, spanLines, type YearInputs } from "#data/pipeline/check-years.ts";
import { AreaIndex, levels } from "#data/schema/area.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

let set: Published;
let inputs: YearInputs;
beforeAll(async () => {
  set = await published();
  const json = (name: string) => JSON.parse(readPublished(set, name).toString());
  const catalog = readCatalog(set);
  inputs = {
    catalog,
    columns: new Map(
      catalog.indicators.flatMap(({ columns }) =>
        columns.map(({ file }) => [file, decodeColumn(readPublished(set, file)).values] as const),
      ),
    ),
    indexes: Object.fromEntries(
      levels.map((level) => [level, AreaIndex.parse(json(set.manifest.areas[level]))]),
    ) as YearInputs["indexes"],
    counts: GroundCounts.parse(json(set.manifest.grounds ?? "")),
  };
});

describe("the report on years", () => {
  it("gives every figure of every column a ground", () => {
    const wrong = inputs.catalog.indicators.flatMap(({ columns }) =>
      columns.filter(({ file, counts }) => {
        const valued = counts.reduce((sum, count, status) => sum + (hasValue(statuses[status] ?? "missing") ? count : 0), 0);
        return Object.values(inputs.counts[file] ?? {}).reduce((sum, count) => sum + count, 0) !== valued;
      }),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("names the grounds of a year, and the first and last year of every level", () => {
    if (!set.real) return;
    const found = groundLines(inputs).find((line) => line.trim().startsWith("inwoners 2015"));
    expect(found).toMatch(/gemeente .*borders \d+.*; wijk .*borders \d+.*parts \d+.*; buurt /);
    expect(spanLines(inputs).find((line) => line.trim().startsWith("inwoners "))).toMatch(/ 2015-2024 \(\d\)/);
  });

  it("counts the years in which at least fifteen focus areas have a figure", () => {
    if (!set.real) return;
    const years = lineYears(inputs);
    expect(years.get("inwoners")?.wijk).toBeGreaterThanOrEqual(5);
    expect(years.get("koopwoningen")?.wijk).toBeGreaterThanOrEqual(4);
    expect(years.get("herkomst-nederland")?.wijk).toBe(1);
  });
});
