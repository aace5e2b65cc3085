/** The years of a figure as a series: each with what keeps a line from joining it to the year before. */
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Level } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import type { NationalYear, SeriesYear } from "#data/schema/profile.ts";
import { marksOf } from "#data/schema/status.ts";
import { breaksOfSeries, type YearBasis } from "#data/stats/series.ts";
import { type AreaRef, buurtRows, findArea, groupOf } from "./areas.ts";
import { columnEntry, figureAt } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";

/** Of one area, by indicator: its figures in all years that have a column at its level, ascending. */
export function seriesOfArea(set: PublishedSet, ref: AreaRef): (indicator: PublishedIndicator) => SeriesYear[] {
  let parts: Parts | undefined;
  return (indicator) => {
    const entries = indicator.columns.filter((entry) => entry.level === ref.level).toSorted((a, b) => a.year - b.year);
    const figures = entries.map((entry) => figureAt(set, indicator, entry, ref.row));
    if (figures.length < 2) return figures;
    const years = entries.map((entry, i): YearBasis => {
      if (entry.computed) parts ??= partsOf(set, ref);
      return {
        year: entry.year,
        valued: figures[i]?.value !== null,
        members: entry.computed && parts ? membersOf(set, indicator, entry, parts) : "own",
        source: sourceIdOf(indicator, entry),
        division: entry.sourceDivision ?? set.manifest.division,
        estimated: figures[i]?.status === "estimated",
      };
    });
    return withBreaks(figures, years, indicator);
  };
}

/** The figure of the Netherlands with its marks. */
export function markedNational(
  { method }: PublishedIndicator,
  { value, status, computed }: PublishedIndicator["national"][number],
): Omit<NationalYear, "year"> {
  const marks = marksOf(method, computed, status);
  return { value, status, ...(marks.length > 0 ? { marks } : {}) };
}

const national = new WeakMap<PublishedIndicator, NationalYear[]>();

/** The same of the Netherlands: the source's own figure, or what follows from the gemeenten that have one. */
export function nationalSeriesOf(set: PublishedSet, indicator: PublishedIndicator): NationalYear[] {
  const known = national.get(indicator);
  if (known) return known;
  const figures = indicator.national
    .map((figure) => ({ year: figure.year, ...markedNational(indicator, figure) }))
    .toSorted((a, b) => a.year - b.year);
  const gemeenten = set.areas.gemeente.codes.map((_, row): Part => ({ level: "gemeente", row }));
  const years = figures.map(({ year, value }): YearBasis => {
    const entry = columnEntry(indicator, "gemeente", year);
    const computed = entry && indicator.national.some((one) => one.year === year && one.computed);
    return {
      year,
      valued: value !== null,
      members: computed ? membersOf(set, indicator, entry, { smallest: gemeenten }) : "own",
      source: sourceIdOf(indicator, entry),
      // The borders of the country do not move with the division.
      division: 0,
      estimated: false,
    };
  });
  const series = withBreaks(figures, years, indicator);
  national.set(indicator, series);
  return series;
}

function withBreaks<T>(figures: T[], years: YearBasis[], indicator: PublishedIndicator): (T & Pick<SeriesYear, "breaks">)[] {
  const breaks = breaksOfSeries(years, indicator);
  return figures.map((figure, i) => ({ ...figure, ...(breaks[i]?.length ? { breaks: breaks[i] } : {}) }));
}

interface Part {
  level: Level;
  row: number;
}

/** What an area can be rolled up from. */
interface Parts {
  /** Of an area of a list: the wijken and buurten that it names. */
  named?: Part[];
  smallest: Part[];
}

function partsOf(set: PublishedSet, ref: AreaRef): Parts {
  const smallest = buurtRows(set, ref).map((row): Part => ({ level: "buurt", row }));
  const group = groupOf(set, ref);
  if (!group) return { smallest };
  const named = group.area.members.flatMap(({ code }): Part[] => {
    const part = findArea(set, code);
    return part?.level === "wijk" || part?.level === "buurt" ? [part] : [];
  });
  return { named, smallest };
}

/** The parts that count in a figure that was rolled up, as a text that is equal for equal parts: see data/pipeline/compute. */
function membersOf(set: PublishedSet, indicator: PublishedIndicator, { level, year }: ColumnEntry, parts: Parts): string {
  // Areas of a list rest on what the source says about whole wijken; where it says nothing, on the buurten.
  const wijken = columnEntry(indicator, "wijk", year);
  const from = level === "group" && wijken && !wijken.computed ? (parts.named ?? parts.smallest) : parts.smallest;
  const { aggregation } = indicator;
  const named = (id: string) => set.catalog.indicators.find((one) => one.id === id);
  const valueIn = (of: PublishedIndicator | undefined, part: Part, one: number): number | null => {
    const entry = of && columnEntry(of, part.level, one);
    return entry ? figureAt(set, of, entry, part.row).value : null;
  };
  const figures = aggregation.rule === "ratio" ? named(aggregation.numerator) : indicator;
  const denominator = aggregation.rule === "ratio" ? named(aggregation.denominator) : undefined;
  const weight = aggregation.rule === "mean" ? named(aggregation.weight) : undefined;
  // A weight is no figure: where a part has none of the year it is that of the nearest year.
  const weightYears = [...new Set(weight?.columns.map((one) => one.year))].sort(
    (a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a,
  );
  const weighs = (part: Part): boolean => {
    if (aggregation.rule === "ratio") return (valueIn(denominator, part, year) ?? 0) > 0;
    if (!weight) return true;
    const first = weightYears.find((one) => valueIn(weight, part, one) !== null);
    return first !== undefined && (valueIn(weight, part, first) ?? 0) > 0;
  };
  return from
    .filter((part) => valueIn(figures, part, year) !== null && weighs(part))
    .map((part) => `${part.level}${part.row}`)
    .sort()
    .join();
}
