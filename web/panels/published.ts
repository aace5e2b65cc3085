/** Published files as the panels ask for them; each is fetched once and kept by the query cache. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Column } from "#data/columns.ts";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery, columnQuery, manifestQuery } from "../api.ts";

export function useAreas(level: Level | undefined): UseQueryResult<AreaIndex> {
  const { data: manifest } = useQuery(manifestQuery);
  const known = manifest !== undefined && level !== undefined;
  return useQuery({
    ...areasQuery(manifest as Manifest, level ?? "gemeente"),
    queryKey: ["areas", known ? manifest.areas[level] : ""],
    enabled: known,
  });
}

export function useColumn(entry: ColumnEntry | undefined): UseQueryResult<Column> {
  return useQuery({
    ...columnQuery(entry as ColumnEntry),
    queryKey: ["column", entry?.file ?? ""],
    enabled: entry !== undefined,
  });
}

/** Column of a level for a year, else the newest of that level; undefined where the indicator has none there. */
export function entryOf(indicator: PublishedIndicator, level: Level, year: number): ColumnEntry | undefined {
  const entries = indicator.columns.filter((entry) => entry.level === level).sort((a, b) => a.year - b.year);
  return entries.find((entry) => entry.year === year) ?? entries.at(-1);
}

/** Row of a code in an index whose codes ascend by code unit; -1 when it is not there. */
export function rowOf(areas: Pick<AreaIndex, "codes" | "bordered">, code: string): number {
  const search = (from: number, to: number) => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((areas.codes[middle] ?? "") < code) low = middle + 1;
      else high = middle;
    }
    return low < to && areas.codes[low] === code ? low : -1;
  };
  // Areas without a border stand behind the others, in an order of their own.
  const row = search(0, areas.bordered);
  return row >= 0 ? row : search(areas.bordered, areas.codes.length);
}

/** Level that a code belongs to, by its official form: GM0363, WK036301, BU03630100; anything else is an area of a list. */
export function levelOfCode(code: string): Level {
  if (/^GM\d{4}$/.test(code)) return "gemeente";
  if (/^WK\d{4}[0-9A-Z]{2}$/.test(code)) return "wijk";
  return /^BU\d{4}[0-9A-Z]{4}$/.test(code) ? "buurt" : "group";
}
