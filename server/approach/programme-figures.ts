/** A figure of an area with which way it went: found once a published set, as the parts of an area are found by its buurten. */
import { movementOf } from "#data/approach/movement.ts";
import type { ProgrammeFigure, ProgrammeTrend } from "#data/approach/programme.ts";
import { trendOf } from "#data/assessment/frozen.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { SeriesYear } from "#data/schema/profile.ts";
import type { AreaRef } from "../published/areas.ts";
import { columnEntry, figureAt } from "../published/indicator-values.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { seriesOfArea } from "../published/series.ts";

interface Known {
  seriesIn: ReturnType<typeof seriesOfArea>;
  figures: Map<string, ProgrammeFigure | undefined>;
}
const known = new WeakMap<PublishedSet, Map<string, Known>>();

/** Undefined where the indicator has no figures of areas of this level. */
export function programmeFigure(set: PublishedSet, ref: AreaRef, indicator: PublishedIndicator): ProgrammeFigure | undefined {
  const areas = known.get(set) ?? new Map<string, Known>();
  known.set(set, areas);
  const key = `${ref.level} ${ref.row}`;
  const area = areas.get(key) ?? { seriesIn: seriesOfArea(set, ref), figures: new Map() };
  areas.set(key, area);
  if (!area.figures.has(indicator.id)) area.figures.set(indicator.id, made(set, ref, indicator, area.seriesIn));
  return area.figures.get(indicator.id);
}

function made(set: PublishedSet, ref: AreaRef, indicator: PublishedIndicator, seriesIn: Known["seriesIn"]) {
  const newest = columnEntry(indicator, ref.level);
  if (!newest) return undefined;
  const figure = figureAt(set, indicator, newest, ref.row);
  return { ...figure, indicator: indicator.id, trend: wayOf(indicator, figure, seriesIn(indicator)) };
}

function wayOf(
  { polarity, unit }: Pick<PublishedIndicator, "polarity" | "unit">,
  figure: Omit<SeriesYear, "breaks">,
  series: readonly SeriesYear[],
): ProgrammeTrend {
  if (figure.value === null) return { way: "absent" };
  const { earlierYear, noTrend } = trendOf({ series: [...series], year: figure.year });
  const start = series.find(({ year }) => year === earlierYear);
  if (noTrend === "break") {
    // What keeps the newest year from the years before it.
    const breaks = series.findLast((one) => one.year <= figure.year && (one.breaks ?? []).length > 0)?.breaks ?? [];
    return { way: "break", breaks };
  }
  if (!start || start.value === null) return { way: "oneYear" };
  const way = movementOf(start, figure, unit.decimals);
  const isJudged = polarity !== "neutral" && (way === "up" || way === "down");
  const { breaks: _, ...earlier } = start;
  return {
    ...{ way, start: earlier },
    ...(isJudged ? { better: (way === "up") === (polarity === "higherIsBetter") } : {}),
  };
}
