/** The search over everything that is public. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { SearchAnswer } from "#data/entries/search.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { api, ask } from "./client.ts";
import { queryOf } from "./initiative-filter.ts";

/** Others add and change while we look: a minute is as old as an answer may be. */
const staleTime = 60_000;

/** What the page narrows a search by, beside the words. */
export type SearchNarrowed = Pick<ChosenFilter, "theme" | "phase" | "area" | "from" | "to"> & { type?: string | undefined };

export interface SearchAsked extends SearchNarrowed {
  q: string;
  after?: string | undefined;
  limit?: number;
}

export function searchQuery({ q, limit = 20, ...others }: SearchAsked) {
  const question = queryOf({ q: q.trim(), ...others, limit: String(limit) });
  return queryOptions({
    queryKey: ["search", question],
    queryFn: async ({ signal }) => SearchAnswer.parse(await (await ask(api(`search?${question}`), { signal })).json()),
    enabled: q.trim() !== "",
    staleTime,
    placeholderData: keepPreviousData,
  });
}
