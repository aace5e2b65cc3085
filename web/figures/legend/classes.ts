/** The classes of the legend: what each is called, and how many areas are in it, in each status and in each narrow bin of the histogram. */
import type { Column } from "#data/codecs/columns.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { formatNumber, formatSigned, statusWordLong, unitName, words } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import { favourable } from "../../labels/theme.ts";
import { m } from "../../paraglide/messages.js";

export interface Tally {
  /** Per code of the scale: classes first, then statuses. */
  counts: Uint32Array;
  /** Of those of each class the estimated and the provisional ones. */
  marked: { estimated: Uint32Array; provisional: Uint32Array };
  /** Areas per bin of the histogram; bins divide the classes evenly, so a bin never crosses a limit. */
  bins: Uint32Array;
  total: number;
}

/** Every class has a name of its own, and no limits that a reader would know. */
export const isNamed = ({ indicator, classes }: Pick<Scale, "indicator" | "classes">) =>
  indicator.classMethod.labels?.length === classes;

/** Four bins show the shape within a class; named classes have no within. */
export const binsPerClass = (scale: Pick<Scale, "indicator" | "classes">) => (isNamed(scale) ? 1 : 4);

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
  const marked = { estimated: new Uint32Array(scale.classes), provisional: new Uint32Array(scale.classes) };
  let total = 0;
  for (let i = 0; i < size; i++) {
    const row = rows ? (rows[i] ?? 0) : i;
    if (row >= column.values.length) continue;
    const value = column.values[row] ?? Number.NaN;
    const code = scale.code(value, column.status[row] ?? 0);
    counts[code] = (counts[code] ?? 0) + 1;
    total++;
    if (code >= scale.classes) continue;
    const status = statuses[column.status[row] ?? 0];
    if (status === "estimated" || status === "provisional") marked[status][code] = (marked[status][code] ?? 0) + 1;
    const bin = Math.floor(axisPlace(scale, value, code) * perClass);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return { counts, marked, bins, total };
}

/** One text per class, lowest first: "minder dan 10%", "10 tot 20%", "20% of meer", or "ruim voldoende". */
export function classRanges({ indicator, breaks, classes }: Pick<Scale, "indicator" | "breaks" | "classes">): string[] {
  const { labels } = indicator.classMethod;
  if (labels?.length === classes) return labels.map(words);
  const decimals = decimalsFor(breaks);
  const signed = (value: number) => formatSigned(indicator, value, decimals);
  // "10 tot 20%": a percent sign once a range; a euro sign stands before each amount.
  const low = (value: number) => (indicator.unit.euros === undefined ? formatNumber(value, decimals) : signed(value));
  return Array.from({ length: classes }, (_, index) => {
    const from = breaks[index - 1];
    const to = breaks[index];
    if (from === undefined && to === undefined) return unitName(indicator);
    if (from === undefined) return m.legend_below({ limit: signed(to ?? 0) });
    if (to === undefined) return m.legend_above({ limit: signed(from) });
    return m.legend_between({ low: low(from), high: signed(to) });
  });
}

/** The limits between the classes as short as they can be: the unit stands above them. */
export const breakTexts = ({ indicator, breaks }: Pick<Scale, "indicator" | "breaks">): string[] =>
  breaks.map((value) => formatSigned(indicator, value, decimalsFor(breaks)));

/** Pixels under all classes: of the strip, and of the unfolded legend; and a character with the room around it. */
const axis = { strip: 180, open: 312, character: 6 };

/** Which limits have room to stand under the classes: all, or every second or third, so that no two run into each other. */
export function limitsThatFit(texts: readonly string[], open: boolean): number[] {
  const room = (open ? axis.open : axis.strip) / (texts.length + 1);
  const step = Math.max(1, Math.ceil(((Math.max(...texts.map(({ length }) => length)) + 1) * axis.character) / room));
  return texts.flatMap((_, index) => (index % step === 0 ? [index] : []));
}

/** What a picture or a sheet of paper says of the colours: every class, and every reason for none that the column has. */
export function keysOf(scale: Scale, counts: readonly number[]): { text: string; code: number }[] {
  const classes = classRanges(scale).map((text, code) => ({ text, code }));
  const reasons = statuses.flatMap((status, index) =>
    hasValue(status) || !counts[index] ? [] : [{ text: statusWordLong(status), code: scale.classes + index }],
  );
  return [...classes, ...reasons];
}

/** Which way is favourable, as an arrow along the classes; undefined where that is not known. */
export function directionText(indicator: Parameters<typeof favourable>[0]): string | undefined {
  const way = favourable(indicator);
  if (way === 0) return undefined;
  return way > 0 ? `${m.legend_better()} →` : `← ${m.legend_better()}`;
}

/** Digits that all limits need; breaks are published rounded, three is the most a legend can hold. */
const decimalsFor = (breaks: readonly number[]) =>
  Math.max(0, ...breaks.map((value) => Math.min((String(value).split(".")[1] ?? "").length, 3)));
