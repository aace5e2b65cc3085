/** Counts behind the legend: how many areas in each class, in each status and in each narrow bin of the histogram. */
import type { Column } from "#data/codecs/columns.ts";
import type { Scale } from "../../labels/scale.ts";

export interface Tally {
  /** Per code of the scale: classes first, then statuses. */
  counts: Uint32Array;
  /** Areas per bin of the histogram; bins divide the classes evenly, so a bin never crosses a limit. */
  bins: Uint32Array;
  total: number;
}

/** Four bins show the shape within a class; named classes have no within. */
export const binsPerClass = ({ indicator, classes }: Pick<Scale, "indicator" | "classes">) =>
  indicator.classMethod.labels?.length === classes ? 1 : 4;

/** Lower and upper limit of a class; the outermost ones end at the extent of the scale. */
export function classLimits({ breaks, extent }: Pick<Scale, "breaks" | "extent">, index: number): [number, number] {
  return [breaks[index - 1] ?? extent[0], breaks[index] ?? extent[1]];
}

/** Place of a value on the legend's axis, 0..classes: every class is equally wide and linear within. */
export function axisPlace(scale: Pick<Scale, "breaks" | "extent" | "code">, value: number, index = scale.code(value, 0)): number {
  const [low, high] = classLimits(scale, index);
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return index + Math.min(Math.max(share, 0), 0.999);
}

/** Over the given rows, or over all rows of the column. Rows beyond the column are skipped. */
export function tally(column: Column, scale: Scale, rows?: Uint32Array): Tally {
  const counts = new Uint32Array(scale.colours.length);
  const perClass = binsPerClass(scale);
  const bins = new Uint32Array(scale.classes * perClass);
  const size = rows?.length ?? column.values.length;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const row = rows ? (rows[i] ?? 0) : i;
    if (row >= column.values.length) continue;
    const value = column.values[row] ?? Number.NaN;
    const code = scale.code(value, column.status[row] ?? 0);
    counts[code] = (counts[code] ?? 0) + 1;
    total++;
    if (code >= scale.classes) continue;
    const bin = Math.floor(axisPlace(scale, value, code) * perClass);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return { counts, bins, total };
}
