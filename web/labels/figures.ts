/**
 * A figure as it is read anywhere: its text together with all that must be said of it. Nothing else writes the figure of an area, so
 * that no place can show one without its marks.
 */
import { classUnit } from "#data/indicators/units.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { marginOf, rateScaleOf, type Text } from "#data/schema/indicator.ts";
import { type FigureMark, figureMarks, hasValue, marksOf, type Status } from "#data/schema/status.ts";
import * as m from "../paraglide/messages.js";
import { countWords, formatNumber, formatSigned, statusWord, statusWordLong, unitBehind, words } from "./format.ts";
import { statusOf } from "./scale.ts";

export type FigureIndicator = Pick<PublishedIndicator, "unit" | "classMethod" | "method"> &
  Partial<Pick<PublishedIndicator, "aggregation" | "rounding">>;

/** The people, dwellings or other things that a rate is of, in the same area and year, and what is counted of them. */
export interface FigureBase {
  value: number;
  counted: string;
}

export interface KnownFigure {
  value: number | null | undefined;
  status: Status;
  /** Rolled up by us from smaller areas. */
  computed: boolean;
  /** Percent of the area that it rests on. */
  coverage?: number | undefined;
  /** "land" for the Netherlands. Sources round in wijken and buurten only. */
  level: Level | "land";
  base?: FigureBase | undefined;
}

export interface WrittenFigure {
  isThere: boolean;
  status: Status;
  /** "12,3%", "€ 327.000", "1.234", "goed (7)", or the short word for why there is none: where a head names the unit. */
  bare: string;
  /** Stands behind it; empty where it says its unit itself. */
  unit: string;
  /** "± 17": how far rounding can take it, where that is more than the last digit shown. */
  margin: string | undefined;
  /** "10 uitkeringen, afgerond op tien": where the margin is over a quarter of the figure. */
  count: string | undefined;
  marks: readonly FigureMark[];
  /** Percent of the area that it rests on; undefined for the whole of it. */
  coverage: number | undefined;
}

export function writeFigure(indicator: FigureIndicator, known: KnownFigure): WrittenFigure {
  const { value, status, computed, coverage = 100 } = known;
  const isThere = value !== null && value !== undefined && hasValue(status) && !Number.isNaN(value);
  if (!isThere) {
    const none = { margin: undefined, count: undefined, coverage: undefined };
    return { isThere, status, bare: statusWord(status), unit: "", marks: [], ...none };
  }
  const label = indicator.classMethod.labels?.[Math.round(value) - 1];
  return {
    isThere,
    status,
    bare: label ? `${words(label)} (${Math.round(value)})` : formatSigned(indicator, value),
    unit: unitBehind(indicator),
    marks: marksOf(indicator.method, computed, status),
    coverage: coverage < 100 ? coverage : undefined,
    ...roundingOf(indicator, value, known),
  };
}

/** Over a quarter of the figure the count says more than the rate does. */
function roundingOf(indicator: FigureIndicator, value: number, { base, ...known }: KnownFigure) {
  const { rounding } = indicator;
  const margin = marginOf(indicator, { ...known, base: base?.value });
  if (!rounding || margin === undefined) return { margin: undefined, count: undefined };
  const to = rounding.to === 10 ? m.figure_ten() : formatNumber(rounding.to);
  const counted = base && Math.round((value * base.value) / rateScaleOf(indicator) / rounding.to) * rounding.to;
  const count =
    rounding.of === "value" || !base
      ? m.figure_rounded({ to })
      : m.figure_count({ count: formatNumber(counted ?? 0), people: base.counted, to });
  return {
    margin: m.figure_margin({ margin: formatSigned(indicator, margin) }),
    count: margin > Math.abs(value) / 4 ? count : undefined,
  };
}

/** What of the figures of one column stands in rows: their numbers by row of the area index. */
export interface FigureColumn {
  values: ArrayLike<number>;
  status: ArrayLike<number>;
  coverage?: ArrayLike<number> | undefined;
}

/** Of one row of a column. A row that the column does not have is a figure that the source does not have. */
export function writeFigureAt(
  indicator: FigureIndicator,
  { computed, level }: Pick<ColumnEntry, "computed" | "level">,
  { values, status, coverage }: FigureColumn,
  row: number,
  base?: FigureBase,
): WrittenFigure {
  const at = { value: values[row], status: statusOf(status[row] ?? 4), coverage: coverage?.[row] };
  return writeFigure(indicator, { ...at, computed, level, base });
}

/** Of the whole of the Netherlands in a year; undefined where there is none. */
export function writeNational(indicator: PublishedIndicator, year: number): WrittenFigure | undefined {
  const found = indicator.national.find((one) => one.year === year);
  return found && writeFigure(indicator, { ...found, level: "land" });
}

