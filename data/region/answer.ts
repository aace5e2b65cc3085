/** What the server makes of a file with the border of an own region. */
import { z } from "zod";
import { regionFaultCodes } from "./region.ts";

export const RegionOfFile = z
  .object({
    kind: z.enum(["areas", "shape"]).meta({ description: "Codes uit een kolom, of de vlakken van het bestand samen" }),
    found: z.number().int().meta({ description: "Hoeveel codes of vlakken er zijn" }),
    code: z.string().optional().meta({ description: "Code van het eigen gebied; ontbreekt als het er geen is" }),
    metres: z.number().optional().meta({
      description: "Hoeveel meter de grens hoogstens anders ligt, zodat de code in een adres past",
    }),
    fault: z.enum(regionFaultCodes).optional().meta({ description: "Waarom het geen gebied is" }),
  })
  .meta({ id: "RegionOfFile" });
export type RegionOfFile = z.infer<typeof RegionOfFile>;
