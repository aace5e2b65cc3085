/** The approach of areas: of one, and how far the areas of the lists are. */
import { queryOptions } from "@tanstack/react-query";
import { ApproachStates, AreaApproaches } from "#data/approach/area-approaches.ts";
import { api, ask, isNotFound } from "../client.ts";

/** Others add and change while we look: a minute is as old as it may be. */
const staleTime = 60_000;

export const areaApproachQuery = (code: string) =>
  queryOptions({
    queryKey: ["approach", "area", code],
    queryFn: async ({ signal }) =>
      AreaApproaches.parse(await (await ask(api(`areas/${encodeURIComponent(code)}/approach`), { signal })).json()),
    staleTime,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

export const approachStatesQuery = queryOptions({
  queryKey: ["approach", "lists"],
  queryFn: async ({ signal }) => ApproachStates.parse(await (await ask(api("approaches"), { signal })).json()).approaches,
  staleTime,
});
