/** Published files as the panels ask for them; each is fetched once and kept by the query cache. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Column } from "#data/codecs/columns.ts";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery, columnQuery, manifestQuery } from "./published.ts";

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
