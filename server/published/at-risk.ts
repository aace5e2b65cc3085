/** Wijken that live well enough by the Leefbaarometer and go down in several dimensions, two periods in a row. */
import {
  type AreaRisk,
  type AreasAtRisk,
  fewestInhabitants,
  type RiskAnswer,
  type RiskDimension,
  type RiskDimensionAnswer,
  type RiskOutcome,
  type RiskRule,
  type RuleDimension,
  riskBand,
  riskDimensions,
  riskOf,
  riskUnsaid,
} from "#data/comparable/at-risk.ts";
import { changeUnitOf } from "#data/comparable/trend-comparison.ts";
import type { ColumnEntry } from "#data/schema/catalog.ts";
import { Problem } from "../http/errors.ts";
import { type AreaRef, describeArea } from "./areas.ts";
import { type EndsOf, endsOf, joinedEntries, marksOfYears } from "./changes.ts";
import { columnEntry, figureAt } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";

/** Two periods that together are shorter say more of the years than of the area. */
const shortestSpan = 4;

/** Begin, middle and end of the newest years that span enough; undefined where there are none. */
export function yearsOfRisk(entries: readonly ColumnEntry[]): [ColumnEntry, ColumnEntry, ColumnEntry] | undefined {
  const last = entries.at(-1);
  const begin = entries.slice(0, -2).findLast(({ year }) => last && last.year - year >= shortestSpan);
  if (!begin || !last) return undefined;
  const half = (begin.year + last.year) / 2;
  const [middle] = entries
    .filter(({ year }) => begin.year < year && year < last.year)
    .toSorted((a, b) => Math.abs(a.year - half) - Math.abs(b.year - half) || a.year - b.year);
  return middle && [begin, middle, last];
}

interface Judged {
  rule: RuleDimension;
  /** Of the row of a wijk; undefined where a year is missing, or was counted within other borders. */
  answer: (row: number) => Omit<RiskDimensionAnswer, "indicator"> | undefined;
}

function judge(set: PublishedSet, dimension: RiskDimension): Judged | undefined {
  const indicator = set.catalog.indicators.find(({ id }) => id === dimension.indicator);
  const years = indicator && yearsOfRisk(joinedEntries(indicator, "wijk"));
  if (!indicator || !years) return undefined;
  const [begin, middle, end] = years;
  const periods = [
    endsOf(set, indicator, { from: [begin], to: [middle] }),
    endsOf(set, indicator, { from: [middle], to: [end] }),
  ] as const;
  const marksOfYear = (entry: ColumnEntry, row: number) => marksOfYears(set, indicator, [entry], row);
  const known = new Map<number, Known>();
  for (const row of set.areas.wijk.codes.keys()) {
    const found = knownOf(periods, row, dimension.fewest ?? 0);
    if (found && (set.areas.wijk.inhabitants[row] ?? -1) >= fewestInhabitants) known.set(row, found);
  }
  // Worse is up from here: the quarter of all wijken that changed worst begins at its limit.
  const sign = dimension.worse === "higher" ? 1 : -1;
  const limitOf = (period: 0 | 1) => {
    const changes = Float64Array.from([...known.values()].map(({ changes }) => sign * changes[period])).sort();
    return changes[Math.floor(changes.length * 0.75)] ?? Number.NaN;
  };
  const limits = [limitOf(0), limitOf(1)] as const;
  const isDown = ({ changes }: Known, period: 0 | 1) =>
    sign * changes[period] >= limits[period] && (dimension.relative === true || sign * changes[period] > 0);
  return {
    rule: {
      indicator: indicator.id,
      worse: dimension.worse,
      changeUnit: changeUnitOf(indicator),
      years: [begin.year, middle.year, end.year],
      limits: [rounded(sign * limits[0]), rounded(sign * limits[1])],
      areas: known.size,
    },
    answer(row) {
      const found = known.get(row);
      if (!found) return undefined;
      const [a, b] = found.changes;
      return {
        down: isDown(found, 0) && isDown(found, 1),
        values: found.values,
        marks: [marksOfYear(begin, row), marksOfYear(middle, row), marksOfYear(end, row)],
        changes: [rounded(a), rounded(b)],
      };
    },
  };
}

interface Known {
  values: [number, number, number];
  changes: [number, number];
}

