/** The profile of an area: every indicator that has figures at its level, with what is needed to judge the newest one. */

import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure, SeriesYear } from "#data/schema/profile.ts";
import { classIndex } from "#data/stats/classify.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { type AreaRef, describeArea, groupOf } from "./areas.ts";
import { wordsOf } from "./figure-words.ts";
import { columnEntry, figureAt, standingIn } from "./indicator-values.ts";
import type { PublishedSet } from "./published-set.ts";
import { markedNational, nationalSeriesOf, seriesOfArea } from "./series.ts";

/** The first of a level sorts every column of it: others are answered in between. */
export async function profileOf(set: PublishedSet, ref: AreaRef): Promise<Profile> {
  const group = groupOf(set, ref);
  const figures: ProfileFigure[] = [];
  const rest = timeSlices();
  const seriesIn = seriesOfArea(set, ref);
  for (const indicator of set.catalog.indicators) {
    await rest();
    const figure = figureOf(set, indicator, ref, seriesIn(indicator));
    if (figure) figures.push(figure);
  }
  return {
    area: describeArea(set, ref),
    division: set.manifest.division,
    figures,
    statuses: wordsOf(figures.flatMap(statusesIn)),
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

const statusesIn = ({ status, series, national, gemeente, nationalSeries = [] }: ProfileFigure) => [
  status,
  ...[...series, ...nationalSeries, ...[national, gemeente].filter((one) => one !== undefined)].map((one) => one.status),
];

/** Undefined when the indicator has no column at the level. */
function figureOf(
  set: PublishedSet,
  indicator: PublishedIndicator,
  ref: AreaRef,
  series: SeriesYear[],
): ProfileFigure | undefined {
  const newest = columnEntry(indicator, ref.level);
  if (!newest) return undefined;
  const figure = figureAt(set, indicator, newest, ref.row);
  const breaks = indicator.breaks.find((entry) => entry.level === ref.level)?.breaks;
  const national = indicator.national.find((entry) => entry.year === newest.year);
  const gemeente = gemeenteFigure(set, indicator, ref, newest.year);
  return {
    indicator: indicator.id,
    ...figure,
    ...standingIn(set, newest, ref.row),
    ...(figure.value !== null && breaks ? { class: classIndex(breaks, figure.value) } : {}),
    ...(national ? { national: markedNational(indicator, national) } : {}),
    ...(gemeente ? { gemeente } : {}),
    series,
    ...(series.length > 1 ? { nationalSeries: nationalSeriesOf(set, indicator) } : {}),
  };
}

function gemeenteFigure(set: PublishedSet, indicator: PublishedIndicator, ref: AreaRef, year: number): ProfileFigure["gemeente"] {
  const row = set.areas[ref.level].gemeenten[ref.row] ?? -1;
  const entry = row < 0 || ref.level === "gemeente" ? undefined : columnEntry(indicator, "gemeente", year);
  if (!entry) return undefined;
  const { value, status, marks } = figureAt(set, indicator, entry, row);
  return { value, status, ...(marks ? { marks } : {}) };
}
