/** What the open API knows of what somebody selected on the map. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { AreasWithin, InitiativeComposition } from "#data/schema/analysis.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { api, ask } from "./client.ts";
import { queryOf } from "./initiative-filter.ts";

export function compositionQuery(filter: ChosenFilter) {
  const question = queryOf(filter);
  return queryOptions({
    queryKey: ["initiatives", "composition", question],
    queryFn: async ({ signal }) =>
      InitiativeComposition.parse(await (await ask(api(`initiatives/composition?${question}`), { signal })).json()),
    staleTime: 60_000,
  });
}

export function areasWithinQuery(level: ChoroplethLevel, selected: Pick<ChosenFilter, "area" | "within">) {
  const question = queryOf({ level, ...selected });
  return queryOptions({
    queryKey: ["areas", "within", question],
    queryFn: async ({ signal }) => AreasWithin.parse(await (await ask(api(`areas/within?${question}`), { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const Found = z.object({
  areas: z.array(z.object({ code: z.string(), name: z.string(), gemeente: z.object({ name: z.string() }).optional() })),
});

/** A few areas of a level by name or code; none while no words are given. */
export const areaSearchQuery = (words: string, level: ChoroplethLevel) =>
  queryOptions({
    queryKey: ["areas", "search", level, words],
    queryFn: async ({ signal }) =>
      Found.parse(await (await ask(api(`areas?${queryOf({ q: words, level, limit: "6" })}`), { signal })).json()).areas,
    enabled: words !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
