/** The postcode of each buurt: the one that most of its addresses have, as the source says. A postcode may be that of several buurten, or of none. */
import { z } from "zod";

/** The published file; entry i is row i of the index of the buurten. */
export const Postcodes = z.object({
  /** Year of the table. */
  year: z.number().int(),
  /** Id of the source in the catalogue. */
  source: z.string(),
  /** Four digits; 0 where the source has none. */
  digits: z.array(z.number().int().min(0).max(9999)),
});
export type Postcodes = z.infer<typeof Postcodes>;
