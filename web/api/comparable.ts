/** Areas that are comparable to one, and how alike they are; and areas that a reader chose, side by side. */
import { queryOptions } from "@tanstack/react-query";
import { AreaRisk, AreasAtRisk } from "#data/comparable/at-risk.ts";
import { ComparableAreas } from "#data/comparable/comparable-areas.ts";
import { Comparison } from "#data/comparable/comparison.ts";
import { TrendComparison } from "#data/comparable/trend-comparison.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { api, ask, isNotFound, largeMs } from "./client.ts";

/** Fails with an AnswerError 404 where nothing can be called comparable: `isNotFound`. Asked again when the page is loaded again. */
export const comparableQuery = (code: string) =>
  queryOptions({
    queryKey: ["comparable", code],
    queryFn: async ({ signal }): Promise<ComparableAreas> =>
      ComparableAreas.parse(await (await ask(api(`areas/${encodeURIComponent(code)}/comparable`), { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

/** Whether a wijk goes down. Of wijken only: anything else fails with an AnswerError 404. */
export const areaRiskQuery = (code: string) =>
  queryOptions({
    queryKey: ["at-risk", code],
    queryFn: async ({ signal }): Promise<AreaRisk> =>
      AreaRisk.parse(await (await ask(api(`areas/${encodeURIComponent(code)}/at-risk`), { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All of them. */
export const areasAtRiskQuery = queryOptions({
  queryKey: ["areas-at-risk"],
  queryFn: async ({ signal }): Promise<AreasAtRisk> =>
    AreasAtRisk.parse(await (await ask(api("areas-at-risk"), { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The first of an indicator and a size of area takes the server some seconds: a thousand others are looked at. */
export const trendComparisonQuery = (code: string, indicator: string) =>
  queryOptions({
    queryKey: ["trend-comparison", code, indicator],
    queryFn: async ({ signal }): Promise<TrendComparison> => {
      const question = new URLSearchParams({ indicator });
      const answer = await ask(api(`areas/${encodeURIComponent(code)}/trend-comparison?${question}`), { signal }, largeMs);
      return TrendComparison.parse(await answer.json());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Fails with an AnswerError 404 where none of them is an area, and where the first cannot stand beside what was asked. */
export const comparisonQuery = (manifest: Manifest, codes: readonly string[], benchmark?: string) =>
  queryOptions({
    queryKey: ["comparison", manifest.generation, codes, benchmark ?? ""],
    queryFn: async ({ signal }): Promise<Comparison> => {
      const question = new URLSearchParams({ area: codes.join(","), ...(benchmark === undefined ? {} : { benchmark }) });
      // The first of a level sorts all its figures.
      return Comparison.parse(await (await ask(api(`comparison?${question}`), { signal }, largeMs)).json());
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });
