/**
 * What hot spots are looked for in: the figure that is shown, or the initiatives of the filter per 1,000 of the people whom a figure
 * counts. One answer for the analysis, the legend, the panel and the files.
 */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { HotSpotSubject, InitiativeCounts } from "#data/schema/analysis.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { countsByRow, countsPeople, inhabitants, peopleOf, perThousand } from "#data/spatial/per-thousand.ts";
import { filterOfView, queryOf } from "../api/initiative-filter.ts";
import { countsQuery } from "../api/initiatives.ts";
import { useAreas, useColumn } from "../api/published.ts";
import { useClusterMethod } from "./cluster-method.ts";
import { type ShownColumn, useShown, useShownColumn } from "./shown.ts";
import { useView } from "./view.ts";

export interface SubjectData {
  subject: HotSpotSubject;
  level: "wijk" | "buurt";
  /** The figure itself, or the one that counts the people. */
  indicator: PublishedIndicator;
  /** Source of that figure; absent: the usual one of the indicator. */
  source: string | undefined;
  /** In row order of the area index with this hash. */
  values: Float64Array;
  indexHash: string;
  /** Digits behind the comma. */
  decimals: number;
  reachUnknown?: Uint8Array;
  counted?: Pick<InitiativeCounts, "numberMatched" | "numberReachKnown">;
  /** Which initiatives were counted, and when: another one is another answer. */
  asked?: string;
}

export type SubjectState =
  | { face: "none" }
  /** The whole gemeente is no neighbourhood. */
  | { face: "tooLarge" }
  | { face: "loading" }
  | { face: "failed"; error: Error; retry: () => void }
  | { face: "ready"; data: SubjectData };

/** Names that can stand behind "per 1.000": of people, not of what they are. */
const named = /^(inwoners|vrouwen|leeftijd-.*)$/;

/** What initiatives can be divided by at a level, the inhabitants first. */
export function peopleIndicators(catalog: Catalog | undefined, level: string): PublishedIndicator[] {
  const there = (catalog?.indicators ?? []).filter(({ columns }) => columns.some((column) => column.level === level));
  return there
    .filter((one) => named.test(one.id) && countsPeople(one) !== undefined)
    .sort((a, b) => Number(b.id === inhabitants) - Number(a.id === inhabitants));
}

const newest = (indicator: PublishedIndicator | undefined, level: string) =>
  indicator?.columns.filter((column) => column.level === level).toSorted((a, b) => b.year - a.year)[0];

export function useHotSpotSubject(): SubjectState {
  const column = useShownColumn();
  const ofInitiatives = useInitiativesPerThousand(column);
  const { measure } = useView();
  return useMemo(() => (measure ? ofInitiatives : subjectOfColumn(column)), [measure, ofInitiatives, column]);
}

function subjectOfColumn(state: ShownColumn): SubjectState {
  if (state.face === "none") return state;
  const { indicator, level, year, entry } = state.shown;
  if (level === "gemeente") return { face: "tooLarge" };
  if (state.face === "loading") return { face: "loading" };
  if (state.face === "failed") return { face: "failed", error: state.error, retry: state.retry };
  const { values, indexHash, decimals } = state.column;
  const subject = { of: "indicator", indicator: indicator.id, year } as const;
  return { face: "ready", data: { subject, level, indicator, source: entry.source, values, indexHash, decimals } };
}

function useInitiativesPerThousand(column: ShownColumn): SubjectState {
  const view = useView();
  const { catalog } = useShown();
  const shown = column.face === "none" ? undefined : column.shown.level;
  const level = shown === "gemeente" ? undefined : shown;
  const isWanted = useClusterMethod() === "hotspots";
  const asked = isWanted && view.measure !== undefined && level !== undefined;
  const all = asked ? peopleIndicators(catalog, level) : [];
  const indicator = all.find(({ id }) => id === view.per) ?? all[0];
  const entry = asked ? newest(indicator, level) : undefined;
  const isShare = indicator !== undefined && countsPeople(indicator) === "share";
  const shares = catalog?.indicators.find(({ id }) => id === inhabitants);
  const shareOf = isShare ? shares?.columns.find((one) => one.level === level && one.year === entry?.year) : undefined;
  const people = useColumn(entry);
  const inhabited = useColumn(shareOf);
  const areas = useAreas(asked ? level : undefined);
  const question = queryOf({ ...filterOfView(view), level });
  const counts = useQuery({ ...countsQuery(question), enabled: asked });
  const { error, refetch } = [people, inhabited, areas, counts].find((query) => query.error) ?? counts;
  const [living, whole, index, counted, at] = [people.data, inhabited.data, areas.data, counts.data, counts.dataUpdatedAt];
  return useMemo((): SubjectState => {
    if (!view.measure || shown === undefined) return { face: "none" };
    if (!level) return { face: "tooLarge" };
    if (error) return { face: "failed", error, retry: () => void refetch() };
    if (!indicator || !entry || !living || !index || !counted || (isShare && !whole)) return { face: "loading" };
    const subject = { of: "initiatives", measure: view.measure, per: indicator.id, year: entry.year } as const;
    const people = peopleOf(living.values, isShare ? whole?.values : undefined);
    const rates = perThousand(countsByRow(counted.areas, index.codes), people, view.measure);
    const { numberMatched, numberReachKnown } = counted;
    const about = { subject, level, indicator, source: entry.source, indexHash: living.indexHash, decimals: 2 };
    return {
      face: "ready",
      data: { ...about, ...rates, counted: { numberMatched, numberReachKnown }, asked: `${question} ${at}` },
    };
  }, [view.measure, shown, level, indicator, entry, isShare, living, whole, index, counted, at, question, error, refetch]);
}
