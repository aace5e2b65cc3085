/**
 * What is marked in the scatter plot: a box of percentiles of need and of what stands beside it. It is one selection with the map: the
 * areas of the box, and of an own selection where there is one, are the ones that stay in colour on both and in the list.
 */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAreas } from "../api/published.ts";
import { areasWithinQuery } from "../api/selections.ts";
import { rowOf } from "./area-rows.ts";
import { useGapPicture } from "./gap-picture.ts";
import { selectionQuestion, useOwnSelection } from "./own-selection.ts";
import { gapLevel, useView } from "./view.ts";

type Range = readonly [from: number, to: number];

/** In whole percentile points. */
export interface Brush {
  need: Range;
  second: Range;
}

export const wholePlot: Brush = { need: [0, 100], second: [0, 100] };

/** Undefined for what is no box in the plot. */
export function readBrush(text: string | undefined): Brush | undefined {
  const parts = (text?.split(",") ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  const [a = -1, b = -1, c = -1, d = -1] = parts;
  const isRange = (from: number, to: number) => from >= 0 && from <= to && to <= 100;
  return parts.length === 4 && isRange(a, b) && isRange(c, d) ? { need: [a, b], second: [c, d] } : undefined;
}

/** As it stands in the address; undefined for the whole plot, which marks nothing. */
export function writeBrush({ need, second }: Brush): string | undefined {
  const text = [...need, ...second].join();
  return text === "0,100,0,100" ? undefined : text;
}

const isWithin = (value: number, [from, to]: Range): boolean => value >= from && value <= to;

/** What is not known is in no box. */
export const isInBrush = ({ need, second }: Brush, x: number, y: number): boolean => isWithin(x, need) && isWithin(y, second);

export const useBrush = (): Brush | undefined => {
  const { brush } = useView();
  return useMemo(() => readBrush(brush), [brush]);
};

/** Rows of the own selection, as far as they are known; undefined without one. */
function useSelectedRows(): ReadonlySet<number> | undefined {
  const level = gapLevel(useView());
  const selection = useOwnSelection()?.selection;
  const areas = useAreas(selection ? level : undefined).data;
  const found = useQuery({
    ...areasWithinQuery(level, selection ? selectionQuestion(selection) : {}),
    enabled: selection !== undefined,
  });
  const within = found.data;
  return useMemo(() => {
    if (!selection || !areas || !within) return undefined;
    return new Set([...within.whole, ...within.partly].map((code) => rowOf(areas, code) ?? -1));
  }, [selection, areas, within]);
}

/** Whether an area is in the selection of plot and map; undefined while nothing is selected, and then every area is. */
export function useMarked(): ((row: number) => boolean) | undefined {
  const brush = useBrush();
  const rows = useSelectedRows();
  const picture = useGapPicture();
  return useMemo(() => {
    if (!brush && !rows) return undefined;
    return (row) => {
      if (rows && !rows.has(row)) return false;
      if (!brush) return true;
      if (!picture) return false;
      return isInBrush(brush, picture.result.need[row] ?? Number.NaN, picture.second[row] ?? Number.NaN);
    };
  }, [brush, rows, picture]);
}
