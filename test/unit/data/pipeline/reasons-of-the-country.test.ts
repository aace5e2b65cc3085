/** Why figures of the real country are not there: each reason where it is known to hold. */
import { beforeAll, describe, expect, it } from "vitest";
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { statuses } from "#data/schema/status.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

describe("in the real country", () => {
  let set: Published;
  let catalog: Catalog;
  const indexes = {} as Record<Level, AreaIndex>;
  beforeAll(async () => {
    set = await published();
    catalog = readCatalog(set);
    for (const level of levels)
      indexes[level] = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas[level]).toString()));
  });
  const column = (id: string, level: Level, year: number): Column => {
    const indicator = catalog.indicators.find((one) => one.id === id);
    const entry = indicator?.columns.find((one) => one.level === level && one.year === year);
    return decodeColumn(readPublished(set, entry?.file ?? ""));
  };
  const statusAt = (id: string, level: Level, year: number, code: string) =>
    statuses[column(id, level, year).status[indexes[level].codes.indexOf(code)] ?? -1];

  it("every reason stands where it is known to hold", () => {
    if (!set.real) return;
    // Zoetermeer, in the police table on a newer division; its own total stands.
    expect(statusAt("misdrijven", "buurt", 2024, "BU06370101")).toBe("withheldByUs");
    expect(statusAt("misdrijven", "wijk", 2024, "WK063701")).toBe("withheldByUs");
    expect(statusAt("misdrijven", "gemeente", 2024, "GM0637")).toBe("provisional");
    // Almere drew its buurten anew.
    expect(statusAt("rokers", "buurt", 2020, "BU00340204")).toBe("otherArea");
    const { inhabitants, codes: buurten } = indexes.buurt;
    const empty = inhabitants.flatMap((people, row) => (people === 0 ? [buurten[row] ?? ""] : []));
    expect(empty.length).toBeGreaterThan(400);
    for (const code of empty) expect(statusAt("inkomen-per-inwoner", "buurt", 2024, code), code).toBe("notApplicable");
  });

  it("who was too small then and is not now says so, and nobody else", () => {
    let grown = 0;
    const households = (level: string) => {
      const columns = catalog.indicators.find(({ id }) => id === "huishoudens")?.columns ?? [];
      const now = columns.find((column) => column.level === level && column.year === set.manifest.division);
      return decodeColumn(readPublished(set, now?.file ?? "")).values;
    };
    for (const { columns, field: newest } of catalog.indicators) {
      for (const { level, year, file, field = newest } of columns) {
        if (level === "group" || year === set.manifest.division) continue;
        const { status } = decodeColumn(readPublished(set, file));
        // What there were too few of: households where a rate was divided by them.
        const inhabitants = field.endsWith("/ HuishoudensTotaal") ? households(level) : indexes[level].inhabitants;
        for (const [row, one] of status.entries()) {
          if (statuses[one] === "tooSmallThen") grown++;
          if (statuses[one] === "tooSmallThen" && (inhabitants[row] ?? 0) < 50) expect.fail(`${file} row ${row} is small`);
          if (statuses[one] === "tooSmall" && (inhabitants[row] ?? 0) >= 50) expect.fail(`${file} row ${row} has grown`);
        }
      }
    }
    if (set.real) expect(grown).toBeGreaterThan(2000);
  });
});
