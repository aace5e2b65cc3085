import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type AreaIndex, levels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { buildPlaceIndex, type PlaceIndex } from "#data/search/place-index.ts";
import { areasQuery, manifestQuery } from "../api/published.ts";

/** Fetches the names of all areas and indexes them; undefined until that is done. */
export function usePlaceIndex(): { index: PlaceIndex | undefined; error: Error | null } {
  const { data: manifest } = useQuery(manifestQuery);
  const results = useQueries({
    queries: levels.map((level) => ({
      ...areasQuery(manifest as Manifest, level),
      queryKey: ["areas", manifest?.areas[level] ?? ""],
      enabled: manifest !== undefined,
    })),
  });
  const [gemeente, wijk, buurt, group] = results.map((one) => one.data as AreaIndex | undefined);
  const index = useMemo(
    () => (gemeente && wijk && buurt && group ? buildPlaceIndex({ gemeente, wijk, buurt, group }) : undefined),
    [gemeente, wijk, buurt, group],
  );
  return { index, error: results.find((one) => one.error)?.error ?? null };
}
