/** Columns of larger areas from smaller ones by the indicator's rule: wijken and gemeenten from buurten, groups from their members. */
import type { CatalogEntry } from "#data/indicators/entry.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { orderedClass } from "#data/stats/classify.ts";
import { leastPeople, peopleCounted } from "#data/stats/people-counted.ts";
import { type Observations, reasonOfParts, rollUp } from "#data/stats/stats.ts";
import { missing } from "../readers/table.ts";
import { groundCode } from "./cells.ts";
import { type WorkedColumn, yearsOf } from "./columns.ts";

/** One larger area: which rows of the level below it consists of, and which share of each lies in it. */
export interface MemberShares {
  rows: number[];
  shares: number[];
}

export interface RollUpQuery {
  entry: CatalogEntry;
  year: number;
  /** The level that the rows of `areas` belong to; "member" is the mix of wijken and buurten that groups consist of. */
  from: (id: string, year: number) => WorkedColumn | undefined;
  areas: MemberShares[];
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
  const found = from(rule.rule === "ratio" ? rule.numerator : entry.id, year);
  if (!found) return undefined;
  // A share that was worked out from counts is added up as those counts: each weighs by what it was divided by, before it was rounded.
  const ofCounts = rule.rule === "mean" && found.base && found.exact ? { base: found.base, values: found.exact } : undefined;
  const figures: WorkedColumn = ofCounts ? { ...found, values: ofCounts.values } : found;
  const inhabitants = nearest(query, people);
  const weights =
    ofCounts?.base ??
    (rule.rule === "ratio" ? from(rule.denominator, year) : rule.rule === "mean" ? nearest(query, rule.weight) : inhabitants);
  if (rule.rule === "ratio" && !weights) return undefined;
  const minimum = minimumOf(entry);
  const column: WorkedColumn = {
    values: new Float64Array(areas.length),
    status: new Uint8Array(areas.length),
    coverage: new Float64Array(areas.length),
    ground: new Uint8Array(areas.length).fill(groundCode("computed")),
    computed: true,
    source: figures.source,
    field: figures.field,
    ...(figures.sourceDivision === undefined ? {} : { sourceDivision: figures.sourceDivision }),
  };
  for (const [row, parts] of areas.entries()) {
    const inputs = {
      rule,
      members: parts.rows,
      shares: parts.shares,
      figures,
      ...(weights ? { weights } : {}),
      ...(inhabitants ? { people: inhabitants } : {}),
      ...(minimum === undefined ? {} : { minimum }),
    };
    const result = rollUp(inputs);
    const counted = inhabitants ? peopleCounted(parts, inhabitants, weights ? [figures, weights] : [figures]) : 1;
    const known = counted >= leastPeople;
    column.values[row] = known ? result.value : Number.NaN;
    column.status[row] = known || !valued[result.status] ? result.status : reasonOfParts(inputs);
    if (column.coverage) column.coverage[row] = Math.min(result.coverage, counted) * partCoverage(figures, parts);
  }
  return column;
}

/** A weight per area from the nearest year that has it: a weight is no figure, and without one an area would silently not count. */
function nearest({ from, year, entries }: RollUpQuery, id: string): Observations | undefined {
  const weight = entries.get(id);
  const years = weight ? yearsOf(weight).sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a) : [];
  const columns = years.flatMap((one) => from(id, one) ?? []);
  const [first] = columns;
  if (!first) return undefined;
  const values = first.values.slice();
  const status = first.status.slice();
  for (let row = 0; row < values.length; row++) {
    const found = columns.find((column) => valued[column.status[row] ?? missing]);
    if (!found) continue;
    values[row] = found.values[row] ?? Number.NaN;
    status[row] = found.status[row] ?? missing;
  }
  return { values, status };
}

/** The smallest base that the entry's own figures allow. */
function minimumOf({ from }: CatalogEntry): number | undefined {
  for (const { figure } of from) {
    if (figure.kind === "ratio") return figure.minimum;
    if (figure.kind === "field" && figure.small) return figure.small.below;
  }
  return undefined;
}

/** Mean coverage of the parts themselves, where they rest on a part of their area. */
function partCoverage({ coverage, status }: WorkedColumn, parts: MemberShares | undefined): number {
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
