/** Names of areas by their code, for pages that are about things in areas. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { type AreaIndex, levels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery, manifestQuery } from "./published.ts";

export interface AreaNames {
  /** Undefined while the names are on their way, and for a code that is not in the division of now. */
  nameOf(code: string | undefined): string | undefined;
  gemeenten: AreaIndex | undefined;
  /** Why names are missing, and how to request them again. */
  error: Error | null;
  retry: () => void;
}

export function useAreaNames(): AreaNames {
  const { data: manifest } = useQuery(manifestQuery);
  const results = useQueries({
    queries: levels.map((level) => ({
      ...areasQuery(manifest as Manifest, level),
      queryKey: ["areas", manifest?.areas[level] ?? level],
      enabled: manifest !== undefined,
    })),
  });
  const [gemeente, wijk, buurt, group] = results.map(({ data }) => data as AreaIndex | undefined);
  const indexes = useMemo(
    () => [gemeente, wijk, buurt, group].filter((index) => index !== undefined),
    [gemeente, wijk, buurt, group],
  );
  const nameOf = useCallback(
    (code: string | undefined) => {
      if (code === undefined) return undefined;
      for (const index of indexes) {
        const row = index.codes.indexOf(code);
        if (row >= 0) return index.names[row];
      }
      return undefined;
    },
    [indexes],
  );
  const retry = () => {
    for (const { error, refetch } of results) if (error) void refetch();
  };
  return { nameOf, gemeenten: gemeente, error: results.find((one) => one.error)?.error ?? null, retry };
}
