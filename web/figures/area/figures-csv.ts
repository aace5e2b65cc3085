/** Figures of one area as a table for a spreadsheet: those of a theme in one year each, and one figure over the years. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure, SeriesYear } from "#data/schema/profile.ts";
import { type CsvCell, csvOf } from "#data/text/csv.ts";
import { markTexts } from "../../labels/figures.ts";
import { statusWordLong, unitName, words } from "../../labels/format.ts";
import type { ProfileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";

interface Named {
  figure: Pick<ProfileFigure, "series">;
  indicator: PublishedIndicator;
}

/** One row a figure and year. */
export function seriesCsv(
  figures: readonly Named[],
  { area }: Profile,
  catalog: Pick<Catalog, "sources">,
  write: ProfileWriter,
): string {
  const heads = [
    ...[m.table_code(), m.table_area(), m.area_figure(), m.indicator_year(), m.table_value(), m.indicator_unit()],
    ...[m.table_status(), m.area_national(), m.indicator_source(), m.sources_licence(), m.table_marks()],
  ];
  const line = (indicator: PublishedIndicator, one: SeriesYear): CsvCell[] => {
    const source = catalog.sources.find(({ id }) => id === one.source);
    const national = indicator.national.find(({ year }) => year === one.year)?.value ?? null;
    return [
      ...[area.code, area.name, words(indicator.name), one.year, rounded(indicator, one.value), unitName(indicator)],
      ...[statusWordLong(one.status), rounded(indicator, national), source?.title ?? one.source, source?.licence ?? ""],
      markTexts(write.here(indicator, one)).join(", "),
    ];
  };
  return csvOf([heads, ...figures.flatMap(({ figure, indicator }) => figure.series.map((one) => line(indicator, one)))]);
}

/** No more digits than the source supports. */
const rounded = ({ unit }: PublishedIndicator, value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(unit.decimals));
