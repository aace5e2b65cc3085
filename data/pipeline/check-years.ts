/** What the report says of years: on which ground figures stand, how far back each level goes, and for how many focus areas there is a line. */
import { z } from "zod";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import { grounds } from "./compute/cells.ts";

export const GroundCounts = z.record(z.string(), z.record(z.string(), z.number().int()));
type GroundCounts = z.infer<typeof GroundCounts>;

export interface YearInputs {
  catalog: Catalog;
  columns: ReadonlyMap<string, Float64Array>;
  indexes: Record<Level, AreaIndex>;
  counts: GroundCounts;
}

const shown: Level[] = ["gemeente", "wijk", "buurt", "group"];

/** Areas with a figure, by ground, for every indicator, year and level. */
export function groundLines({ catalog, counts }: YearInputs): string[] {
  const lines = ["", `Areas with a figure, by ground (${grounds.join(", ")})`];
  for (const { id, columns } of catalog.indicators) {
    const years = [...new Set(columns.map(({ year }) => year))].sort((a, b) => a - b);
    for (const year of years) {
      const parts = shown.flatMap((level) => {
        const column = columns.find((one) => one.year === year && one.level === level);
        const found = Object.entries(counts[column?.file ?? ""] ?? {});
        return found.length === 0 ? [] : [`${level} ${found.map(([ground, count]) => `${ground} ${count}`).join(", ")}`];
      });
      lines.push(`  ${`${id} ${year}`.padEnd(44)} ${parts.join("; ")}`);
    }
  }
  return lines;
}

/** First and last year of every level. */
export function spanLines({ catalog }: YearInputs): string[] {
  const span = ({ columns }: PublishedIndicator, level: Level) => {
    const years = columns.filter((one) => one.level === level).map(({ year }) => year);
    return years.length === 0 ? "-" : `${Math.min(...years)}-${Math.max(...years)} (${years.length})`;
  };
  return [
    "",
    `First and last year, and how many there are (${shown.join(", ")})`,
    ...catalog.indicators.map((one) =>
      `  ${one.id.padEnd(40)} ${shown.map((level) => span(one, level).padEnd(16)).join(" ")}`.trimEnd(),
    ),
  ];
}

/** The list of twenty areas of the national programme. */
const focusAreas = "focusgebieden";
/** A line is worth that for so many of them. */
const mostFocusAreas = 15;

/**
 * In how many years an indicator has a figure in at least fifteen focus areas: `wijk` of a member wijk or, where the area is given by
 * buurten, of the wijk that it lies in; `group` of the area as a whole, which is our roll-up.
 */
export function lineYears({ catalog, columns, indexes }: YearInputs): Map<string, Record<"wijk" | "group", number>> {
  const list = catalog.groups.find(({ id }) => id === focusAreas);
  const rows = {
    wijk: list ? wijkenOf(list, indexes) : [],
    group: (list?.areas ?? []).map(({ id }) => [indexes.group.codes.indexOf(id)]),
  };
  const years = (indicator: PublishedIndicator, level: "wijk" | "group") =>
    indicator.columns.filter((column) => {
      const values = columns.get(column.file);
      const there = (area: number[]) => area.some((row) => Number.isFinite(values?.[row]));
      return column.level === level && rows[level].filter(there).length >= mostFocusAreas;
    }).length;
  return new Map(catalog.indicators.map((one) => [one.id, { wijk: years(one, "wijk"), group: years(one, "group") }]));
}

function wijkenOf({ areas }: GroupList, { wijk }: YearInputs["indexes"]): number[][] {
  const rows = new Map(wijk.codes.map((code, row) => [code, row]));
  return areas.map(({ members }) => [
    ...new Set(members.flatMap(({ code }) => rows.get(code.startsWith("BU") ? `WK${code.slice(2, 8)}` : code) ?? [])),
  ]);
}

export function lineLines(inputs: YearInputs): string[] {
  const years = [...lineYears(inputs)];
  const least = (level: "wijk" | "group", count: number) => years.filter(([, found]) => found[level] >= count).length;
  const line = (level: "wijk" | "group") => `${least(level, 4)} in four years or more, ${least(level, 5)} in five or more`;
  return [
    "",
    `Indicators with figures in at least ${mostFocusAreas} focus areas`,
    `  of their wijken: ${line("wijk")}`,
    `  of the areas as a whole: ${line("group")}`,
    ...years
      .filter(([, { wijk, group }]) => Math.max(wijk, group) >= 3)
      .map(([id, { wijk, group }]) => `  ${id.padEnd(40)} wijken ${wijk}, as a whole ${group}`),
  ];
}
