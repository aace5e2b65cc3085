/** A published initiative as the open API gives it, for who reads it: see `publicVersion` for what is in it and why. */
import { z } from "zod";
import { fieldsAsRead } from "./as-read.ts";
import { ReadGeometry } from "./geometry.ts";
import { Code, Initiative, precisions } from "./initiative.ts";
import { initiativeThemes } from "./initiative-filter.ts";

/** What of a place everybody may read; its geometry stands beside the contents. */
export const PublicPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("geometry"), precision: z.enum(precisions) }),
  z.object({ kind: z.literal("area"), code: Code }),
]);

/** That an entry came out of somebody's file: nobody here wrote it, and it counts as confirmed only when a person confirms it. */
export const TakenOver = z
  .object({
    on: z.iso.date().meta({ description: "Dag waarop" }),
    from: z.string().optional().meta({ description: "Bron waaruit; ontbreekt als het bestand er geen noemde" }),
  })
  .meta({ id: "TakenOver", description: "Overgenomen uit een bestand van iemand anders: niemand heeft het hier zelf ingevoerd" });
export type TakenOver = z.infer<typeof TakenOver>;

export const PublicInitiative = z
  .object({
    id: z.string(),
    /** Type of entry: always that of initiatives. */
    type: z.string(),
    version: z.number().int(),
    /** Id of the organisation it belongs to. */
    organisation: z.string().optional(),
    updatedAt: z.string(),
    verifiedOn: z.iso
      .date()
      .optional()
      .meta({ description: "Dag waarop een mens voor het laatst zei dat het klopt; ontbreekt zolang niemand het bevestigde" }),
    takenOver: TakenOver.optional(),
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

/** Another one that is public close by. */
export const Nearby = z
  .object({
    id: z.string(),
    title: z.string(),
    themes: z.array(z.enum(initiativeThemes)),
    /** Between the places as everybody sees them. */
    metres: z.number().int(),
  })
  .meta({ id: "Nearby" });
export type Nearby = z.infer<typeof Nearby>;
export const NearbyList = z.object({ nearby: z.array(Nearby) });

/** Of each buurt the places of the points in it, longitude and latitude in turn, in units of 1e-5 degrees as the points have them. */
export const PointBuurten = z
  .record(Code, z.array(z.number().int()))
  .meta({ id: "PointBuurten", description: "Per buurt de plekken van de punten die erin liggen" });
export type PointBuurten = z.infer<typeof PointBuurten>;
