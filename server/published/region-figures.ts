/** Figures of an own region: every year by the rule of the indicator over the parts, in the way of the import (data/pipeline/compute). */
import { readCell } from "#data/codecs/columns.ts";
import { catalog as entries } from "#data/indicators/catalog.ts";
import { smallPopulation } from "#data/indicators/entry.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import { type ColumnEntry, isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { SeriesYear, YearFigure } from "#data/schema/profile.ts";
import { hasValue, marksOf, type Status, statuses } from "#data/schema/status.ts";
import { orderedClass } from "#data/stats/classify.ts";
import { leastPeople, peopleCounted } from "#data/stats/people-counted.ts";
import { breaksOfSeries, type YearBasis } from "#data/stats/series.ts";
import { type Observations, reasonOfParts, rollUp } from "#data/stats/stats.ts";
import { bytesOfColumn, columnEntry } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";
import type { OwnRegion } from "./region.ts";

export interface RegionFigures {
  /** All years that some part has a column of, ascending; empty where the rule or the levels of the parts allow none. */
  series(indicator: PublishedIndicator): SeriesYear[];
}

const people = "inwoners";
const missing = statuses.indexOf("missing");
const valued = statuses.map(hasValue);
/** Those of which fewer than fifty make no share that says anything. */
const countedHeads: readonly string[] = [people, "inwoners-15-plus", "huishoudens", "woningen"];

/** Cells of the parts, in their order; the column of the first part that has one stands for all. */
interface OfParts extends Observations {
  values: Float64Array;
  status: Uint8Array;
  coverage: Float64Array;
  entry: ColumnEntry;
}

/** The score that a class is drawn from: a class of a mean is honest, a mean of classes is not. */
const classOf = (id: string) => entries.find((one) => one.id === id)?.classOf;

/** An indicator that parts give a figure of; for what has no rule, why not. */
export const isAddedUp = ({ id, aggregation }: PublishedIndicator): boolean =>
  aggregation.rule !== "none" || classOf(id) !== undefined;

/** What weighs the parts: of a mean its weight, of a ratio what it is of. */
export function weightOf({ aggregation }: Pick<PublishedIndicator, "aggregation">): string | undefined {
  if (aggregation.rule === "mean") return aggregation.weight;
  return aggregation.rule === "ratio" ? aggregation.denominator : undefined;
}

