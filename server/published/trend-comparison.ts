/** Did it go differently in an area than in those like it, and is the difference larger than chance makes it? */
import {
  changeUnitOf,
  type FoundTrend,
  neverCompared,
  type TrendComparison,
  type UnsaidReason,
} from "#data/comparable/trend-comparison.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { isOutside, powerLine } from "#data/spatial/placebo.ts";
import { type AreaRef, describeArea } from "./areas.ts";
import { type ComparedPeriod, type Ends, type EndsOf, endsOf, marksAtEnds, periodsOf } from "./changes.ts";
import { comparedLevel, matchArea } from "./comparable.ts";
import { calibrationOf, sizeClassOf } from "./placebos.ts";
import type { PublishedSet } from "./published-set.ts";
import { seriesOfArea } from "./series.ts";

export async function compareTrend(set: PublishedSet, ref: AreaRef, indicator: PublishedIndicator): Promise<TrendComparison> {
  const { code, name, level } = describeArea(set, ref);
  const found = await findTrend(set, ref, indicator);
  return {
    area: { code, name, level },
    indicator: indicator.id,
    level: comparedLevel(level),
    ...(typeof found === "string" ? { unsaid: found } : { found }),
  };
}

/** Over the longest period for which there are figures of the area and of enough others. */
async function findTrend(set: PublishedSet, ref: AreaRef, indicator: PublishedIndicator): Promise<FoundTrend | UnsaidReason> {
  const never = neverCompared(indicator);
  if (never) return never;
  const level = comparedLevel(ref.level);
  const periods = periodsOf(indicator, level);
  if (periods.length === 0) return "years";
  if (!matchArea(set, ref)) return "not-alike";
  const size = sizeClassOf(level, set.areas[ref.level].inhabitants[ref.row] ?? -1);
  let reason: UnsaidReason = "no-figure";
  for (const period of periods) {
    const own = ownEnds(set, ref, indicator, period);
    if (!own) continue;
    const marks = (row: number) => marksAtEnds(set, indicator, period, row);
    reason = "few";
    const ends = remembered(endsOf(set, indicator, period));
    const calibration = size && (await calibrationOf(set, { indicator, level, period, ends, size }));
    if (!calibration) continue;
    const found = compared(set, ref, { own, ends, marks });
    if (!found) continue;
    const { band, tested, areas } = calibration;
    const different = (difference: number) => isOutside(band, difference);
    const { structureOnly, ...rest } = found;
    return {
      changeUnit: changeUnitOf(indicator),
      from: yearsOf(period.from),
      to: yearsOf(period.to),
      powerLine: rounded(powerLine(band)),
      band: { low: rounded(band.low), high: rounded(band.high) },
      tested: {
        areas,
        atLeast: size.atLeast,
        ...(size.below === undefined ? {} : { below: size.below }),
        covered: rounded(tested.covered),
        found: rounded(tested.found),
      },
      own,
      ...rest,
      different: different(found.difference),
      otherwise: found.areas.flatMap((one) => (different(one.without) === different(found.difference) ? [] : [one.code])),
      ...(structureOnly === undefined
        ? {}
        : { structureOnly: { difference: structureOnly, different: different(structureOnly) } }),
    };
  }
  return reason;
}

const yearsOf = (entries: readonly { year: number }[]) => entries.map(({ year }) => year);
const rounded = (value: number): number => Number(value.toPrecision(6));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type MarkedEnds = Ends & { marks: ReturnType<typeof marksAtEnds> };

/** Of the area itself by what a line may join: the same members, definition, model and borders in all years of the period. */
function ownEnds(
  set: PublishedSet,
  ref: AreaRef,
  indicator: PublishedIndicator,
  { from, to }: ComparedPeriod,
): MarkedEnds | undefined {
  const at = (entries: ComparedPeriod["from"]) =>
    entries.flatMap(({ year }) => indicator.columns.filter((entry) => entry.level === ref.level && entry.year === year));
  const own = { from: at(from), to: at(to) };
  if (own.from.length < from.length || own.to.length < to.length) return undefined;
  const [begin = 0, end = 0] = [from[0]?.year, to.at(-1)?.year];
  const series = seriesOfArea(set, ref)(indicator);
  if (series.some(({ year, breaks = [] }) => year > begin && year <= end && breaks.length > 0)) return undefined;
  const ends = endsOf(set, indicator, own, false)(ref.row);
  return ends && { ...ends, marks: marksAtEnds(set, indicator, own, ref.row) };
}

/** Rows are asked for many times. */
function remembered(ends: EndsOf): EndsOf {
  const known = new Map<number, Ends | undefined>();
  return (row) => {
    if (!known.has(row)) known.set(row, ends(row));
    return known.get(row);
  };
}

interface Sides {
  own: MarkedEnds;
  marks: (row: number) => MarkedEnds["marks"];
  ends: EndsOf;
}

type Difference = Pick<FoundTrend, "others" | "difference" | "areas"> & { structureOnly?: number };

/** Undefined where fewer than five areas like it have figures of the period. */
function compared(set: PublishedSet, ref: AreaRef, { own, ends, marks }: Sides): Difference | undefined {
  const among = (row: number) => ends(row) !== undefined;
  const match = matchArea(set, ref, { among });
  if (!match || match.neighbours.length < 5) return undefined;
  const peers = match.neighbours.flatMap(({ row, distance }) => {
    const change = ends(row);
    const { code, name, gemeente } = describeArea(set, { level: match.level, row });
    return change
      ? [
          {
            code,
            name,
            ...(gemeente ? { gemeente: gemeente.name } : {}),
            distance: rounded(distance),
            ...change,
            marks: marks(row),
          },
        ]
      : [];
  });
  const differenceFrom = (some: readonly { change: number }[]) => own.change - meanOf(some.map(({ change }) => change));
  const leveled = match.variables.some(({ figures }) => figures.id === "earlier-liveability");
  const plain = leveled ? matchArea(set, ref, { among, without: "earlier-liveability" }) : undefined;
  return {
    others: { change: rounded(meanOf(peers.map(({ change }) => change))) },
    difference: rounded(differenceFrom(peers)),
    areas: peers.map((one) => ({ ...one, without: rounded(differenceFrom(peers.filter((other) => other !== one))) })),
    ...(plain ? { structureOnly: rounded(differenceFrom(plain.neighbours.flatMap(({ row }) => ends(row) ?? []))) } : {}),
  };
}
