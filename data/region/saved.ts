/** Own regions that somebody keeps with an account: what is sent and what is returned. The region itself stays its code. */
import { z } from "zod";
import { typed } from "../schema/text.ts";
import { mostOfRegion } from "./region.ts";

/** Of one account: as many as a list can show. */
export const mostSaved = 100;
export const longestSavedName = 120;

const Name = typed(1, longestSavedName);
export const SavedRegionInput = z.strictObject({
  name: Name.meta({ description: "Eigen naam voor het gebied" }),
  code: z.string().max(mostOfRegion.characters).meta({
    description: "Code van het eigen gebied, zoals in `/areas/{code}/profile`; bewaard in één schrijfwijze",
    example: "R-GM0307_8",
  }),
});
export type SavedRegionInput = z.infer<typeof SavedRegionInput>;
export const SavedRegionName = z.strictObject({ name: Name });

export const SavedRegion = z
  .object({ id: z.string(), name: z.string(), code: z.string(), savedAt: z.string() })
  .meta({ id: "SavedRegion", description: "Een bewaard eigen gebied; alleen wie het bewaarde ziet het" });
export type SavedRegion = z.infer<typeof SavedRegion>;
export const SavedRegionList = z.object({ regions: z.array(SavedRegion) }).meta({ id: "SavedRegionList" });
