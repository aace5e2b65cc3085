/** What is shown now, for every component that asks. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Column } from "#data/codecs/columns.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { type Catalog, type ColumnEntry, isOldYear, newestYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { catalogQuery, columnQuery, manifestQuery } from "../api/published.ts";
import { type Scale, type Surroundings, scaleOf } from "../labels/scale.ts";
import { useDark, usePrinting } from "../ui/media.ts";
import { useFinestInTiles } from "./map-store.ts";
import { gapLevel, levelAt, readCamera, useIsGaps, useView, type View } from "./view.ts";

export interface ShownData {
  manifest: Manifest | undefined;
  catalog: Catalog | undefined;
  shown: Shown | undefined;
  scale: Scale | undefined;
  error: Error | null;
}

type Answer = { shown: Shown | undefined; scale: Scale | undefined };
const answers = new WeakMap<Catalog, Map<string, Answer>>();

/** What the tiles do not have cannot be in colour; by itself the level is never finer than the tiles. */
function coarseEnough(view: View, finest: ChoroplethLevel): View {
  if (finest === "buurt" || (finest === "wijk" && view.level !== "buurt")) return view;
  return { ...view, level: finest };
}

/** Many components ask the same: the answer is worked out once and is the same object for all, so nothing is drawn twice. */
function remembered(catalog: Catalog | undefined, view: View, ground: Required<Surroundings>, finest: ChoroplethLevel): Answer {
  if (!catalog) return { shown: undefined, scale: undefined };
  const known = answers.get(catalog) ?? new Map<string, Answer>();
  answers.set(catalog, known);
  const zoom = readCamera(view.at)?.zoom ?? 0;
  const { dark, paper } = ground;
  const key = [
    view.indicator,
    view.year,
    view.time?.slice(0, 4),
    view.level ?? "auto",
    levelAt(zoom),
    dark,
    paper,
    finest,
  ].join();
  const before = known.get(key);
  if (before) return before;
  const shown = shownIn(coarseEnough(view, finest), catalog.indicators);
  const answer = { shown, scale: shown && scaleOf(shown.indicator, shown.level, ground) };
  known.set(key, answer);
  return answer;
}

/** Beside the sentence of need and reach the map is of its scale, and of a figure that there is at every scale. */
function useShownView(): View {
  const view = useView();
  const isGaps = useIsGaps();
  return useMemo(
    () => (isGaps ? { ...view, level: gapLevel(view), indicator: undefined, year: undefined, time: undefined } : view),
    [view, isGaps],
  );
}

/** The same answer for map, legend, panels and table: they all ask here. */
export function useShown(): ShownData {
  const view = useShownView();
  const dark = useDark();
  const paper = usePrinting();
  const finest = useFinestInTiles();
  const manifest = useQuery(manifestQuery);
  const catalog = useQuery({ ...catalogQuery(manifest.data), enabled: manifest.data !== undefined });
  const { shown, scale } = useMemo(
    () => remembered(catalog.data, view, { dark, paper }, finest),
    [catalog.data, view, dark, paper, finest],
  );
  return { manifest: manifest.data, catalog: catalog.data, shown, scale, error: manifest.error ?? catalog.error };
}

/**
 * The figures of what is shown, for all that draws, says or saves them: colours, legend, tooltip, table, panel, picture. Only
 * `ready` has figures, and they are of exactly this indicator, year and level; in the others nothing of another question is seen.
 */
export type ShownColumn =
  | { face: "none" }
  | { face: "loading"; shown: Shown; scale: Scale }
  | { face: "failed"; shown: Shown; scale: Scale; error: Error; retry: () => void }
  | { face: "ready"; shown: Shown; scale: Scale; column: Column };

interface Fetching {
  data: Column | undefined;
  error: Error | null;
  refetch: () => unknown;
}

export function columnState(
  shown: Shown | undefined,
  scale: Scale | undefined,
  { data: column, error, refetch }: Fetching,
): ShownColumn {
  if (!shown || !scale) return { face: "none" };
  if (column) return { face: "ready", shown, scale, column };
  return error ? { face: "failed", shown, scale, error, retry: () => void refetch() } : { face: "loading", shown, scale };
}

export function useShownColumn(): ShownColumn {
  const { shown, scale } = useShown();
  const { data, error, refetch } = useQuery({ ...columnQuery(shown?.entry), enabled: shown !== undefined });
  return useMemo(() => columnState(shown, scale, { data, error, refetch }), [shown, scale, data, error, refetch]);
}

/** What a view comes down to with a catalogue: the indicator, level, year and column to show. */
const firstIndicator = "leefbaarometer-klasse";

export interface Shown {
  indicator: PublishedIndicator;
  level: ChoroplethLevel;
  year: number;
  entry: ColumnEntry;
  /** Years of the indicator at this level, ascending. */
  years: number[];
  /** The newest year with figures about its theme, where the shown year is old beside it. */
  newer?: number | undefined;
}

/** Levels to try when the indicator has no figures at the wanted one: the next larger areas first. */
const fallback: Record<ChoroplethLevel, ChoroplethLevel[]> = {
  buurt: ["buurt", "wijk", "gemeente"],
  wijk: ["wijk", "gemeente", "buurt"],
  gemeente: ["gemeente", "wijk", "buurt"],
};

/** Of the year that was asked for; with a month of that year, else the newest before it, else the oldest. */
function columnAt(columns: readonly ColumnEntry[], { year, time }: View): ColumnEntry | undefined {
  if (time === undefined) return columns.find((column) => column.year === year);
  return columns.findLast((column) => column.year <= Number(time.slice(0, 4))) ?? columns[0];
}

/** Undefined only when the catalogue has no indicator with a column. */
export function shownIn(view: View, indicators: readonly PublishedIndicator[]): Shown | undefined {
  const usable = indicators.filter((one) => one.columns.some((column) => column.level !== "group"));
  const find = (id: string | undefined) => usable.find((one) => one.id === id);
  const indicator = find(view.indicator) ?? find(firstIndicator) ?? usable[0];
  if (!indicator) return undefined;
  const byZoom = levelAt(readCamera(view.at)?.zoom ?? 0);
  // What lies above or below one norm averages out in a gemeente, and the country would have one colour: there by wijk.
  const auto = byZoom === "gemeente" && indicator.ramp === "diverging" ? "wijk" : byZoom;
  const wanted = view.level === undefined || view.level === "auto" ? auto : view.level;
  const level = fallback[wanted].find((one) => indicator.columns.some((column) => column.level === one));
  if (!level) return undefined;
  const columns = indicator.columns.filter((column) => column.level === level).sort((a, b) => a.year - b.year);
  const entry = columnAt(columns, view) ?? columns.at(-1);
  if (!entry) return undefined;
  const { year } = entry;
  const newer = isOldYear(indicators, indicator, year) ? newestYear(indicators, indicator.theme) : undefined;
  return { indicator, level, year, entry, years: columns.map((column) => column.year), newer };
}
