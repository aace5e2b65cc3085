/** Did it go differently here than in comparable areas: as `/api/v1/areas/{code}/trend-comparison` answers it. */
import { z } from "zod";
import { structureVariables } from "../indicators/structure.ts";
import { AreaCode, ChoroplethLevel, Level } from "../schema/area.ts";
import type { Indicator } from "../schema/indicator.ts";
import { figureMarks } from "../schema/status.ts";

/** Why nothing can be said of an indicator or an area. */
export const unsaidReasons = [
  "modelled", // a model of the source fills the figure in from what areas have in common: it can hardly see what was done in one
  "matched-on", // areas were chosen for being alike in it
  "residents", // it says who lives there, or how large the area is
  "years", // no two years that can be compared
  "no-figure", // the area has no figures of those years that can be compared
  "not-alike", // nothing can be called comparable to the area
  "few", // too few other areas to tell what is chance
] as const;
export const UnsaidReason = z.enum(unsaidReasons);
export type UnsaidReason = z.infer<typeof UnsaidReason>;

/** Percent of the first figure for counts, rates and money; for shares and scores the points between the two. */
export type ChangeUnit = "percent" | "points";

type Compared = Pick<Indicator, "id" | "method" | "theme" | "classMethod">;

export const changeUnitOf = ({ aggregation, unit }: Pick<Indicator, "aggregation" | "unit">): ChangeUnit =>
  aggregation.rule === "sum" || aggregation.rule === "ratio" || unit.euros !== undefined ? "percent" : "points";

/** Why an indicator is never compared; undefined for one that may be, where its years and areas allow it. */
export function neverCompared({ id, method, theme, classMethod }: Compared): UnsaidReason | undefined {
  if (method === "modelled") return "modelled";
  // Counted classes are those of the density that areas are matched on.
  if (classMethod.labels || structureVariables.some(({ indicator }) => indicator === id)) return "matched-on";
  if (theme === "bevolking" || id.startsWith("oppervlakte")) return "residents";
  return undefined;
}

const Change = z.object({
  first: z.number().meta({ description: "Cijfer aan het begin; van twee jaren het gemiddelde" }),
  last: z.number().meta({ description: "Cijfer aan het eind; van twee jaren het gemiddelde" }),
  change: z.number().meta({ description: "Hoeveel het veranderde, in `changeUnit`" }),
  marks: z
    .object({ first: z.array(z.enum(figureMarks)), last: z.array(z.enum(figureMarks)) })
    .meta({ description: "Wat bij de cijfers aan het begin en het eind hoort te staan" }),
});

export const TrendComparison = z
  .object({
    area: z.object({ code: AreaCode, name: z.string(), level: Level }),
    indicator: z.string(),
    level: ChoroplethLevel.meta({ description: "Schaal van de vergelijkbare gebieden" }),
    unsaid: UnsaidReason.optional().meta({
      description:
        "Waarom niets te zeggen is: de bron rekent het cijfer uit met een model (modelled), de gebieden zijn op dit cijfer gekozen (matched-on), het gaat over wie er wonen of hoe groot het gebied is (residents), er zijn geen twee jaren die te vergelijken zijn (years), het gebied heeft er geen cijfers van (no-figure), er zijn geen vergelijkbare gebieden (not-alike), of te weinig andere gebieden (few). Ontbreekt met een antwoord",
    }),
    found: z
      .object({
        changeUnit: z.enum(["percent", "points"]).meta({
          description: "percent: procenten van het eerste cijfer; points: het verschil tussen de twee cijfers",
        }),
        from: z.array(z.number().int()).meta({ description: "Jaren aan het begin" }),
        to: z.array(z.number().int()).meta({ description: "Jaren aan het eind" }),
        powerLine: z.number().meta({ description: "Zo groot moet een verschil hier zijn om meer dan toeval te zijn" }),
        band: z
          .object({ low: z.number(), high: z.number() })
          .meta({ description: "Waar 90 procent van andere gebieden in ligt, zonder dat daar iets van bekend is" }),
        tested: z
          .object({
            areas: z.number().int(),
            atLeast: z.number().int(),
            below: z.number().int().optional(),
            covered: z.number(),
            found: z.number(),
          })
          .meta({
            description:
              "Van hoeveel gebieden met hoeveel inwoners de band komt. Met de band van de ene helft lag van de andere helft `covered` erin, en van gemaakte verschillen van twee keer de kleinste grens werd `found` gevonden (delen van 1)",
          }),
        own: Change,
        others: z.object({ change: z.number().meta({ description: "Gemiddelde verandering van de vergelijkbare gebieden" }) }),
        difference: z.number().meta({ description: "Verandering van het gebied min die van de vergelijkbare gebieden" }),
        different: z.boolean().meta({ description: "Waar als het verschil buiten de band ligt. Dat zegt niet waardoor" }),
        areas: z.array(
          Change.extend({
            code: AreaCode,
            name: z.string(),
            gemeente: z.string().optional(),
            distance: z.number(),
            without: z.number().meta({ description: "Het verschil als dit gebied niet meetelt" }),
          }),
        ),
        otherwise: z.array(AreaCode).meta({ description: "Gebieden zonder welke het antwoord anders zou zijn" }),
        structureOnly: z.object({ difference: z.number(), different: z.boolean() }).optional().meta({
          description:
            "Hetzelfde als de leefbaarheid van eerder niet meetelt bij de keuze; ontbreekt als die toch al niet meetelt",
        }),
      })
      .optional(),
  })
  .meta({ id: "TrendComparison" });
export type TrendComparison = z.infer<typeof TrendComparison>;
export type FoundTrend = NonNullable<TrendComparison["found"]>;
