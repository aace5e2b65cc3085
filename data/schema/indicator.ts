/** What we publish: an indicator is a property of areas with a unit, a polarity, a rule of aggregation and a source. */
import { z } from "zod";
import type { Level } from "./area.ts";
import { methods, type Status } from "./status.ts";

/** The eight themes of the neighbourhood approach plus who lives there; Dutch names are in the web messages. */
export const themes = [
  "wonen",
  "onderwijs",
  "werk",
  "armoede",
  "gezondheid",
  "veiligheid",
  "leefomgeving",
  "samenhang",
  "bevolking",
] as const;
export const Theme = z.enum(themes);
export type Theme = z.infer<typeof Theme>;

/** Text in both interface languages. */
export const Text = z.object({ nl: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

export const Unit = z.object({
  /** Behind the number: "%", "inwoners", "per 1.000 inwoners", "x 1.000 euro", "km", "punten", "klasse". */
  label: Text,
  /** Digits behind the comma that the source supports: never show more. */
  decimals: z.number().int().min(0).max(5),
  /** Euros in one, for money. Figures and label stay as the source has them; the screen shows whole euros ("€ 327.000"). */
  euros: z.number().int().positive().optional(),
});

/** Does a high value mean it goes well? `neutral` says nothing about better or worse. */
export const Polarity = z.enum(["higherIsBetter", "lowerIsBetter", "neutral"]);

/**
 * How a figure of a larger area follows from its parts: `sum`; `mean` by a weight, a count of those it is said of (a share that was worked
 * out from counts weighs by its own denominator, so that the counts are added up);
 * `ratio` (sum of numerators over sum of denominators, times the scale); `none` (it does not, and then it is not shown).
 */
export const Aggregation = z.discriminatedUnion("rule", [
  z.object({ rule: z.literal("sum") }),
  z.object({ rule: z.literal("mean"), weight: z.string() }),
  z.object({ rule: z.literal("ratio"), numerator: z.string(), denominator: z.string(), scale: z.number() }),
  z.object({ rule: z.literal("none") }),
]);

/** `quantile`, `jenks` (natural breaks), `equal`, or breaks given by the source. Diverging scales have a middle. */
export const ClassMethod = z.object({
  method: z.enum(["quantile", "jenks", "equal", "given"]),
  classes: z.number().int().min(2).max(9),
  /** Upper limits of all classes but the last, ascending, for `given`. */
  breaks: z.array(z.number()).optional(),
  /** Meaningful middle of a diverging scale, for example 0 for a deviation from the national mean. */
  middle: z.number().optional(),
  /** Names of ordered categories (Leefbaarometer class, urbanity), lowest value first; value k is label k - 1. */
  labels: z.array(Text).optional(),
});

/** Of one year and those after it another figure than before, under the same name. */
export const seriesBreakKinds = ["definition", "model"] as const;

export const Indicator = z.object({
  /** Kebab-case, stable, in URLs: "inwoners", "misdrijven-per-1000". */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  theme: Theme,
  name: Text,
  /** For chips and narrow headings. */
  short: Text,
  /** One or two sentences at B1 level: what is counted, for whom. */
  explanation: Text,
  unit: Unit,
  polarity: Polarity,
  /** Counted, asked or modelled; what that is good for stands once in the catalogue (`methods`). */
  method: z.enum(methods),
  /** What this one may be used for, where the words of its method do not say it. */
  use: Text.optional(),
  /** What the source rounds counts to in wijken and buurten: of the figure itself, or of the count above the line of a rate. */
  rounding: z.object({ to: z.number().positive(), of: z.enum(["value", "numerator"]) }).optional(),
  /** Id of the count that it is a share of or divided by, of the same year; what only weighs when areas are combined is the `weight` of its rule. */
  denominator: z.string().optional(),
  aggregation: Aggregation,
  classMethod: ClassMethod,
  /** Sequential or diverging ramp of the theme. */
  ramp: z.enum(["sequential", "diverging"]),
  /** Id of the source in the published source list. */
  source: z.string(),
  /** Table and field as the source names them, for the "where does this come from" line. */
  field: z.string(),
  caveat: Text.optional(),
  /** The sources of its years count the same thing in the same way: a line may join them. Absent: it may not. */
  steady: z.literal(true).optional(),
  /** Years that may be compared with care only: how it was measured changed, though not what. A line goes over it, and says so. */
  remarks: z.array(z.object({ from: z.number().int(), why: Text })).optional(),
  /** From which year on the definition or the model is another one, and why: no line goes over it. */
  seriesBreaks: z.array(z.object({ from: z.number().int(), kind: z.enum(seriesBreakKinds), why: Text })).optional(),
});
export type Indicator = z.infer<typeof Indicator>;

/** Of which figure. */
interface Rounded {
  /** "land" for the Netherlands. */
  level: Level | "land";
  status: Status;
  /** Rolled up by us from smaller areas. */
  computed: boolean;
  /** What a rate is of, in the same area and year. */
  base?: number | undefined;
}

/** What 1 of the figure is of its base: 1,000 for "per 1.000 inwoners". */
export const rateScaleOf = ({ aggregation }: Partial<Pick<Indicator, "aggregation">>): number =>
  aggregation?.rule === "ratio" ? aggregation.scale : 100;

/**
 * How far a figure can be off because its source rounds counts in wijken and buurten, in its own unit. Undefined where it does not, where
 * that cannot be told (what we rolled up or brought over from figures that were each rounded; a rate whose base is not known), and where
 * it is no more than the last digit that is shown.
 */
export function marginOf(
  indicator: Pick<Indicator, "unit"> & Partial<Pick<Indicator, "rounding" | "aggregation">>,
  { level, status, computed, base = 0 }: Rounded,
): number | undefined {
  const { rounding, unit } = indicator;
  if (!rounding || computed || status === "estimated" || (level !== "wijk" && level !== "buurt")) return undefined;
  const half = rounding.to / 2;
  const margin = rounding.of === "value" ? half : (half * rateScaleOf(indicator)) / base;
  return Number.isFinite(margin) && margin > 10 ** -unit.decimals ? margin : undefined;
}

/** What the field asks for and no open source has per wijk: it stands in the catalogue so that nobody thinks that it is forgotten. */
export const AbsentIndicator = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  theme: Theme,
  name: Text,
  /** Completes "geen cijfer, omdat …". */
  why: Text,
  /** Who has it, and how a gemeente could get it. */
  where: Text,
});
export type AbsentIndicator = z.infer<typeof AbsentIndicator>;