/** What a rate is of, and what is counted of that: only where the source rounds the count, so that there is a margin. */
export function roundedBase(indicator: PublishedIndicator, indicators: readonly PublishedIndicator[]) {
  const { aggregation, rounding, denominator } = indicator;
  if (rounding?.of !== "numerator") return undefined;
  const find = (id: string | undefined) => indicators.find((one) => one.id === id);
  const whole = find(aggregation.rule === "ratio" ? aggregation.denominator : denominator);
  const part = aggregation.rule === "ratio" ? find(aggregation.numerator) : undefined;
  return whole && { whole, counted: words((part ?? whole).unit.label) };
}

/** Why years may be compared with care only: of the changes that a figure of this year stands behind. */
export const careOf = ({ remarks = [] }: Pick<PublishedIndicator, "remarks">, year: number): string[] =>
  remarks.filter(({ from }) => from <= year).map(({ why }) => words(why));

/** What every figure of a column has is said once, in its head. */
export const marksOfColumn = ({ method }: Pick<FigureIndicator, "method">, computed: boolean): FigureMark[] =>
  marksOf(method, computed, "ok");

const markWords: Record<FigureMark, [word: () => string, sign: () => string]> = {
  provisional: [m.status_provisional, m.mark_sign_provisional],
  estimated: [m.status_estimated, m.mark_sign_estimated],
  computed: [m.mark_computed, m.mark_sign_computed],
  modelled: [m.mark_modelled, m.mark_sign_modelled],
};
export const markWord = (mark: FigureMark): string => markWords[mark][0]();
export const markSign = (mark: FigureMark): string => markWords[mark][1]();

type Marked = Pick<WrittenFigure, "marks" | "coverage">;

/** "geschat", "berekend door Wijkblik", "over 92%". `said`: what stands above already. */
export const markTexts = ({ marks, coverage }: Marked, said: readonly FigureMark[] = []): string[] => [
  ...marks.filter((mark) => !said.includes(mark)).map(markWord),
  ...(coverage === undefined ? [] : [m.mark_coverage({ percent: String(coverage) })]),
];

/** "33 ± 17 per 1.000 inwoners", or the whole word for why there is none: without its marks, for a place that draws them. */
export const figureText = ({ isThere, bare, margin, unit, status }: WrittenFigure): string =>
  isThere ? [bare, margin, unit].filter(Boolean).join(" ") : statusWordLong(status);

/** All in one text, for a place that has no room for parts: a title, a screen reader, a picture. */
export function figureWords(figure: WrittenFigure, said: readonly FigureMark[] = []): string {
  const more = [figure.count, ...markTexts(figure, said)].filter((one) => one !== undefined);
  return more.length > 0 ? `${figureText(figure)} (${more.join(", ")})` : figureText(figure);
}

/** How many figures of a column have each of the marks that differ by area; `counts` in the order of the statuses. */
export interface MarkedCounts {
  provisional: number;
  estimated: number;
}

/** "waarvan 1.203 geschat, 40 voorlopig": of all figures that a map or a table shows; undefined where all are plain ones. */
export function countsOfMarks({ provisional, estimated }: MarkedCounts): string | undefined {
  const parts = [
    ...(estimated > 0 ? [m.areas_estimated({ areas: formatNumber(estimated) })] : []),
    ...(provisional > 0 ? [m.areas_provisional({ areas: formatNumber(provisional) })] : []),
  ];
  return parts.length > 0 ? m.count_of_which({ parts: parts.join(", ") }) : undefined;
}

/** What stands beside the source wherever a whole column is shown: of what kind its figures are, and how many are no plain ones. */
export function columnRemarks(indicator: Pick<FigureIndicator, "method">, { computed, counts, level }: ColumnEntry): string[] {
  const [plain = 0, provisional = 0, estimated = 0] = counts;
  return [
    ...marksOfColumn(indicator, computed).map(markWord),
    ...(estimated > 0 ? [m.areas_estimated({ areas: countWords(level, estimated) })] : []),
    ...(provisional === 0
      ? []
      : [plain + estimated === 0 ? m.status_provisional() : m.areas_provisional({ areas: countWords(level, provisional) })]),
  ];
}

/** In letters, where a column is shown in one line: also what holds for some of its figures. */
export const marksOfEntry = (indicator: Pick<FigureIndicator, "method">, { computed, counts }: ColumnEntry): FigureMark[] => {
  const there: FigureMark[] = [
    ...marksOfColumn(indicator, computed),
    ...(counts[1] ? (["provisional"] as const) : []),
    ...(counts[2] ? (["estimated"] as const) : []),
  ];
  return figureMarks.filter((mark) => there.includes(mark));
};

/** Of a figure that was kept as it was (data/assessment/frozen.ts): "12,3%", "€ 327.000", "34 per 1.000 inwoners", "klasse 7". Its marks stand beside it. */
export function frozenText(
  { unit, decimals, euros }: { unit: Text; decimals: number; euros?: number | undefined },
  value: number,
): string {
  const measured = { unit: { label: unit, decimals, ...(euros === undefined ? {} : { euros }) } };
  const text = formatSigned(measured, value);
  if (unit.nl === classUnit.label.nl) return `${words(unit)} ${text}`;
  return euros !== undefined || words(unit) === "%" ? text : `${text} ${words(unit)}`;
}