export function figuresOfRegion(set: PublishedSet, { parts }: OwnRegion): RegionFigures {
  const levels = [...new Set(parts.map(({ level }) => level))];
  const rows = parts.map((_, i) => i);
  const shares = parts.map(({ share }) => share);
  const known = new Map<string, OfParts | undefined>();
  const nearestYears = new Map<string, Observations | undefined>();
  const byId = new Map(set.catalog.indicators.map((one) => [one.id, one]));

  const yearsOf = (indicator: PublishedIndicator | undefined): number[] =>
    [...new Set(indicator?.columns.filter((one) => levels.some((level) => level === one.level)).map(({ year }) => year))].sort(
      (a, b) => a - b,
    );

  const observed = (id: string, year: number): OfParts | undefined => {
    const key = `${id} ${year}`;
    if (known.has(key)) return known.get(key);
    const found = read(byId.get(id), year);
    known.set(key, found);
    return found;
  };

  const read = (indicator: PublishedIndicator | undefined, year: number): OfParts | undefined => {
    const columns = new Map(
      levels.flatMap((level) => {
        const entry = indicator && columnEntry(indicator, level, year);
        return entry ? [[level, { entry, bytes: bytesOfColumn(set, entry) }] as const] : [];
      }),
    );
    const [first] = columns.values();
    if (!first) return undefined;
    const found: OfParts = {
      values: new Float64Array(parts.length).fill(Number.NaN),
      status: new Uint8Array(parts.length).fill(missing),
      coverage: new Float64Array(parts.length).fill(1),
      entry: first.entry,
    };
    for (const [i, { level, row }] of parts.entries()) {
      const column = columns.get(level);
      if (!column) continue;
      const { value, status, coverage } = readCell(column.bytes, row);
      found.values[i] = value;
      found.status[i] = status;
      if (coverage !== undefined) found.coverage[i] = Math.min(1, coverage / 100);
    }
    return found;
  };

  /** A weight is no figure: where a part has none of the year it is that of the nearest year. */
  const nearest = (id: string, year: number): Observations | undefined => {
    const key = `${id} ${year}`;
    if (nearestYears.has(key)) return nearestYears.get(key);
    const years = yearsOf(byId.get(id)).sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a);
    const columns = years.flatMap((one) => observed(id, one) ?? []);
    const [first] = columns;
    const made = first && { values: first.values.slice(), status: first.status.slice() };
    for (const i of made ? rows : []) {
      const found = columns.find(({ status }) => valued[status[i] ?? missing]);
      if (!found || !made) continue;
      made.values[i] = found.values[i] ?? Number.NaN;
      made.status[i] = found.status[i] ?? missing;
    }
    nearestYears.set(key, made);
    return made;
  };

  const yearOf = (indicator: PublishedIndicator, year: number): (YearFigure & { basis: YearBasis }) | undefined => {
    const rule = indicator.aggregation;
    const figures = observed(rule.rule === "ratio" ? rule.numerator : indicator.id, year);
    const own = observed(indicator.id, year);
    if (!figures || rule.rule === "none") return undefined;
    const inhabitants = nearest(people, year);
    const weights =
      rule.rule === "ratio" ? observed(rule.denominator, year) : rule.rule === "mean" ? nearest(rule.weight, year) : inhabitants;
    if (rule.rule === "ratio" && !weights) return undefined;
    const isOfHeads = countedHeads.includes(weightOf(indicator) ?? "");
    const inputs = {
      ...{ rule, members: rows, shares, figures },
      ...(weights ? { weights } : {}),
      ...(inhabitants ? { people: inhabitants } : {}),
      ...(isOfHeads ? { minimum: smallPopulation } : {}),
    };
    const rolled = rollUp(inputs);
    const counted = inhabitants ? peopleCounted({ rows, shares }, inhabitants, weights ? [figures, weights] : [figures]) : 1;
    const isKnown = counted >= leastPeople;
    const code = isKnown || !valued[rolled.status] ? rolled.status : reasonOfParts(inputs);
    const status: Status = statuses[code] ?? "missing";
    const there = rows.filter((i) => valued[figures.status[i] ?? missing] && (!weights || (weights.values[i] ?? 0) > 0));
    const partly = there.reduce((sum, i) => sum + (figures.coverage[i] ?? 1), 0) / (there.length || 1);
    const coverage = Math.min(rolled.coverage, counted) * (there.length > 0 ? partly : 1);
    const entry = own?.entry ?? figures.entry;
    const marks = marksOf(indicator.method, true, status);
    const scale = 10 ** indicator.unit.decimals;
    return {
      year,
      value: hasValue(status) && Number.isFinite(rolled.value) ? Math.round(rolled.value * scale) / scale : null,
      status,
      computed: true,
      source: sourceIdOf(indicator, entry),
      coverage: coverage < 1 ? Math.floor(coverage * 100) : 100,
      ...(isOldYear(set.catalog.indicators, indicator, year) ? { old: true } : {}),
      ...(marks.length > 0 ? { marks } : {}),
      basis: {
        year,
        valued: hasValue(status),
        members: there.join(),
        source: sourceIdOf(indicator, entry),
        division: entry.sourceDivision ?? set.manifest.division,
        estimated: status === "estimated" && there.some((i) => statuses[figures.status[i] ?? missing] === "estimated"),
      },
    };
  };

  const series = (indicator: PublishedIndicator): SeriesYear[] => {
    const limits = classOf(indicator.id);
    const score = limits && byId.get(limits.indicator);
    const years = score ? yearsOf(indicator).filter((year) => yearsOf(score).includes(year)) : yearsOf(indicator);
    const found = years.flatMap((year) => yearOf(score ?? indicator, year) ?? []);
    const breaks = breaksOfSeries(
      found.map(({ basis }) => basis),
      indicator,
    );
    return found.map(({ basis: _, ...figure }, i) => ({
      ...figure,
      ...(limits && figure.value !== null ? { value: orderedClass(limits.limits, figure.value, limits.descending) } : {}),
      ...(breaks[i]?.length ? { breaks: breaks[i] } : {}),
    }));
  };
  return { series };
}