function knownOf([early, late]: readonly [EndsOf, EndsOf], row: number, fewest: number): Known | undefined {
  const [first, second] = [early(row), late(row)];
  if (!first || !second || first.first < fewest) return undefined;
  return { values: [first.first, first.last, second.last], changes: [first.change, second.change] };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

interface AllRisks {
  rule: RiskRule;
  /** In the order of the rows of the wijken. */
  answers: RiskAnswer[];
}

const made = new WeakMap<PublishedSet, AllRisks>();

/** Of all wijken; made once a set, which takes some tens of milliseconds. */
function risksOf(set: PublishedSet): AllRisks {
  const known = made.get(set);
  if (known) return known;
  const band = set.catalog.indicators.find(({ id }) => id === riskBand.indicator);
  const entry = band && columnEntry(band, "wijk");
  const judged = riskDimensions.flatMap((dimension) => judge(set, dimension) ?? []);
  const classOf = (row: number) => (band && entry ? figureAt(set, band, entry, row).value : null);
  const all: AllRisks = {
    rule: { ...(entry ? { classYear: entry.year } : {}), dimensions: judged.map(({ rule }) => rule) },
    answers: Array.from(set.areas.wijk.codes.keys(), (row) => answerOf(set, row, { judged, value: classOf(row) })),
  };
  made.set(set, all);
  return all;
}

interface Asked {
  judged: readonly Judged[];
  /** Class of the Leefbaarometer. */
  value: number | null;
}

function answerOf(set: PublishedSet, row: number, { judged, value }: Asked): RiskAnswer {
  const { codes, names, inhabitants, gemeenten } = set.areas.wijk;
  const people = inhabitants[row] ?? -1;
  const gemeente = gemeenten[row] ?? -1;
  const dimensions = judged.map(({ rule, answer }) => ({ indicator: rule.indicator, ...answer(row) }));
  return {
    code: codes[row] ?? "",
    name: names[row] ?? "",
    gemeente: { code: set.areas.gemeente.codes[gemeente] ?? "", name: set.areas.gemeente.names[gemeente] ?? "" },
    ...(people < 0 ? {} : { inhabitants: people }),
    ...outcomeOf(value, people, dimensions),
    ...(value === null ? {} : { class: value }),
    dimensions,
  };
}

function outcomeOf(
  value: number | null,
  people: number,
  dimensions: readonly RiskDimensionAnswer[],
): Pick<RiskAnswer, "outcome" | "unsaid"> {
  if (value === null) return { outcome: "unsaid", unsaid: "no-class" };
  if (value < riskBand.atLeast) return { outcome: "weak" };
  if (value > riskBand.atMost) return { outcome: "good" };
  if (people < fewestInhabitants) return { outcome: "unsaid", unsaid: "small" };
  // A dimension that these figures do not have at all is open as well.
  const outcome = riskOf(riskDimensions.map(({ indicator }) => dimensions.find((one) => one.indicator === indicator)?.down));
  return outcome === "unsaid" ? { outcome, unsaid: "figures" } : { outcome };
}

/** Throws a Problem 404 for what is no wijk: only of wijken there are figures of several years. */
export function riskOfArea(set: PublishedSet, ref: AreaRef): AreaRisk {
  if (ref.level !== "wijk") throw new Problem(404, `${describeArea(set, ref).name} is no wijk: this is only known of wijken.`);
  const { rule, answers } = risksOf(set);
  const answer = answers[ref.row];
  if (!answer) throw new Error(`row ${ref.row} is no wijk`);
  return { ...answer, rule };
}

export function areasAtRisk(set: PublishedSet): AreasAtRisk {
  const { rule, answers } = risksOf(set);
  const count = (outcome: RiskOutcome) => answers.filter((one) => one.outcome === outcome).length;
  const [noClass, small, figures] = riskUnsaid.map((why) => answers.filter((one) => one.unsaid === why).length);
  return {
    rule,
    counts: {
      "at-risk": count("at-risk"),
      steady: count("steady"),
      weak: count("weak"),
      good: count("good"),
      unsaid: count("unsaid"),
    },
    unsaid: { "no-class": noClass ?? 0, small: small ?? 0, figures: figures ?? 0 },
    areas: answers
      .filter(({ outcome }) => outcome === "at-risk")
      .toSorted((a, b) => a.gemeente.name.localeCompare(b.gemeente.name, "nl") || a.name.localeCompare(b.name, "nl")),
  };
}
