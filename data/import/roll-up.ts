/** Columns of larger areas from smaller ones by the indicator's rule: wijken and gemeenten from buurten, groups from their members. */
import type { CatalogEntry } from "#data/catalog/entry.ts";
import { orderedClass } from "#data/classify.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { type Observations, rollUp } from "#data/stats.ts";
import { type WorkedColumn, yearsOf } from "./columns.ts";

/** One larger area: which rows of the level below it consists of, and which share of each lies in it. */
export interface Parts {
  rows: number[];
  shares: number[];
}

export interface RollUpQuery {
  entry: CatalogEntry;
  year: number;
  /** The level that the rows of `areas` belong to; "member" is the mix of wijken and buurten that groups consist of. */
  from: (id: string, year: number) => WorkedColumn | undefined;
  areas: Parts[];
  entries: ReadonlyMap<string, CatalogEntry>;
}

const valued = statuses.map(hasValue);
/** What the coverage of a sum is measured by, and what weighs where the rule names nothing else. */
const people = "inwoners";

/** Undefined where the rule is `none` or the parts have no column of that year. */
export function rollUpColumn(query: RollUpQuery): WorkedColumn | undefined {
  const { entry, areas, from, year } = query;
  if (entry.classOf) return classColumn(query, entry.classOf);
  const rule = entry.aggregation;
  if (rule.rule === "none") return undefined;
  const figures = from(rule.rule === "ratio" ? rule.numerator : entry.id, year);
  if (!figures) return undefined;
  const weights = weightsOf(query);
  if (rule.rule === "ratio" && !weights) return undefined;
  const minimum = minimumOf(entry);
  const results = areas.map(({ rows, shares }) =>
    rollUp({
      rule,
      members: rows,
      shares,
      figures,
      ...(weights ? { weights } : {}),
      ...(minimum === undefined ? {} : { minimum }),
    }),
  );
  return {
    values: Float64Array.from(results, ({ value }) => value),
    status: Uint8Array.from(results, ({ status }) => status),
    coverage: Float64Array.from(results, (result, i) => result.coverage * partCoverage(figures, areas[i])),
    computed: true,
    ...(figures.sourceDivision === undefined ? {} : { sourceDivision: figures.sourceDivision }),
  };
}

/** A ratio needs its denominator from the same year. A mean takes its weight from the nearest year that has it: a weight is no figure. */
function weightsOf({ entry, from, year, entries }: RollUpQuery): Observations | undefined {
  const rule = entry.aggregation;
  if (rule.rule === "ratio") return from(rule.denominator, year);
  const id = rule.rule === "mean" ? rule.weight : people;
  const weight = entries.get(id);
  const years = weight ? yearsOf(weight).sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a) : [];
  for (const nearest of years) {
    const column = from(id, nearest);
    if (column) return column;
  }
  return undefined;
}

/** The smallest base that the entry's own figures allow. */
function minimumOf({ from }: CatalogEntry): number | undefined {
  for (const { figure } of from) {
    if (figure.kind === "ratio") return figure.minimum;
    if (figure.small) return figure.small.below;
  }
  return undefined;
}

/** Mean coverage of the parts themselves, where they rest on a part of their area. */
function partCoverage({ coverage, status }: WorkedColumn, parts: Parts | undefined): number {
  if (!coverage || !parts) return 1;
  const known = parts.rows.filter((row) => valued[status[row] ?? 0]);
  return known.length === 0 ? 1 : known.reduce((sum, row) => sum + (coverage[row] ?? 1), 0) / known.length;
}

/** The class of the rolled-up score: honest, where the mean of classes would not be. */
function classColumn(query: RollUpQuery, classOf: NonNullable<CatalogEntry["classOf"]>): WorkedColumn | undefined {
  const score = query.entries.get(classOf.indicator);
  const column = score && rollUpColumn({ ...query, entry: score });
  if (!column) return undefined;
  return {
    ...column,
    values: column.values.map((value) => (Number.isNaN(value) ? value : orderedClass(classOf.limits, value, classOf.descending))),
  };
}
