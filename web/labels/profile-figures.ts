/** Figures where several of one area stand together: in its profile, its panel and its charts. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import {
  hasColumns,
  type Profile,
  type ProfileFigure,
  type ProfileLevel,
  type SeriesBreak,
  type YearFigure,
} from "#data/schema/profile.ts";
import { type FigureMark, figureMarks, type Method } from "#data/schema/status.ts";
import * as m from "../paraglide/messages.js";
import { type FigureBase, type FigureIndicator, roundedBase, type WrittenFigure, writeFigure, writeNational } from "./figures.ts";
import { statusReason } from "./format.ts";

/** The figures of one area over the indicators and years, as its profile has them. */
export interface ProfileWriter {
  here(indicator: PublishedIndicator, of: YearFigure): WrittenFigure;
  gemeente(indicator: PublishedIndicator, of: ProfileFigure): WrittenFigure | undefined;
  /** Of what the area is compared with. */
  benchmark(indicator: PublishedIndicator, of: Pick<ProfileFigure, "benchmark" | "year">): WrittenFigure | undefined;
  national(indicator: PublishedIndicator, of: Pick<ProfileFigure, "national" | "year">): WrittenFigure | undefined;
}

/** What of a profile it takes to write its figures. */
export interface WritableProfile {
  area: Pick<Profile["area"], "level">;
  figures: readonly Pick<ProfileFigure, "indicator" | "series">[];
  benchmark?: Profile["benchmark"];
}

export function profileWriter(
  { area, figures, benchmark: beside }: WritableProfile,
  { indicators }: Pick<Catalog, "indicators">,
): ProfileWriter {
  const baseIn = (indicator: PublishedIndicator, year: number): FigureBase | undefined => {
    const base = roundedBase(indicator, indicators);
    const found = base && figures.find((one) => one.indicator === base.whole.id)?.series.find((one) => one.year === year);
    return found && base && found.value !== null ? { value: found.value, counted: base.counted } : undefined;
  };
  // What was put together from parts has no margin that anybody could tell.
  const marginAs = (level: ProfileLevel) => (hasColumns(level) ? level : "land");
  return {
    here: (indicator, of) => writeFigure(indicator, { ...of, level: marginAs(area.level), base: baseIn(indicator, of.year) }),
    gemeente(indicator, { gemeente, year }) {
      const entry = indicator.columns.find((one) => one.level === "gemeente" && one.year === year);
      return gemeente && writeFigure(indicator, { ...gemeente, computed: entry?.computed ?? false, level: "gemeente" });
    },
    benchmark(indicator, { benchmark, year }) {
      if (!benchmark || !beside) return undefined;
      // Which of several areas is the median is ours to say.
      if (beside.areas) return writeFigure(indicator, { ...benchmark, computed: true, level: "land" });
      if (beside.level === "land") return writeNational(indicator, year);
      const entry = indicator.columns.find((one) => one.level === beside.level && one.year === year);
      // What is put together from parts is always ours.
      return writeFigure(indicator, {
        ...benchmark,
        computed: entry?.computed ?? !hasColumns(beside.level),
        level: marginAs(beside.level),
      });
    },
    national: (indicator, { national, year }) => national && writeNational(indicator, year),
  };
}

/** A value of an axis, which is no figure of an area. */
export const axisText = (indicator: FigureIndicator, value: number): string =>
  writeFigure(indicator, { value, status: "ok", computed: false, level: "land" }).bare;

const methodWords: Record<Method, () => string> = {
  counted: m.kind_counted,
  asked: m.kind_asked,
  modelled: m.kind_modelled,
};
/** "geteld", "gevraagd aan mensen", "met een model". */
export const methodWord = (method: Method): string => methodWords[method]();

/** The marks of figures in the order in which their signs are explained under a table. */
export const marksAmong = (figures: readonly Pick<WrittenFigure, "marks">[], said: readonly FigureMark[] = []): FigureMark[] =>
  figureMarks.filter((mark) => !said.includes(mark) && figures.some(({ marks }) => marks.includes(mark)));

const markReasons: Record<FigureMark, () => string> = {
  provisional: m.status_provisional_why,
  estimated: m.status_estimated_why,
  computed: m.remark_computed,
  modelled: m.mark_modelled_why,
};
export const markReason = (mark: FigureMark): string => markReasons[mark]();

const breakWords: Record<SeriesBreak, () => string> = {
  members: m.trend_break_members,
  definition: m.trend_break_definition,
  model: m.trend_break_model,
  boundary: m.trend_break_boundary,
};
/** Why years may not be compared. */
export const breakReasons = (breaks: readonly SeriesBreak[]): string => breaks.map((one) => breakWords[one]()).join(", ");

/** In sentences, where there is room for them. */
export function figureReasons(figure: WrittenFigure): string[] {
  const { isThere, status, marks, coverage, margin, count } = figure;
  if (!isThere) return [statusReason(status)].filter((one) => one !== undefined);
  return [
    ...(count === undefined ? [] : [`${count.charAt(0).toUpperCase()}${count.slice(1)}.`]),
    ...(margin === undefined ? [] : [m.figure_margin_why({ margin: margin.replace(/^± /, "") })]),
    ...marks.map(markReason),
    ...(coverage === undefined ? [] : [m.remark_coverage({ percent: String(coverage) })]),
  ];
}
