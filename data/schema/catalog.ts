/** The published catalogue: everything a reader needs to choose, colour and explain an indicator, without one figure per area. */
import { z } from "zod";
import { Level } from "./area.ts";
import { GroupList } from "./group.ts";
import { AbsentIndicator, Indicator, Text, type Theme } from "./indicator.ts";
import { methods, statuses } from "./status.ts";

/** One column file: all observations of one indicator, level and year, in row order of the area index. */
export const ColumnEntry = z.object({
  level: Level,
  year: z.number().int(),
  /** File name under the published folder; its hash is in the name. */
  file: z.string(),
  bytes: z.number().int(),
  /** Rows per status, in the order of `statuses`, without the zeros at the end; adds up to the rows of the index. */
  counts: z.array(z.number().int()).max(statuses.length),
  /** True where we rolled it up from smaller areas ("berekend door Wijkblik"). */
  computed: z.boolean(),
  /** Year of the division the source published it on, when it differs from the index. */
  sourceDivision: z.number().int().optional(),
  /** Id of the source of this year, where it is not the indicator's: inhabitants of 2015 are from another map than those of 2024. */
  source: z.string().optional(),
  /** Field or fields of that other source; stands with `source`. */
  field: z.string().optional(),
});
export type ColumnEntry = z.infer<typeof ColumnEntry>;

export const LevelBreaks = z.object({
  level: Level,
  /** Upper limits of all classes but the last, ascending and distinct; a value v is in the first class with v < limit, else the last. Over all years together. */
  breaks: z.array(z.number()),
  min: z.number(),
  max: z.number(),
});

export const PublishedIndicator = Indicator.extend({
  columns: z.array(ColumnEntry),
  breaks: z.array(LevelBreaks),
  /** Figure for the whole of the Netherlands by year; computed says that it is our roll-up of gemeenten. */
  national: z.array(
    z.object({ year: z.number().int(), value: z.number().nullable(), status: z.enum(statuses), computed: z.boolean() }),
  ),
}).meta({ id: "Indicator" });
export type PublishedIndicator = z.infer<typeof PublishedIndicator>;

export const PublishedSource = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    licence: z.string(),
    attribution: z.string(),
    /** Addresses that were read. */
    urls: z.array(z.string()),
    /** Years of the figures. */
    years: z.array(z.number().int()),
    fidelity: z.enum(["official", "reconstruction", "derived", "fictional"]),
    /** How the copy came to us and what it lacks; stands under the figures when fidelity is not official. */
    note: Text.optional(),
    /** UTC, when the bytes were fetched or the mirror file was read. */
    fetchedAt: z.string(),
    sha256: z.array(z.string()),
    /** Measured on import: rows read, rows joined to an area. */
    rows: z.number().int(),
    joined: z.number().int(),
    /** For a source on an older division: how its areas reach those of today. */
    division: z
      .object({
        year: z.number().int(),
        levels: z.array(
          z.object({
            level: Level,
            /** Areas of today. */
            areas: z.number().int(),
            /** Of which the borders say that they are the same. */
            same: z.number().int(),
            /** Of which other evidence says so; their figures are estimated. */
            evident: z.number().int(),
            /** Whose code the older division has too and that are not taken: nothing proves that they are the same area. */
            refused: z.number().int(),
          }),
        ),
        /** On which grounds. */
        grounds: Text,
      })
      .optional(),
  })
  .meta({ id: "Source" });
export type PublishedSource = z.infer<typeof PublishedSource>;

export const Catalog = z.object({
  indicators: z.array(PublishedIndicator),
  groups: z.array(GroupList),
  sources: z.array(PublishedSource),
  /** What the figures of a method may be used for ("waarvoor mag dit cijfer"). */
  methods: z.record(z.enum(methods), Text).optional(),
  /** Asked for by the field, and without an open figure per wijk. */
  absent: z.array(AbsentIndicator).optional(),
});
export type Catalog = z.infer<typeof Catalog>;

/** Which years are old: the one answer for panel, legend, table, profile, picture and file. */
type Dated = Pick<PublishedIndicator, "theme"> & { columns: readonly { year: number }[] };

/** More than this many years behind the newest figure about the same theme is old. */
const oldAfter = 3;

const known = new WeakMap<readonly Dated[], Map<Theme, number>>();

/** The newest year that any indicator of the theme has figures of; undefined for a theme without one. */
export function newestYear(indicators: readonly Dated[], theme: Theme): number | undefined {
  let newest = known.get(indicators);
  if (!newest) {
    newest = new Map();
    for (const one of indicators)
      for (const { year } of one.columns) newest.set(one.theme, Math.max(year, newest.get(one.theme) ?? year));
    known.set(indicators, newest);
  }
  return newest.get(theme);
}

export const isOldYear = (indicators: readonly Dated[], { theme }: Pick<Dated, "theme">, year: number): boolean =>
  (newestYear(indicators, theme) ?? year) - year > oldAfter;
