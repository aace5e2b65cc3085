/** A published initiative as the open API gives it, for who reads it: see `publicVersion` for what is in it and why. */
import { z } from "zod";
import { fieldsAsRead } from "./as-read.ts";
import { ReadGeometry } from "./geometry.ts";
import { Code, Initiative, precisions } from "./initiative.ts";

const PublicPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("geometry"), precision: z.enum(precisions) }),
  z.object({ kind: z.literal("area"), code: Code }),
]);

export const PublicInitiative = z
  .object({
    id: z.string(),
    version: z.number().int(),
    /** Id of the organisation it belongs to. */
    organisation: z.string().optional(),
    updatedAt: z.string(),
    /** Day on which somebody last said that it is still true. */
    verifiedOn: z.iso.date().optional(),
    content: z.object({
      ...fieldsAsRead(Initiative.omit({ internalContact: true, place: true })),
      /** Null where the place is not public. */
      place: PublicPlace.nullable(),
      placed: z.object({ buurt: Code.optional(), wijk: Code.optional(), gemeente: Code.optional() }),
    }),
    geometry: ReadGeometry.nullable(),
  })
  .meta({ id: "PublicInitiative", description: "Een initiatief zoals iedereen het ziet, met zijn plek als GeoJSON" });
export type PublicInitiative = z.infer<typeof PublicInitiative>;

export const PublicInitiativeList = z
  .object({
    initiatives: z.array(PublicInitiative),
    numberMatched: z.number().int(),
    numberReturned: z.number().int(),
    numberActive: z.number().int().meta({ description: "Hiervan niet beëindigd en het laatste half jaar bevestigd" }),
    numberUnconfirmed: z
      .number()
      .int()
      .meta({ description: "Hiervan niet beëindigd en langer dan een half jaar niet bevestigd" }),
    next: z.string().optional().meta({ description: "Adres van de volgende bladzijde" }),
    previous: z.string().optional().meta({ description: "Adres van de vorige bladzijde" }),
  })
  .meta({ id: "PublicInitiativeList" });
export type PublicInitiativeList = z.infer<typeof PublicInitiativeList>;
