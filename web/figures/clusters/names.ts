/** Names of groups and cells after the buurten that their members lie in. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type BuurtShare, buurtenOfGroups, groupNames, type NamedGroup, namingBuurten } from "#data/spatial/group-names.ts";
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
    const { codes, names, gemeenten: gemeenteRows } = buurten.data;
    const index = { codes, names, gemeenten: gemeenteRows, gemeenteNames: gemeenten.data.names };
    const named = buurtenOfGroups(groups, (member) => places.data.get(placeKey(x?.[member], y?.[member])), index);
    return groupNames(named, words).map((name, at) => ({ name, buurten: namingBuurten(named[at] as NamedGroup) }));
  }, [groups, x, y, buurten.data, gemeenten.data, places.data]);
  const failed = [buurten, gemeenten, places].find(({ error, data }) => error && !data);
  return { found, error: failed?.error ?? null, retry: () => void failed?.refetch() };
}
