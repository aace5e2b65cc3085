/** Areas that are built and lived in alike, as `/api/v1/areas/{code}/comparable` answers them. */
import { z } from "zod";
import { structureIds } from "../indicators/structure.ts";
import { AreaCode, ChoroplethLevel, Level } from "../schema/area.ts";
import { Text } from "../schema/indicator.ts";

const Named = z.object({ code: AreaCode, name: z.string() });

const StructureVariableId = z.enum(structureIds).meta({ description: "Naam van het kenmerk" });

const ComparedVariable = z.object({
  id: StructureVariableId,
  indicator: z.string().meta({ description: "De indicator waar het uit komt" }),
  name: Text,
  years: z.array(z.number().int()).meta({ description: "Jaren van de cijfers; van meer jaren telt het gemiddelde" }),
  scale: z.enum(["linear", "log"]).meta({ description: "log: vergeleken is de natuurlijke logaritme" }),
  value: z.number().meta({ description: "Cijfer van het gebied, in de eenheid van de indicator" }),
  mean: z.number().meta({ description: "Gemiddelde van de vergelijkbare gebieden (bij log het meetkundige)" }),
  before: z
    .number()
    .meta({ description: "Verschil met het gemiddelde van alle gebieden waaruit gekozen is, in standaardafwijkingen" }),
  after: z.number().meta({ description: "Verschil met het gemiddelde van de vergelijkbare gebieden, in standaardafwijkingen" }),
});
export type ComparedVariable = z.infer<typeof ComparedVariable>;

const ComparableArea = Named.extend({
  gemeente: Named.optional(),
  inhabitants: z.number().int().optional(),
  distance: z.number().meta({ description: "Gestandaardiseerde afstand: standaardafwijkingen per kenmerk" }),
  alike: z
    .array(StructureVariableId)
    .meta({ description: "Kenmerken waarin het gebied het meest op dit gebied lijkt, hoogstens drie" }),
  without: z
    .number()
    .meta({ description: "Grootste verschil in een kenmerk als dit gebied niet meetelt, in standaardafwijkingen" }),
});
export type ComparableArea = z.infer<typeof ComparableArea>;

export const ComparableAreas = z
  .object({
    area: Named.extend({ level: Level }),
    level: ChoroplethLevel.meta({
      description: "Schaal van de vergelijkbare gebieden; van een gebied van een lijst zijn dat wijken",
    }),
    pool: z.number().int().meta({ description: "Uit hoeveel gebieden gekozen is" }),
    atLeast: z.number().int().meta({ description: "Inwoners die een vergelijkbaar gebied op zijn minst heeft" }),
    withoutFocus: z.boolean().meta({
      description: "Waar als het gebied bij een focusgebied of krachtwijk hoort: dan hoort geen vergelijkbaar gebied daarbij",
    }),
    variables: z.array(ComparedVariable),
    lacking: z
      .array(StructureVariableId)
      .meta({ description: "Kenmerken die niet meetellen, omdat het gebied er geen cijfer van heeft" }),
    areas: z
      .array(ComparableArea)
      .meta({ description: "De vergelijkbare gebieden, het meest gelijkende eerst; hoogstens één per gemeente" }),
    balanced: z.boolean().meta({ description: "Niet waar als een kenmerk meer dan 0,25 standaardafwijking verschilt" }),
  })
  .meta({ id: "ComparableAreas" });
export type ComparableAreas = z.infer<typeof ComparableAreas>;
