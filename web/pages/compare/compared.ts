/** A comparison as its page shows it: its rows with their indicators, how far they lie apart, and their figures in words. */
import type { ComparedRow, Comparison } from "#data/comparable/comparison.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import type { SeriesYear } from "#data/schema/profile.ts";
import type { WrittenFigure } from "../../labels/figures.ts";
import { profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";

export interface ComparedLine {
  indicator: PublishedIndicator;
  row: ComparedRow;
}

export interface ShownComparison {
  comparison: Comparison;
  catalog: Catalog;
  lines: readonly ComparedLine[];
  write: ComparisonWriter;
}

export interface ComparisonWriter {
  /** Of one of the areas in a year; undefined where its level has no figures. */
  area(line: ComparedLine, index: number, year?: SeriesYear): WrittenFigure | undefined;
  benchmark(line: ComparedLine): WrittenFigure | undefined;
}

export function shownComparison(comparison: Comparison, catalog: Catalog): ShownComparison {
  const lines = comparison.figures.flatMap((row): ComparedLine[] => {
    const indicator = catalog.indicators.find(({ id }) => id === row.indicator);
    return indicator ? [{ indicator, row }] : [];
  });
  return { comparison, catalog, lines, write: writerOf(comparison, catalog) };
}

function writerOf({ areas, figures, benchmark }: Comparison, catalog: Catalog): ComparisonWriter {
  const writers = areas.map((area, i) => {
    const own = figures.map((row) => ({ indicator: row.indicator, series: row.areas[i]?.series ?? [] }));
    return profileWriter({ area, figures: own, benchmark }, catalog);
  });
  return {
    area({ indicator, row }, index, year = row.areas[index] ?? undefined) {
      return year && writers[index]?.here(indicator, year);
    },
    benchmark: ({ indicator, row }) =>
      row.benchmark && writers[0]?.benchmark(indicator, { benchmark: row.benchmark, year: row.benchmark.year }),
  };
}

/** What is put together from areas has no figure of what cannot be added up; others none of what their level lacks. */
export function whyNoFigure(
  area: Pick<Comparison["areas"][number], "level"> | undefined,
  { aggregation }: PublishedIndicator,
): string {
  const isPutTogether = area?.level === "region" || area?.level === "provincie";
  return isPutTogether && aggregation.rule === "none" ? m.compare_not_added() : m.compare_not_level();
}

export const linesOfTheme = (lines: readonly ComparedLine[], theme: Theme): ComparedLine[] =>
  lines.filter(({ indicator }) => indicator.theme === theme);

/** How far the places of a row lie apart, of one area alone from what it stands beside; undefined where there is nothing to tell. */
export function spreadOfRow({ areas, benchmark }: ComparedRow): number | undefined {
  const all = areas.length > 1 ? areas : [...areas, benchmark];
  const places = all.flatMap((one) => one?.position ?? []);
  return places.length < 2 ? undefined : Math.max(...places) - Math.min(...places);
}

const most = 5;

/**
 * The rows whose places lie farthest apart, of those that are good or bad; classes say the same as their scores, and an old year says
 * nothing of how it is now.
 */
export function farthestApart(lines: readonly ComparedLine[]): ComparedLine[] {
  return lines
    .flatMap((line) => {
      const spread = spreadOfRow(line.row);
      const isOld = line.row.areas.some((one) => one?.old);
      const { polarity, classMethod } = line.indicator;
      return !spread || isOld || polarity === "neutral" || classMethod.labels ? [] : [{ line, spread }];
    })
    .toSorted((a, b) => b.spread - a.spread)
    .slice(0, most)
    .map(({ line }) => line);
}
