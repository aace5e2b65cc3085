/** The profile of an area: every indicator that has figures at its level, with what is needed to judge the newest one. */

import { sourceIdOf } from "#data/indicators/figure-source.ts";
import { isOldYear, type PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure, SeriesYear } from "#data/schema/profile.ts";
import { classIndex } from "#data/stats/classify.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { type AreaRef, describeArea, groupOf } from "./areas.ts";
import {
  benchmarkNamed,
  type ComparedWith,
  levelOfPositions,
  nameOfPlace,
  observedAt,
  type ProfilePlace,
  positionsOf,
  standsOutIn,
  usualBenchmark,
} from "./benchmark.ts";
import { wordsOf } from "./figure-words.ts";
import { columnEntry, figureAt, standingIn } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";
import { nationalSeriesOf, seriesOfArea } from "./series.ts";
import { sketchOf } from "./sketch.ts";

/** The first of a level sorts every column of it: others are answered in between. Without a benchmark it is the usual one. */
export async function profileOf(
  set: PublishedSet,
  place: ProfilePlace,
  benchmark: ComparedWith | undefined = usualBenchmark(set, place),
): Promise<Profile> {
  const figures: ProfileFigure[] = [];
  const rest = timeSlices();
  const figureOf = place === "land" ? nationalFigures(set) : figuresOfArea(set, place);
  for (const indicator of set.catalog.indicators) {
    await rest();
    const figure = figureOf(indicator);
    if (figure) figures.push(withComparison(set, indicator, place, figure, benchmark));
  }
  const standsOut = benchmark && standsOutIn(set, figures);
  const sketch = sketchOf(set, place);
  const group = place === "land" ? undefined : groupOf(set, place);
  return {
    area: place === "land" ? describeLand(set) : describeArea(set, place),
    division: set.manifest.division,
    figures,
    statuses: wordsOfFigures(figures),
    ...(benchmark ? { benchmark: benchmarkNamed(set, benchmark) } : {}),
    positionsAmong: levelOfPositions(place),
    ...(standsOut ? { standsOut } : {}),
    ...(sketch ? { sketch } : {}),
    ...(group
      ? {
          group: {
            list: group.list.id,
            members: group.area.members,
            ...(group.area.certainty ? { certainty: group.area.certainty } : {}),
            ...(group.area.remark ? { remark: group.area.remark } : {}),
          },
        }
      : {}),
  };
}

export const wordsOfFigures = (figures: readonly ProfileFigure[]) => wordsOf(figures.flatMap(statusesIn));

const statusesIn = ({ status, series, national, gemeente, benchmark, nationalSeries = [] }: ProfileFigure) => [
  status,
  ...[...series, ...nationalSeries, ...[national, gemeente, benchmark].filter((one) => one !== undefined)].map(
    (one) => one.status,
  ),
];

function withComparison(
  set: PublishedSet,
  indicator: PublishedIndicator,
  place: ProfilePlace,
  figure: ProfileFigure,
  other: ComparedWith | undefined,
): ProfileFigure {
  const benchmark = other && observedAt(set, indicator, other, figure.year);
  const compared = { ...figure, ...(benchmark ? { benchmark } : {}) };
  const positions = positionsOf(set, indicator, place, compared);
  return { ...compared, ...(positions ? { positions } : {}) };
}

/** Undefined when the indicator has no column at the level. */
function figuresOfArea(set: PublishedSet, ref: AreaRef): (indicator: PublishedIndicator) => ProfileFigure | undefined {
  const seriesIn = seriesOfArea(set, ref);
  return (indicator) => {
    const newest = columnEntry(indicator, ref.level);
    if (!newest) return undefined;
    const series = seriesIn(indicator);
    const figure = figureAt(set, indicator, newest, ref.row);
    const breaks = indicator.breaks.find((entry) => entry.level === ref.level)?.breaks;
    const national = observedAt(set, indicator, "land", newest.year);
    const gemeente = gemeenteFigure(set, indicator, ref, newest.year);
    return {
      indicator: indicator.id,
      ...figure,
      ...standingIn(set, newest, ref.row),
      ...(figure.value !== null && breaks ? { class: classIndex(breaks, figure.value) } : {}),
      ...(national ? { national } : {}),
      ...(gemeente ? { gemeente } : {}),
      series,
      ...(series.length > 1 ? { nationalSeries: nationalSeriesOf(set, indicator) } : {}),
    };
  };
}

function gemeenteFigure(set: PublishedSet, indicator: PublishedIndicator, ref: AreaRef, year: number): ProfileFigure["gemeente"] {
  const row = set.areas[ref.level].gemeenten[ref.row] ?? -1;
  return row < 0 || ref.level === "gemeente" ? undefined : observedAt(set, indicator, { level: "gemeente", row }, year);
}

/** The country stands among nothing: its figures have no rank. */
function nationalFigures(set: PublishedSet): (indicator: PublishedIndicator) => ProfileFigure | undefined {
  return (indicator) => {
    const series = nationalSeriesOf(set, indicator).map((one): SeriesYear => {
      const entry = columnEntry(indicator, "gemeente", one.year);
      const old = isOldYear(set.catalog.indicators, indicator, one.year);
      const computed = indicator.national.some(({ year, computed }) => year === one.year && computed);
      return { ...one, computed, source: sourceIdOf(indicator, entry), ...(old ? { old } : {}) };
    });
    const newest = series.at(-1);
    if (!newest) return undefined;
    const { breaks: _, ...figure } = newest;
    return { indicator: indicator.id, ...figure, of: 1, series };
  };
}

function describeLand(set: PublishedSet): Profile["area"] {
  const people = set.catalog.indicators.find(({ id }) => id === "inwoners")?.national ?? [];
  const inhabitants = people.findLast(({ year, value }) => value !== null && year <= set.manifest.division)?.value;
  return {
    ...nameOfPlace(set, "land"),
    row: 0,
    bordered: true,
    ...(typeof inhabitants === "number" ? { inhabitants } : {}),
  };
}
