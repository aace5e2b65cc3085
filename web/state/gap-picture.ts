/** Need and reach as they are drawn: one answer for map, legend, scatter plot and the panel of an area. */
import { useMemo } from "react";
import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { GapQuestion } from "#data/schema/gap.ts";
import type { GapResult } from "#data/spatial/gap-results.ts";
import { sortedValues, standing } from "#data/stats/stats.ts";
import { columnEntryOf, useColumn } from "../api/published.ts";
import { codeOf, type PictureKind, reachStateOf } from "../labels/gap-picture.ts";
import { type GapsState, useGaps } from "./gaps.ts";
import { useShown } from "./shown.ts";
import { useView } from "./view.ts";

/** A figure in the place of reach. */
export interface FigureBeside {
  indicator: PublishedIndicator;
  year: number;
}

export interface GapPicture {
  kind: PictureKind;
  question: GapQuestion;
  result: GapResult;
  /** Percentile of reach, or of the figure in its place; NaN where it is not known. */
  second: Float64Array;
  /** Undefined for reach. */
  beside: FigureBeside | undefined;
  /** Of each area its class or the reason why it has none: see `codeOf`. */
  codes: Uint8Array;
}

/** 100 is the highest; areas alike have one percentile. */
function percentilesOf(values: Float64Array): Float64Array {
  const sorted = sortedValues(values);
  return values.map((value) => standing(sorted, value)?.percentile ?? Number.NaN);
}

const newest = Number.POSITIVE_INFINITY;

/** Figures that may stand beside the need: all that say something of an area of this level, counts of it apart. */
export const figuresBeside = (catalog: Catalog | undefined, level: AreaIndex["level"]): PublishedIndicator[] =>
  (catalog?.indicators ?? []).filter(
    ({ id, aggregation, columns }) =>
      aggregation.rule !== "sum" && !id.endsWith("-klasse") && columns.some((column) => column.level === level),
  );

function useBeside(question: GapQuestion | undefined) {
  const { beside } = useView();
  const { catalog } = useShown();
  const level = question?.level ?? "wijk";
  const indicator = beside === undefined ? undefined : figuresBeside(catalog, level).find(({ id }) => id === beside);
  const entry = indicator && columnEntryOf(indicator, level, newest);
  const column = useColumn(question ? entry : undefined);
  const { data, error, refetch } = column;
  const percentiles = useMemo(() => data && percentilesOf(data.values), [data]);
  return { indicator, year: entry?.year ?? 0, percentiles, error, refetch };
}

type ReadyGaps = Extract<GapsState, { face: "ready" }>;

const drawn = new WeakMap<GapResult, Map<string, GapPicture>>();

interface Asked {
  kind: PictureKind;
  beside: FigureBeside | undefined;
  percentiles: Float64Array | undefined;
}

/** One object for all who draw the same. */
function remembered(
  { question, result }: Pick<ReadyGaps, "question" | "result">,
  { kind, beside, percentiles }: Asked,
): GapPicture {
  const known = drawn.get(result) ?? new Map<string, GapPicture>();
  drawn.set(result, known);
  const key = [kind, beside?.indicator.id, beside?.year].join();
  const before = known.get(key);
  if (before?.question === question) return before;
  const { need, reach, state } = result;
  const second = percentiles ?? reach;
  const codes = Uint8Array.from(need, (percentile, row) =>
    codeOf(kind, {
      need: percentile,
      state: reachStateOf(state[row] ?? 0),
      second: second[row] ?? Number.NaN,
      isFigure: percentiles !== undefined,
    }),
  );
  const picture = { kind, question, result, second, beside, codes };
  known.set(key, picture);
  return picture;
}

export type GapPictureState =
  | { face: "none" }
  | { face: "loading" }
  | { face: "failed"; error: Error; retry: () => void }
  | { face: "ready"; picture: GapPicture };

export function useGapPictureState(): GapPictureState {
  const gaps = useGaps();
  const view = useView();
  const ready = gaps.face === "ready" ? gaps : undefined;
  const { indicator, year, percentiles, error, refetch } = useBeside(ready?.question);
  const isBare = ready?.entered !== "entered";
  // The variants come one after the other; the picture is of the answer alone.
  const [question, result] = [ready?.question, ready?.result];
  const picture = useMemo(() => {
    if (!question || !result || (indicator && !percentiles)) return undefined;
    const kind = view.picture ?? (indicator ? "both" : isBare ? "bare" : "reach");
    return remembered({ question, result }, { kind, beside: indicator && { indicator, year }, percentiles });
  }, [question, result, indicator, year, percentiles, view.picture, isBare]);
  return useMemo(() => {
    if (picture) return { face: "ready", picture };
    if (error) return { face: "failed", error, retry: () => void refetch() };
    return gaps.face === "ready" ? { face: "loading" } : gaps;
  }, [picture, error, refetch, gaps]);
}

export function useGapPicture(): GapPicture | undefined {
  const state = useGapPictureState();
  return state.face === "ready" ? state.picture : undefined;
}
