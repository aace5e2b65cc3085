/** Names of groups and cells after the buurten that their members lie in. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AreaIndex } from "#data/schema/area.ts";
import { type BuurtShare, groupNames, type NamedGroup, namingBuurten } from "#data/spatial/group-names.ts";
import { pointBuurtenQuery } from "../../api/cluster-members.ts";
import { useAreas } from "../../api/published.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";

/** Numbers of points, and where all points lie. */
export type Located = Pick<AnalysisAnswer, "x" | "y">;
interface WithMembers {
  members: Uint32Array;
}

export interface FoundName {
  name: string;
  /** The one or two buurten that it is named after. */
  buurten: readonly BuurtShare[];
}

export interface FoundNames {
  /** In the order of the groups; undefined while they are on their way. */
  found: readonly FoundName[] | undefined;
  error: Error | null;
  retry: () => void;
}

const words = {
  and: (first: string, second: string) => m.clusters_name_and({ first, second }),
  around: (first: string, second?: string) =>
    second === undefined ? m.clusters_name_around({ name: first }) : m.clusters_name_around_two({ first, second }),
  toldApart: (name: string, by: string) => `${name} (${by})`,
};

export const placeKey = (x: number | undefined, y: number | undefined) => `${x},${y}`;

export function useNames(groups: readonly WithMembers[], { x, y }: Located): FoundNames {
  const buurten = useAreas("buurt");
  const gemeenten = useAreas("gemeente");
  const places = useQuery(pointBuurtenQuery);
  const found = useMemo((): FoundName[] | undefined => {
    if (!buurten.data || !gemeenten.data || !places.data) return undefined;
    const shareOf = sharing(buurten.data, gemeenten.data);
    const named = groups.map(({ members }): NamedGroup => {
      const counts = new Map<string, number>();
      for (const member of members) {
        const code = places.data.get(placeKey(x?.[member], y?.[member]));
        if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      const shares = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
      return { count: members.length, buurten: shares.slice(0, 2).map(([code, count]) => shareOf(code, count)) };
    });
    return groupNames(named, words).map((name, at) => ({ name, buurten: namingBuurten(named[at] as NamedGroup) }));
  }, [groups, x, y, buurten.data, gemeenten.data, places.data]);
  const failed = [buurten, gemeenten, places].find(({ error, data }) => error && !data);
  return { found, error: failed?.error ?? null, retry: () => void failed?.refetch() };
}

function sharing(buurten: AreaIndex, gemeenten: AreaIndex): (code: string, count: number) => BuurtShare {
  const rows = new Map(buurten.codes.map((code, row) => [code, row]));
  return (code, count) => {
    const row = rows.get(code) ?? -1;
    const gemeente = gemeenten.names[buurten.gemeenten[row] ?? -1] ?? "";
    return { code, count, name: buurten.names[row] ?? code, gemeente };
  };
}
