/** Wijken that live well enough and go down: as `/api/v1/areas-at-risk` and `/api/v1/areas/{code}/at-risk` answer it. */
import { z } from "zod";
import { AreaCode } from "../schema/area.ts";
import { figureMarks } from "../schema/status.ts";

/** Below `atLeast` the Leefbaarometer calls a wijk weak or worse; above `atMost` it is good, and one step down takes nothing away. */
export const riskBand = { indicator: "leefbaarometer-klasse", atLeast: 5, atMost: 6 } as const;

/** In fewer people a few of them decide what a share does. */
export const fewestInhabitants = 1000;

/** Of so many dimensions both periods have to go down. */
export const dimensionsDown = 2;

export interface RiskDimension {
  indicator: string;
  worse: "higher" | "lower";
  /** Prices rise everywhere: then lagging behind is going down, also where the figure itself rises. */
  relative?: boolean;
  /** A count below this moves by chance. */
  fewest?: number;
}

/** Counted figures with three years or more by wijk, one of a theme. The dimensions of the Leefbaarometer itself have one year. */
export const riskDimensions: readonly RiskDimension[] = [
  { indicator: "laag-inkomen", worse: "higher" },
  { indicator: "misdrijven", worse: "higher", fewest: 100 },
  { indicator: "woz-waarde", worse: "lower", relative: true },
];

export const riskOutcomes = [
  "at-risk", // well enough, and down in two dimensions or more
  "steady", // well enough, and not down in two
  "weak", // already below the threshold
  "good", // so far above it that the question is not asked
  "unsaid", // nothing can be said; `unsaid` says why
] as const;
export const RiskOutcome = z.enum(riskOutcomes);
export type RiskOutcome = z.infer<typeof RiskOutcome>;

export const riskUnsaid = [
  "no-class", // the Leefbaarometer has no figure of it
  "small", // too few people live there
  "figures", // of too many dimensions a year is missing, or was counted within other borders
] as const;
export const RiskUnsaid = z.enum(riskUnsaid);
export type RiskUnsaid = z.infer<typeof RiskUnsaid>;

/**
 * What the dimensions say together: undefined for one that nothing is known of.
 * Nothing is said where what is not known could turn the answer.
 */
export function riskOf(down: readonly (boolean | undefined)[]): "at-risk" | "steady" | "unsaid" {
  const sure = down.filter((one) => one === true).length;
  const open = down.filter((one) => one === undefined).length;
  if (sure >= dimensionsDown) return "at-risk";
  return sure + open >= dimensionsDown ? "unsaid" : "steady";
}

const Three = z.tuple([z.number(), z.number(), z.number()]);
const Two = z.tuple([z.number(), z.number()]);
const Marks = z.array(z.enum(figureMarks));

const Dimension = z.object({
  indicator: z.string(),
  down: z.boolean().optional().meta({
    description: "Of het cijfer twee periodes achter elkaar achteruitging; ontbreekt waar er niets over te zeggen is",
  }),
  values: Three.optional().meta({ description: "Het cijfer in de drie jaren, in de eenheid van de indicator" }),
  marks: z.tuple([Marks, Marks, Marks]).optional().meta({ description: "Wat bij elk van de drie cijfers hoort te staan" }),
  changes: Two.optional().meta({ description: "De verandering in elke periode, in `changeUnit` van de regel" }),
});
export type RiskDimensionAnswer = z.infer<typeof Dimension>;

const RuleDimension = z.object({
  indicator: z.string(),
  worse: z.enum(["higher", "lower"]).meta({ description: "Welke kant op ongunstig is" }),
  changeUnit: z
    .enum(["percent", "points"])
    .meta({ description: "percent: procenten van het eerste cijfer; points: het verschil tussen de twee cijfers" }),
  years: z.tuple([z.number().int(), z.number().int(), z.number().int()]).meta({ description: "Begin, midden en eind" }),
  limits: Two.meta({ description: "Per periode de verandering vanaf waar een wijk bij het ongunstigste kwart hoort" }),
  areas: z.number().int().meta({ description: "Zo veel wijken hebben alle drie de jaren" }),
});
export type RuleDimension = z.infer<typeof RuleDimension>;

const Rule = z.object({
  classYear: z.number().int().optional().meta({ description: "Jaar van de Leefbaarometer; ontbreekt zonder cijfers ervan" }),
  dimensions: z.array(RuleDimension).meta({ description: "De onderwerpen waar genoeg jaren van zijn" }),
});
export type RiskRule = z.infer<typeof Rule>;

const Answer = z.object({
  code: AreaCode,
  name: z.string(),
  gemeente: z.object({ code: AreaCode, name: z.string() }),
  inhabitants: z.number().int().optional(),
  outcome: RiskOutcome.meta({
    description:
      "at-risk: voldoende of ruim voldoende, en op twee of meer onderwerpen twee periodes achteruit; steady: voldoende of ruim voldoende, en dat niet; weak: zwak of lager; good: goed of hoger; unsaid: er is niets over te zeggen",
  }),
  unsaid: RiskUnsaid.optional().meta({
    description:
      "Waarom niet: geen cijfer van de Leefbaarometer (no-class), minder dan 1.000 inwoners (small), of van te veel onderwerpen geen drie jaren binnen dezelfde grenzen (figures)",
  }),
  class: z.number().int().optional().meta({ description: "Klasse van de Leefbaarometer, 1 tot en met 9" }),
  dimensions: z.array(Dimension),
});
export type RiskAnswer = z.infer<typeof Answer>;

export const AreaRisk = Answer.extend({ rule: Rule }).meta({ id: "AreaRisk" });
export type AreaRisk = z.infer<typeof AreaRisk>;

const Count = z.number().int().nonnegative();
export const AreasAtRisk = z
  .object({
    rule: Rule,
    counts: z.object({ "at-risk": Count, steady: Count, weak: Count, good: Count, unsaid: Count }),
    unsaid: z.object({ "no-class": Count, small: Count, figures: Count }),
    areas: z.array(Answer).meta({ description: "De wijken met de uitkomst `at-risk`, op gemeente en naam" }),
  })
  .meta({ id: "AreasAtRisk" });
export type AreasAtRisk = z.infer<typeof AreasAtRisk>;
