/** Figures as they were when somebody judged an area: kept whole, so that a new import changes nothing of them. */
import { z } from "zod";
import type { PublishedIndicator } from "../schema/catalog.ts";
import type { ProfileFigure } from "../schema/profile.ts";
import { figureMarks, statuses } from "../schema/status.ts";
import { typed } from "../schema/text.ts";

const Words = z.strictObject({ nl: typed(1, 200), en: typed(1, 200) });

/** Which side of the limit is the problem. */
export const limitSides = ["above", "below"] as const;
/** Why no change over the years can be told. */
export const noTrends = ["break", "oneYear"] as const;

const Year = z.number().int().min(1900).max(2199);
export const FrozenFigure = z.strictObject({
  indicator: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  name: Words,
  unit: Words,
  decimals: z.number().int().min(0).max(5),
  /** Of money: euros in one of the figure. */
  euros: z.number().int().positive().optional(),
  /** Absent where the status has none. */
  value: z.number().optional(),
  status: z.enum(statuses),
  marks: z.array(z.enum(figureMarks)).max(figureMarks.length).optional(),
  year: Year,
  source: typed(1, 300),
  /** Generation of the published set. */
  version: typed(1, 100),
  side: z.enum(limitSides),
  threshold: z.number(),
  earlierYear: Year.optional(),
  earlierValue: z.number().optional(),
  noTrend: z.enum(noTrends).optional(),
});
export type FrozenFigure = z.infer<typeof FrozenFigure>;

type Kept = Omit<FrozenFigure, "threshold">;

/** The oldest year that the newest may be compared with; a break in between ends the line. */
export function trendOf({
  series,
  year,
}: Pick<ProfileFigure, "series" | "year">): Pick<FrozenFigure, "earlierYear" | "earlierValue" | "noTrend"> {
  const until = series.filter((one) => one.year <= year && one.value !== null);
  const from = until.findLastIndex(({ breaks = [] }) => breaks.length > 0);
  const line = from === -1 ? until : until.slice(from);
  const [first] = line;
  if (first?.value !== undefined && first.value !== null && line.length > 1)
    return { earlierYear: first.year, earlierValue: first.value };
  return { noTrend: until.length > 1 ? "break" : "oneYear" };
}

export interface FrozenFrom {
  indicator: Pick<PublishedIndicator, "id" | "name" | "unit" | "polarity">;
  figure: ProfileFigure;
  /** Title of the source of that year. */
  source: string;
  version: string;
}

/** All but the limit, which is for a person to say. */
export function freeze({ indicator: { id, name, unit, polarity }, figure, source, version }: FrozenFrom): Kept {
  const { value, status, marks, year } = figure;
  return {
    ...{ indicator: id, name, unit: unit.label, decimals: unit.decimals, status, year, source, version },
    ...(unit.euros === undefined ? {} : { euros: unit.euros }),
    ...(value === null ? {} : { value }),
    ...(marks === undefined || marks.length === 0 ? {} : { marks }),
    side: polarity === "higherIsBetter" ? "below" : "above",
    ...trendOf(figure),
  };
}

type Judged = Pick<FrozenFigure, "value" | "side" | "threshold">;

/** Past its limit? Undefined where there is no figure: unknown is not no. */
export const isPast = ({ value, side, threshold }: Judged): boolean | undefined =>
  value === undefined ? undefined : side === "above" ? value > threshold : value < threshold;

export interface Stacking {
  past: number;
  unknown: number;
  count: number;
  /** Undefined where what is not known decides. */
  stacked: boolean | undefined;
}

/** Are at least so many past their limit? */
export function stackingOf(figures: readonly Judged[], least: number): Stacking {
  const answers = figures.map(isPast);
  const past = answers.filter((one) => one === true).length;
  const unknown = answers.filter((one) => one === undefined).length;
  const stacked = past >= least ? true : past + unknown < least ? false : undefined;
  return { past, unknown, count: figures.length, stacked };
}

/** What the set of now says beside it: a newer year, or another value for the same year. */
export function changedSince(
  frozen: Pick<FrozenFigure, "year" | "value">,
  now: Pick<ProfileFigure, "year" | "value" | "series"> | undefined,
) {
  const same = now?.series.find(({ year }) => year === frozen.year);
  const differs = same !== undefined && same.value !== null && same.value !== frozen.value ? same.value : undefined;
  const newer =
    now !== undefined && now.year > frozen.year && now.value !== null ? { year: now.year, value: now.value } : undefined;
  return { differs, newer };
}
