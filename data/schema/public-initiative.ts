/** A published initiative as the open API gives it, for who reads it: see `publicVersion` for what is in it and why. */
import { z } from "zod";
import type { Geometry } from "./geometry.ts";
import { Code, Initiative, precisions } from "./initiative.ts";

const PublicPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("geometry"), precision: z.enum(precisions) }),
  z.object({ kind: z.literal("area"), code: Code }),
]);

export const PublicInitiative = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Id of the organisation it belongs to. */
  organisation: z.string().optional(),
  updatedAt: z.string(),
  /** Day on which somebody last said that it is still true. */
  verifiedOn: z.iso.date().optional(),
  content: z.object({
    ...Initiative.omit({ internalContact: true, place: true }).shape,
    /** One that was stored before links were judged as they are now must not hide all the others; see `isSafeLink`. */
    link: z.string().optional(),
    /** Null where the place is not public. */
    place: PublicPlace.nullable(),
    placed: z.object({ buurt: Code.optional(), wijk: Code.optional(), gemeente: Code.optional() }),
  }),
  /** The server has judged it; thousands of corners are not judged again in a browser. */
  geometry: z.custom<Geometry | null>((value) => value === null || (typeof value === "object" && "coordinates" in value)),
});
export type PublicInitiative = z.infer<typeof PublicInitiative>;

export const PublicInitiativeList = z.object({
  initiatives: z.array(PublicInitiative),
  numberMatched: z.number().int(),
  /** Not ended, and confirmed in the last half year; and not ended, and not confirmed in it. */
  numberActive: z.number().int(),
  numberUnconfirmed: z.number().int(),
  /** Addresses of the pages after and before this one. */
  next: z.string().optional(),
  previous: z.string().optional(),
});
