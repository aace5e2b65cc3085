/** What the open API knows of published initiatives. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { api, ask, isNotFound } from "../api.ts";
import { type InitiativeFilter, questionOf } from "./filter.ts";

/** Others add and change while we look: a minute is as old as a list may be. */
const staleTime = 60_000;

export function initiativesQuery(filter: InitiativeFilter, after: string | undefined) {
  const question = questionOf(filter, after);
  return queryOptions({
    queryKey: ["initiatives", question],
    queryFn: async ({ signal }) =>
      PublicInitiativeList.parse(await (await ask(api(`initiatives?${question}`), { signal })).json()),
    staleTime,
    // The list stays while the next one comes, so that the page does not jump.
    placeholderData: keepPreviousData,
  });
}

export const initiativeQuery = (id: string) =>
  queryOptions({
    queryKey: ["initiative", id],
    queryFn: async ({ signal }) =>
      PublicInitiative.parse(await (await ask(api(`initiatives/${encodeURIComponent(id)}`), { signal })).json()),
    staleTime,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });
