/** What the open API knows of what somebody selected on the map. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { RegionOfFile } from "#data/region/answer.ts";
import { AreasWithin, InitiativeComposition } from "#data/schema/analysis.ts";
import { type ChoroplethLevel, Level } from "#data/schema/area.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { getLocale } from "../paraglide/runtime.js";
import { api, ask, largeMs } from "./client.ts";
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

const AreaByName = z.object({
  code: z.string(),
  name: z.string(),
  level: Level,
  gemeente: z.object({ name: z.string() }).optional(),
});
export type AreaByName = z.infer<typeof AreaByName>;
const Found = z.object({ areas: z.array(AreaByName) });

/** Of whatever level. */
export const anyAreaQuery = (words: string) =>
  queryOptions({
    queryKey: ["areas", "search", "", words],
    queryFn: async ({ signal }) =>
      Found.parse(await (await ask(api(`areas?${queryOf({ q: words, limit: "8" })}`), { signal })).json()).areas,
    enabled: words !== "",
    staleTime: Number.POSITIVE_INFINITY,
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

/** The file goes to the server, which keeps nothing of it; says in the language of the page what is wrong with it. */
export async function regionOfFile(file: File): Promise<RegionOfFile> {
  const form = new FormData();
  form.set("file", file);
  const headers = { "Accept-Language": getLocale() };
  return RegionOfFile.parse(await (await ask(api("regions"), { method: "POST", body: form, headers }, largeMs)).json());
}
