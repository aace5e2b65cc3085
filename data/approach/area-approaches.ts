/** The approaches of areas as everybody sees them: how far each is, and those of one area with what lies around it. */
import { z } from "zod";
import { PublicEntry } from "../entries/public-entry.ts";
import { phases } from "../schema/initiative-filter.ts";

export const ApproachState = z
  .object({
    id: z.string(),
    title: z.string(),
    area: z.string().meta({ description: "Code van het gebied of van de gebiedengroep waar de aanpak voor is" }),
    name: z.string().meta({ description: "Naam van dat gebied" }),
    phase: z.enum(phases).optional().meta({ description: "Fase van nu; ontbreekt als niemand er een invulde" }),
    since: z.iso.date().optional().meta({ description: "Sinds wanneer" }),
    verifiedOn: z.iso.date().optional().meta({ description: "Dag waarop iemand voor het laatst zei dat het klopt" }),
  })
  .meta({ id: "ApproachState", description: "Hoe het staat met de aanpak van een gebied" });
export type ApproachState = z.infer<typeof ApproachState>;

export const AreaApproaches = z
  .object({
    approach: PublicEntry.optional().meta({
      description: "De aanpak van precies dit gebied die het laatst is bevestigd; ontbreekt als niemand er een invulde",
    }),
    others: z.array(ApproachState).meta({ description: "Andere aanpakken van precies dit gebied" }),
    around: z.array(ApproachState).meta({ description: "Aanpakken van gebieden waar dit gebied helemaal of deels in ligt" }),
    parts: z.array(ApproachState).meta({ description: "Aanpakken van delen van dit gebied, op naam; hoogstens honderd" }),
    numberOfParts: z.number().int().meta({ description: "Hoeveel aanpakken van delen er zijn" }),
  })
  .meta({ id: "AreaApproaches" });
export type AreaApproaches = z.infer<typeof AreaApproaches>;

export const ApproachStates = z
  .object({
    approaches: z.array(ApproachState).meta({
      description:
        "Van elk gebied van een gebiedengroep de aanpak die het laatst is bevestigd; een gebied zonder aanpak ontbreekt",
    }),
  })
  .meta({ id: "ApproachStates" });
export type ApproachStates = z.infer<typeof ApproachStates>;

/** Parts in an answer. */
export const mostApproachParts = 100;
