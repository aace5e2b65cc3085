/** The figures of the areas of a list, as texts that are written from the set read them. */
import type { ListFigures, ListReader } from "#data/knowledge/twenty-areas.ts";
import { rowsOfList } from "./areas.ts";
import { columnEntry, figureAt } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";

/** `list`: its id. Of each indicator the newest year that areas of a list have. */
export function listReader(set: PublishedSet, list: string): ListReader {
  const { codes, names } = set.areas.group;
  const rows = rowsOfList(set, list);
  return (id): ListFigures | undefined => {
    const indicator = set.catalog.indicators.find((one) => one.id === id);
    const years = indicator?.columns.flatMap(({ level, year }) => (level === "group" ? [year] : [])) ?? [];
    const year = Math.max(...years);
    const entry = indicator && columnEntry(indicator, "group", year);
    if (!indicator || !entry || rows.length === 0) return undefined;
    const areas = rows.flatMap((row) => {
      const { value } = figureAt(set, indicator, entry, row);
      return value === null ? [] : [{ code: codes[row] ?? "", name: names[row] ?? "", value }];
    });
    const national = indicator.national.find((one) => one.year === year)?.value;
    return {
      year,
      decimals: indicator.unit.decimals,
      areas: areas.sort((a, b) => b.value - a.value || a.name.localeCompare(b.name, "nl")),
      listed: rows.length,
      ...(typeof national === "number" ? { national } : {}),
    };
  };
}
