/** Where the figure of a goal stood when an approach began and where it stands now, and what may be said of the way it went. */
import { movementOf } from "#data/approach/movement.ts";
import type { SeriesBreak, SeriesYear } from "#data/schema/profile.ts";

export type GoalVerdict =
  | "wished" // it moved in the direction that the goal names
  | "unwished"
  | "same" // as it is shown, it is the same
  | "rounding" // it moved less than the source rounds
  | "broken" // the years may not be compared
  | "absent" // one of the two has no value
  | "oneYear" // the first year since the start is the newest one
  | "before" // the newest year lies before the start
  | "noStart"; // nobody said when it began

export interface GoalCourse {
  /** Of the first year of the indicator from the start on, whatever its status; absent where there is none. */
  start?: SeriesYear;
  /** Of the newest year, whatever its status. */
  now: SeriesYear;
  verdict: GoalVerdict;
  /** Why the years may not be compared. */
  breaks: readonly SeriesBreak[];
}

export interface GoalAsked {
  /** Years ascending. */
  series: readonly SeriesYear[];
  /** Year in which the approach began; undefined where nobody said so. */
  from: number | undefined;
  direction: "up" | "down";
  /** As the figure is shown. */
  decimals: number;
}

/** Undefined where the indicator has no year here. */
export function goalCourse({ series, from, direction, decimals }: GoalAsked): GoalCourse | undefined {
  const now = series.at(-1);
  if (!now) return undefined;
  if (from === undefined) return { now, verdict: "noStart", breaks: [] };
  const start = series.find(({ year }) => year >= from);
  if (!start) return { now, verdict: "before", breaks: [] };
  const known = { start, now };
  if (start.year === now.year) return { ...known, verdict: "oneYear", breaks: [] };
  if (start.value === null || now.value === null) return { ...known, verdict: "absent", breaks: [] };
  const breaks = [...new Set(series.filter(({ year }) => year > start.year).flatMap((one) => one.breaks ?? []))];
  if (breaks.length > 0) return { ...known, verdict: "broken", breaks };
  return { ...known, verdict: moved(start, now, { direction, decimals }), breaks };
}

const moved = (start: SeriesYear, now: SeriesYear, { direction, decimals }: Pick<GoalAsked, "direction" | "decimals">) => {
  const way = movementOf(start, now, decimals);
  if (way === "same" || way === "rounding") return way;
  return way === direction ? "wished" : "unwished";
};

/** Year in which an approach began: as somebody said, else with its first phase, else with the programme that the area belongs to. */
export function startYear(
  period: { from?: string | undefined } | undefined,
  phases: readonly { since: string }[],
  programme?: string,
) {
  const day = period?.from ?? phases[0]?.since ?? programme;
  return day === undefined ? undefined : Number(day.slice(0, 4));
}
