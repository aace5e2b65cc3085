/** What the page of a comparison shows, as a table for a spreadsheet: one row a figure and area. */
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { type CsvCell, csvOf } from "#data/text/csv.ts";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { markTexts } from "../../labels/figures.ts";
import { eurosOf, levelsWord, statusWordLong, unitName, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { type ComparedLine, type ShownComparison, whyNoFigure } from "./compared.ts";

/** As it stands on the page: whole euros, and no more digits than the source supports. */
export const plainValue = (indicator: Pick<PublishedIndicator, "unit">, value: number | null): number | null =>
  value === null ? null : (eurosOf(indicator, value) ?? Number(value.toFixed(indicator.unit.decimals)));

export function comparisonCsv({ comparison, catalog, write }: ShownComparison, lines: readonly ComparedLine[]): string {
  const { areas, benchmark, positionsAmong } = comparison;
  const heads = [
    ...[
      m.area_figure(),
      m.indicator_unit(),
      m.table_code(),
      m.table_area(),
      m.indicator_year(),
      m.table_value(),
      m.table_status(),
    ],
    ...[m.table_marks(), m.compare_csv_position(), m.compare_csv_among(), m.compare_csv_beside(), m.compare_csv_beside_value()],
    ...[m.compare_csv_beside_year(), m.compare_csv_beside_of(), m.indicator_source(), m.sources_licence()],
  ];
  const rows = lines.flatMap((line) =>
    areas.map((area, i): CsvCell[] => {
      const { code, name } = area;
      const { indicator, row } = line;
      const own = row.areas[i];
      const written = write.area(line, i);
      const source = catalog.sources.find(({ id }) => id === own?.source);
      return [
        ...[words(indicator.name), unitName(indicator), code, name, own?.year ?? null, plainValue(indicator, own?.value ?? null)],
        ...[own ? statusWordLong(own.status) : whyNoFigure(area, indicator), written ? markTexts(written).join(", ") : ""],
        ...[own?.position ?? null, own?.position === undefined ? "" : levelsWord(positionsAmong)],
        ...[benchmark ? benchmarkName(benchmark) : "", plainValue(indicator, row.benchmark?.value ?? null)],
        ...[row.benchmark?.year ?? null, row.benchmark?.of ?? null, source?.title ?? own?.source ?? "", source?.licence ?? ""],
      ];
    }),
  );
  return csvOf([heads, ...rows]);
}
