/** What is here already and looks like what somebody is typing, for who is signed in. */
import { z } from "zod";
import { AreaCode } from "../schema/area.ts";
import { initiativeThemes, several } from "../schema/initiative-filter.ts";
import { Similar } from "../schema/queue.ts";

/** Of what is typed, as much as there is. */
export const AlikeQuery = z.strictObject({
  type: z.string().max(40).optional().meta({ description: "Soort inzending; zonder dit een initiatief", example: "publication" }),
  title: z.string().max(120).optional().meta({ description: "De titel tot nu toe" }),
  theme: several(initiativeThemes, "Thema's"),
  at: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,7})?,\d{1,2}(\.\d{1,7})?$/)
    .optional()
    .meta({ description: "Midden van de plaats: lengte- en breedtegraad", example: "5.4,52.16" }),
  area: AreaCode.optional().meta({ description: "In plaats daarvan: het gebied dat de plaats is", example: "BU03071001" }),
  except: z.string().max(64).optional().meta({ description: "Id van wat er getypt wordt, als het al bewaard is" }),
});
export type AlikeQuery = z.infer<typeof AlikeQuery>;

export const Alike = z
  .object({
    /** What the person who asks may read, whether it is public or not. */
    similar: z.array(Similar),
    /** That a colleague has one too which the person may not read: whose, and nothing of what it says. */
    colleagues: z.array(
      z.object({
        organisation: z.string().optional(),
        /** In the same buurt and about the same theme; otherwise it is the title that is alike. */
        near: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Alike", description: "Wat er al is en hierop lijkt" });
export type Alike = z.infer<typeof Alike>;
